"""What every portal has: a home page, sections with articles, channels, styles, robots, a 404 page.

A family says how its addresses look, which shell of templates it wears, and adds its column.
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from aiohttp import web
from aiohttp.typedefs import Middleware
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section, page, sections
from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.plan import City
from gongshi.city.promise import Promise

Answer = Callable[[], web.Response]

_ENVIRONMENT = Environment(
    loader=PackageLoader("gongshi.city"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ABOUT = (
    "机构职能",
    "领导信息",
    "内设机构",
    "联系方式",
    "信息公开指南",
    "依申请公开",
    "局长信箱",
    "网上调查",
    "隐私声明",
    "关于我们",
)


class Portal(ABC):
    """One department's website. `shell` names its folder of templates, `theme` its colour."""

    family: ClassVar[str]
    like: ClassVar[str] = ""
    """The family whose templates it wears, where it has none of its own."""
    promise: ClassVar[Promise]
    shell: ClassVar[str] = "modern"
    theme: ClassVar[str] = "#1a5fa8"
    listens: ClassVar[bool] = True
    charset: ClassVar[str] = "utf-8"
    said_charset: ClassVar[str] = ""
    """What the meta tag says; the true charset where this is empty."""
    rules: ClassVar[str] = "User-agent: *\nDisallow: /admin/\nDisallow: /search\n"
    """robots.txt"""
    scripted: ClassVar[bool] = False
    """Whether a script fetches its records or draws its pages: a browser has to look before plain requests can do."""
    has_annex: ClassVar[bool] = False
    """Whether it has a second host of its own, a bare address and port."""

    def __init__(
        self, city: City, department: Department, *, domain: str, friends: Mapping[str, str], annex: str = ""
    ) -> None:
        """`domain` and `annex` are host:port; `friends` are other sites of the city by name (友情链接)."""
        self.city, self.department, self.domain, self.friends = city, department, domain, friends
        self.annex = annex
        self.sections: list[Section] = sections(city, department) if self.listens else []
        self.about = [self._about_page(order, title) for order, title in enumerate(_ABOUT, 1)]

    # -- addresses: each family has its own

    def home_url(self) -> str:
        """The home page as the target list gives it."""
        return f"http://{self.domain}/"

    def section_path(self, section: Section) -> str:
        return f"/channel/{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/content/{article.day:%Y%m}/{article.number}.html"

    open_path: ClassVar[str] = "/zwgk/index.html"
    column_path: ClassVar[str | None] = None

    def listing_path(self, kind: Kind) -> str | None:  # noqa: ARG002  families need it
        """Where the column lists records of a kind; None where there is no such list."""
        return None

    # -- what a family adds

    def column_link(self) -> Markup:
        """What the home page shows of the column; empty where it shows nothing."""
        return Markup("")

    def open_links(self) -> list[tuple[str, str]]:
        """More links (text, address) of the 政务公开 page."""
        return []

    def extra_pages(self) -> Mapping[str, Answer]:
        """Fixed pages of the family, by path and query."""
        return {}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        """Handlers for what depends on the request."""
        return []

    def extra_articles(self) -> list[Article]:
        """Articles outside the ordinary sections: each is served at its own address."""
        return []

    def barriers(self) -> Sequence[Middleware]:
        """What stands before every page: a firewall, a slow line."""
        return ()

    def annex_routes(self) -> Sequence[web.RouteDef]:
        """The pages of the second host."""
        return []

    # -- what a fair visitor sees of it: the truth is made of this

    def shown(self, kind: Kind) -> list[Decision]:
        """The records that stand on the site for everybody to see."""
        return self.published(kind) if self.promise.records else []

    def reachable(self, record: Decision) -> bool:  # noqa: ARG002  families need it
        """Whether a visitor gets to a record that is shown; what nobody reaches need not have been read."""
        return True

    def legible(self, record: Decision) -> bool:  # noqa: ARG002  families need it
        """Whether more of a record can be read than its title in the list: number, party, day of publication."""
        return True

    def complete(self, kind: Kind) -> bool | None:  # noqa: ARG002  families need it
        """Whether the list of a kind can be read to its end; None where there is no list to speak of."""
        return True if self.promise.records else None

    # -- serving

    def application(self, *middlewares: Any) -> web.Application:
        """The whole site as one application."""
        app = web.Application(middlewares=[*middlewares, *self.barriers()])
        app.add_routes(self.extra_routes())

        async def serve(request: web.Request) -> web.Response:
            return self.answer(request)

        app.router.add_route("*", "/{anything:.*}", serve)
        return app

    def annex_application(self, *middlewares: Any) -> web.Application:
        """The second host: its own pages and nothing else."""
        app = web.Application(middlewares=middlewares)
        app.add_routes(self.annex_routes())
        return app

    def answer(self, request: web.Request) -> web.Response:
        """A fixed page by path and query, else by path alone, else the site's 404 page."""
        found = self._served.get(request.path_qs) or self._served.get(request.path)
        return found() if found else self.html("404.html", status=404, title="页面不存在")

    @cached_property
    def _served(self) -> dict[str, Answer]:
        return {**self._pages(), **self.extra_pages()}

    def html(self, template: str, *, status: int = 200, **context: Any) -> web.Response:
        """A page of the site: the family's own template if it has one, else the shell's."""
        folders = [name for name in (self.family, self.like, self.shell, "site", "faults") if name]
        names = [f"{folder}/{template}" for folder in folders]
        text = _ENVIRONMENT.select_template(names).render(site=self, **({"article": None} | context))
        return web.Response(
            body=text.encode(self.charset, "xmlcharrefreplace"),
            status=status,
            content_type="text/html",
            charset=self.charset,
        )

    def text(self, body: str, content_type: str) -> web.Response:
        return web.Response(text=body, content_type=content_type, charset="utf-8")

    def published(self, kind: Kind) -> list[Decision]:
        return self.department.published(kind)

    def _pages(self) -> dict[str, Answer]:
        found: dict[str, Answer] = {
            "/": lambda: self.html("home.html", title="首页"),
            "/index.html": lambda: self.html("home.html", title="首页"),
            self.open_path: lambda: self.html("open.html", title="政务公开"),
            "/wzdt/index.html": lambda: self.html("sitemap.html", title="网站地图"),
            "/search": lambda: self.html("search.html", title="站内搜索"),
            "/robots.txt": lambda: self.text(self.rules, "text/plain"),
            "/css/style.css": lambda: self.text(self._render(f"{self.shell}/style.css"), "text/css"),
            "/images/logo.svg": lambda: self.text(self._render("site/logo.svg"), "image/svg+xml"),
            "/images/banner.svg": lambda: self.text(self._render("site/banner.svg"), "image/svg+xml"),
            "/favicon.ico": lambda: web.Response(status=204),
        }
        for section in self.sections:
            found[self.section_path(section)] = self._section(section)
        for article in [*self._articles(), *self.about, *self.extra_articles()]:
            found[self.article_path(article)] = self._article(article)
        return found

    def _articles(self) -> list[Article]:
        return [article for section in self.sections for article in section.articles]

    def _section(self, section: Section) -> Answer:
        return lambda: self.html("list.html", title=section.name, section=section)

    def _article(self, article: Article) -> Answer:
        return lambda: self.html("article.html", title=article.title, article=article)

    def _render(self, template: str) -> str:
        return _ENVIRONMENT.get_template(template).render(site=self)

    def _about_page(self, order: int, title: str) -> Article:
        duty, phone = self.department.bureau.duty, self.department.phone
        body = Markup("<p>　　{}主要负责全市{}工作。</p><p>联系电话：{}</p>").format(self.department.name, duty, phone)
        return page("机构概况", order, title, body, self.department)
