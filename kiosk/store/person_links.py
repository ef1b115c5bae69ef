"""Links between two records of one person, in the store: what hangs on the one is hung on the other, and back again.

Everything that a link moves or changes stands in its own row, so that undoing it restores every row as it was. What was
written to the surviving record since is left as it is. Which value wins is decided in kiosk.domain.linking.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, UniqueConstraint, select

from kiosk.domain.people import PersonState
from kiosk.store import tables
from kiosk.store.writing import Writing

_PEOPLE, _LINKS = tables.people.c, tables.person_links.c
HANGS_ON = tuple(
    table
    for table in tables.metadata.sorted_tables
    if "person_id" in table.c and any(key.column is _PEOPLE.id for key in table.c.person_id.foreign_keys)
)
"""Every table whose rows are somebody's: one that is added later is moved like the others."""


def survivor_of(connection: Connection, clinic_id: str, person_id: str) -> str:
    """Return the record that stands for this one: itself, unless it is linked to another."""
    query = select(_LINKS.survivor_id)
    while True:
        found = connection.execute(
            query.where(_LINKS.clinic_id == clinic_id, _LINKS.loser_id == person_id, _LINKS.ended_at.is_(None))
        ).scalar()
        if found is None:
            return person_id
        person_id = str(found)


def survivors_of(connection: Connection, clinic_id: str, people: Iterable[str]) -> dict[str, str]:
    """Return whom of these a link stands for, by record."""
    asked = list(people)
    query = select(_LINKS.loser_id).where(
        _LINKS.clinic_id == clinic_id, _LINKS.loser_id.in_(asked), _LINKS.ended_at.is_(None)
    )
    return {str(one): survivor_of(connection, clinic_id, str(one)) for one in connection.scalars(query)}


def links_of(connection: Connection, clinic_id: str, survivor_id: str) -> list[Row[Any]]:
    """Return the links in force to a record, newest first."""
    query = select(tables.person_links).where(
        _LINKS.clinic_id == clinic_id, _LINKS.survivor_id == survivor_id, _LINKS.ended_at.is_(None)
    )
    return list(connection.execute(query.order_by(_LINKS.id.desc())))


def find_link(connection: Connection, clinic_id: str, link_id: str) -> Row[Any] | None:
    """Return a link in force."""
    query = select(tables.person_links).where(
        _LINKS.clinic_id == clinic_id, _LINKS.id == link_id, _LINKS.ended_at.is_(None)
    )
    return connection.execute(query).first()


def link_people(work: Writing, survivor_id: str, loser_id: str, taken: Mapping[str, object]) -> str:
    """Link two records, in the caller's transaction; `taken` are the loser's values that win, by column of people."""
    survivor, loser = (_person(work, one) for one in (survivor_id, loser_id))
    moved = {table.name: ids for table in HANGS_ON if (ids := _movable(work, table, survivor_id, loser_id))}
    last_visit = max((one for one in (survivor["last_visit"], loser["last_visit"]) if one), default=None)
    changes = {**taken, "last_visit": last_visit}
    changed = {
        name: [_as_text(survivor[name]), _as_text(value)] for name, value in changes.items() if survivor[name] != value
    }
    _move(work, moved, survivor_id)
    if changed:
        work.update(tables.people, survivor_id, **{name: changes[name] for name in changed})
    work.update(tables.people, loser_id, state=PersonState.CLOSED.value)
    link = work.insert(
        tables.person_links,
        survivor_id=survivor_id,
        loser_id=loser_id,
        loser_state=loser["state"],
        moved=json.dumps(moved),
        changed=json.dumps(changed, ensure_ascii=False),
        staff_id=work.staff_id,
    )
    work.audit("people_linked", link, survivor=survivor_id, loser=loser_id)
    return link


def undo_link(work: Writing, link: Row[Any]) -> None:
    """Undo a link, in the caller's transaction: every row that it touched is as before, but for what came later."""
    still = {
        name: list(_still_there(work, name, ids, link.survivor_id)) for name, ids in json.loads(link.moved).items()
    }
    _move(work, still, link.loser_id)
    survivor = _person(work, link.survivor_id)
    back = {
        name: _from_text(name, before)
        for name, (before, after) in json.loads(link.changed).items()
        if _as_text(survivor[name]) == after
    }
    if back:
        work.update(tables.people, link.survivor_id, **back)
    work.update(tables.people, link.loser_id, state=link.loser_state)
    work.update(tables.person_links, link.id, ended_at=work.now, ended_by=work.staff_id)
    work.audit("people_unlinked", link.id, survivor=link.survivor_id, loser=link.loser_id)


def _person(work: Writing, person_id: str) -> Mapping[str, Any]:
    return dict(work.connection.execute(select(tables.people).where(_PEOPLE.id == person_id)).mappings().one())


def _movable(work: Writing, table: Table, survivor_id: str, loser_id: str) -> list[str]:
    """Return the loser's rows; one that the survivor has just so (the same phone) stays where it is."""
    columns = _unique_beside_person(table)
    query = select(table.c.id, *columns).order_by(table.c.id)
    theirs, ours = (
        [tuple(row) for row in work.connection.execute(query.where(table.c.person_id == one))]
        for one in (loser_id, survivor_id)
    )
    doubled = {row[1:] for row in ours} if columns else set()
    return [str(row[0]) for row in theirs if row[1:] not in doubled]


def _unique_beside_person(table: Table) -> list[Any]:
    keys = [one.columns for one in table.constraints if isinstance(one, UniqueConstraint)]
    return [
        column for key in keys if "person_id" in key for column in key if column.name not in {"person_id", "clinic_id"}
    ]


def _still_there(work: Writing, name: str, ids: list[str], survivor_id: str) -> Iterator[str]:
    table = tables.metadata.tables[name]
    query = select(table.c.id).where(table.c.id.in_(ids), table.c.person_id == survivor_id)
    return (str(one) for one in work.connection.scalars(query.order_by(table.c.id)))


def _move(work: Writing, rows: Mapping[str, list[str]], person_id: str) -> None:
    for name, ids in rows.items():
        for row_id in ids:
            work.update(tables.metadata.tables[name], row_id, person_id=person_id)


def _as_text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _from_text(column: str, text: object) -> object:
    is_date = _PEOPLE[column].type.python_type is date
    return date.fromisoformat(str(text)) if is_date and text is not None else text
