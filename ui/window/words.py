"""How the console says people, places and times: short, and the same everywhere."""

from __future__ import annotations

from datetime import date, time

from kiosk.domain.floor import PrintJobView
from kiosk.domain.identity_number import Sex
from kiosk.domain.places import place_words
from kiosk.domain.registration import RegistrationView
from kiosk.domain.search import PersonRow
from kiosk.ports import LinkState
from kiosk.texts import Texts

BETWEEN = " · "
_LINKS = {LinkState.CONNECTED: "works", LinkState.SILENT: "silent", LinkState.DISCONNECTED: "gone"}


def joined(*parts: str | None) -> str:
    """Return the parts that are there, with dots between."""
    return BETWEEN.join(part for part in parts if part)


def sex_and_age(sex: Sex | None, age: int | None, words: Texts) -> str:
    """Return 女 80 岁, or as much of it as is known."""
    said = "" if sex is None else words(f"window-sex-{sex.value.lower()}")
    years = "" if age is None else words("window-age", age=str(age))
    return " ".join(part for part in (said, years) if part)


def day(when: date | None) -> str:
    """Return 2026-11-20: the same in both languages, and sortable by eye."""
    return "" if when is None else when.isoformat()


def clock(moment: time | None) -> str:
    """Return 08:30."""
    return "" if moment is None else f"{moment:%H:%M}"


def owner_of(owner: str, words: Texts) -> str:
    """Return whose a phone is: nothing for the person's own, 家属 for one that a list called the family's."""
    match owner:
        case "self":
            return ""
        case "family":
            return words("window-phone-family")
    return owner


def device_called(name: str, words: Texts) -> str:
    """Return 贴纸打印机 for labels, and for C1-labels of a desk that joined; else the settings' own name."""
    kinds = (name, name.rpartition("-")[2])
    known = (f"{where}-{one}" for one in kinds for where in ("window-device", "wizard-device"))
    return next((words(phrase) for phrase in known if words.has(phrase)), name)


def link_phrase(state: LinkState) -> str:
    """Return the phrase for how the line to a device is, and what to do."""
    return f"device-found-{_LINKS[state]}"


def last_visit(row: PersonRow, words: Texts) -> str:
    """Return when somebody was last here."""
    return words("window-last-visit", day=day(row.last_visit)) if row.last_visit else words("window-never-here")


def name_of(row: PersonRow, words: Texts) -> str:
    """Return the name, or that it is still open."""
    return row.name or words("window-name-open")


def called(number: str, words: Texts) -> str:
    """Return 15 号, as a number is called; a walk-in number, 候补 C1-01, is whole as it stands."""
    return words("window-number-called", number=number) if number.isdigit() else number


def where(registration: RegistrationView, words: Texts) -> str:
    """Return floor, room, doctor."""
    return joined(place(registration.floor, registration.room, words), registration.doctor)


def place(floor: str, room: str, words: Texts) -> str:
    """Return 2 楼 203 诊室, as far as it is known."""
    return place_words(floor, room, words, "window-where")


def seconds(count: int, words: Texts) -> str:
    """Return 35 秒 or 3 分 05 秒."""
    if count < 60:
        return words("window-seconds", seconds=str(count))
    return words("window-minutes", minutes=str(count // 60), seconds=f"{count % 60:02d}")


def whose_paper(job: PrintJobView, words: Texts) -> str:
    """Return the number and the masked name that a paper bears, as far as it bears any."""
    number = called(job.registration_number, words) if job.registration_number else ""
    temporary = words("window-temporary", number=job.temporary_number) if job.temporary_number else ""
    return joined(number, temporary, job.name)


def paper_kind(job: PrintJobView, words: Texts) -> str:
    """Return what a paper is: 小票, 贴纸."""
    return words(f"window-paper-{job.kind.replace('_', '-')}")
