# ruff: noqa: PLC0415 -- each side, in its own process, loads what it needs and no more
"""A whole crawl (finding, reading, storing) against a bare Scrapy spider that only downloads the same pages.

    python benchmarks/bench_crawl.py [PAGES]        (5,000 by default)

nginx serves the pages on loopback, started here with a configuration of its own in a temporary folder. Each side runs
in a process of its own, with as many connections to the host as Scrapy's default allows and without pauses; Gongshi's
writes the records, the page cache and the evidence as it always does, and may use a second core. Prints pages a
second, processor time, their ratio and the peak memory of both (MB, of all of a side's processes together). Screenshots
are left out: they cost the same however many pages a site has.
"""

from __future__ import annotations

import json
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PER_LIST = 20
CONNECTIONS = 8
"""CONCURRENT_REQUESTS_PER_DOMAIN of Scrapy."""
FILLER = "<p>为做好信用信息公示工作，根据有关规定，现将本机关作出的行政许可决定予以公示，接受社会监督。</p>" * 40
CONFIG = """worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 256; }}
http {{ access_log off; types {{ text/html html; text/plain txt; }} charset utf-8; charset_types text/html;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}/site; index index.html; }} }}
"""


def page(title: str, main: str) -> str:
    links = "".join(f'<li><a href="/xw/{at}.html">机关工作动态第{at}期</a></li>' for at in range(12))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><meta name="SiteName" content="某局">'
        f'</head><body><div class="nav"><ul><li><a href="/">首页</a></li>{links}</ul></div><div class="main">'
        f"<h1>{title}</h1>{main}</div><div class='footer'>{FILLER}</div></body></html>"
    )


def write_site(folder: Path, pages: int, city: str = "示范市") -> int:
    """A TRS-like site of a city; the number of pages it has."""
    lists = max(1, (pages - 3) // (PER_LIST + 1))
    records = pages - 3 - lists
    files = {"index.html": page("某局", '<h2>专题专栏</h2><a href="/sgs/">双公示专栏</a>')}
    files["sgs/index.html"] = page("双公示专栏", '<a href="/sgs/xzxk/">行政许可公示</a>')
    files["robots.txt"] = "User-agent: *\nAllow: /\n"
    for at in range(lists):
        rows = "".join(_row(city, number) for number in range(at * PER_LIST, min(records, (at + 1) * PER_LIST)))
        name = "index.html" if at == 0 else f"index_{at}.html"
        pager = f'<script>createPageHTML({lists}, {at}, "index", "html");</script>'
        files[f"sgs/xzxk/{name}"] = page("行政许可公示", f'<ul class="list">{rows}</ul>{pager}')
    for number in range(records):
        files[f"sgs/xzxk/{_name(number)}"] = page(f"行政许可决定公示第{number}号", _detail(city, number))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "all.txt").write_text("\n".join(name for name in files if name.endswith("html")), encoding="utf-8")
    return len(files)


def _day(number: int) -> date:
    return date(2018, 6, 29) - timedelta(days=number // 60)


def _name(number: int) -> str:
    return f"{_day(number):%Y%m}/t{_day(number):%Y%m%d}_{10000 + number}.html"


def _row(city: str, number: int) -> str:
    title = f"{city}第{number}商贸有限公司（示许〔2018〕{number}号）"
    return f'<li><a href="./{_name(number)}" title="{title}">{title}</a><span>{_day(number)}</span></li>'


def _detail(city: str, number: int) -> str:
    cells = {
        "行政许可决定书文号": f"示许〔2018〕{number}号",
        "项目名称": "食品经营许可",
        "行政相对人名称": f"{city}第{number}商贸有限公司",
        "许可决定日期": f"{_day(number)}",
        "许可机关": "某局",
    }
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in cells.items())
    return f"<table>{rows}</table>"


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        sys.exit("没有 nginx，这项测量做不了：请先安装（apt-get install nginx）再运行。")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, port=port), encoding="utf-8")
    server = subprocess.Popen([program, "-c", str(config), "-p", str(folder)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(50):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def bare(url: str, folder: str) -> dict[str, Any]:
    """Download and nothing else, on Scrapy's default reactor and settings."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    names = (Path(folder) / "site" / "all.txt").read_text(encoding="utf-8").split()

    class Bare(scrapy.Spider):
        name = "bare"
        start_urls = tuple(url + name for name in names)
        seen = 0

        def parse(self, response: object) -> None:  # noqa: ARG002
            Bare.seen += 1

    settings = {"LOG_LEVEL": "ERROR", "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": CONNECTIONS}
    process = CrawlerProcess(settings)
    began = time.perf_counter()
    process.crawl(Bare)
    process.start()
    return {"pages": Bare.seen, "seconds": time.perf_counter() - began}


def whole(url: str, folder: str) -> dict[str, Any]:
    """Find the column, read every record, keep everything."""
    from crawler.options import CrawlOptions
    from crawler.run import crawl
    from disclosure.assessment import Assessment
    from disclosure.period import parse_period
    from disclosure.store import open_store
    from disclosure.targets import Target

    out = Path(folder) / "out"
    out.mkdir()
    target = Target(name="某局", region="示范市", home_url=url)
    period = parse_period("2018-01-01..2018-06-30")
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    about = Assessment(scheme="national-2018q2", period=period, as_of=date(2018, 9, 5))
    assessment = store.begin(about, [target], fresh=True)
    reports: list[Any] = []

    def keep(report: Any) -> None:
        store.save_site(assessment, report)
        reports.append(report)

    options = CrawlOptions(
        out=out,
        period_start=period.start,
        as_of=about.as_of,
        browser=None,
        delay=0.0,
        confirm_after=0.0,
        requests_per_host=CONNECTIONS,
        site_page_limit=100_000,
        log_file=out / "crawl.log",
    )
    began = time.perf_counter()
    crawl([target], options, departments=["某局"], credit_site=None, on_site=keep, on_progress=lambda _: None)
    seconds = time.perf_counter() - began
    store.close()
    [report] = reports
    return {"pages": report.pages, "seconds": seconds, "records": len(report.records)}


def main(pages: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = write_site(folder / "site", pages)
        for kept in (folder, *folder.rglob("*")):  # nginx's worker is another user
            kept.chmod(0o755 if kept.is_dir() else 0o644)
        with nginx(folder) as url:
            sides = {side: _run(side, url, name) for side in ("bare", "whole")}
    for side, figures in sides.items():
        speed = figures["pages"] / figures["seconds"]
        records = f", {figures['records']} records" if "records" in figures else ""
        print(
            f"{side}: {figures['pages']} pages, {figures['seconds']:.1f} s, {speed:.0f} pages/s, "
            f"{figures['processor'] / figures['pages'] * 1000:.2f} ms of processor a page, "
            f"{figures['memory']:.0f} MB{records}"
        )
    speeds = {side: figures["pages"] / figures["seconds"] for side, figures in sides.items()}
    print(
        f"{made} files; speed ratio {speeds['whole'] / speeds['bare']:.2f} (wanted: 0.8 or more), "
        f"memory ratio {sides['whole']['memory'] / sides['bare']['memory']:.2f} (wanted: 3 or less)"
    )


def _run(side: str, url: str, folder: str) -> dict[str, Any]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = Path(folder) / f"{side}.json"
    peak = 0.0
    with said.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen([sys.executable, __file__, side, url, folder], stdout=stream)
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.2)
    if process.returncode:
        sys.exit(process.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures: dict[str, Any] = json.loads(said.read_text(encoding="utf-8").splitlines()[-1])
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**figures, "memory": peak, "processor": processor}


def _memory(process: int) -> float:
    """MB of a process and all that it started, as they are now (Linux)."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        begun = [path.read_text(encoding="utf-8").split() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it has just ended
        return 0.0
    own = next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:")), 0.0)
    return own + sum(_memory(int(child)) for children in begun for child in children)


if __name__ == "__main__":
    if sys.argv[1:2] in (["bare"], ["whole"]):
        print(json.dumps({"bare": bare, "whole": whole}[sys.argv[1]](sys.argv[2], sys.argv[3])))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
