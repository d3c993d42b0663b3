"""Every portal serves what its family is known for, and every record it has can be reached."""

from __future__ import annotations

import io
import re
import socket
import urllib.error
import urllib.request
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from disclosure.vocabulary import Kind
from gongshi.city import City, serve
from tests.gongshi.city.fetching import fetch

OPEN_FAMILIES = ["trs", "hanweb", "spa", "formpost", "batch_table", "batch_sheet", "decoys", "empty_icon"]


@pytest.mark.parametrize("family", OPEN_FAMILIES)
def test_a_home_page_is_built_like_a_real_one(server, portals, family):
    portal = portals[family]
    page = fetch(server, portal, "/").text
    for name in ("SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnType"):
        assert f'<meta name="{name}" content="' in page
    assert len(set(re.findall(r'href="([^"]+)"', page))) > 25
    assert portal.department.site_code in page.split('class="footer"')[1]
    assert "ICP备" in page
    assert "<form" in page, "the site-wide search box is the decoy"


@pytest.mark.parametrize("family", OPEN_FAMILIES)
def test_no_link_of_the_home_page_leads_nowhere(server, portals, family):
    portal = portals[family]
    page = fetch(server, portal, "/").text
    for href in set(re.findall(r'href="(\.?/[^"]*)"', page)):
        path = href.lstrip(".").replace("&amp;", "&")
        assert fetch(server, portal, path).status == 200 or path == "/favicon.ico", path


@pytest.mark.parametrize("family", OPEN_FAMILIES)
def test_news_pages_carry_their_publication_date_and_unknown_pages_are_404(server, portals, family):
    portal = portals[family]
    article = portal.sections[0].articles[0]
    page = fetch(server, portal, portal.article_path(article)).text
    assert f'<meta name="PubDate" content="{article.day} {article.clock}">' in page
    assert article.title in page
    assert fetch(server, portal, "/no/such/page.html").status == 404
    assert "Disallow: /admin/" in fetch(server, portal, "/robots.txt").text


def test_trs_pages_number_on_from_index_and_hold_every_record(server, portals):
    trs = portals["trs"]
    for kind in Kind:
        base = trs.listing_path(kind)
        first = fetch(server, trs, base).text
        total = int(re.search(r'createPageHTML\((\d+), 0, "index", "html"\)', first)[1])
        assert total > 1
        names = ["index.html", *(f"index_{n}.html" for n in range(1, total))]
        pages = [fetch(server, trs, base + name) for name in names]
        assert all(page.status == 200 for page in pages)
        assert fetch(server, trs, f"{base}index_{total}.html").status == 404
        links = [link for page in pages for link in re.findall(r'href="\./(\d{6}/t\d{8}_\d+\.html)"', page.text)]
        assert len(set(links)) == len(trs.published(kind)) == len(links)
        detail = fetch(server, trs, base + links[0]).text
        assert '<meta name="PubDate"' in detail
        assert trs.published(kind)[0].document_number in detail


def test_the_trs_query_filters_by_party_and_by_number(server, portals):
    trs = portals["trs"]
    record = trs.published(Kind.PERMIT)[3]
    for query in (f"xdr={record.party.name}&wsh=", f"xdr=&wsh={record.document_number}"):
        assert "共查询到 1 条信息" in fetch(server, trs, f"/sgs/cx/search.html?{query}").text
    assert "没有查询到相关信息" in fetch(server, trs, "/sgs/cx/search.html?xdr=并无此户&wsh=").text


def test_hanweb_gives_its_rows_by_record_numbers_and_none_without_the_column(server, portals):
    hanweb = portals["hanweb"]
    page = fetch(server, hanweb, hanweb.listing_path(Kind.PERMIT)).text
    total = int(re.search(r"totalRecord:(\d+)", page)[1])
    inline = len(re.findall(r"<record><!\[CDATA\[", page))
    assert inline < total == len(hanweb.published(Kind.PERMIT))
    column = re.search(r"columnid=(\d+)", page)[1]
    rows = []
    for start in range(1, total + 1, 6):
        query = f"startrecord={start}&endrecord={start + 5}&perpage=6"
        answer = fetch(server, hanweb, f"/module/web/jpage/dataproxy.jsp?{query}", form={"columnid": column})
        store = ET.fromstring(answer.text)
        assert store.findtext("totalrecord") == str(total)
        rows += [record.text for record in store.iter("record")]
    assert len(rows) == len(set(rows)) == total
    assert "<record>" not in fetch(server, hanweb, "/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=6").text
    assert fetch(server, hanweb, re.search(r'href="([^"]+)"', rows[-1])[1]).status == 200


def test_hanweb_links_its_column_not_from_home_but_two_levels_down_with_the_full_name_in_title(server, portals):
    hanweb = portals["hanweb"]
    assert hanweb.column_path not in fetch(server, hanweb, "/").text
    page = fetch(server, hanweb, hanweb.open_path).text
    assert (
        f'<a href="{hanweb.column_path}" title="行政许可和行政处罚等信用信息公示专栏">行政许可和行政处罚等信用信…</a>'
        in page
    )


def test_the_spa_shell_has_no_row_and_its_api_has_them_all(server, portals):
    spa = portals["spa"]
    shell = fetch(server, spa, "/sgs/index.html").text
    assert '<div id="app"></div>' in shell
    assert not any(record.party.name in shell for record in spa.published(Kind.PERMIT))
    seen = []
    for number in range(1, 99):
        asked = {"type": "cf", "pageNo": number, "pageSize": 5, "keyword": ""}
        data = fetch(server, spa, "/api/doublePublicity/page", body=asked).json()["data"]
        seen += data["list"]
        if number >= data["pages"]:
            break
    assert {row["CF_WSH"] for row in seen} == {record.document_number for record in spa.published(Kind.PENALTY)}
    assert all(row["CF_JDRQ"] > 1_500_000_000_000 for row in seen), "epoch milliseconds"
    wanted = seen[2]["CF_WSH"]
    filtered = fetch(server, spa, "/api/doublePublicity/page", body=asked | {"pageNo": 1, "keyword": wanted}).json()
    assert [row["CF_WSH"] for row in filtered["data"]["list"]] == [wanted]
    assert fetch(server, spa, "/api/doublePublicity/page", body={"type": "xx"}).json()["code"] == 400


def test_the_form_list_refuses_a_post_without_its_hidden_fields_and_pages_with_them(server, portals):
    form = portals["formpost"]
    page = fetch(server, form, "/sgs/toSgsList.do").text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)"(?: id="\w+")? value="([^"]*)"', page))
    assert "gotopage(2)" in page
    for missing in hidden:
        sent = {name: value for name, value in hidden.items() if name != missing}
        assert fetch(server, form, "/sgs/toSgsList.do", form=sent).status == 500, missing
    seen = []
    for number in range(1, int(hidden["totalPage"]) + 1):
        answer = fetch(server, form, "/sgs/toSgsList.do", form=hidden | {"pageNo": str(number)})
        seen += re.findall(r'href="(/sgs/detail\.do\?id=\w+)"', answer.text)
    assert len(seen) == len(set(seen)) == len(form.published(Kind.PERMIT))
    detail = fetch(server, form, seen[0]).text
    assert detail.count('class="label"') > 10
    assert form.shown_number(form.published(Kind.PERMIT)[0]) in detail
    party = form.published(Kind.PERMIT)[4].party.name
    found = fetch(server, form, "/sgs/toSgsList.do", form=hidden | {"xdrmc": party, "wsh": ""}).text
    assert "共1条" in found
    assert party in found


def test_batch_articles_hold_every_record_in_word_tables(server, portals):
    portal = portals["batch_table"]
    titles = [article.title for article in portal.column.articles]
    assert any(re.fullmatch(r"2018年5月行政处罚信息公示（第[一二三]批）", title) for title in titles)
    pages = "".join(fetch(server, portal, portal.article_path(a)).text for a in portal.column.articles)
    assert "MsoNormalTable" in pages
    text = re.sub(r"<[^>]+>", "", pages)
    for kind in Kind:
        for record in portal.published(kind):
            assert text.count(record.document_number) == 1
            assert record.document_number not in pages, "numbers are split over spans"


def test_batch_attachments_hold_every_record_and_the_page_none(server, portals):
    portal = portals["batch_sheet"]
    numbers = []
    for batch, path, article in portal.found:
        page = fetch(server, portal, portal.article_path(article)).text
        assert f"{batch.title}.xlsx</a>" in page
        assert "罚〔" not in page
        sheet = openpyxl.load_workbook(io.BytesIO(fetch(server, portal, path).body)).active
        assert sheet["A1"].value == batch.title
        numbers += [row[1].value for row in sheet.iter_rows(min_row=3)]
    assert sorted(numbers) == sorted(record.document_number for kind in Kind for record in portal.published(kind))


def test_the_decoys_lead_to_no_record(server, portals):
    portal = portals["decoys"]
    home = fetch(server, portal, "/").text
    for name in ("双公示工作动态", "双随机、一公开", "批前公示", "权责清单", "红黑榜", "办事指南"):
        assert f">{name}</a>" in home
    pages = "".join(fetch(server, portal, portal.article_path(article)).text for article in portal.extra_articles())
    assert not any(record.document_number in pages for record in portal.department.decisions)


def test_behind_the_icon_there_is_nothing(server, portals):
    portal = portals["empty_icon"]
    assert '<img src="/images/icon_sgs.svg" alt="双公示"' in fetch(server, portal, "/").text
    page = fetch(server, portal, portal.column_path).text
    main = page.split('<td valign="top">')[1].split('<div class="footer"')[0]
    assert re.sub(r"<[^>]+>|&nbsp;|\s", "", main) == ""


def test_the_refused_host_refuses_and_the_firewall_answers_412_everywhere(server, portals):
    host, port = portals["refused"].domain.split(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=3)
    for path in ("/", "/index.html", "/sgs/", "/robots.txt"):
        answer = fetch(server, portals["waf"], path)
        assert answer.status == 412
        assert "$_ts" in answer.text


def test_the_credit_site_lists_every_record_it_has_and_filters_by_department(server, city):
    credit = server.credit
    for kind, path in ((Kind.PERMIT, "/sgs/xzxk.jspx"), (Kind.PENALTY, "/sgs/xzcf.jspx")):
        records = [d for d in city.decisions if d.kind is kind and d.credit_on]
        pages = int(re.search(r" 1/(\d+) 页", fetch(server, credit, path).text)[1])
        rows = []
        for number in range(1, pages + 1):
            rows += re.findall(r'jspx\?id=\d+">([^<]+)</a></td>', fetch(server, credit, f"{path}?pageNo={number}").text)
        assert sorted(rows) == sorted(record.document_number for record in records)
    name = city.departments[9].name
    found = fetch(server, credit, f"/sgs/xzcf.jspx?xdr=&wsh=&bm={name}").text
    assert f"共 {sum(d.department == name for d in records)} 条记录" in found


def test_every_request_is_on_record(server, portals):
    before = len(server.seen(portals["trs"].department.name))
    fetch(server, portals["trs"], "/sgs/?from=test")
    (seen,) = server.seen(portals["trs"].department.name)[before:]
    assert (seen.method, seen.path, seen.user_agent, seen.status) == ("GET", "/sgs/?from=test", "city-test", 200)


def test_two_cities_are_served_side_by_side_and_end_cleanly(city):
    with serve(city, base="127.62.8") as one, serve(City.generate(4), base="127.62.8") as two:
        assert one.addresses.port != two.addresses.port
        for running in (one, two):
            urllib.request.urlopen(running.credit_url, timeout=5).close()
        address = one.credit_url
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=5)
