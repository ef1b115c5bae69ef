"""The way through the kiosk with keys and voice, for people who see little or nothing: every screen, every target.

It stands between the journey's voice and the loudspeaker: after what the journey says it names the target in focus.
It decides nothing: a chosen target does what a finger on it would do, under the same law of touch.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from kiosk.journey.effects import Phrase
from kiosk.journey.events import SessionChosen, Touch, Typed
from kiosk.journey.model import Choose, Keypad, Model, Screen, StaffPin, Welcome
from kiosk.journey.speech import spoken
from kiosk.journey.update import IDLE_SECONDS
from kiosk.texts import texts
from ui.curtain import Curtain
from ui.keypad_keys import Do, Type, meaning
from ui.mishap import handling
from ui.page import Sent, Target
from ui.senior.window import SeniorWindow
from ui.target_names import target_name

TOP_BAR = (Touch.SAY_AGAIN, Touch.LANGUAGE, Touch.SIZE)
BOTTOM_BAR = (Touch.HELP, Touch.BACK)
GROUP_ENDS = (6, 14, 18)
"""After so many figures the count is said: where the identity number's groups end."""


class Speaker(Protocol):
    """The kiosk's loudspeaker."""

    def tells_alone(self, phrase: Phrase, language: str) -> bool:
        """Whether the person alone hears a phrase now, and there is a sound for it."""
        ...

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Stop what is being said, and say these."""
        ...


class KeypadPath(QObject):
    """Works a window by its keys, and is the journey's speaker."""

    def __init__(self, window: SeniorWindow, speaker: Speaker) -> None:
        super().__init__(window)
        self._window = window
        self.broke = window.panel.broke
        self._speaker = speaker
        self._curtain = Curtain(window.panel)
        self._used = False
        self._focus: Sent | None = None
        self._known: tuple[Sent, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._screen: Screen = window.model.screen
        self._pressed: Do | Type | Sent | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(round(IDLE_SECONDS * 1000))
        self._gone.timeout.connect(self._went_from_the_welcome)
        window.installEventFilter(self)

    @property
    def in_use(self) -> bool:
        """Whether the person who stands here uses keys."""
        return self._used

    @property
    def dark(self) -> bool:
        """Whether the curtain is down."""
        return self._curtain.isVisibleTo(self._window)

    @property
    def focus(self) -> Sent | None:
        """What the target in focus sends."""
        return self._focus

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        """Say what the journey says; then, for somebody who uses keys, where the focus is if that is news."""
        self._notice_the_next_person()
        # While the machine is busy there is nothing to choose: a target named now would sound like what to do.
        if self._used and self._model.waiting is None:
            news = self._find_focus()
            if isinstance(self._pressed, Typed):
                phrases = (*phrases, *self._after_a_figure())
            elif phrases or news:
                phrases = (*phrases, *self._hint(phrases, news=news), *self._typed(always=True), *self._name_focus())
        self._speaker.say(phrases, language)

    @handling
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the keys that mean something here; keys with Ctrl or Alt are the technician's."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        modifiers = event.modifiers()
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        block = bool(modifiers & Qt.KeyboardModifier.KeypadModifier)
        wish = meaning(Qt.Key(event.key()), block=block, typing=self._typing)
        if wish is None and not self._model.idle_warning:
            return False
        if not event.isAutoRepeat():
            self._take(wish)
        return True

    @property
    def _model(self) -> Model:
        return self._window.model

    @property
    def _typing(self) -> bool:
        return any(isinstance(target.sent, Typed) for target in self._window.panel.page.targets)

    def _take(self, wish: Do | Type | None) -> None:
        first, self._used = not self._used, True
        self._gone.start()
        lost = self._find_focus()
        if wish is None or self._model.idle_warning:
            self._work(Touch.HELP if wish is Do.HELP else Touch.STILL_HERE)
            return
        # Every key is a sign of life, whether it works a target or only moves the focus.
        self._window.happened.emit(Touch.STILL_HERE)
        if first and wish is not Do.HELP and not isinstance(wish, Type):
            told = (*spoken(self._model), *self._how(), *self._by_place(), *self._name_focus())
            self._speaker.say(told, self._model.language)
        elif lost and wish is Do.CHOOSE:
            # What was named last went away in silence: nothing is chosen that nobody has heard.
            self._speaker.say(self._name_focus(), self._model.language)
        else:
            self._do(wish)

    def _do(self, wish: Do | Type) -> None:
        match wish:
            case Type(key):
                self._work(Typed(key))
            case Do.ON | Do.BACK:
                self._move(1 if wish is Do.ON else -1)
            case Do.CHOOSE if self._focus is not None:
                self._work(self._focus)
            case Do.HELP:
                self._work(Touch.HELP)
            case Do.REPEAT:
                self._work(Touch.SAY_AGAIN)
            case Do.ERASE:
                self._work(Touch.ERASE)
            case Do.CURTAIN:
                self._draw_curtain()

    def _work(self, sent: Sent) -> None:
        """Do what a finger would do. Between two screens the law makes the panel deaf to keys too."""
        if not any(target.sent == sent for target in self._window.panel.page.targets):
            self._speaker.say(self._name_focus(), self._model.language)
            return
        self._pressed = sent
        large = self._model.large
        self._window.panel.button(sent).click()
        self._pressed = None
        if self._model.large != large:
            size = Phrase("voice-size-large" if self._model.large else "voice-size-usual")
            self._speaker.say((size, *self._name_focus()), self._model.language)

    def _move(self, step: int) -> None:
        order = self._order()
        if not order:
            return
        sents = [target.sent for target in order]
        place = sents.index(self._focus) if self._focus in sents else -step
        self._set_focus(sents[(place + step) % len(sents)])
        self._speaker.say(self._name_focus(), self._model.language)

    def _draw_curtain(self) -> None:
        if self.dark:
            self._curtain.lift()
        else:
            self._curtain.draw_down(self._model.language)
        done = "voice-curtain-down" if self.dark else "voice-curtain-up"
        self._speaker.say((Phrase(done), *self._name_focus()), self._model.language)

    def _order(self) -> list[Target]:
        """Return the targets in the order of the keys: choices, the bar below, the bar above. Figures are typed."""
        targets = self._window.panel.page.targets
        choices = [target for target in targets if target.sent not in (*TOP_BAR, *BOTTOM_BAR)]
        choices = [target for target in choices if not (isinstance(target.sent, Typed) and target.sent.key.isdigit())]
        choices.sort(key=lambda target: isinstance(target.sent, Typed) or target.sent is Touch.ERASE)
        bars = [target for bar in (BOTTOM_BAR, TOP_BAR) for target in targets if target.sent in bar]
        return [*choices, *bars]

    def _find_focus(self) -> bool:
        """Put the focus on the first choice where the screen is new or the target is gone; return whether it moved."""
        sents, question = tuple(target.sent for target in self._order()), self._question()
        for button in self._window.panel.buttons():
            button.installEventFilter(self)
        stays = self._focus in sents and (sents == self._known or question == self._asked)
        changed, self._known, self._asked = sents != self._known, sents, question
        if stays and changed and self._focus is not None:
            self._set_focus(self._focus)
        elif not stays and sents:
            self._set_focus(sents[0])
        return not stays

    def _question(self) -> tuple[object, ...]:
        """Return what makes a screen another one: a target that comes or goes beside the rest does not."""
        screen = self._model.screen
        page = screen.page if isinstance(screen, Choose) else 0
        return type(screen), page, self._model.language, spoken(self._model)

    def _set_focus(self, sent: Sent) -> None:
        self._focus = sent
        self._window.panel.button(sent).setFocus(Qt.FocusReason.TabFocusReason)

    def _notice_the_next_person(self) -> None:
        """Forget that keys were used when the welcome screen comes again, but for somebody who went back to it."""
        before, self._screen = self._screen, self._model.screen
        if before != self._screen and self._screen == Welcome() and self._pressed is not Touch.BACK:
            self._forget()

    def _went_from_the_welcome(self) -> None:
        """Forget whoever worked keys on the welcome screen and went: the journey has no clock there."""
        if isinstance(self._model.screen, Welcome):
            self._forget()

    def _forget(self) -> None:
        self._used = False
        self._focus, self._known, self._asked = None, (), ()
        self._curtain.lift()

    def _hint(self, phrases: tuple[Phrase, ...], *, news: bool) -> tuple[Phrase, ...]:
        """Return what somebody needs to know who sees nothing of the screen that is told."""
        if phrases != spoken(self._model):
            return ()
        return self._how() if news and self._typing else self._by_place()

    def _by_place(self) -> tuple[Phrase, ...]:
        """Say that choices are told by their place only, and what to do about it."""
        choices = [target for target in self._window.panel.page.targets if isinstance(target.sent, SessionChosen)]
        named = all(self._speaker.tells_alone(_words(target), self._model.language) for target in choices)
        return () if named else (Phrase("voice-choose-by-place"),)

    def _how(self) -> tuple[Phrase, ...]:
        return (Phrase("voice-keys-typing" if self._typing else "voice-keys"),)

    def _after_a_figure(self) -> tuple[Phrase, ...]:
        """Return to 输完了, which stands first, so that one key ends the typing; say so when the number is whole."""
        self._set_focus(self._known[0])
        typed = self._typed(always=False)
        whole = isinstance(self._model.screen, Keypad) and len(self._model.screen.digits) == GROUP_ENDS[-1]
        return (*typed, *self._name_focus()) if typed and whole else typed

    def _typed(self, *, always: bool) -> tuple[Phrase, ...]:
        """Return how many figures stand there, never which: after each group, and whenever the screen is told anew."""
        screen = self._model.screen
        pin = isinstance(self._model.staff, StaffPin)
        if pin or not isinstance(screen, Keypad) or not screen.digits or not self._typing:
            return ()
        count = len(screen.digits)
        if always or count in GROUP_ENDS:
            return (Phrase("voice-typed", (("count", str(count)),)),)
        return ()

    def _name_focus(self) -> tuple[Phrase, ...]:
        target = next((target for target in self._order() if target.sent == self._focus), None)
        return () if target is None else self._name(target)

    def _name(self, target: Target) -> tuple[Phrase, ...]:
        match target.sent:
            case Typed(key):
                return (Phrase(f"voice-piece-{key.lower()}"),)
            case SessionChosen(session_id):
                return self._name_choice(target, session_id)
            case touch:
                named = Phrase(target_name(touch, self._model))
                return (named,) if texts(self._model.language).has(named.id) else self._position(target)

    def _name_choice(self, target: Target, session_id: str) -> tuple[Phrase, ...]:
        """Say which choice it is by its place; in words only to the person alone, for they tell a complaint."""
        position, screen = self._position(target), self._model.screen
        if isinstance(screen, Choose) and screen.offered.last_time == session_id:
            return (*position, Phrase("voice-target-last-time"))
        alone = self._speaker.tells_alone(_words(target), self._model.language)
        return (*position, _words(target)) if alone else position

    def _position(self, target: Target) -> tuple[Phrase, ...]:
        """Say which it is of the screen's; of departments, which of all: they go on over the pages."""
        sents: list[object] = [each.sent for each in self._order()]
        if isinstance(self._model.screen, Choose) and isinstance(target.sent, SessionChosen):
            sents = [SessionChosen(choice.session.id) for choice in self._model.screen.offered.choices]
        place = sents.index(target.sent) + 1
        return (Phrase("voice-position", (("position", str(place)),)),)


def _words(target: Target) -> Phrase:
    """Return a choice in the clinic's own words, which no bystander may hear."""
    return Phrase("voice-words", (("words", target.label),))
