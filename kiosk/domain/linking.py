"""One person with two records: which may be proposed as one, and which value wins where the two differ. Pure.

Nothing is ever linked by a machine. Twins have adjacent numbers, one birth date, one address and one phone, so none of
these proposes anybody; only the name together with the birth does, or one number in its two forms.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.identity_number import Sex
from kiosk.domain.names import normalise_name
from kiosk.domain.people import Source, number_forms
from kiosk.domain.search import PersonRow

_TRUST = {source: place for place, source in enumerate(Source)}


@dataclass(frozen=True)
class Sketch:
    """What decides whether two records may be one person's. `numbers` are those of identity cards."""

    name: str | None = field(repr=False)
    sex: Sex | None = None
    birth_date: date | None = field(default=None, repr=False)
    birth_year: int | None = None
    numbers: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def year(self) -> int | None:
        """The year of birth, however it is known."""
        return self.birth_year if self.birth_date is None else self.birth_date.year


def may_be_one(one: Sketch, other: Sketch) -> bool:
    """Whether staff may be asked if two records are one person's."""
    if _share_a_number(one, other):
        return True
    if one.numbers and other.numbers:
        return False  # two numbers are two people, until staff look for the second record themselves
    if one.name is None or other.name is None or normalise_name(one.name) != normalise_name(other.name):
        return False
    return not _differ(one.sex, other.sex) and _births_agree(one, other)


def _share_a_number(one: Sketch, other: Sketch) -> bool:
    forms = {form for number in one.numbers for form in number_forms(number)}
    return any(form in forms for number in other.numbers for form in number_forms(number))


def _births_agree(one: Sketch, other: Sketch) -> bool:
    """Whether both are known to be born in one year, and on one day where both days are known."""
    if one.year is None or other.year is None:
        return False
    return one.year == other.year and not _differ(one.birth_date, other.birth_date)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


@dataclass(frozen=True)
class Known:
    """A value of one record: from where, and since when."""

    value: object = field(repr=False)
    source: Source
    since: datetime


class Side(StrEnum):
    """Whose value wins."""

    SURVIVOR = "survivor"
    LOSER = "loser"


def winner(survivor: Known | None, loser: Known | None) -> Side:
    """Return whose value stands in the linked record: the better verified one, of two alike the newer one.

    A value that is known beats one that is not; what is equal stays where it is.
    """
    if loser is None or (survivor is not None and survivor.value == loser.value):
        return Side.SURVIVOR
    if survivor is None:
        return Side.LOSER
    ours, theirs = _TRUST[survivor.source], _TRUST[loser.source]
    if ours != theirs:
        return Side.SURVIVOR if ours < theirs else Side.LOSER
    return Side.SURVIVOR if survivor.since >= loser.since else Side.LOSER


@dataclass(frozen=True)
class FieldPair:
    """A field of two records side by side; `what` is a Field's value. What does not win stays in the history."""

    what: str
    survivor: Known | None
    loser: Known | None
    taken: Side

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return self.survivor is not None and self.loser is not None and self.survivor.value != self.loser.value


@dataclass(frozen=True)
class LinkPreview:
    """Two records side by side, before they are linked. The survivor is the better verified one, else the older."""

    survivor: PersonRow
    loser: PersonRow
    fields: tuple[FieldPair, ...]
    warnings: tuple[str, ...] = ()
    """different-numbers, different-sex, different-birth: the words are under `link-warning-<value>`."""


@dataclass(frozen=True)
class LinkView:
    """A link that is in force, for the survivor's page. `newest`: it may be undone now."""

    id: str
    loser: PersonRow
    since: datetime
    newest: bool
    staff: str | None = field(default=None, repr=False)


class LinkProblem(StrEnum):
    """Why nothing was linked or undone. The words are in the catalogue under `link-problem-<value>`."""

    SAME = "same"
    UNKNOWN = "unknown"
    CLOSED = "closed"
    """One of them is closed, or linked already."""
    NEWER_LINK = "newer-link"
    """Another link was made on top of it: that one is undone first."""


@dataclass(frozen=True)
class Linked:
    """The link is made."""

    id: str
    survivor_id: str


@dataclass(frozen=True)
class TemporaryRow:
    """Somebody with a temporary number whom nobody has linked to a person yet, or who is linked."""

    id: str
    number: str
    """T-07."""
    day: date
    person_id: str | None
