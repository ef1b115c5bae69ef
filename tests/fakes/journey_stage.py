"""Made-up people, sessions and a small language for journeys: given().when(event).asked(effect)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import DocumentKind, Sex, check_digit
from kiosk.domain.registration import (
    Identification,
    Identified,
    IdentifiedBy,
    PersonView,
    Registered,
    RegistrationView,
    SessionsOffered,
)
from kiosk.domain.sessions import ClinicSession, Department, Period, SessionChoice, TimeSlot
from kiosk.journey.effects import Effect
from kiosk.journey.events import (
    Event,
    LookedUp,
    RegisterAnswered,
    SessionChosen,
    SessionsListed,
    StaffAnswered,
    Timer,
    TimerFired,
    Touch,
    Typed,
)
from kiosk.journey.model import Model
from kiosk.journey.update import update
from kiosk.ports import CardFound, CardPresence, CardRead, Presence


def made_up_number(body: str) -> str:
    return body + check_digit(body)


@dataclass(frozen=True)
class Person:
    person_id: str
    card: IdentityCard
    view: PersonView
    identification: Identification


def _person(person_id: str, body: str, name: str, masked: str) -> Person:
    number = made_up_number(body)
    card = IdentityCard(DocumentKind.RESIDENT, number, name, sex=Sex.FEMALE, birth_date=date(1947, 5, 1))
    view = PersonView(masked, Sex.FEMALE, 79, number[-4:])
    return Person(person_id, card, view, Identification(IdentifiedBy.CARD, person_id, card=card))


@dataclass(frozen=True)
class Told:
    """A journey after an event: the model, and what that event asked for."""

    model: Model
    effects: tuple[Effect, ...] = ()

    def when(self, *events: Event) -> Told:
        told = self
        for event in events:
            told = Told(*update(told.model, event))
        return told

    def asked(self, kind: type) -> Effect:
        found = [effect for effect in self.effects if isinstance(effect, kind)]
        assert len(found) == 1, f"{kind.__name__} among {[type(effect).__name__ for effect in self.effects]}"
        return found[0]

    def did_not_ask(self, kind: type) -> bool:
        return not any(isinstance(effect, kind) for effect in self.effects)


class Stage:
    """Everybody and everything that the tests of the journey need."""

    zhang = _person("p-zhang", "37150219470501122", "张玉华", "张*华")
    li = _person("p-li", "11011119390203141", "李大山", "李*山")

    def __init__(self) -> None:
        department = Department("d-bp", "高血压门诊", "血压血糖", "monitor_heart")
        slot = TimeSlot("slot-1", time(8, 30), time(9, 0), 10)
        session = ClinicSession(
            "s-bp", department, date(2026, 11, 22), Period.MORNING, time(8), time(12), "王医生", "203", "2", (slot,)
        )
        choice = SessionChoice(session, free=10, ahead=3, wait_minutes=15, open_now=True)
        others = tuple(replace(choice, session=replace(session, id=f"s-{count}")) for count in range(6))
        self.offered = SessionsOffered((choice, *others), last_time="s-bp")
        self.closed = SessionsOffered((), next_opening=time(14, 0))
        self.registration = RegistrationView(
            "r-1", "15", department, "王医生", "203", "2", Period.MORNING, time(8, 30), time(9), 3, 15,
            ticket_job="job-ticket", sticker_job="job-sticker",
        )  # fmt: skip

    def given(self, model: Model | None = None) -> Told:
        return Told(model or Model())


def confirming(stage: Stage, person: Person | None = None, told: Told | None = None, **seen: object) -> Told:
    """Lay somebody's card, and have them found; `seen`: what is other in the view of them."""
    person = person or stage.zhang
    told = (told or stage.given()).when(CardFound(), CardRead(person.card))
    view = replace(person.view, **seen)
    return told.when(LookedUp(told.model.request, Identified(person.identification, view)))


def choosing(stage: Stage, told: Told | None = None) -> Told:
    """Say yes, and have the sessions listed."""
    told = (told or confirming(stage)).when(Touch.IT_IS_ME)
    return told.when(SessionsListed(told.model.request, stage.offered))


def registered(stage: Stage) -> Told:
    """Choose, and have the number."""
    told = choosing(stage).when(SessionChosen("s-bp"))
    return told.when(RegisterAnswered(told.model.request, Registered(stage.registration)))


def typing(stage: Stage, digits: str = "") -> Told:
    """Open the keypad and type."""
    told = stage.given().when(Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER)
    return told.when(*(Typed(digit) for digit in digits)) if digits else told


def gone(told: Told) -> Told:
    """Take the card and walk away."""
    return told.when(CardPresence(Presence.NO), TimerFired(Timer.IDLE), TimerFired(Timer.WARNING))


def taken_over(stage: Stage, told: Told | None = None) -> Told:
    """Have a member of staff take over by PIN."""
    told = (told or choosing(stage)).when(Touch.STAFF, *(Typed(figure) for figure in "246810"), Touch.NUMBER_FINISHED)
    return told.when(StaffAnswered(told.model.request, "m-1"))
