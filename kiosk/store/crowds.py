"""Who waits in each of many sessions, gathered by the store: nobody's row is loaded, however long the day has been.

It holds as much as the place of somebody who comes now depends on, bar those who were brought back: a session with such
people is asked for its queue (kiosk.store.queues).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import BindParameter, Connection, String, and_, bindparam, case, cast, exists, func, or_, select

from kiosk.domain.calling import MEASURES, CallEvent, Turn
from kiosk.domain.lanes import Standing
from kiosk.store import tables
from kiosk.store.queues import LAST_CALLS

_REGISTRATIONS, _CALLS, _SESSIONS = tables.registrations.c, tables.calls.c, tables.sessions.c
_CLINIC: BindParameter[str] = bindparam("clinic")
_THESE: BindParameter[Sequence[str]] = bindparam("sessions", expanding=True)
_FIRST, _USUAL, _BETWEEN = "!", ".", ","
"""In the list of those who wait for a slot: "<id>!0,<id>.3", priority and how often overtaken."""


@dataclass(frozen=True)
class Group:
    """Those who wait for one slot, or for none."""

    many: int
    favoured: int
    """How many of them have priority."""
    listed: str = field(repr=False)

    def standings(self) -> list[Standing]:
        """Return how they stand, by time of issue."""
        told = (one.partition(_FIRST if _FIRST in one else _USUAL) for one in sorted(self.listed.split(_BETWEEN)))
        return [(sign == _FIRST, int(overtaken)) for _, sign, overtaken in told]


@dataclass(frozen=True)
class Crowd:
    """Those who wait in a session: not cancelled, not called, did not miss their turn."""

    waiting: Mapping[str | None, Group] = field(default_factory=dict)
    """By slot; None: with walk-in numbers."""
    brought_back: bool = False
    """Whether anybody waits who missed their turn and was brought back."""
    called: bool = False
    """Whether anybody was ever called; where not, the clinic calls by voice."""
    measured: Sequence[float] = ()
    """How many minutes the last services took that could be measured, at most MEASURES, in any order."""
    run: int = 0
    """How many of the last calls were of priority while others waited; only where it was asked for."""


_SIGN = case((_REGISTRATIONS.priority, _FIRST), else_=_USUAL)
_WAITING = (
    select(
        _REGISTRATIONS.session_id,
        _REGISTRATIONS.turn,
        _REGISTRATIONS.slot_id,
        func.count().label("many"),
        func.count(case((_REGISTRATIONS.priority, 1))).label("favoured"),
        func.aggregate_strings(_REGISTRATIONS.id + _SIGN + cast(_REGISTRATIONS.overtaken, String), _BETWEEN).label(
            "listed"
        ),
    )
    .where(_REGISTRATIONS.clinic_id == _CLINIC, _REGISTRATIONS.session_id.in_(_THESE))
    .where(_REGISTRATIONS.turn.in_([Turn.WAITS.value, Turn.BACK.value]))
    .where(
        or_(
            _REGISTRATIONS.slot_id.in_(bindparam("slots", expanding=True)),
            _REGISTRATIONS.slot_id.is_(None),
            _REGISTRATIONS.session_id.in_(bindparam("called", expanding=True)),
        )
    )
    .group_by(_REGISTRATIONS.session_id, _REGISTRATIONS.turn, _REGISTRATIONS.slot_id)  # in the order of their index
)
_ANY, _PAST = tables.calls.alias("any_call").c, tables.calls.alias("past").c
_OF_SESSION = and_(_PAST.clinic_id == _CLINIC, _PAST.session_id == _SESSIONS.id)
_LAST_MEASURED = (
    select(_PAST.id)
    .where(_OF_SESSION, _PAST.service_minutes.is_not(None))
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
_LAST_NEXT = (
    select(_PAST.id)
    .where(_OF_SESSION, _PAST.event == CallEvent.NEXT.value)
    .order_by(_PAST.id.desc())
    .limit(LAST_CALLS)
    .correlate(tables.sessions)
)
_NEXT = (
    select(_SESSIONS.id, _CALLS.priority, _CALLS.others_waited)
    .join_from(tables.sessions, tables.calls, _CALLS.id.in_(_LAST_NEXT))
    .where(_SESSIONS.id.in_(_THESE))
    .order_by(_CALLS.id)
)


def crowds(
    connection: Connection, clinic_id: str, sessions: Sequence[str], slots: Collection[str]
) -> Mapping[str, Crowd]:
    """Return who waits in each of these sessions; where nobody was ever called, only those who wait for these slots."""
    measured = measured_in(connection, clinic_id, sessions)
    asked = {"clinic": clinic_id, "sessions": sessions, "called": list(measured), "slots": list(slots)}
    waiting: defaultdict[str, dict[str | None, Group]] = defaultdict(dict)
    late = set[str]()
    for row in connection.execute(_WAITING, asked):
        waiting[row.session_id][row.slot_id] = Group(row.many, row.favoured, row.listed)
        if row.turn == Turn.BACK.value:
            late.add(row.session_id)
    return {one: Crowd(waiting[one], one in late, one in measured, measured.get(one, ())) for one in sessions}


def measured_in(connection: Connection, clinic_id: str, sessions: Sequence[str]) -> Mapping[str, Sequence[float]]:
    """Return how long the last services took, by session; only of sessions in which somebody was called."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for row in connection.execute(_CALLED, {"clinic": clinic_id, "sessions": sessions}):
        found[row.id] += [] if row.service_minutes is None else [row.service_minutes]
    return found


def with_runs(
    connection: Connection, clinic_id: str, crowd_of: Mapping[str, Crowd], sessions: Sequence[str]
) -> Mapping[str, Crowd]:
    """Return crowds of which these know their run, as far as it matters."""
    runs = dict.fromkeys(sessions, 0)
    for row in connection.execute(_NEXT, {"clinic": clinic_id, "sessions": sessions}):
        runs[row.id] = runs[row.id] + 1 if row.priority and row.others_waited else 0
    return {**crowd_of, **{one: replace(crowd_of[one], run=run) for one, run in runs.items()}}
