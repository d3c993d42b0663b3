"""Names of interfaces and codes of three generations (PORTALS §5, DOMAIN §2), in any case, with or without _."""

from __future__ import annotations

import pytest

from disclosure.fields import canonical

G1_G2_G3 = {
    "document_number": "XK_WSH CF_WSH",
    "project": "XK_XMMC CF_CFMC CF_AJMC",
    "permit_type": "XK_SPLB XK_XKLB",
    "permit_content": "XK_NR",
    "permit_number": "XK_XKBH",
    "certificate_name": "XK_XKZS",
    "document_title": "XK_XKWS CF_CFWS",
    "party": "XK_XDR XK_XDR_MC CF_XDR_MC",
    "party_type": "XK_XDR_LB CF_XDR_LB",
    "credit_code": "XK_XDR_SHXYM CF_XDR_SHXYM",
    "organisation_code": "XK_XDR_ZDM CF_XDR_ZDM XK_XDR_ZZJG CF_XDR_ZZJG",
    "registration_number": "XK_XDR_GSDJ XK_XDR_GSZC CF_XDR_GSDJ CF_XDR_GSZC",
    "tax_number": "XK_XDR_SWDJ CF_XDR_SWDJ",
    "institution_number": "XK_XDR_SYDW CF_XDR_SYDW",
    "association_number": "XK_XDR_SHZZ CF_XDR_SHZZ",
    "resident_id": "XK_XDR_SFZ CF_XDR_SFZ CF_SFZ",
    "id_type": "XK_XDR_ZJLX CF_XDR_ZJLX",
    "id_number": "XK_XDR_ZJHM CF_XDR_ZJHM",
    "legal_representative": "XK_FR XK_FDDBR XK_FRDB CF_FR CF_FRDB",
    "representative_id_type": "XK_FR_ZJLX CF_FR_ZJLX",
    "representative_id": "XK_FR_SFZH XK_FR_ZJHM CF_FR_ZJHM CF_FR_SFZH",
    "decision_date": "XK_JDRQ CF_JDRQ XK_SXQ CF_SXQ",
    "valid_from": "XK_YXQZ",
    "valid_until": "XK_YXQZI XK_YXQ XK_JZQ CF_YXQ",
    "display_until": "CF_GSJZQ CF_QX",
    "organ": "XK_XZJG XK_XKJG CF_XZJG CF_CFJG",
    "organ_code": "XK_XKJGDM CF_CFJGDM",
    "source_unit": "XK_LYDW CF_SJLY",
    "source_unit_code": "XK_LYDWDM CF_SJLYDM",
    "status": "XK_ZT CF_ZT",
    "region_code": "XK_DFBM CF_DFBM DFBM",
    "updated_on": "XK_SJC CF_SJC SJC",
    "remark": "XK_BZ BZ",
    "penalty_type": "CF_CFLB CF_CFLB1 CF_CFLB2 CF_ZL",
    "facts": "CF_SY",
    "basis": "CF_YJ XK_YZ",
    "penalty_content": "CF_JG CF_NR",
    "violation": "CF_WFXW",
    "fine_amount": "CF_NR_FK",
    "confiscation_amount": "CF_NR_WFFF",
    "suspended_certificate": "CF_NR_ZKDX",
}
LOCAL = {
    "document_number": "xkwsh cfwsh wsh",
    "project": "xmmc cfmc infoName XK_SXMC",
    "permit_type": "splb XK_XZXKLB",
    "permit_content": "xknr",
    "party": "xzxdr xdrmc accurate_entity_name_query",
    "credit_code": "tyshxydm accurate_entity_code",
    "decision_date": "xkjdrq cfjdrq jdrq",
    "valid_until": "xkjzrq",
    "organ": "xkjg cfjguan",
    "department": "bmmc dept XK_XZBM",
    "penalty_type": "cflb",
    "facts": "cfsy",
    "basis": "cfyj",
    "published_on": "infoDate",
    "sequence": "RN rowNum",
}
CODES = [(field, code) for field, codes in G1_G2_G3.items() for code in codes.split()]


@pytest.mark.parametrize(("field", "code"), CODES)
def test_a_code_means_its_field_however_it_is_written(field: str, code: str) -> None:
    plain = code.replace("_", "")
    head, *rest = code.lower().split("_")
    camel = head + "".join(part.title() for part in rest)
    written = (code, code.lower(), code.title(), plain, plain.lower(), camel)
    assert {spelling: canonical(spelling) for spelling in written} == dict.fromkeys(written, field)


@pytest.mark.parametrize(("field", "name"), [(field, name) for field, names in LOCAL.items() for name in names.split()])
def test_a_name_of_a_local_interface_means_its_field(field: str, name: str) -> None:
    assert canonical(name) == field
