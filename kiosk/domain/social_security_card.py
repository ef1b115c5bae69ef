"""What a social-security card's chip says in plain fields. It saves typing and proves nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.identity_number import Sex


@dataclass(frozen=True)
class SocialSecurityCard:
    """None for what could not be read. `card_number` is the card's own, `number` the holder's identity number.

    `nation` is the code of GB/T 3304, `birthplace` that of GB/T 2260.
    """

    card_number: str | None = field(default=None, repr=False)
    number: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    sex: Sex | None = None
    nation: str | None = None
    birthplace: str | None = field(default=None, repr=False)
    birth_date: date | None = field(default=None, repr=False)
