"""Two sessions in one room at one time: it may be meant, two doctors do share a room, so staff are asked once. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from kiosk.domain.sessions import ClinicSession
from kiosk.domain.timetable import SessionShape, Week

ROOM, FLOOR = "诊室", "楼"
"""203 and 203 诊室 are one room, 2 and 2楼 one floor."""


@dataclass(frozen=True)
class RoomUse:
    """Who sits in a room, and when. `ends` at 00:00 is the end of the day."""

    doctor: str
    room: str
    floor: str
    starts: time
    ends: time

    def shares_with(self, other: RoomUse) -> bool:
        """Whether both are there at one time. A floor that is not written may be any."""
        floors = {_plain(one.floor, FLOOR) for one in (self, other)} - {""}
        together = _plain(self.room, ROOM) == _plain(other.room, ROOM) and len(floors) < 2
        return together and self._begins_before(other) and other._begins_before(self)

    def begun_at(self, starts: time) -> RoomUse:
        """Return the same, begun at another time of the day."""
        day = date(2000, 1, 1)
        by = datetime.combine(day, starts) - datetime.combine(day, self.starts)
        return replace(self, starts=starts, ends=(datetime.combine(day, self.ends) + by).time())

    def _begins_before(self, other: RoomUse) -> bool:
        return other.ends == time(0) or self.starts < other.ends


def use_of_session(session: ClinicSession) -> RoomUse:
    """Return how a session uses its room."""
    return RoomUse(session.doctor, session.room, session.floor, session.start, session.end)


def use_of_shape(shape: SessionShape) -> RoomUse:
    """Return how a session of this shape uses its room."""
    return RoomUse(shape.doctor, shape.room, shape.floor, shape.starts, shape.ends)


def sharing(wanted: RoomUse, others: Iterable[RoomUse]) -> tuple[RoomUse, ...]:
    """Return those who would share the room."""
    return tuple(one for one in others if wanted.shares_with(one))


def uses_of_lines(
    week: Week, weekdays: Iterable[int], since: date, until: date | None, but: str | None = None
) -> tuple[RoomUse, ...]:
    """Return how the timetable uses its rooms on these weekdays between two days; `but` is the line that changes."""
    days, hidden = set(weekdays), {row.department.id for row in week.departments if row.hidden}
    beside = (one for one in week.lines if one.weekday in days and one.id != but)
    held = (one for one in beside if until is None or one.valid_from <= until)
    lasting = (one for one in held if one.valid_to is None or since <= one.valid_to)
    return tuple(use_of_shape(one.shape) for one in lasting if one.shape.department_id not in hidden)


def _plain(text: str, suffix: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold().removesuffix(suffix)
