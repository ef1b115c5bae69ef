"""Pictures that ESC/POS knows beside the raster of GS v 0: columns in a line of text, and stored graphics.

After Epson's command reference. Pictures are masks, 1 = burnt.
"""

from __future__ import annotations

from PIL import Image

_COLUMNS = {0: (1, 2, 3), 1: (1, 1, 3), 32: (3, 2, 1), 33: (3, 1, 1)}
"""By the mode of ESC *: bytes a column, and how often each dot is repeated across and down."""
_STORE_RASTER, _PRINT = 112, (2, 50)
_HEAD = 10


def columns(mode: int, data: bytes) -> Image.Image | None:
    """Return the picture of ESC *: columns of 8 or 24 dots, the highest dot first. None: there is no such mode."""
    if mode not in _COLUMNS or not data:
        return None
    column_bytes, across, down = _COLUMNS[mode]
    lying = Image.frombytes("1", (column_bytes * 8, len(data) // column_bytes), data)
    return enlarged(lying.transpose(Image.Transpose.TRANSPOSE), across, down)


def enlarged(mask: Image.Image, across: int, down: int) -> Image.Image:
    """Return the mask with every dot repeated."""
    return mask.resize((mask.width * across, mask.height * down), Image.Resampling.NEAREST)


class GraphicsStore:
    """GS ( L and GS 8 L: a raster is stored by one function and printed by another."""

    def __init__(self) -> None:
        self._mask: Image.Image | None = None

    def obey(self, body: bytes) -> Image.Image | None:
        """Take what stands behind the length; return a mask when it was to be printed. ValueError: cannot be done."""
        function = body[1] if len(body) > 1 else None
        if function in _PRINT:
            mask, self._mask = self._mask, None
            return mask
        if function != _STORE_RASTER:
            raise ValueError("GS ( L")
        self._mask = _stored(body)
        return None


def _stored(body: bytes) -> Image.Image:
    """Return the raster: after m fn a bx by c xL xH yL yH come its rows. Of one colour (a = 48) only."""
    if len(body) < _HEAD or body[2] != 48:
        raise ValueError("GS ( L")
    width, rows = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
    dots = body[_HEAD:]
    if not width or not rows or len(dots) != -(-width // 8) * rows:
        raise ValueError("GS ( L")
    return enlarged(Image.frombytes("1", (width, rows), dots), max(1, min(body[3], 2)), max(1, min(body[4], 2)))
