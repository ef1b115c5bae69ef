"""Two records of one person at the window: proposed, looked at side by side, linked, and taken apart again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import select

from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.identity_number import DocumentKind, Sex
from kiosk.domain.linking import (
    FieldPair,
    Known,
    Linked,
    LinkPreview,
    LinkProblem,
    LinkView,
    Side,
    Sketch,
    may_be_one,
    winner,
)
from kiosk.domain.people import PersonState, Source, number_forms
from kiosk.domain.search import FoundBy, PersonRow
from kiosk.store import tables
from kiosk.store.people import find_by_numbers, search_keys
from kiosk.store.person_links import find_link, link_people, links_of, survivor_of, undo_link
from kiosk.store.search import rows_of

MOST_PROPOSED = 9
_PEOPLE, _DOCUMENTS, _HISTORY = tables.people.c, tables.documents.c, tables.person_history.c
_FIELDS = (
    "name",
    "latin_name",
    "sex",
    "birth_date",
    "birth_year",
    "nation",
    "nationality",
    "address",
    "compound",
    "insurance_scheme",
    "family_doctor",
    "help_note",
)
_WITH: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "name_maybe_cut"),
    "insurance_scheme": ("insurance_scheme", "insurance_as_of", "insurance_source"),
}
"""Columns that go together."""


@dataclass(frozen=True)
class _Record:
    """A record as it stands, and what is known of each of its values."""

    columns: Mapping[str, Any] = field(repr=False)
    numbers: frozenset[str] = field(repr=False)
    by_chip: bool
    history: Mapping[tuple[str, str], Known] = field(repr=False)

    @property
    def id(self) -> str:
        return str(self.columns["id"])

    @property
    def sketch(self) -> Sketch:
        columns = self.columns
        sex = None if columns["sex"] is None else Sex(columns["sex"])
        called = columns["name"] or columns["latin_name"]
        return Sketch(called, sex, columns["birth_date"], columns["birth_year"], self.numbers)

    def known(self, name: str) -> Known | None:
        """Return a value with its source; one without a history counts as said when the record was made."""
        value = self.columns[name]
        if value is None or value == "":
            return None
        if name == "insurance_scheme" and self.columns["insurance_as_of"] is not None:
            source = Source(self.columns["insurance_source"] or Source.SAID)
            return Known(value, source, datetime.combine(self.columns["insurance_as_of"], time(), UTC))
        written = self.history.get((name, str(value)))
        return written or Known(value, Source.SAID, self.columns["made_at"])


def proposals(desk: Workplace, person_id: str) -> tuple[PersonRow, ...]:
    """Return records that may be this person's too; nothing is linked by itself. Raises DeskFailed."""
    with desk.looking() as look:
        record = _record(look, survivor_of(look.connection, look.clinic_id, person_id))
        if record is None:
            return ()
        near = [one for other in _near(look, record) if (one := _record(look, other)) is not None]
        found = [one.id for one in near if _is_open(one) and may_be_one(record.sketch, one.sketch)]
        return _rows(look, found[:MOST_PROPOSED])


def preview(desk: Workplace, one: str, other: str) -> LinkPreview | LinkProblem:
    """Return two records side by side, whichever of them is named first. Raises DeskFailed."""
    with desk.looking() as look:
        pair = _pair(look, one, other)
        if isinstance(pair, LinkProblem):
            return pair
        survivor, loser = pair
        rows = _rows(look, [survivor.id, loser.id])
        return LinkPreview(rows[0], rows[1], _fields(survivor, loser), _warnings(survivor.sketch, loser.sketch))


def link(desk: Workplace, one: str, other: str) -> Linked | LinkProblem:
    """Link two records; what hangs on the one then hangs on the other, codes too. Raises DeskFailed."""
    with desk.writing() as work:
        pair = _pair(desk.look(work.connection), one, other)
        if isinstance(pair, LinkProblem):
            return pair
        survivor, loser = pair
        return Linked(link_people(work, survivor.id, loser.id, _taken(survivor, loser)), survivor.id)


def undo(desk: Workplace, link_id: str) -> LinkProblem | None:
    """Take two records apart again, the newest link first. Raises DeskFailed."""
    with desk.writing() as work:
        clinic_id = work.place.clinic_id
        found = find_link(work.connection, clinic_id, link_id)
        if found is None:
            return LinkProblem.UNKNOWN
        newest = links_of(work.connection, clinic_id, found.survivor_id)[0].id == link_id
        if not newest or survivor_of(work.connection, clinic_id, found.survivor_id) != found.survivor_id:
            return LinkProblem.NEWER_LINK
        undo_link(work, found)
    return None


def links(desk: Workplace, person_id: str) -> tuple[LinkView, ...]:
    """Return the records that are linked to this one, newest first. Raises DeskFailed."""
    with desk.looking() as look:
        found = links_of(look.connection, look.clinic_id, person_id)
        staff = tables.staff.c
        names = {row.id: row.name for row in look.connection.execute(select(staff.id, staff.name))}
        rows = {row.person_id: row for row in _rows(look, [one.loser_id for one in found])}
        return tuple(
            LinkView(one.id, rows[one.loser_id], one.made_at, place == 0, names.get(one.staff_id))
            for place, one in enumerate(found)
        )


def _pair(look: Look, one: str, other: str) -> tuple[_Record, _Record] | LinkProblem:
    """Return survivor and loser: a chip has proved the first, else the first is older."""
    if one == other:
        return LinkProblem.SAME
    records = [_record(look, person_id) for person_id in (one, other)]
    known = [record for record in records if record is not None]
    if len(known) < len(records):
        return LinkProblem.UNKNOWN
    if not all(map(_is_open, known)):
        return LinkProblem.CLOSED
    survivor, loser = sorted(known, key=lambda record: (not record.by_chip, record.id))
    return survivor, loser


def _fields(survivor: _Record, loser: _Record) -> tuple[FieldPair, ...]:
    pairs = []
    for name in _FIELDS:
        ours, theirs = survivor.known(name), loser.known(name)
        if ours is not None or theirs is not None:
            pairs.append(FieldPair(name, ours, theirs, winner(ours, theirs)))
    return tuple(pairs)


def _taken(survivor: _Record, loser: _Record) -> dict[str, object]:
    """Return the loser's values that win, with what goes with them."""
    won = [pair.what for pair in _fields(survivor, loser) if pair.taken is Side.LOSER]
    taken = {column: loser.columns[column] for name in won for column in _WITH.get(name, (name,))}
    if "birth_date" in taken:
        taken["birth_year"] = None
    if {"name", "latin_name"} & taken.keys():
        both = {**survivor.columns, **taken}
        taken |= search_keys(both["name"] or both["latin_name"])
    return taken


def _warnings(one: Sketch, other: Sketch) -> tuple[str, ...]:
    forms = {form for number in one.numbers for form in number_forms(number)}
    shared = any(form in forms for number in other.numbers for form in number_forms(number))
    found = {
        "different-numbers": bool(one.numbers and other.numbers) and not shared,
        "different-sex": one.sex is not None and other.sex is not None and one.sex is not other.sex,
        "different-birth": one.year is not None and other.year is not None and one.year != other.year,
    }
    return tuple(name for name, so in found.items() if so)


def _record(look: Look, person_id: str) -> _Record | None:
    connection = look.connection
    query = select(tables.people).where(_PEOPLE.clinic_id == look.clinic_id, _PEOPLE.id == person_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    documents = connection.execute(
        select(_DOCUMENTS.number, _DOCUMENTS.kind, _DOCUMENTS.verified).where(_DOCUMENTS.person_id == person_id)
    ).all()
    numbers = frozenset(str(one.number) for one in documents if one.kind == DocumentKind.RESIDENT.value)
    by_chip = any(one.verified == Source.CHIP.value for one in documents)
    query = select(tables.person_history).where(_HISTORY.person_id == person_id).order_by(_HISTORY.id)
    history = {
        (one.field, one.value): Known(row.get(one.field), Source(one.source), one.made_at)
        for one in connection.execute(query)
    }
    return _Record(dict(row), numbers, by_chip, history)


def _near(look: Look, record: _Record) -> list[str]:
    """Return who has the same name or the same number in another form."""
    name = record.columns["name"]
    found: list[str] = []
    if name:
        query = select(_PEOPLE.id).where(_PEOPLE.clinic_id == look.clinic_id, _PEOPLE.name == name).limit(50)
        found += [str(one) for one in look.connection.scalars(query)]
    forms = {form for number in record.numbers for form in number_forms(number)}
    found += [one.id for one in find_by_numbers(look.connection, look.clinic_id, forms)]
    return [one for one in dict.fromkeys(found) if one != record.id]


def _is_open(record: _Record) -> bool:
    return bool(record.columns["state"] == PersonState.ACTIVE.value)


def _rows(look: Look, people: list[str]) -> tuple[PersonRow, ...]:
    return rows_of(look.connection, look.clinic_id, [(one, FoundBy.CANDIDATE) for one in people], look.moment.day)
