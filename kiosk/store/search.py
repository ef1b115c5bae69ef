"""Finds people by the beginning or the end of what is known of them. Ranges on indexes only, and no LIKE.

A range makes `%` and `_` characters like others, and is as fast at five million people as at five.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, and_, func, or_, select

from kiosk.domain.identity_number import DocumentKind, Sex, age_on
from kiosk.domain.name_sounds import may_sound, spellings_of
from kiosk.domain.people import PersonFacts, PersonState
from kiosk.domain.search import END, CardNumber, Digits, FoundBy, Letters, NameText, PersonRow, Query, Sound
from kiosk.domain.short_code import is_short_code
from kiosk.store import tables
from kiosk.store.person_links import survivors_of

_PEOPLE, _DOCUMENTS, _PHONES = tables.people.c, tables.documents.c, tables.phones.c
_CODES, _REGISTRATIONS = tables.health_codes.c, tables.registrations.c
TAIL = 4
SHORTEST_TAIL = 4
MOST_HEARD = 100
"""Names that are looked at for how they sound; beyond these the clerk types on."""

_Found = tuple[FoundBy, Select[Any]]


def search_people(
    connection: Connection, clinic_id: str, query: Query, limit: int, today: date
) -> tuple[PersonRow, ...]:
    """Return at most `limit` people, those whom the text names most surely first."""
    found: dict[str, FoundBy] = {}
    for by, ids in _questions(clinic_id, query, limit):
        for person_id in connection.scalars(ids):
            found.setdefault(str(person_id), by)
        if len(found) >= limit:
            break
    for person_id, by in _heard(connection, clinic_id, query):
        if len(found) >= limit:
            break
        found.setdefault(person_id, by)
    linked = survivors_of(connection, clinic_id, found)
    standing: dict[str, FoundBy] = {}
    for person_id, by in found.items():
        standing.setdefault(linked.get(person_id, person_id), by)
    return rows_of(connection, clinic_id, list(standing.items())[:limit], today)


def rows_of(
    connection: Connection, clinic_id: str, found: Sequence[tuple[str, FoundBy]], today: date
) -> tuple[PersonRow, ...]:
    """Return the rows of these people, in this order."""
    ids = [person_id for person_id, _ in found]
    people = {row.id: row for row in connection.execute(select(tables.people).where(_PEOPLE.id.in_(ids)))}
    visits, numbers = _last_visits(connection, clinic_id, ids), _numbers(connection, clinic_id, ids)
    return tuple(_row(people[one], by, visits.get(one), numbers.get(one), today) for one, by in found if one in people)


def people_with_numbers(
    connection: Connection, clinic_id: str, numbers: Sequence[str], limit: int, today: date
) -> tuple[PersonRow, ...]:
    """Return those who have one of these numbers, in the numbers' order."""
    query = select(_DOCUMENTS.person_id, _DOCUMENTS.number).where(
        _DOCUMENTS.clinic_id == clinic_id, _DOCUMENTS.number.in_(numbers)
    )
    order = {number: place for place, number in enumerate(numbers)}
    ranked = sorted(connection.execute(query), key=lambda row: order[row.number])
    ids = list(dict.fromkeys(str(row.person_id) for row in ranked))[:limit]
    return rows_of(connection, clinic_id, [(one, FoundBy.CANDIDATE) for one in ids], today)


def _questions(clinic_id: str, query: Query, limit: int) -> Iterator[_Found]:
    match query:
        case Digits(text):
            yield from _by_digits(clinic_id, text, limit)
        case CardNumber(text):
            yield from _by_card(clinic_id, text, limit)
        case Letters(text):
            yield from _by_letters(clinic_id, text, limit)
        case NameText(text):
            yield from _by_name(clinic_id, text, limit)
        case Sound():
            return


def _by_digits(clinic_id: str, text: str, limit: int) -> Iterator[_Found]:
    if is_short_code(text):
        own = select(_CODES.person_id).where(_CODES.clinic_id == clinic_id, _CODES.person_id.is_not(None))
        yield FoundBy.SHORT_CODE, own.where(_CODES.short_code == text)
    numbers = select(_DOCUMENTS.person_id).where(_DOCUMENTS.clinic_id == clinic_id).limit(limit)
    phones = select(_PHONES.person_id).where(_PHONES.clinic_id == clinic_id).limit(limit)
    yield FoundBy.NUMBER, numbers.where(_DOCUMENTS.number == text)
    yield FoundBy.PHONE, phones.where(_PHONES.number == text)
    if len(text) >= SHORTEST_TAIL:
        yield FoundBy.NUMBER_TAIL, numbers.where(*_begins(_DOCUMENTS.reversed_number, text[::-1]))
        yield FoundBy.PHONE, phones.where(*_begins(_PHONES.reversed_number, text[::-1]))
    yield FoundBy.PHONE, phones.where(*_begins(_PHONES.number, text))
    yield FoundBy.NUMBER, numbers.where(*_begins(_DOCUMENTS.number, text))


def _by_card(clinic_id: str, text: str, limit: int) -> Iterator[_Found]:
    numbers = select(_DOCUMENTS.person_id).where(_DOCUMENTS.clinic_id == clinic_id).limit(limit)
    social_security = _DOCUMENTS.kind == DocumentKind.SOCIAL_SECURITY.value
    for found in ((_DOCUMENTS.number == text,), _begins(_DOCUMENTS.number, text)):
        yield FoundBy.SOCIAL_SECURITY, numbers.where(*found, social_security)
        yield FoundBy.NUMBER, numbers.where(*found)


def _by_letters(clinic_id: str, text: str, limit: int) -> Iterator[_Found]:
    people = select(_PEOPLE.id).where(_PEOPLE.clinic_id == clinic_id).limit(limit)
    lately = _PEOPLE.last_visit.desc()
    yield FoundBy.PINYIN, people.where(_PEOPLE.initials == text).order_by(lately)
    yield FoundBy.PINYIN, people.where(_PEOPLE.pinyin == text)
    yield FoundBy.PINYIN, people.where(*_begins(_PEOPLE.pinyin, text))
    yield FoundBy.PINYIN, people.where(*_begins(_PEOPLE.initials, text))


def _by_name(clinic_id: str, text: str, limit: int) -> Iterator[_Found]:
    people = select(_PEOPLE.id).where(_PEOPLE.clinic_id == clinic_id).limit(limit)
    yield FoundBy.NAME, people.where(_PEOPLE.name == text)
    yield FoundBy.NAME, people.where(*_begins(_PEOPLE.name, text))


def _heard(connection: Connection, clinic_id: str, query: Query) -> Iterator[tuple[str, FoundBy]]:
    """Yield whose name may sound like what was typed, though the dictionary reads it otherwise."""
    match query:
        case Letters(text):
            by, spellings = FoundBy.PINYIN, spellings_of(text)[1:]
        case Sound(text):
            by, spellings = FoundBy.SOUND, spellings_of(text)
        case _:
            return
    if not spellings:
        return
    people = select(_PEOPLE.id, func.coalesce(_PEOPLE.name, _PEOPLE.latin_name)).limit(MOST_HEARD)
    whole = people.where(_PEOPLE.clinic_id == clinic_id, _PEOPLE.pinyin.in_(spellings))
    # Told the clinic once for all ranges, SQLite walks through everybody in it.
    ranges = [and_(_PEOPLE.clinic_id == clinic_id, *_begins(_PEOPLE.pinyin, one)) for one in spellings]
    for rows in (whole, people.where(or_(*ranges))):
        for person_id, called in connection.execute(rows):
            if may_sound(called, text, unfinished=by is FoundBy.PINYIN):
                yield str(person_id), by


def _begins(column: Column[Any], text: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return column >= text, column < text + END


def _last_visits(connection: Connection, clinic_id: str, ids: Iterable[str]) -> dict[str, date]:
    query = (
        select(_REGISTRATIONS.person_id, func.max(_REGISTRATIONS.day).label("day"))
        .where(_REGISTRATIONS.clinic_id == clinic_id, _REGISTRATIONS.person_id.in_(list(ids)))
        .where(_REGISTRATIONS.cancelled_at.is_(None))
        .group_by(_REGISTRATIONS.person_id)
    )
    return {str(row.person_id): row.day for row in connection.execute(query)}


def _numbers(connection: Connection, clinic_id: str, ids: Iterable[str]) -> dict[str, str]:
    query = (
        select(_DOCUMENTS.person_id, _DOCUMENTS.number)
        .where(_DOCUMENTS.clinic_id == clinic_id, _DOCUMENTS.person_id.in_(list(ids)))
        .order_by(_DOCUMENTS.id.desc())
    )
    return {str(row.person_id): str(row.number) for row in connection.execute(query)}


def _row(row: Row[Any], by: FoundBy, visit: date | None, number: str | None, today: date) -> PersonRow:
    age = None if row.birth_date is None else age_on(row.birth_date, today)
    if age is None and row.birth_year is not None:
        age = today.year - row.birth_year
    return PersonRow(
        person_id=row.id,
        name=PersonFacts(name=row.name, latin_name=row.latin_name).called,
        sex=None if row.sex is None else Sex(row.sex),
        birth_date=row.birth_date,
        age=age,
        compound=row.compound,
        last_visit=visit,
        number_tail=None if number is None else number[-TAIL:],
        closed=PersonState(row.state) is not PersonState.ACTIVE,
        found_by=by,
    )
