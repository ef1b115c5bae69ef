"""One business transaction: every row it writes goes to the outbox, what matters goes to the audit, all or nothing.

The journals are written once, at the end, in the order of the work. Nothing here decides what is to be written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select
from uuid6 import uuid7

from kiosk.store import tables
from kiosk.store.audit import chain_hash
from kiosk.store.engine import HeadSigning, Store

JUMP = 1000
"""How far a series jumps when nobody knows how far it had come."""
FORGOTTEN_FOR = timedelta(days=16)
"""Sessions are made two weeks ahead."""

_NEWEST = select(tables.incarnations).order_by(tables.incarnations.c.id.desc()).limit(1)
_LAST_DAY = select(tables.incarnations.c.last_day).order_by(tables.incarnations.c.id.desc()).limit(1)
"""Made once: everything that is asked of the desk begins with it."""
_NEWEST_IDS = select(
    *(select(func.max(table.c.id)).scalar_subquery() for table in (tables.incarnations, tables.outbox, tables.audit))
)
TIME_DIGITS = 12
"""Hexadecimal digits of a UUIDv7 that are its time in milliseconds."""


def new_id() -> str:
    """Return the id of a row to be: a UUIDv7, made here and not by the store."""
    return str(uuid7())


def later_than(floor: str, made: str) -> str:
    """Return `made`, or where the clock that made it is behind `floor`, the same a millisecond after that."""
    if made > floor:
        return made
    milliseconds = int(floor.replace("-", "")[:TIME_DIGITS], 16) + 1
    digits = f"{milliseconds:0{TIME_DIGITS}x}"
    return f"{digits[:8]}-{digits[8:]}{made[TIME_DIGITS + 1 :]}"


@dataclass(frozen=True)
class Place:
    """Where a row is made. `desk_id` is None for what is made before there is a desk."""

    clinic_id: str
    desk_id: str | None = None


@dataclass
class Incarnation:
    """The machine's counters, as they stand within the transaction."""

    id: str
    last_day: date | None
    outbox_position: int
    audit_position: int
    audit_head: str
    restored_at: datetime | None = None
    """When it was begun from a backup."""
    signed_position: int | None = None
    signed_head: str | None = None
    head_signature: str | None = None
    """The desk's signature for its audit as far as that position."""


@dataclass
class Writing:
    """An open transaction with its place and its moment (UTC)."""

    connection: Connection
    place: Place
    now: datetime
    incarnation: Incarnation
    signer: HeadSigning | None = None
    staff_id: str | None = None
    """Who does it, where somebody is signed in: every line of the audit names them."""
    last_id: str = ""
    """Ids go on behind it: they are the order of work on this machine, whatever its clock and its processes do."""
    _outbox: list[dict[str, object]] = field(default_factory=list, repr=False)
    _audit: list[dict[str, object]] = field(default_factory=list, repr=False)

    def insert(self, table: Table, **values: object) -> str:
        """Insert a row that the hub hears of; return its id."""
        row = self.new_row(**values)
        self.connection.execute(table.insert().values(row))
        self._tell_hub("insert", table, str(row["id"]), row)
        return str(row["id"])

    def insert_many(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Insert rows of one shape that the hub hears of."""
        made = [self.new_row(**row) for row in rows]
        if made:
            self.connection.execute(table.insert(), made)
        for row in made:
            self._tell_hub("insert", table, str(row["id"]), row)

    def insert_here(self, table: Table, **values: object) -> str:
        """Insert a row that concerns this machine only; return its id."""
        row = self.new_row(**values)
        self.connection.execute(table.insert().values(row))
        return str(row["id"])

    def update(self, table: Table, row_id: str, **values: object) -> None:
        """Change a row, and tell the hub."""
        self.update_here(table, row_id, **values)
        self._tell_hub("update", table, row_id, values)

    def update_here(self, table: Table, row_id: str, **values: object) -> None:
        """Change a row that concerns this machine only."""
        self.connection.execute(table.update().where(table.c.id == row_id).values(**values))

    def delete(self, table: Table, row_id: str) -> None:
        """Remove a row, and tell the hub."""
        self.connection.execute(table.delete().where(table.c.id == row_id))
        self._tell_hub("delete", table, row_id, {})

    def audit(self, event: str, subject_id: str | None = None, **details: str | int | bool | None) -> None:
        """Write down what was done to what. Ids and words of the program only, never a person's data."""
        incarnation = self.incarnation
        incarnation.audit_position += 1
        staff = {} if self.staff_id is None else {"staff": self.staff_id}
        row = self.new_row(
            incarnation_id=incarnation.id,
            position=incarnation.audit_position,
            event=event,
            subject_id=subject_id,
            details=_json(details | staff),
        )
        row["previous"] = incarnation.audit_head
        row["hash"] = incarnation.audit_head = chain_hash(incarnation.audit_head, row)
        self._audit.append(row)

    def next_in_series(self, owner_id: str, kind: str, day: date) -> int:
        """Return the next number, from 1, of a series that only grows within its day."""
        found = self._series(owner_id, kind, day)
        if found is None:
            first = self.first_number(day)
            self.insert_here(tables.series, owner_id=owner_id, kind=kind, day=day, next_no=first + 1)
            return first
        self.update_here(tables.series, found.id, next_no=found.next_no + 1)
        return int(found.next_no)

    def raise_series(self, owner_id: str, kind: str, day: date, next_no: int) -> None:
        """Have a series of a day go on at `next_no`, where it has not come as far."""
        found = self._series(owner_id, kind, day)
        if found is None:
            first = max(next_no, self.first_number(day))
            self.insert_here(tables.series, owner_id=owner_id, kind=kind, day=day, next_no=first)
        elif found.next_no < next_no:
            self.update_here(tables.series, found.id, next_no=next_no)

    def _series(self, owner_id: str, kind: str, day: date) -> Row[Any, Any] | None:
        table = tables.series
        key = (table.c.clinic_id == self.place.clinic_id, table.c.owner_id == owner_id)
        query = select(table.c.id, table.c.next_no).where(*key, table.c.kind == kind, table.c.day == day)
        return self.connection.execute(query).first()

    def first_number(self, day: date) -> int:
        """Return where a series of that day begins: at 1, but not where a restored store may have forgotten its papers.

        What was made for such a day after the backup is forgotten, and so is every number on paper out of it.
        """
        restored = self.incarnation.restored_at
        if restored is None or day > restored.date() + FORGOTTEN_FOR:
            return 1
        return 1 + JUMP

    def remember_day(self, day: date) -> None:
        """Keep the last day on which something was written: the clinic's day never goes back behind it."""
        if self.incarnation.last_day is None or day > self.incarnation.last_day:
            self.incarnation.last_day = day

    def believe_day(self, day: date) -> None:
        """Have the clinic's day be this one, before the last record's too: somebody looked at a calendar."""
        self.incarnation.last_day = day

    def flush(self) -> None:
        """Write the journals and the counters."""
        for table, rows in ((tables.outbox, self._outbox), (tables.audit, self._audit)):
            if rows:
                self.connection.execute(table.insert(), rows)
        self._sign_head()
        counters = vars(self.incarnation) | {}
        self.update_here(tables.incarnations, str(counters.pop("id")), **counters)

    def _sign_head(self) -> None:
        head = self.incarnation
        if self.signer is not None and head.signed_head != head.audit_head:
            head.head_signature = self.signer.sign(head.id, head.audit_position, head.audit_head)
            head.signed_position, head.signed_head = head.audit_position, head.audit_head

    def new_row(self, **values: object) -> dict[str, object]:
        """Return the values of a new row, with the columns that every row has."""
        self.last_id = later_than(self.last_id, new_id())
        common = {"id": self.last_id, "clinic_id": self.place.clinic_id, "desk_id": self.place.desk_id}
        return {**common, "made_at": self.now, **values}

    def _tell_hub(self, change: str, table: Table, row_id: str, values: dict[str, object]) -> None:
        self.incarnation.outbox_position += 1
        self._outbox.append(
            self.new_row(
                incarnation_id=self.incarnation.id,
                position=self.incarnation.outbox_position,
                change=change,
                record=table.name,
                record_id=row_id,
                payload=_json(values),
            )
        )


@contextmanager
def writing(store: Store, place: Place, now: datetime, staff_id: str | None = None) -> Iterator[Writing]:
    """Open a business transaction; when the block ends it is durable. Raises StoreTrouble."""
    with store.writing() as connection:
        newest = max(one for one in connection.execute(_NEWEST_IDS).one() if one is not None)
        incarnation = current_incarnation(connection)
        work = Writing(connection, place, now, incarnation, store.head_signer, staff_id, newest)
        yield work
        work.flush()


def current_incarnation(connection: Connection) -> Incarnation:
    """Return the machine's present incarnation: the newest one in its store."""
    row = connection.execute(_NEWEST).one()
    counters = (row.outbox_position, row.audit_position, row.audit_head)
    signed = (row.signed_position, row.signed_head, row.head_signature)
    return Incarnation(row.id, row.last_day, *counters, row.restored_at, *signed)


def last_day(connection: Connection) -> date | None:
    """Return the last day on which something was written; None in a new store."""
    day: date | None = connection.execute(_LAST_DAY).scalar_one()
    return day


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_plain)


def _plain(value: object) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a journal")
