"""Screenshots made fit for a Word page: small enough to mail, no taller than the page has room for."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_log = logging.getLogger(__name__)
_BOX_MM = (125.0, 74.0)
# A whole long page would shrink to a strip: it may be taller instead, up to a page of the report.
_LEAST_WIDTH_MM, _TALLEST_MM = 80.0, 190.0
_MOST_PIXELS = (1500, 1500)


@dataclass(frozen=True, slots=True)
class FittedPicture:
    content: bytes
    width_mm: float


def fitted(path: Path) -> FittedPicture | None:
    """The picture scaled into 125 × 74 mm, or if that made it narrower than 80 mm as wide as 190 mm of height
    allow; never stretched. None where the file is gone or no picture."""
    try:
        with Image.open(path) as image:
            small = image.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        _log.warning("screenshot %s left out of the Word report: %s", path.name, error)
        return None
    small.thumbnail(_MOST_PIXELS)
    stream = BytesIO()
    small.save(stream, "JPEG", quality=82)
    return FittedPicture(stream.getvalue(), _width_mm(small.width, small.height))


def _width_mm(width: int, height: int) -> float:
    boxed = width * min(_BOX_MM[0] / width, _BOX_MM[1] / height)
    return max(boxed, min(_LEAST_WIDTH_MM, width * _TALLEST_MM / height))
