"""QR codes as modules: the strongest error correction and then the largest dots that a place has room for.

With scratches, level Q at 3 dots a module was read more often than level M at 4 (measured), so the level is
chosen first. The content is encoded as it stands: a foreign code leaves as it came.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from printing.sheet import Code

if TYPE_CHECKING:
    from qrcode.main import QRCode

LEVELS = ("Q", "M", "L")
LEAST_MODULE_MM = 0.33
"""4 dots at 300 dpi; at 203 dpi 3 dots are 0.375. Finer modules are lost on a scratched label."""


@dataclass(frozen=True)
class Symbol:
    """A QR code of a size, not yet placed. `side` counts dots with the quiet zone."""

    content: str = field(repr=False)
    modules: tuple[tuple[bool, ...], ...] = field(repr=False)
    level: str
    module_dots: int

    @property
    def side(self) -> int:
        """Dots across, quiet zone and all."""
        return (len(self.modules) + 2 * Code.QUIET) * self.module_dots

    def at(self, left: float, top: float) -> Code:
        """Return the code placed with the corner of its quiet zone at a whole dot."""
        quiet = Code.QUIET * self.module_dots
        return Code(self.content, self.modules, round(left) + quiet, round(top) + quiet, self.module_dots, self.level)


def code_for(content: str, dpi: int, comfortable: float, largest: float) -> Symbol | None:
    """Return the code for a place, or None when the content is too long for it at any level.

    The level comes first. Then the dots are as large as `comfortable` dots across allow; only when even the least
    of them need more may the code grow up to `largest`.
    """
    least = -int(-LEAST_MODULE_MM * dpi // 25.4)
    symbols = (_symbol(content, level, least, comfortable, largest) for level in LEVELS)
    return next((symbol for symbol in symbols if symbol is not None), None)


def _symbol(content: str, level: str, least: int, comfortable: float, largest: float) -> Symbol | None:
    from qrcode.exceptions import DataOverflowError  # noqa: PLC0415 - only when something is printed

    code = _encoder(content, level)
    try:
        version = code.best_fit(start=1)
    except (DataOverflowError, ValueError):
        return None
    side = 17 + 4 * version + 2 * Code.QUIET
    if side * least > largest:
        return None
    code.make(fit=False)
    modules = tuple(tuple(map(bool, row)) for row in code.modules)
    return Symbol(content, modules, level, max(least, int(comfortable // side)))


def _encoder(content: str, level: str) -> QRCode:
    from qrcode import constants  # noqa: PLC0415
    from qrcode.main import QRCode  # noqa: PLC0415

    code = QRCode(error_correction=getattr(constants, f"ERROR_CORRECT_{level}"), border=0)
    code.add_data(content.encode("utf-8"))
    return code
