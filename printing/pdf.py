"""A sheet as a PDF: the one place that draws. It decides nothing; every place and size comes with the sheet."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never

from printing.fonts import FontChain, FontFile
from printing.sheet import Box, Code, Sheet, Text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

POINTS_PER_INCH = 72
FILL, FILL_AND_STROKE = 0, 2
RARE_STROKE = 0.05
"""Em by which the hairlines of the rare-character fonts are thickened, so that they survive the threshold."""


def draw(sheet: Sheet, fonts: FontChain) -> bytes:
    """Return the sheet as a PDF of one page whose size is exactly that of its dots."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - a command that prints nothing does not wait for it

    scale = POINTS_PER_INCH / sheet.dpi
    target = BytesIO()
    canvas = Canvas(target, pagesize=(sheet.width * scale, sheet.height * scale), invariant=True)
    canvas.scale(scale, scale)
    for item in sheet.items:
        match item:
            case Text():
                _draw_text(canvas, item, sheet.height, fonts)
            case Box(area):
                canvas.rect(area.left, sheet.height - area.bottom, area.width, area.height, stroke=0, fill=1)
            case Code():
                _draw_code(canvas, item, sheet.height)
            case _:
                assert_never(item)
    canvas.save()
    return target.getvalue()


def _draw_text(canvas: Canvas, item: Text, height: int, fonts: FontChain) -> None:
    grey = 1 if item.white else 0
    pen = canvas.beginText(item.x, height - item.baseline)
    pen.setFillGray(grey)
    pen.setStrokeGray(grey)
    for run in fonts.runs(item.text, item.weight):
        pen.setFont(_registered(run.font), item.size)
        pen.setTextRenderMode(FILL_AND_STROKE if run.font in fonts.rare else FILL)
        canvas.setLineWidth(RARE_STROKE * item.size)
        pen.textOut(run.text)
    pen.setFillGray(0)
    pen.setTextRenderMode(FILL)
    canvas.drawText(pen)


def _draw_code(canvas: Canvas, item: Code, height: int) -> None:
    """Draw each black stretch of a row as one rectangle on whole dots."""
    dots = item.module_dots
    for row, modules in enumerate(item.modules):
        top = item.y + row * dots
        for start, end in _stretches(modules):
            canvas.rect(item.x + start * dots, height - top - dots, (end - start) * dots, dots, stroke=0, fill=1)


def _stretches(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    edges = [index for index in range(len(modules) + 1) if _at(modules, index) != _at(modules, index - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _at(modules: tuple[bool, ...], index: int) -> bool:
    return 0 <= index < len(modules) and modules[index]


@cache
def _registered(font: FontFile) -> str:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    embedded: Any = TTFont(font.name, str(font.path))
    pdfmetrics.registerFont(embedded)
    return font.name
