"""Five made-up people, and a desk that knows them: whether it can answer, and what it says of sessions, is chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from journey_stage import Stage, made_up_number
from keypad_stage import BADGE, PIN
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import DocumentKind, Sex
from kiosk.domain.names import mask_name
from kiosk.domain.registration import (
    AlreadyRegistered,
    DeskFailed,
    DeskTrouble,
    Identification,
    Identified,
    IdentifiedBy,
    PersonView,
    Registered,
    RegistrationView,
    SessionGone,
    TemporaryIssued,
    Unidentified,
    UnknownHolder,
)

NAMES = ("张玉华", "李大山", "欧阳秀英", "阿卜杜热合曼·买买提明·吐尔逊江", "𬭎𠮷𫖯㛃")
BODIES = ("37150219470501122", "11011119390203141", "51010519510917203", "65010119450102341", "42010319480808112")
TICKETS = ("731", "742", "753", "764", "775")


@dataclass(frozen=True)
class Somebody:
    """One of the people of the morning."""

    place: int
    card: IdentityCard
    masked: str

    @property
    def number(self) -> str:
        return self.card.number

    @property
    def id(self) -> str:
        return f"p-{self.place}"

    @property
    def marks(self) -> tuple[str, ...]:
        """What on a screen, in a name or in speech would tell of this person."""
        return self.masked, self.number[-4:], TICKETS[self.place], self.card.name, self.number


def somebody(place: int) -> Somebody:
    number = made_up_number(BODIES[place])
    card = IdentityCard(DocumentKind.RESIDENT, number, NAMES[place], sex=Sex.FEMALE, birth_date=date(1947, 5, 1))
    return Somebody(place, card, mask_name(NAMES[place]))


PEOPLE = tuple(somebody(place) for place in range(len(NAMES)))


class UnsteadyDesk:
    """Answers rightly about who somebody is; whether it can, and what it says of sessions, is chance."""

    def __init__(self, chance: Random, stage: Stage) -> None:
        self._chance, self._stage = chance, stage
        self._temporary = 0
        self.jobs: list[str] = []

    def look_up_card(self, card):
        return self._found(next(one for one in PEOPLE if one.card == card), IdentifiedBy.CARD, card=card)

    def look_up_number(self, number, typed_15):
        self._may_fail()
        known = next((one for one in PEOPLE if one.number == number), None)
        if known is None:
            view = PersonView(None, Sex.FEMALE, 78, number[-4:], first_visit=True)
            return Identified(Identification(IdentifiedBy.NUMBER, number=number), view)
        return self._found(known, IdentifiedBy.NUMBER)

    def look_up_code(self, data):
        self._may_fail()
        if data.startswith(b"JZ1:"):
            return self._found(PEOPLE[int(data[4:])], IdentifiedBy.STICKER)
        return self._chance.choice([*Unidentified, UnknownHolder("0a")])

    def look_up_short_code(self, code):
        return Unidentified.UNKNOWN_SHORT_CODE

    def sessions_for(self, identification):
        self._may_fail()
        return self._stage.closed if self._chance.random() < 0.1 else self._stage.offered

    def register(self, identification, session_id):
        self._may_fail()
        chance = self._chance.random()
        if chance < 0.1:
            return SessionGone(self._stage.offered)
        registration = self.registration_of(identification.person_id)
        return AlreadyRegistered(registration) if chance < 0.2 else Registered(registration)

    def register_temporary(self, cti, language=None):
        self._may_fail()
        self._temporary += 1
        self.jobs.append("job-slip")
        return TemporaryIssued(f"T-{self._temporary:04}", "1", "job-slip")

    def reprint_ticket(self, registration_id, instead_of):
        return "job-ticket"

    def reprint_sticker(self, person_id, instead_of, language=None):
        self._may_fail()
        return "job-sticker"

    def staff_of_badge(self, data):
        return "m-1" if data == BADGE else None

    def begin_takeover(self, pin, badge_of):
        return "m-1" if pin == PIN else None

    def registration_of(self, person_id: str | None) -> RegistrationView:
        self.jobs += ["job-ticket", "job-sticker"]
        number = TICKETS[int(person_id.removeprefix("p-"))] if person_id else "888"
        return replace(self._stage.registration, number=number, name_open=person_id is None)

    def call_help(self, reason):
        pass

    def window_is_open(self):
        return self._chance.random() < 0.7

    end_help = tell_staff = end_takeover = cancel = close_unknown_print = call_help

    def tell_window_who(self, takeover_id, screen, known):
        pass

    def _found(self, who: Somebody, by: IdentifiedBy, card: IdentityCard | None = None) -> Identified:
        self._may_fail()
        here = self.registration_of(who.id) if self._chance.random() < 0.15 else None
        view = PersonView(who.masked, Sex.FEMALE, 79, who.number[-4:], "居民医保", sticker=True, registration=here)
        return Identified(Identification(by, who.id, card=card, number=who.number), view)

    def _may_fail(self) -> None:
        if self._chance.random() < 0.03:
            raise DeskFailed(self._chance.choice(list(DeskTrouble)))
