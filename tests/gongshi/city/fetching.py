"""Fetching from the city as any client does."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from gongshi.city import CityServer
from gongshi.city.portals import Portal


@dataclass(frozen=True)
class Answer:
    status: int
    content_type: str
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    def json(self) -> Any:
        return json.loads(self.body)


def fetch(
    server: CityServer, portal: Portal, path: str, *, form: dict[str, str] | None = None, body: Any = None
) -> Answer:
    """GET, or POST of a form or of JSON, to the portal's own address."""
    url = f"http://{portal.domain}{urllib.parse.quote(path, safe='/?&=#%')}"
    data = urllib.parse.urlencode(form).encode() if form is not None else None
    headers = {"User-Agent": "city-test"}
    if body is not None:
        data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10) as answer:
            return Answer(answer.status, answer.headers["Content-Type"] or "", answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers["Content-Type"] or "", error.read())
