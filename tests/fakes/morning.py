"""A morning at the made-up clinic, played from a seed: arrivals at the kiosk and at the window, calls, mishaps, paper.

The kiosk is a process of its own, killed again and again (morning_machine); the window is its desk, in the test's
process. Each has the store's file open by itself. What was played is judged by morning_judge.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from random import Random

from kiosk.domain.queue_views import Called
from kiosk.domain.registration import Identification, Identified, IdentifiedBy, Registered
from kiosk.journey.events import Event, Touch, Typed
from kiosk.ports import CardFound, CardRead
from lives import Lives
from made_up_clinic import SetClock, card, local, make_clinic_at, number
from morning_kiosk import Visit
from morning_machine import Machine, Moment, registration_of_job
from staffed_window import staff_window

ARRIVALS = 200
MINUTES = 240
ROOMS = {"全科": 5, "内科": 4, "中医": 3}
"""Numbers of each half hour: fewer than come, so that the morning ends with walk-in numbers."""
WAYS = {
    "kiosk card": 9,
    "kiosk number": 4,
    "kiosk nothing": 1,
    "kiosk card again": 1,
    "window card": 3,
    "window number": 2,
}
MISHAPS = {"cancel": 4, "skip": 4, "back": 3, "move one": 3, "other room": 1, "more numbers": 1, "kept numbers": 1}
DRY_MINUTES = 12
KILLS = [*Moment] * 2
CALLS_A_MINUTE = 0.11
"""Of each session: slower than people come, so that many wait and the rule of calling has work to do."""

DOCTOR_AWAY = range(60, 170)
"""Minutes in which one doctor calls nobody; six young people came just before a bus of old ones, and all wait."""
BUS = [date(1985, 3, 4)] * 6 + [date(1944, 5, 6)] * 12
CALLS_BEHIND_TIME = 0.4


class Morning:
    """Everybody's morning."""

    def __init__(self, folder: Path, seed: int, lives: Lives) -> None:
        self.chance, self.clock = Random(seed), SetClock(local(7, 50))  # noqa: S311
        self.clinic = make_clinic_at(folder / "store.db", self.clock)
        staffed = staff_window(self.clinic)
        self.window = staffed.signed_in()
        halves = [time(8 + half // 2, 30 * (half % 2)) for half in range(8)]
        self.sessions = [
            self.clinic.session(name, slots=dict.fromkeys(halves, each), doctor=doctor)
            for name, each in ROOMS.items()
            for doctor in ("李敏", "张伟")
        ]
        self.kiosk = Machine(lives, self.clinic, self.chance)
        self._told_at_window: dict[str, str] = {}
        self.calls: list[Called] = []
        self.temporary = 0
        self._people = 0
        self._last: list[str] = []
        self._ways: dict[str, Callable[[], None]] = {
            "kiosk card": lambda: self.kiosk.visit(self.somebody_with_a_card()),
            "kiosk number": lambda: self.kiosk.visit(self._visit(*self._typed())),
            "kiosk nothing": self._without_anything,
            "kiosk card again": lambda: self.kiosk.visit(self.somebody_with_a_card(known=True)),
            "window card": lambda: self._at_the_window(self._card()),
            "window number": self._number_at_the_window,
        }

    @property
    def told(self) -> dict[str, str]:
        """Registrations that a person or a clerk was told of, with the number they were told."""
        return self.kiosk.told | self._told_at_window

    def play(self) -> None:
        arrivals = sorted(self.chance.randrange(MINUTES) for _ in range(ARRIVALS))
        kills = dict(zip(self.chance.sample(range(20, MINUTES), len(KILLS)), KILLS, strict=True))
        dry = self.chance.randrange(30, MINUTES - DRY_MINUTES)
        moved = self.chance.randrange(90, 180)
        for minute in range(MINUTES):
            self.clock.moment = local(7, 50) + timedelta(minutes=minute)
            for _ in range(arrivals.count(minute)):
                self._ways[self.chance.choices(list(WAYS), list(WAYS.values()))[0]]()
            if minute == DOCTOR_AWAY.start:
                self.bus_comes()
            if minute in kills:
                self._kill(kills[minute])
            if minute == moved:
                self.window.sessions.move_all(self.sessions[0], self.sessions[1])
            self._staff(minute)
            self.kiosk.work_off(out_of_paper=dry <= minute < dry + DRY_MINUTES)
        self.kiosk.work_off()

    @property
    def doctor_away(self) -> str:
        """The session whose doctor is called away for a while."""
        return self.sessions[3]

    def bus_comes(self) -> None:
        """Let young people, and then old ones, register for the doctor who is away."""
        for born in BUS:
            self._by_number(number(self._somebody(), born, "110102"), self.doctor_away)

    def _card(self, known: bool = False) -> object:
        order = self.chance.randrange(1, self._people + 1) if known and self._people else self._somebody()
        born = date(1940 + order % 60, 1 + order % 12, 1 + order % 28)
        return card(order, name="王秀芳", number=number(order, born), birth_date=born)

    def _somebody(self) -> int:
        self._people += 1
        return self._people

    def _typed(self) -> tuple[Event, ...]:
        digits = number(self._somebody(), date(1950, 3, 4), "440103")
        return (Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, *map(Typed, digits), Touch.NUMBER_FINISHED)

    def somebody_with_a_card(self, known: bool = False) -> Visit:
        return self._visit(CardFound(), CardRead(self._card(known)))

    def _visit(self, *events: Event) -> Visit:
        """One in twenty walks away before the end."""
        return Visit(events, self.chance.random() < 0.05, self.chance.randrange(1000))

    def _without_anything(self) -> None:
        self.kiosk.visit(self._visit(Touch.NO_DOCUMENT, Touch.REMEMBER_NOTHING))
        self.temporary += 1

    def _at_the_window(self, laid: object) -> None:
        found = self.window.people.look_up_card(laid)  # type: ignore[arg-type]
        if isinstance(found, Identified):
            self._registered(self.window.registering.register(found.identification, self._choice()))

    def _number_at_the_window(self) -> None:
        typed = number(self._somebody(), date(1961, 5, 6), "110101")
        self._by_number(typed, self._choice())

    def _by_number(self, typed: str, session_id: str) -> None:
        by_number = Identification(IdentifiedBy.NUMBER, number=typed)
        self._registered(self.window.registering.register(by_number, session_id))

    def _choice(self) -> str:
        choices = self.window.registering.sessions_for(None).choices
        return self.chance.choice(choices).session.id if choices else self.sessions[0]

    def _registered(self, result: object) -> None:
        if isinstance(result, Registered):
            self._told_at_window[result.registration.id] = result.registration.number

    def _staff(self, minute: int) -> None:
        for session in self.sessions:
            if minute > 10 and self.chance.random() < self._calls_a_minute(session, minute):
                self.call_next(session)
        if self.chance.random() < 0.4 and self.told:
            self._mishap(self.chance.choices(list(MISHAPS), list(MISHAPS.values()))[0])

    def call_next(self, session: str) -> bool:
        """Call, and return whether somebody was there."""
        called = self.window.queue.call_next(session)
        if isinstance(called, Called):
            self.calls.append(called)
            self._last.append(called.row.registration_id)
        return isinstance(called, Called)

    def _calls_a_minute(self, session: str, minute: int) -> float:
        if session != self.doctor_away or minute < DOCTOR_AWAY.start:
            return CALLS_A_MINUTE
        return 0 if minute in DOCTOR_AWAY else CALLS_BEHIND_TIME

    def _mishap(self, what: str) -> None:
        session, somebody = self.chance.choice(self.sessions), self.chance.choice(sorted(self.told))
        match what:
            case "cancel":
                self.window.registering.cancel(somebody)
            case "skip":
                if self._last:
                    self.window.queue.skip(self._last.pop())
            case "back":
                self.window.queue.bring_back(somebody)
            case "move one":
                self.window.sessions.move_one(somebody, session)
            case "other room":
                self.window.sessions.change(session, room=f"{self.chance.randrange(201, 240)} 诊室")
            case "more numbers":
                self.window.sessions.add_numbers(session, 1)
            case _:
                self.window.sessions.keep(session, self.chance.randrange(3), self.chance.randrange(2))

    def _kill(self, moment: Moment) -> None:
        """Kill the kiosk; what it leaves unknown is answered by who looks into the tray."""
        self.kiosk.killed(moment, self.somebody_with_a_card)
        self.kiosk.work_off()
        for job in self.kiosk.unknown_jobs():
            came_out = job in self.kiosk.jobs_out
            self.window.paper.answer_job(job, came_out)
            whose = registration_of_job(self.clinic, job)
            if whose and not came_out:
                self.window.paper.ticket(whose)

    def close(self) -> None:
        self.kiosk.stop()
        self.clinic.store.close()
