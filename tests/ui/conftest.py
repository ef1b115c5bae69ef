"""Qt without a display, and made-up people on every screen."""

from __future__ import annotations

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import cache

import pytest

import ui.text_layout
import ui.widgets.button_face
from keypad_stage import KeypadStage
from kiosk.domain.identity_number import Problem, Sex
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import (
    Identification,
    IdentifiedBy,
    PersonView,
    RegistrationView,
    SessionsOffered,
)
from kiosk.domain.sessions import ClinicSession, Department, Period, SessionChoice
from kiosk.journey.model import (
    Choose,
    Confirm,
    Done,
    ForFamily,
    HelpReason,
    Keypad,
    Model,
    NoDocument,
    NoSession,
    Notice,
    Screen,
    Sorry,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)

for done in (ui.text_layout.set_text, ui.text_layout.fitting, ui.widgets.button_face.compose):
    name, kept = done.__name__, cache(done)
    for module in [module for place, module in sys.modules.items() if place.startswith("ui.")]:
        if getattr(module, name, None) is done:
            setattr(module, name, kept)
"""Laws look at the same words on the same screens: lines that were once broken need not be broken again for each law.

The kiosk itself keeps no such memory: a person's words would stay in it.
"""

DEPARTMENTS = (
    ("血压血糖", "monitor_heart"),
    ("感冒发烧", "sick"),
    ("腰腿疼", "accessibility_new"),
    ("眼睛不舒服", "visibility"),
    ("换药打针", "vaccines"),
    ("拿慢病药", "medication"),
)
LONGEST_DEPARTMENT = "高血压糖尿病慢性病复查拿药门诊"
WORST_NAME = "𬭎𠮷𫖯*㛃"


def _session(index: int, department: Department) -> SessionChoice:
    session = ClinicSession(
        id=f"session-{index}",
        department=department,
        day=date(2026, 11, 22),
        period=Period.MORNING,
        start=time(8),
        end=time(11, 30),
        doctor="王医生",
        room=f"20{index} 诊室",
        floor="2楼",
        slots=(),
    )
    return SessionChoice(session, free=index % 4, ahead=index, wait_minutes=5 * index, open_now=True)


def _offered(*, worst: bool) -> SessionsOffered:
    count = 6 if worst else 3
    departments = [
        Department(f"d{index}", LONGEST_DEPARTMENT if worst else words, LONGEST_DEPARTMENT if worst else words, icon)
        for index, (words, icon) in enumerate(DEPARTMENTS[:count])
    ]
    return SessionsOffered(
        tuple(_session(index + 1, department) for index, department in enumerate(departments)),
        "session-1",
        time(13, 30),
    )


def _registration(*, worst: bool) -> RegistrationView:
    words = LONGEST_DEPARTMENT if worst else "血压血糖"
    return RegistrationView(
        id="registration-1",
        number="候补 K2-03" if worst else "15",
        department=Department("d0", words, words, "monitor_heart"),
        doctor="王医生",
        room="203 诊室",
        floor="2楼",
        period=Period.MORNING,
        slot_start=time(8, 30),
        slot_end=time(9),
        ahead=38 if worst else 3,
        wait_minutes=150 if worst else 15,
        walk_in=worst,
        ticket_job="job-1",
    )


def _person(*, worst: bool) -> PersonView:
    if worst:
        return PersonView(
            "A*** B*** C*** D***", Sex.FEMALE, 108, "123X", "城乡居民基本医疗保险", card_expired=True, first_visit=True
        )
    return PersonView("张*华", Sex.FEMALE, 78, "123X", "居民医保")


def _screens(*, worst: bool) -> dict[str, Screen]:
    who = Identification(IdentifiedBy.NUMBER if worst else IdentifiedBy.CARD, "person-1")
    person, offered, registration = _person(worst=worst), _offered(worst=worst), _registration(worst=worst)
    done = Done(who, person, registration, may_cancel=True, ticket=PrintState.CONFIRMED)
    return {
        "welcome": Welcome(Notice.UNKNOWN_CODE) if worst else Welcome(),
        "no-document": NoDocument(),
        "keypad": Keypad("370102194703151234", Problem.BIRTH_DATE, 2) if worst else Keypad("37010219470"),
        "keypad-notice": Keypad("", notice=Notice.CARD_TROUBLE),
        "confirm": Confirm(who, person),
        "confirm-rare": Confirm(who, replace(person, name=WORST_NAME)),
        "confirm-open": Confirm(who, replace(person, name=None, insurance=None, first_visit=True)),
        "choose": Choose(who, person, offered),
        "choose-second": Choose(who, person, replace(offered, choices=offered.choices * (1 + worst)), page=1),
        "no-session": NoSession(SessionsOffered((), None, time(13, 30), next_opening_tomorrow=worst)),
        "done": done,
        "done-unknown": replace(done, ticket=PrintState.UNKNOWN),
        "done-again": replace(done, again=True, may_cancel=False),
        "done-open": replace(done, registration=replace(registration, name_open=True), ticket=PrintState.FAILED),
        "temporary": TemporaryNumber("T-0007", "12" if worst else "1", slip=PrintState.FAILED if worst else None),
        "take-card": TakeCard(),
        "sorry": Sorry("12" if worst else "1"),
    }


def sample_models(language: str, *, large: bool, worst: bool) -> dict[str, Model]:
    """Every screen, by name, in one language and size."""
    base = Model(language=language, large=large)
    models = {name: replace(base, screen=screen) for name, screen in _screens(worst=worst).items()}
    confirm = models["confirm"]
    return models | {
        "help-coming": replace(base, help=HelpReason.ASKED),
        "help-offered": replace(confirm, help_offered=True),
        "idle-warning": replace(base, idle_warning=True),
        "reader-down": replace(base, reader_down=True),
        "scanner-down": replace(base, scanner_down=True),
        "number-only": replace(base, reader_down=True, scanner_down=True),
        "family-number-only": replace(base, screen=ForFamily(), reader_down=True, scanner_down=True),
        "veil": replace(confirm, veiled=True),
        "veil-keypad": replace(models["keypad"], veiled=True),
        "veil-done": replace(models["done"], veiled=True),
        "printer-down": replace(models["done"], ticket_printer_down=True),
        "reading": replace(base, waiting=Waiting.READING),
        **{f"working-{waiting.value}": replace(base, waiting=waiting) for waiting in Waiting},
    }


@pytest.fixture(scope="session")
def senior_models() -> Callable[..., dict[str, Model]]:
    """Return `sample_models`."""
    return sample_models


class Listening:
    """Stands before a log, and keeps the names of the mistakes that are written into it."""

    def __init__(self, log, heard: list[str]) -> None:
        self._log, self._heard = log, heard

    def __getattr__(self, level: str) -> Callable[..., None]:
        def write(event: str, **fields) -> None:
            if level in ("error", "critical"):
                self._heard.append(event)
            getattr(self._log, level)(event, **fields)

        return write


@pytest.fixture
def mishaps(monkeypatch) -> list[str]:
    """What fell over in painting, touches, keys or the journey. A test that wants some empties the list."""
    import kiosk.journey.runner  # noqa: PLC0415
    import ui.mishap  # noqa: PLC0415 - Qt comes after the platform is chosen
    import ui.senior.window  # noqa: PLC0415

    heard: list[str] = []
    for place in (kiosk.journey.runner, ui.mishap, ui.senior.window):
        monkeypatch.setattr(place, "log", Listening(place.log, heard))
    return heard


@pytest.fixture(autouse=True)
def no_mishaps(mishaps):
    """Where the window would give way to the safe page, a test fails, as it does where Qt prints a traceback."""
    yield
    assert mishaps == []


class HandClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now

    def pass_by(self, seconds: float) -> None:
        """Let time go by."""
        self.now += seconds


@pytest.fixture
def hand_clock() -> HandClock:
    """A clock that stands until it is moved."""
    return HandClock()


@pytest.fixture
def senior_window(qtbot, hand_clock):
    """The window at the panel's own pixels, with the hand clock, past the first deaf half second."""
    from ui.geometry import PanelSettings  # noqa: PLC0415 - Qt comes after the platform is chosen
    from ui.senior.window import SeniorWindow  # noqa: PLC0415
    from ui.widgets.tap_law import TapLaw  # noqa: PLC0415

    window = SeniorWindow(PanelSettings(), TapLaw(hand_clock))
    qtbot.addWidget(window)
    window.resize(1080, 1920)
    window.show()
    hand_clock.pass_by(1.0)
    return window


@pytest.fixture
def stage(qtbot, hand_clock):
    """Put a kiosk on the stage, worked by keys, with an ear at its loudspeaker."""
    made = KeypadStage(hand_clock)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(made.window.isActiveWindow)
    return made
