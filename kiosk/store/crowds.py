"""How many wait in each session, counted by the store: nobody's row is loaded, however long the day has been."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, case, func, select

from kiosk.domain.calling import Call, CallEvent
from kiosk.store import tables
from kiosk.store.sessions import CALL_COLUMNS, call_of

LAST_CALLS = 32
"""As a rule enough to measure how long services take; not so where calls were mistaken, repeated, or far between."""

_REGISTRATIONS, _CALLS = tables.registrations.c, tables.calls.c
_CLINIC: BindParameter[str] = bindparam("clinic")
_THESE: BindParameter[Sequence[str]] = bindparam("sessions", expanding=True)


@dataclass(frozen=True)
class Crowd:
    """Those who wait in a session: not cancelled, not called, did not miss their turn. None: with walk-in numbers."""

    waiting: Mapping[str | None, int] = field(default_factory=dict)
    """How many by slot."""
    last_calls: Sequence[Call] = ()
    """Empty where nobody was called yet."""

    def ahead(self, slots: Collection[str]) -> int:
        """Return how many wait for these slots; whoever stands by without a slot counts too."""
        return sum(count for slot, count in self.waiting.items() if slot is None or slot in slots)


def _last(*events: CallEvent) -> ColumnElement[str]:
    return func.max(case((_CALLS.event.in_([event.value for event in events]), _CALLS.id)))


_GONE = (
    select(_CALLS.registration_id)
    .where(_CALLS.clinic_id == _CLINIC, _CALLS.session_id.in_(_THESE))
    .group_by(_CALLS.registration_id)
    .having(_last(CallEvent.NEXT, CallEvent.SKIP) > func.coalesce(_last(CallEvent.BACK), ""))
)
_WAITING = (
    select(_REGISTRATIONS.session_id, _REGISTRATIONS.slot_id, func.count().label("many"))
    .where(_REGISTRATIONS.clinic_id == _CLINIC, _REGISTRATIONS.session_id.in_(_THESE))
    .where(_REGISTRATIONS.cancelled_at.is_(None), _REGISTRATIONS.id.not_in(_GONE))
    .group_by(_REGISTRATIONS.session_id, _REGISTRATIONS.slot_id)
)
_NEWEST_FIRST = func.row_number().over(partition_by=_CALLS.session_id, order_by=_CALLS.id.desc()).label("place")
_RANKED = (
    select(*CALL_COLUMNS, _NEWEST_FIRST).where(_CALLS.clinic_id == _CLINIC, _CALLS.session_id.in_(_THESE)).subquery()
)
_LAST = select(_RANKED).where(_RANKED.c.place <= LAST_CALLS).order_by(_RANKED.c.id)


def crowds(connection: Connection, clinic_id: str, sessions: Sequence[str]) -> Mapping[str, Crowd]:
    """Return who waits in each of these sessions."""
    asked = {"clinic": clinic_id, "sessions": sessions}
    waiting: defaultdict[str, dict[str | None, int]] = defaultdict(dict)
    for row in connection.execute(_WAITING, asked):
        waiting[row.session_id][row.slot_id] = row.many
    calls: defaultdict[str, list[Call]] = defaultdict(list)
    for row in connection.execute(_LAST, asked):
        calls[row.session_id].append(call_of(row))
    return {one: Crowd(waiting[one], tuple(calls[one])) for one in sessions}
