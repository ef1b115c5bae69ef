"""How the console says sessions, their days and their slots."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from PySide6.QtGui import QFontMetrics

from kiosk.domain.day_sessions import SessionRow, SlotRow
from kiosk.domain.sessions import Period
from kiosk.domain.timetable import SessionShape, slots_of
from kiosk.texts import Texts
from ui.theme import Weight, font
from ui.window.table import LARGEST, SIDE
from ui.window.words import clock, joined, place

SLOTS_SHOWN = 6


def day_words(day: date, today: date, words: Texts) -> str:
    """Return 今天 11 月 23 日 星期一; another year is said."""
    phrase = "sessions-date" if day.year == today.year else "sessions-date-of-year"
    near = {0: "sessions-today", 1: "sessions-tomorrow", -1: "sessions-yesterday"}.get((day - today).days)
    written = words(
        phrase,
        year=str(day.year),
        month=str(day.month),
        day=str(day.day),
        iso=day.isoformat(),
        weekday=weekday(day.weekday(), words),
    )
    return f"{words(near)} {written}" if near else written


def weekday(number: int, words: Texts) -> str:
    """Return 周一 for 0."""
    return words(f"sessions-weekday-{number}")


def when_width(words: Texts) -> int:
    """Return the width in px of a column with the part of the day and the times."""
    made = QFontMetrics(font(LARGEST, Weight.MEDIUM))
    longest = max(made.horizontalAdvance(f"{period(one, words)} {times(time(20), time(0))}") for one in Period)
    return longest + 2 * SIDE + 4


def until(end: time) -> str:
    """Return 12:00; the end of the day is 24:00."""
    return "24:00" if end == time(0) else clock(end)


def times(start: time, end: time) -> str:
    """Return 08:00–12:00."""
    return f"{clock(start)}–{until(end)}"


def period(one: Period, words: Texts) -> str:
    """Return 上午."""
    return words(f"sessions-period-{one.value}")


def title_of(row: SessionRow, words: Texts) -> str:
    """Return a session in one line, whole: 高血压门诊（血压血糖） · 周建平 · 2 楼 203 诊室 · 上午 08:00–12:00."""
    session = row.session
    plain = session.department.plain_words
    department = session.department.name
    if plain and plain != department:
        department = words("sessions-department-plain", name=department, plain=plain)
    when = f"{period(session.period, words)} {times(session.start, session.end)}"
    return joined(department, session.doctor, place(session.floor, session.room, words), when)


def short_title(row: SessionRow) -> str:
    """Return 高血压门诊 · 周建平."""
    return joined(row.session.department.name, row.session.doctor)


def in_lines(parts: Iterable[str | None], metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """Return the parts that are there in as few lines as hold them, with dots between those of one line only."""
    lines: list[str] = []
    for part in filter(None, parts):
        whole = joined(lines[-1], part) if lines else part
        fits = bool(lines) and metrics.horizontalAdvance(whole) <= room
        lines = [*lines[:-1], whole] if fits else [*lines, part]
    return tuple(lines)


def slot_words(slot: SlotRow, words: Texts) -> str:
    """Return 08:30 余 2/5."""
    return words("sessions-slot", time=clock(slot.start), free=str(slot.free), capacity=str(slot.capacity))


def slots_words(row: SessionRow, words: Texts) -> str:
    """Return the next slots, each with what is free."""
    to_come = row.to_come
    if not to_come:
        return words("sessions-over")
    more = words("sessions-more-slots", count=str(len(to_come))) if len(to_come) > SLOTS_SHOWN else ""
    return joined(*(slot_words(slot, words) for slot in to_come[:SLOTS_SHOWN]), more)


def shape_words(shape: SessionShape, words: Texts) -> str:
    """Return what a shape comes to: 8 个时段，共 40 个号，其中留给老人 8 个、窗口 8 个."""
    count = len(slots_of(shape))
    return words(
        "sessions-comes-to",
        slots=str(count),
        total=str(count * shape.capacity_per_slot),
        seniors=str(count * shape.kept_for_seniors),
        window=str(count * shape.kept_for_window),
    )


def next_half_hour(now: time) -> time:
    """Return the next full or half hour, 23:30 at the latest."""
    at = timedelta(hours=now.hour, minutes=now.minute)
    after = min((at // timedelta(minutes=30) + 1) * timedelta(minutes=30), timedelta(hours=23, minutes=30))
    return time(int(after.total_seconds()) // 3600, int(after.total_seconds()) % 3600 // 60)
