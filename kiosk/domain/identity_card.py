"""What an identity card says, whichever of the three kinds it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.identity_number import DocumentKind, Sex


@dataclass(frozen=True)
class IdentityCard:
    """One card as read from its chip. Personal fields stay out of `repr`, so no traceback or log shows them.

    `nation` is the code of GB/T 3304, `nationality` the three letters of ISO 3166-1. `valid_to` is None for 长期, and
    where the chip's date cannot be read, which `validity_unreadable` tells. `name` is the Chinese name; `latin_name`
    stands on foreigners' cards only.
    """

    kind: DocumentKind
    number: str = field(repr=False)
    name: str = field(repr=False)
    latin_name: str | None = field(default=None, repr=False)
    sex: Sex | None = field(default=None, repr=False)
    birth_date: date | None = field(default=None, repr=False)
    nation: str | None = field(default=None, repr=False)
    nationality: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    issuer: str | None = field(default=None, repr=False)
    valid_from: date | None = None
    valid_to: date | None = None
    name_maybe_cut: bool = False
    validity_unreadable: bool = False

    def expired_on(self, day: date) -> bool:
        """Whether the card is past its last day; it is accepted for care all the same, and marked."""
        return self.valid_to is not None and self.valid_to < day
