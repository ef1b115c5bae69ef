"""The ticket's facts in the words a neighbour would use: 上午 8点半—9点, 前面 3 人, 2楼 203 诊室."""

from __future__ import annotations

from datetime import date, datetime, time

from kiosk.domain.documents import Ticket
from kiosk.domain.places import is_number, place_words
from kiosk.domain.sessions import Period, part_of_day
from kiosk.texts import Texts

GAP = "\u3000"
"""Between two facts on one line."""


def place(floor: str | None, room: str, words: Texts) -> str:
    """Return 2楼 203 诊室, as far as it is known."""
    return place_words(floor, room, words, "paper-place")


def number(text: str, words: Texts) -> tuple[str, str, str]:
    """Return what stands before the number, the number itself, and what stands after it: ("候补", "K2-03", "")."""
    if text.isdecimal():
        return words("paper-number-before"), text, words("paper-number-after")
    before, _, called = text.strip().rpartition(" ")
    return before, called, ""


def slot(ticket: Ticket, words: Texts) -> str:
    """Return the time to come, "" where none is promised."""
    period = words(f"paper-period-{ticket.period}") if ticket.period else ""
    if ticket.slot_start is None or ticket.slot_end is None:
        return period
    start, end = (_hour(moment, words) for moment in (ticket.slot_start, ticket.slot_end))
    if not period:
        return words("paper-slot-without-period", start=_hour24(ticket.slot_start), end=_hour24(ticket.slot_end))
    return words("paper-slot", period=period, start=start, end=end)


def waiting(ticket: Ticket, words: Texts) -> str:
    """Return when to come, or how many are ahead and how long that takes, as far as it is known."""
    if ticket.come_at is not None:
        period = words(f"paper-period-{part_of_day(ticket.come_at)}")
        hour, hour24 = _hour(ticket.come_at, words), _hour24(ticket.come_at)
        return words("paper-come-at", period=period, time=hour, hour24=hour24)
    match ticket.ahead, ticket.wait_minutes:
        case None, None:
            return ""
        case None, minutes:
            return words("paper-wait", minutes=str(minutes))
        case 0, _:
            return words("paper-first")
        case ahead, None:
            return words("paper-ahead", ahead=str(ahead))
        case ahead, minutes:
            return words("paper-ahead-and-wait", ahead=str(ahead), minutes=str(minutes))


def person(ticket: Ticket, words: Texts) -> str:
    """Return name, sex and age; the name may be open."""
    sex = words(f"paper-sex-{ticket.sex}") if ticket.sex else None
    age = words("paper-age", age=str(ticket.age)) if ticket.age is not None else None
    return joined(ticket.name, sex, age)


def window(name: str, words: Texts, phrase: str) -> str:
    """Return the phrase that sends people to a window: `paper-<phrase>window`, or `…named-window` for 建档窗口."""
    kind = "window" if is_number(name) else "named-window"
    return words(f"paper-{phrase}{kind}", window=name)


def moment(at: datetime, words: Texts) -> str:
    """Return date and time of day as the clinic's clock shows them: `at` is in the clinic's own zone."""
    weekday = words(f"paper-weekday-{at.isoweekday()}")
    return words(
        "paper-date",
        year=str(at.year),
        month=str(at.month),
        day=str(at.day),
        weekday=weekday,
        time=f"{at.hour}:{at.minute:02}",
    )


def day(at: date, words: Texts) -> str:
    """Return the day with its weekday."""
    weekday = words(f"paper-weekday-{at.isoweekday()}")
    return words("paper-day", year=str(at.year), month=str(at.month), day=str(at.day), weekday=weekday)


def time_of_day(period: Period | None, at: time | None, words: Texts) -> str:
    """Return the half-day and the hour, as far as they are known."""
    half = words(f"paper-period-{period}") if period else ""
    if at is None:
        return half
    return f"{half} {_hour(at, words)}" if half else _hour24(at)


def joined(*facts: str | None) -> str:
    """Return the facts that there are, on one line."""
    return GAP.join(fact for fact in facts if fact)


def _hour(at: time, words: Texts) -> str:
    hour = str(at.hour - 12 if at.hour > 12 else at.hour)
    match at.minute:
        case 0:
            return words("paper-hour", hour=hour)
        case 30:
            return words("paper-half-hour", hour=hour)
        case minute:
            return words("paper-minutes", hour=hour, minutes=f"{minute:02}")


def _hour24(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"
