"""People at random before the real window, with a desk that answers anything: no exception, no dead end, no trace.

The short form plays a hundred journeys; KIOSK_JOURNEYS=1000 plays a thousand.
"""

from __future__ import annotations

import os
from random import Random

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from journey_walk import answers, happenings
from kiosk.domain.registration import DeskTrouble
from kiosk.journey import effects as fx
from kiosk.journey.events import DeskAnsweredTrouble, HandedBack, HelpAnswered, Timer, TimerFired, Touch, Typed
from kiosk.journey.model import Model, Welcome
from kiosk.journey.update import update
from kiosk.ports import CardPresence, Presence
from screen_cast import Cast, cast_of

JOURNEYS = int(os.environ.get("KIOSK_JOURNEYS", "100"))
STEPS = 30
pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.timeout(max(120, 6 * JOURNEYS))]


class Visitor:
    """Somebody who does anything at all, before the real window."""

    def __init__(self, window, clock, cast: Cast, seed: int) -> None:
        self.window, self.clock, self.cast, self.chance = window, clock, cast, Random(seed)  # noqa: S311
        self.model, self.pending, self.said = Model(), [], []
        self.heard: list[object] = []
        self._connection = window.happened.connect(self.heard.append)

    def step(self) -> None:
        """Tap a target that is there, or let something happen, or have the desk answer."""
        roll = self.chance.random()
        if roll < 0.6:
            self._tap()
        elif roll < 0.85 and self.pending:
            self.take(self.pending.pop(self.chance.randrange(len(self.pending))))
        else:
            self.take(self.chance.choice(happenings(self.cast)))

    def take(self, event: object) -> None:
        self.model, effects = update(self.model, event)
        self.window.render(self.model)
        self.clock.pass_by(1.0)
        for effect in effects:
            self.pending += answers(effect, self.cast)
            self.said += effect.phrases if isinstance(effect, fx.Say) else ()

    def leave(self) -> None:
        """Go away: time, the card and the desk do the rest."""
        self.pending.clear()
        for event in (
            DeskAnsweredTrouble(self.model.request, DeskTrouble.BROKEN), CardPresence(Presence.NO), HandedBack(),
            TimerFired(Timer.STAFF), HelpAnswered(), TimerFired(Timer.IDLE), TimerFired(Timer.IDLE),
            TimerFired(Timer.WARNING), TimerFired(Timer.IDLE), TimerFired(Timer.RESUME),
        ):  # fmt: skip
            self.take(event)
        self.window.happened.disconnect(self._connection)

    def _tap(self) -> None:
        buttons = self.window.panel.buttons()
        self.heard.clear()
        self.chance.choice(buttons).click()
        for event in list(self.heard):
            self.take(event)


def traces(window) -> str:
    """Return every word, name and clipboard that a widget of the window, or one on its way out, still holds."""
    words = [QApplication.clipboard().text(), window.windowTitle()]
    for widget in window.findChildren(QWidget):
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.whatsThis()]
        words.append(widget.text() if hasattr(widget, "text") else "")
    return " ".join(words)


def private_words(cast: Cast) -> list[str]:
    people = (cast.known, cast.registered, cast.newcomer, cast.by_number, cast.by_sticker)
    masked = [one.person.name for one in people if one.person.name]
    tails = [one.person.number_tail for one in people if one.person.number_tail]
    return [*masked, *tails, cast.registration.number, *(secret for secret in cast.secrets if len(secret) > 1)]


@pytest.mark.parametrize("worst", [False, True], ids=["everyday", "worst"])
def test_whatever_people_do_the_next_one_finds_a_welcome_and_nothing_of_them(senior_window, hand_clock, worst):
    cast = cast_of(worst=worst)
    private = private_words(cast)
    for seed in range(JOURNEYS // 2):
        visitor = Visitor(senior_window, hand_clock, cast, seed)
        for _ in range(STEPS):
            visitor.step()
            shown = {target.sent for target in senior_window.panel.page.targets}
            assert shown & {Touch.HELP, Touch.HAND_BACK}, seed
            assert Touch.BACK in shown, seed
        visitor.leave()
        assert isinstance(visitor.model.screen, Welcome), seed
        assert [word for word in private if word in traces(senior_window)] == [], seed
        spoken = " ".join(f"{phrase.id} {phrase.arguments}" for phrase in visitor.said)
        names = [word for word in private if len(word) > 4 and not word.startswith("候补")]
        assert [word for word in names if word in spoken] == [], seed


def test_a_language_switched_at_any_step_changes_words_and_nothing_else(senior_window, hand_clock):
    cast = cast_of(worst=True)
    visitor = Visitor(senior_window, hand_clock, cast, 7)
    for _ in range(120):
        visitor.step()
        before = visitor.model
        visitor.take(Touch.LANGUAGE)
        visitor.take(Touch.LANGUAGE)
        if not before.idle_warning:
            assert (visitor.model.screen, visitor.model.language) == (before.screen, before.language)
    visitor.leave()
    assert isinstance(visitor.model.screen, Welcome)


def test_keys_of_a_keyboard_work_the_number_like_fingers(senior_window, hand_clock):
    visitor = Visitor(senior_window, hand_clock, cast_of(worst=False), 1)
    visitor.take(Touch.NO_DOCUMENT)
    visitor.take(Touch.REMEMBER_NUMBER)
    visitor.heard.clear()
    senior_window.panel.button(Typed("3")).click()
    assert visitor.heard == [Typed("3")]
