"""Simulated printers that were fed bytes written by hand, and what they burnt."""

TSPL_HEAD = b"SIZE 50 mm,30 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 0,0\r\nCLS\r\n"


def black(page):
    """Return the burnt dots as (x, y)."""
    return {(x, y) for x in range(page.width) for y in range(page.height) if not page.getpixel((x, y))}


def fed(printer, data, size=None):
    for at in range(0, len(data), size or len(data)):
        printer.feed(data[at : at + (size or len(data))], 0.0)
    return printer
