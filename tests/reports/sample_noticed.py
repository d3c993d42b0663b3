"""What was seen on the way at the sample's sites, with the kept pages."""

from __future__ import annotations

from disclosure.findings import Noticed
from disclosure.vocabulary import NoticedKind


def sample_noticed(folder: str, host: str) -> tuple[Noticed, ...]:
    def seen(kind: NoticedKind, path: str, said: str) -> Noticed:
        return Noticed(kind=kind, url=f"http://{host}/{path}", said=said, evidence=f"evidence/{folder}/{kind}.html")

    return (
        seen(
            NoticedKind.RESIDENT_NUMBER,
            "xzcf/202405/t20240507_1.html",
            "页面上有 2 个完整的公民身份号码（529900************、529901************）：请遮盖后再公示",
        ),
        seen(
            NoticedKind.HIDDEN_LINK,
            "index.html",
            "页面中藏有指向 http://www.x-bet.example.com/ 的链接“棋牌”（暗链）：请清除，并检查网站是否被入侵",
        ),
        seen(
            NoticedKind.DEAD_LINK,
            "xzcf/9.html",
            "专栏内的链接“示范超市未按规定经营案”打不开（404）：请修复或撤下",
        ),
        seen(
            NoticedKind.MISSING_TAG,
            "",
            "首页缺少网页标签 SiteDomain、SiteIDCode（国办发〔2017〕47号要求）：请补上",
        ),
    )


def dead_link_naming(person: str, folder: str, host: str) -> Noticed:
    return Noticed(
        kind=NoticedKind.DEAD_LINK,
        url=f"http://{host}/xzcf/9.html",
        said=f"专栏内的链接“{person}经营的示范超市违法经营案”打不开（404）：请修复或撤下",
        evidence=f"evidence/{folder}/dead_link.html",
    )
