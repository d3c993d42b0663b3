"""Exceptions of the downloader and the browser as outcomes with a sentence."""

from __future__ import annotations

import gzip
import zlib

from scrapy import exceptions

from crawler.archive.broken import ArchiveFullError
from crawler.messages import say
from disclosure.vocabulary import Outcome

_TLS_WORDS = ("ssl", "tls", "certificate", "err_cert")
_BROWSER_WORDS = {
    "err_name_not_resolved": Outcome.DNS,
    "err_connection_refused": Outcome.REFUSED,
    "err_too_many_redirects": Outcome.REDIRECT_LOOP,
    "timeout": Outcome.TIMEOUT,
}


def failure(error: Exception, *, seconds: float, limit_bytes: int) -> tuple[Outcome, str]:
    """Which outcome an exception of a download is, and what to tell people."""
    if isinstance(error, ArchiveFullError):
        return Outcome.NOT_ARCHIVED, say("outcome", "archive_full")
    outcome = _outcome(error)
    if outcome is Outcome.NO_BROWSER:
        return outcome, say("outcome", "no_browser", detail=str(error).splitlines()[0][:120])
    sentence = say("outcome", outcome, seconds=seconds, limit=limit_bytes // 1024 // 1024, status="", detail="")
    return outcome, sentence


def _outcome(error: Exception) -> Outcome:
    said = str(error).lower()
    if isinstance(error, exceptions.IgnoreRequest):
        return Outcome.ROBOTS if "robots" in said else Outcome.REDIRECT_LOOP
    by_type: list[tuple[type[Exception], Outcome]] = [
        (exceptions.CannotResolveHostError, Outcome.DNS),
        (exceptions.DownloadConnectionRefusedError, Outcome.REFUSED),
        (exceptions.DownloadTimeoutError, Outcome.TIMEOUT),
        (exceptions.DownloadCancelledError, Outcome.TOO_LARGE),
        # what the site calls compressed cannot be unpacked
        (zlib.error, Outcome.UNDECODABLE),
        (gzip.BadGzipFile, Outcome.UNDECODABLE),
        (EOFError, Outcome.UNDECODABLE),
        (exceptions.ResponseDataLossError, Outcome.CONNECTION_LOST),
    ]
    for kind, outcome in by_type:
        if isinstance(error, kind):
            return outcome
    if any(word in said for word in _TLS_WORDS):
        return Outcome.TLS
    for word, outcome in _BROWSER_WORDS.items():
        if word in said:
            return outcome
    if type(error).__module__.startswith("playwright"):
        return Outcome.NO_BROWSER
    return Outcome.CONNECTION_LOST
