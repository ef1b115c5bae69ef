"""How many wait in each session, counted by the store: nobody's row is loaded, however long the day has been."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import BindParameter, Connection, and_, bindparam, exists, func, select

from kiosk.domain.calling import MEASURES, Turn
from kiosk.store import tables

_REGISTRATIONS, _CALLS, _SESSIONS = tables.registrations.c, tables.calls.c, tables.sessions.c
_CLINIC: BindParameter[str] = bindparam("clinic")
_THESE: BindParameter[Sequence[str]] = bindparam("sessions", expanding=True)


@dataclass(frozen=True)
class Crowd:
    """Those who wait in a session: not cancelled, not called, did not miss their turn. None: with walk-in numbers."""

    waiting: Mapping[str | None, int] = field(default_factory=dict)
    """How many by slot."""
    called: bool = False
    """Whether anybody was ever called; where not, the clinic calls by voice."""
    measured: Sequence[float] = ()
    """How many minutes the last services took that could be measured, at most MEASURES, in any order."""

    def ahead(self, slots: Collection[str]) -> int:
        """Return how many wait for these slots; whoever stands by without a slot counts too."""
        return sum(count for slot, count in self.waiting.items() if slot is None or slot in slots)


_WAITING = (
    select(_REGISTRATIONS.session_id, _REGISTRATIONS.slot_id, func.count().label("many"))
    .where(_REGISTRATIONS.clinic_id == _CLINIC, _REGISTRATIONS.session_id.in_(_THESE))
    .where(_REGISTRATIONS.turn.in_([Turn.WAITS.value, Turn.BACK.value]))
    .group_by(_REGISTRATIONS.session_id, _REGISTRATIONS.turn, _REGISTRATIONS.slot_id)  # in the order of their index
)
_ANY, _PAST = tables.calls.alias("any_call").c, tables.calls.alias("past").c
_LAST_MEASURED = (
    select(_PAST.id)
    .where(_PAST.clinic_id == _CLINIC, _PAST.session_id == _SESSIONS.id, _PAST.service_minutes.is_not(None))
    .order_by(_PAST.id.desc())
    .limit(MEASURES)
    .correlate(tables.sessions)
)
_CALLED = (
    select(_SESSIONS.id, _CALLS.service_minutes)
    .select_from(tables.sessions)
    .outerjoin(tables.calls, and_(_CALLS.id.in_(_LAST_MEASURED)))
    .where(_SESSIONS.id.in_(_THESE))  # alone: with the clinic beside, every session there ever was is walked through
    .where(exists().where(_ANY.clinic_id == _CLINIC, _ANY.session_id == _SESSIONS.id))
)


def crowds(connection: Connection, clinic_id: str, sessions: Sequence[str]) -> Mapping[str, Crowd]:
    """Return who waits in each of these sessions."""
    waiting: defaultdict[str, dict[str | None, int]] = defaultdict(dict)
    for row in connection.execute(_WAITING, {"clinic": clinic_id, "sessions": sessions}):
        waiting[row.session_id][row.slot_id] = waiting[row.session_id].get(row.slot_id, 0) + row.many
    measured = measured_in(connection, clinic_id, sessions)
    return {one: Crowd(waiting[one], one in measured, measured.get(one, ())) for one in sessions}


def measured_in(connection: Connection, clinic_id: str, sessions: Sequence[str]) -> Mapping[str, Sequence[float]]:
    """Return how long the last services took, by session; only of sessions in which somebody was called."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for row in connection.execute(_CALLED, {"clinic": clinic_id, "sessions": sessions}):
        found[row.id] += [] if row.service_minutes is None else [row.service_minutes]
    return found
