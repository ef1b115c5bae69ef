"""The kiosk of a morning and its printer, as the test has them: asks, listens, keeps the papers, and kills.

The kiosk is a process (morning_kiosk); when it is dead the next one is begun, as a machine's supervisor does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from sqlalchemy import select

from kiosk.domain.documents import Ticket
from kiosk.store import tables
from kiosk.store.registrations import find_registration
from lives import Life, Lives
from made_up_clinic import MadeUpClinic
from morning_kiosk import Doom, PaperOut, Print, Rested, Told, Visit

TICKS = 160
"""What a registration writes takes about so many; one that outlives its doom dies at the next."""
LONGEST_VISIT_S = 0.15
PATIENCE_S = 60.0


class Moment(Enum):
    """When a kiosk is killed."""

    WHILE_WRITING = auto()
    """In the middle of a transaction."""
    ANY = auto()
    BEFORE_PAPER = auto()
    """The job is being sent, and no paper is there."""
    AFTER_PAPER = auto()
    """The paper is there, and the ledger does not know it."""


@dataclass(frozen=True)
class Paper:
    """A ticket that came out, with the job, and the registration that the job named."""

    job: str
    registration_id: str
    number: str
    room: str
    again: bool


class Machine:
    """A kiosk that is begun when it is needed; `clinic` is the test's own way into its store."""

    def __init__(self, lives: Lives, clinic: MadeUpClinic, chance: Random) -> None:
        self._lives, self._clinic, self._chance = lives, clinic, chance
        self._life: Life | None = None
        self._at_printer: Moment | None = None
        self.forgets = False
        """Whether the next kiosk prints again by itself what the last one was printing."""
        self.told: dict[str, str] = {}
        """Registrations whose number a person was told."""
        self.papers: list[Paper] = []
        self.jobs_out: set[str] = set()
        self.kills = dict.fromkeys(Moment, 0)
        self.undurable = 0
        """Tickets that came out while no other connection could see their registration: there must be none."""

    def visit(self, visit: Visit) -> None:
        """Let somebody come."""
        if not self._asked(visit):
            self.visit(visit)

    def work_off(self, out_of_paper: bool = False) -> None:
        """Let it print what waits."""
        if not self._asked(Print(out_of_paper)):
            self.work_off(out_of_paper)

    def killed(self, moment: Moment, somebody: Callable[[], Visit]) -> None:
        """Kill it at such a moment; who stands before it comes again when the next one runs."""
        visit = somebody()
        match moment:
            case Moment.WHILE_WRITING:
                self._asked(Doom(self._chance.randrange(1, TICKS)))
                while self._asked(visit):
                    visit = somebody()
            case Moment.ANY:
                self._killed_within(visit, self._chance.uniform(0, LONGEST_VISIT_S))
            case Moment.BEFORE_PAPER | Moment.AFTER_PAPER:
                self._at_printer = moment
                while self._asked(visit) and self._asked(Print(out_of_paper=False)):
                    visit = somebody()
                self._at_printer = None
        self.kills[moment] += 1
        self.visit(visit)

    def stop(self) -> None:
        """Pull its plug when nothing is under way."""
        if self._life is not None:
            self._hear_all(self._life.kill())
            self._life = None

    def unknown_jobs(self) -> list[str]:
        """Return the jobs of which nobody knows whether they came out."""
        jobs = tables.print_jobs.c
        with self._clinic.store.reading() as connection:
            return list(connection.scalars(select(jobs.id).where(jobs.state == "unknown").order_by(jobs.id)))

    def _alive(self) -> Life:
        if self._life is None:
            self._life = self._lives.begin(self._clinic.store.path, self._clinic.clock.moment, self.forgets)
        return self._life

    def _asked(self, what: object) -> bool:
        """Ask, and serve the printer meanwhile; False when the kiosk died of it."""
        life = self._alive()
        life.tell((self._clinic.clock.moment, what))
        while (said := self._next_said(life)) is not None:
            if isinstance(said, Rested):
                if not said.at_welcome:
                    self.stop()
                return True
            self._heard(said)
            if isinstance(said, PaperOut):
                if self._at_printer is not None:
                    self.stop()
                    return False
                life.tell("taken")
        life.was_killed()
        self._life = None
        return False

    def _killed_within(self, visit: Visit, seconds: float) -> None:
        life = self._alive()
        life.tell((self._clinic.clock.moment, visit))
        life.says_something(seconds)
        self.stop()

    def _next_said(self, life: Life) -> object:
        assert life.says_something(PATIENCE_S), "the kiosk hangs"
        return life.hear()

    def _hear_all(self, said: list[object]) -> None:
        for one in said:
            self._heard(one)

    def _heard(self, said: object) -> None:
        match said:
            case Told(registration_id, number):
                self.told[registration_id] = number
            case PaperOut() if self._at_printer is not Moment.BEFORE_PAPER:
                self._put_out(said)
            case _:
                return

    def _put_out(self, paper: PaperOut) -> None:
        self.jobs_out.add(paper.job)
        if not isinstance(paper.document, Ticket):
            return
        registration_id = registration_of_job(self._clinic, paper.job)
        with self._clinic.store.reading() as connection:
            seen = find_registration(connection, self._clinic.settings.clinic_id, registration_id)
        self.undurable += seen is None
        document = paper.document
        self.papers.append(Paper(paper.job, registration_id, document.number, document.room, document.reprint))


def registration_of_job(clinic: MadeUpClinic, job_id: str) -> str:
    """Return whose ticket a job is, "" for what belongs to no registration."""
    jobs = tables.print_jobs.c
    with clinic.store.reading() as connection:
        return str(connection.scalar(select(jobs.registration_id).where(jobs.id == job_id)) or "")
