"""The people, sessions and registrations that walk through the screens: everyday ones, and the worst there can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from journey_stage import made_up_number
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import DocumentKind, Sex
from kiosk.domain.names import mask_name
from kiosk.domain.registration import (
    Identification,
    Identified,
    IdentifiedBy,
    PersonView,
    RegistrationView,
    SessionsOffered,
    TemporaryIssued,
)
from kiosk.domain.sessions import ClinicSession, Department, Period, SessionChoice

DAY = date(2026, 11, 22)
PLAIN_WORDS = (
    ("血压血糖", "monitor_heart"),
    ("感冒发烧", "sick"),
    ("腰腿疼", "accessibility_new"),
    ("眼睛不舒服", "visibility"),
    ("换药打针", "vaccines"),
    ("拿慢病药", "medication"),
)
LONGEST_DEPARTMENT = "高血压糖尿病慢性病复查拿药门诊"
LONGEST_PLACE = ("新门诊楼三", "门诊楼东侧第二十三号诊室")
LONGEST_DEPARTMENT_IN_LETTERS = "Hypertension, diabetes refills"
LONGEST_PLACE_IN_LETTERS = ("East wing2", "Consulting room north 23")
"""Floor and room. All of these take every column that kiosk.domain.timetable.LONGEST allows."""
LONGEST_NAME = "阿卜杜热合曼·买买提明·吐尔逊江·艾合买提江·艾力"
RARE_NAME = "𬭎𠮷𫖯㛃"
LATIN_NAME = "WOLFESCHLEGELSTEINHAUSENBERGER ALEXANDRA MARIA"


@dataclass(frozen=True)
class Cast:
    """Everybody and everything that a walk meets."""

    known: Identified
    registered: Identified
    newcomer: Identified
    by_number: Identified
    by_sticker: Identified
    offered: SessionsOffered
    closed: tuple[SessionsOffered, ...]
    registration: RegistrationView
    temporary: TemporaryIssued

    @property
    def secrets(self) -> tuple[str, ...]:
        """What nobody may see or hear in full, nor find anywhere after the end."""
        cards = [one.identification.card for one in (self.known, self.registered, self.newcomer)]
        whole = [text for card in cards if card is not None for text in (card.name, card.number)]
        return (*(text for text in whole if text), self.by_number.identification.number or "")


def cast_of(*, worst: bool) -> Cast:
    """Return the everyday cast, or the worst."""
    registration = _registration(worst=worst)
    known = _identified("p-1", "37150219470501122", LONGEST_NAME if worst else "张玉华", Sex.FEMALE, worst=worst)
    known = replace(known, person=replace(known.person, sticker=True))
    old = _identified("p-2", "11011119390203141", RARE_NAME if worst else "李大山", Sex.MALE, worst=worst)
    old = replace(old, person=replace(old.person, sticker=True, registration=registration))
    new = _identified(None, "51010519510917203", LATIN_NAME if worst else "王秀芳", Sex.FEMALE, worst=worst)
    new = replace(new, person=replace(new.person, first_visit=True, card_expired=worst))
    number = made_up_number("42010319480808112")
    nobody = Identification(IdentifiedBy.NUMBER, number=number)
    return Cast(
        known=known,
        registered=old,
        newcomer=new,
        by_number=Identified(nobody, PersonView(None, Sex.FEMALE, 78, number[-4:], first_visit=True)),
        by_sticker=Identified(
            Identification(IdentifiedBy.STICKER, "p-1"), PersonView(known.person.name, None, 79, sticker=True)
        ),
        offered=_offered(worst=worst),
        closed=(
            SessionsOffered((), next_opening=time(8)),
            SessionsOffered((), next_opening=time(13, 30)),
            SessionsOffered((), next_opening=time(8, 20), next_opening_tomorrow=True),
            SessionsOffered((), next_opening=time(8, 20), next_opening_day=date(2026, 11, 26)),
            SessionsOffered(()),
        ),
        registration=registration,
        temporary=TemporaryIssued("T-0007", "12" if worst else "1", "job-slip"),
    )


def _identified(person_id: str | None, body: str, name: str, sex: Sex, *, worst: bool) -> Identified:
    number = made_up_number(body)
    card = IdentityCard(DocumentKind.RESIDENT, number, name, sex=sex, birth_date=date(1947, 5, 1))
    view = PersonView(
        mask_name(name), sex, 108 if worst else 79, number[-4:], "城乡居民基本医疗保险" if worst else None
    )
    return Identified(Identification(IdentifiedBy.CARD, person_id, card=card, number=number), view)


def _offered(*, worst: bool) -> SessionsOffered:
    words = PLAIN_WORDS if worst else PLAIN_WORDS[:3]
    choices = tuple(_choice(index, *pair, worst=worst) for index, pair in enumerate(words))
    return SessionsOffered(choices, "s-0")


def _choice(index: int, words: str, icon: str, *, worst: bool) -> SessionChoice:
    later = worst and index % 2 == 1
    longest = LONGEST_DEPARTMENT_IN_LETTERS if later else LONGEST_DEPARTMENT
    said = longest if worst else words
    department = Department(f"d-{index}", said, said, icon)
    place = LONGEST_PLACE_IN_LETTERS if later else LONGEST_PLACE
    floor, room = place if worst else ("2楼", f"20{index} 诊室")
    period, start = (Period.AFTERNOON, time(13, 20)) if later else (Period.MORNING, time(8))
    session = ClinicSession(
        f"s-{index}", department, DAY, period, start, time(17), "王医生", room, floor, (),
    )  # fmt: skip
    return SessionChoice(session, free=index % 3 if worst else 5, ahead=index, wait_minutes=9, open_now=not later)


def _registration(*, worst: bool) -> RegistrationView:
    words = LONGEST_DEPARTMENT if worst else "血压血糖"
    department = Department("d-0", words, words, "monitor_heart")
    floor, room = LONGEST_PLACE if worst else ("2楼", "203 诊室")
    return RegistrationView(
        "r-1", "候补 K2-03" if worst else "15", department, "王医生", room, floor, Period.MORNING, time(8, 30),
        time(9), 38 if worst else 3, 150 if worst else 15, walk_in=worst, ticket_job="job-ticket",
        sticker_job="job-sticker", window="12" if worst else "1",
    )  # fmt: skip
