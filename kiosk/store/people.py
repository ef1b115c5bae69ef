"""People in the store: found by their documents, added, completed. Every value leaves its source in the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import DocumentKind, Sex
from kiosk.domain.people import NameKeys, Person, PersonFacts, PersonState, Source, name_keys
from kiosk.store import tables
from kiosk.store.writing import Writing

_PEOPLE = tables.people.c
_DOCUMENTS = tables.documents.c
_FACTS = tuple(PersonFacts.__dataclass_fields__)

_PERSON = [_PEOPLE.id, _PEOPLE.state, *(_PEOPLE[name] for name in _FACTS)]

# Made once: at the desk every lookup waits for them, and making a statement takes longer than answering it.
_BY_ID = select(*_PERSON).where(_PEOPLE.clinic_id == bindparam("clinic"), _PEOPLE.id == bindparam("person"))


@cache
def _holders(many: int) -> Select[Any]:
    """Make the question for so many numbers once: binding a list anew each time costs as much as the answer."""
    numbers = _DOCUMENTS.number.in_([bindparam(f"number{place}") for place in range(many)])
    ids = select(_DOCUMENTS.person_id).where(_DOCUMENTS.clinic_id == bindparam("clinic"), numbers)
    # By the ids alone: told the clinic as well, SQLite walks through everybody in it.
    return select(*_PERSON).where(_PEOPLE.id.in_(ids)).order_by(_PEOPLE.id)


@dataclass(frozen=True)
class PersonDocument:
    """A document of a person, as seen."""

    kind: DocumentKind
    number: str = field(repr=False)
    verified: Source
    valid_from: date | None = None
    valid_to: date | None = None
    issuer: str | None = field(default=None, repr=False)


def document_of_card(card: IdentityCard) -> PersonDocument:
    """Return the document that a card is."""
    return PersonDocument(card.kind, card.number, Source.CHIP, card.valid_from, card.valid_to, card.issuer)


def find_person(connection: Connection, clinic_id: str, person_id: str) -> Person | None:
    """Return a person by id."""
    row = connection.execute(_BY_ID, {"clinic": clinic_id, "person": person_id}).first()
    return None if row is None else _person(row)


def find_by_numbers(connection: Connection, clinic_id: str, numbers: Iterable[str]) -> tuple[Person, ...]:
    """Return everybody who has a document with one of these numbers; more than one is a matter for staff."""
    asked = {f"number{place}": number for place, number in enumerate(sorted(set(numbers)))}
    return tuple(_person(row) for row in connection.execute(_holders(len(asked)), {"clinic": clinic_id, **asked}))


def add_person(work: Writing, facts: PersonFacts, source: Source) -> str:
    """Add a record; return its id."""
    person_id = work.insert(
        tables.people, state=PersonState.ACTIVE.value, **_columns(asdict(facts)), **search_keys(facts.called)
    )
    known = {name: value for name, value in asdict(facts).items() if value not in (None, False)}
    write_history(work, person_id, known, source)
    work.audit("person_added", person_id, source=source.value)
    return person_id


def complete_person(work: Writing, person: Person, missing: Mapping[str, object], source: Source) -> None:
    """Add values that nobody knew (kiosk.domain.people.what_is_missing)."""
    if not missing:
        return
    called = missing.get("name") or person.facts.called or missing.get("latin_name")
    keys = search_keys(str(called) if called else None)
    work.update(tables.people, person.id, **_columns(missing), **keys)
    write_history(work, person.id, missing, source)
    work.audit("person_completed", person.id, fields=",".join(sorted(missing)), source=source.value)


def add_document(work: Writing, person_id: str, document: PersonDocument) -> None:
    """Write a document down, or, where it is known and this is its chip, that it was seen and until when it is good."""
    query = select(_DOCUMENTS.id).where(
        _DOCUMENTS.clinic_id == work.place.clinic_id,
        _DOCUMENTS.number == document.number,
        _DOCUMENTS.kind == document.kind.value,
    )
    known = work.connection.execute(query).scalar()
    seen = {
        "valid_from": document.valid_from,
        "valid_to": document.valid_to,
        "issuer": document.issuer,
        "verified": document.verified.value,
        "verified_at": work.now,
    }
    if known is None:
        number, kind = document.number, document.kind.value
        backwards = number[::-1]
        work.insert(tables.documents, person_id=person_id, number=number, reversed_number=backwards, kind=kind, **seen)
    elif document.verified is Source.CHIP:
        work.update(tables.documents, str(known), **seen)


def write_history(work: Writing, person_id: str, values: Mapping[str, object], source: Source) -> None:
    """Write each value down with its source; who signed in wrote it."""
    common = {"person_id": person_id, "source": source.value, "staff_id": work.staff_id}
    work.insert_many(
        tables.person_history,
        [{"field": name, "value": "" if value is None else str(value), **common} for name, value in values.items()],
    )


def search_keys(name: str | None) -> dict[str, object]:
    """Return the columns by which a name is searched."""
    keys = NameKeys("", "") if name is None else name_keys(name)
    return {"pinyin": keys.pinyin or None, "initials": keys.initials or None}


def _columns(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value.value if isinstance(value, StrEnum) else value for name, value in values.items()}


def _person(row: Row[Any]) -> Person:
    values = row._mapping
    facts = {name: values[name] for name in _FACTS}
    facts["sex"] = None if facts["sex"] is None else Sex(facts["sex"])
    return Person(str(values["id"]), PersonFacts(**facts), PersonState(values["state"]))
