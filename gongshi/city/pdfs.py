"""A PDF with a ruled table, small and plain: the standard Chinese font by name, as word processors leave it."""

from __future__ import annotations

from collections.abc import Sequence

_WIDE, _HIGH = 842, 595  # A4 across, in points
_MARGIN, _ROW, _SIZE = 30, 40, 7
_PER_PAGE = 12
_LEADING = 9
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /CIDSystemInfo "
    "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName "
    "/STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 "
    "/StemV 93 >> >> ] >>"
)


def pdf_bytes(
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    header_again: bool = True,
) -> bytes:
    """`widths` of the columns in points. `header_again`: the header is on every page, not on the first alone."""
    parts = [rows[at : at + _PER_PAGE] for at in range(0, len(rows), _PER_PAGE)] or [[]]
    headed = [[header, *part] if at == 0 or header_again else part for at, part in enumerate(parts)]
    return _pages([_page(title if at == 0 else "", part, widths) for at, part in enumerate(headed)])


def text_pdf_bytes(lines: Sequence[str]) -> bytes:
    """One page of running text; a line fits about fifty characters."""
    return _pages(["\n".join(_text(60, 540 - 20 * at, line, 12) for at, line in enumerate(lines))])


def _pages(streams: Sequence[str]) -> bytes:
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(streams)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} /MediaBox [0 0 {_WIDE} {_HIGH}] >>",
        _FONT,
    ]
    for at, stream in enumerate(streams):
        place = f"{5 + 2 * at} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {place} /Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _file(objects)


def _page(title: str, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    top = _HIGH - 60
    drawn = [_text(_WIDE / 2 - len(title) * 7, _HIGH - 45, title, 14)] if title else []
    lefts = [_MARGIN + sum(widths[:at]) for at in range(len(widths) + 1)]
    for at, row in enumerate(rows):
        line = top - at * _ROW
        for cell, text in enumerate(row):
            drawn += [
                _text(lefts[cell] + 3, line - 10 - down * _LEADING, piece, _SIZE)
                for down, piece in enumerate(_lines(text, (widths[cell] - 6) / _SIZE))
            ]
    bottom = top - len(rows) * _ROW
    levels = [top - at * _ROW for at in range(len(rows) + 1)]
    drawn += [f"{lefts[0]} {level} m {lefts[-1]} {level} l S" for level in levels]
    drawn += [f"{left} {top} m {left} {bottom} l S" for left in lefts]
    return "\n".join(["0.5 w", *drawn])


def _lines(text: str, width: float) -> list[str]:
    """The text broken where its cell ends; `width` in full characters, an ASCII one takes half."""
    lines, left = [""], width
    for character in text:
        needed = 0.5 if character.isascii() else 1.0
        if needed > left:
            lines.append("")
            left = width
        lines[-1] += character
        left -= needed
    return lines


def _text(x: float, y: float, text: str, size: int) -> str:
    return f"BT /F1 {size} Tf {x:g} {y:g} Td <{text.encode('utf-16-be').hex().upper()}> Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(body)
    size = len(objects) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode("ascii")
    return body + f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
