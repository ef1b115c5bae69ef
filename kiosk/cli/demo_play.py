"""The demo without a display: journeys A, C and D played offscreen, with real bytes and touches, and pictures of it.

The player sees what a person sees (the model that is shown) and does what a person does: lays cards on the simulated
reader and taps targets. It never calls the desk.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from kiosk.cli.demo_devices import LABELS, READER, RECEIPTS
from kiosk.cli.machine import Machine
from kiosk.domain.print_job import PrintState
from kiosk.journey.events import SessionChosen, Touch, Typed
from kiosk.journey.model import Choose, Confirm, Done, Keypad, Model, NoDocument, TakeCard, TemporaryNumber, Welcome
from kiosk.ports import SimulatorControl
from kiosk.texts import Texts
from ui.page import Sent

PATIENCE_MS = 20_000
"""How long the player waits for a screen before it says that the demo is broken."""
BETWEEN_TAPS_MS = 650
"""A person's pace: the screen is deaf for half a second after a change, a key for a quarter after a tap."""
BETWEEN_KEYS_MS = 300


class PlayBroke(Exception):
    """What the player waited for did not come."""


@dataclass(frozen=True)
class _Step:
    """One thing that was done, with its picture's name where there is one."""

    text: str
    picture: str = ""


@dataclass(frozen=True)
class _Chapter:
    """One journey: what to look at, and its steps."""

    title: str
    look_at: str
    steps: list[_Step] = field(default_factory=list)


@dataclass
class Journal:
    """What was done, for the terminal now and for the summary afterwards."""

    out: Path
    words: Texts
    say: Callable[[str], None]
    _chapters: list[_Chapter] = field(default_factory=list)

    def begin(self, journey: str) -> None:
        """Begin a journey ("a") with a chapter of its own."""
        self._chapters.append(_Chapter(self.words(f"demo-journey-{journey}"), self.words(f"demo-look-{journey}")))
        self.say(self._chapters[-1].title)

    def note(self, phrase: str, picture: str = "") -> None:
        """Say a step and remember it with its picture's name."""
        text = self.words(phrase)
        self.say(text + (f"  → {picture}" if picture else ""))
        self._chapters[-1].steps.append(_Step(text, picture))

    def write_summary(self) -> Path:
        """Write out/summary.md: a chapter for each journey, every step in order, its pictures beside each other."""
        lines = [f"# {self.words('demo-summary-title')}", "", self.words("demo-summary-lead"), ""]
        for chapter in self._chapters:
            lines += [f"## {chapter.title}", "", f"**{self.words('demo-look-at')}** {chapter.look_at}", ""]
            numbered = list(enumerate(chapter.steps, start=1))
            lines += [f"{number}. {step.text}" for number, step in numbered]
            lines += ["", "<p>"]
            lines += [
                f'<img src="{step.picture}" width="240" alt="{number}. {step.text}" title="{number}. {step.text}">'
                for number, step in numbered
                if step.picture
            ]
            lines += ["</p>", ""]
        path = self.out / "summary.md"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path


class Player:
    """Plays one person after the other at the machine."""

    def __init__(self, machine: Machine, controls: Mapping[str, SimulatorControl], journal: Journal) -> None:
        self._machine = machine
        self._controls = controls
        self._journal = journal
        self._journey = ""
        self._step = 0
        self._last: Sent | None = None
        self._printed = {LABELS: 0, RECEIPTS: 0}

    def play_a(self, card: Mapping[str, object]) -> None:
        """Has the identity card: place it, yes, choose, done; ticket and sticker come out."""
        self._begin("a")
        self._controls[READER].ask("lay", **card)
        self._see("demo-step-confirm", lambda model: isinstance(model.screen, Confirm))
        self._register(Touch.IT_IS_ME)
        self._paper(RECEIPTS, "demo-step-ticket")
        self._paper(LABELS, "demo-step-sticker")
        self._tap(Touch.FINISHED)
        self._see("demo-step-take-card", lambda model: isinstance(model.screen, TakeCard))
        self._controls[READER].ask("lift")
        self._next_person()

    def play_c(self, number: str) -> None:
        """Remembers only the identity number. No sticker yet: it waits for the name, which the window asks for."""
        self._begin("c")
        self._tap(Touch.NO_DOCUMENT)
        self._see("demo-step-no-document", lambda model: isinstance(model.screen, NoDocument))
        self._tap(Touch.REMEMBER_NUMBER)
        for key in number:
            self._tap(Typed(key))
        self._see("demo-step-keypad", lambda model: isinstance(model.screen, Keypad) and model.screen.digits == number)
        self._tap(Touch.NUMBER_FINISHED)
        self._see("demo-step-confirm-number", lambda model: isinstance(model.screen, Confirm))
        self._register(Touch.IT_IS_ME)
        self._paper(RECEIPTS, "demo-step-ticket")
        self._tap(Touch.FINISHED)
        self._next_person()

    def play_d(self) -> None:
        """Remembers nothing and brought nothing."""
        self._begin("d")
        self._tap(Touch.NO_DOCUMENT)
        self._tap(Touch.REMEMBER_NOTHING)
        self._see("demo-step-temporary", lambda model: isinstance(model.screen, TemporaryNumber))
        self._paper(RECEIPTS, "demo-step-slip")
        self._tap(Touch.FINISHED)
        self._next_person()

    def _begin(self, journey: str) -> None:
        self._journey, self._step = journey, 0
        self._journal.begin(journey)
        self._see("demo-step-welcome", lambda model: isinstance(model.screen, Welcome) and not model.reader_down)

    def _register(self, yes: Touch) -> None:
        self._tap(yes)
        self._see("demo-step-choose", lambda model: isinstance(model.screen, Choose))
        choose = self._model.screen
        assert isinstance(choose, Choose)  # noqa: S101 - seen the line before
        self._tap(SessionChosen(choose.offered.choices[0].session.id))
        self._see("demo-step-done", _has_number_and_paper)

    def _next_person(self) -> None:
        self._wait(lambda: isinstance(self._model.screen, Welcome))

    @property
    def _model(self) -> Model:
        return self._machine.window.model

    def _see(self, phrase: str, is_there: Callable[[Model], bool]) -> None:
        """Wait for a screen, take its picture, say the step."""
        self._wait(lambda: is_there(self._model))
        self._step += 1
        name = f"{self._journey}{self._step}-{type(self._model.screen).__name__.lower()}.png"
        self._machine.window.grab_panel().save(str(self._journal.out / name))
        self._journal.note(phrase, name)

    def _paper(self, printer: str, phrase: str) -> None:
        """Wait for the next sheet of a printer and keep its picture."""
        seen = self._printed[printer]
        self._wait(lambda: int(str(self._controls[printer].ask("state")["pages"])) > seen)
        pages = self._controls[printer].ask("pages", after=seen)["pages"]
        assert isinstance(pages, list)  # noqa: S101 - our own simulator's answer
        for page in pages:
            self._printed[printer] = int(page["index"])
            name = f"{self._journey}-{printer}-{page['index']}.png"
            (self._journal.out / name).write_bytes(base64.b64decode(page["png"]))
            self._journal.note(phrase, name)

    def _tap(self, sent: Sent) -> None:
        """Touch a target as a person would, and at a person's pace."""
        self._wait(lambda: any(target.sent == sent for target in self._machine.window.panel.page.targets))
        typing = isinstance(sent, Typed) and isinstance(self._last, Typed)
        self._rest(BETWEEN_KEYS_MS if typing else BETWEEN_TAPS_MS)
        self._last = sent
        button = self._machine.window.panel.button(sent)
        middle = QPointF(button.rect().center())
        for kind, pressed in (
            (QMouseEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QMouseEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            at = button.mapToGlobal(middle)
            left = Qt.MouseButton.LeftButton
            QApplication.sendEvent(button, QMouseEvent(kind, middle, at, left, pressed, Qt.KeyboardModifier.NoModifier))

    def _wait(self, is_so: Callable[[], bool]) -> None:
        """Let the program run until something is so. Raises PlayBroke."""
        waited = QElapsedTimer()
        waited.start()
        while not is_so():
            if waited.elapsed() > PATIENCE_MS:
                raise PlayBroke(f"{self._journey}{self._step} {type(self._model.screen).__name__}")
            self._rest(20)

    def _rest(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _has_number_and_paper(model: Model) -> bool:
    paper_is_out = {PrintState.CONFIRMED, PrintState.SENT}
    return isinstance(model.screen, Done) and model.screen.ticket in paper_is_out
