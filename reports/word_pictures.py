"""Screenshots made fit for a Word page: small enough to mail, no taller than the page has room for."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_log = logging.getLogger(__name__)
_BOX_MM = (150.0, 95.0)
_MOST_PIXELS = (1500, 1500)


@dataclass(frozen=True, slots=True)
class FittedPicture:
    content: bytes
    width_mm: float


def fitted(path: Path) -> FittedPicture | None:
    """The picture scaled into 150 × 95 mm, never stretched; None where the file is gone or no picture."""
    try:
        with Image.open(path) as image:
            small = image.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        _log.warning("screenshot %s left out of the Word report: %s", path.name, error)
        return None
    small.thumbnail(_MOST_PIXELS)
    stream = BytesIO()
    small.save(stream, "JPEG", quality=82)
    scale = min(_BOX_MM[0] / small.width, _BOX_MM[1] / small.height)
    return FittedPicture(stream.getvalue(), small.width * scale)
