"""接管: a member of staff at the kiosk, or at the window, goes on with somebody's journey and hands it back."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.journey.effects import Effect, EndHelp, EndTakeover, SetTimer, SignInStaff, StopTimer, TellWindowWho
from kiosk.journey.endings import finish
from kiosk.journey.events import (
    BadgeShown,
    Event,
    HandedBack,
    SessionChosen,
    StaffAnswered,
    TakenOver,
    Timer,
    Touch,
    Typed,
)
from kiosk.journey.model import AtWindow, Done, Model, Screen, StaffPin, Takeover, Waiting
from kiosk.journey.moves import IDENTIFIED, UNDIVIDED, Step, ask, stay

LONGEST_PIN = 12
PIN_SECONDS = 60.0
"""A PIN screen that nobody works goes by itself."""
TAKEOVER_SECONDS = 600.0
"""Staff who walked off without handing back: the person's clock runs again."""


def stands_for_staff(model: Model) -> bool:
    """Whether the journey's clock stands because staff are at work."""
    return isinstance(model.staff, Takeover | AtWindow)


def open_pin(model: Model, badge_of: str | None = None) -> Step:
    """Ask for the PIN; not while the desk writes, and not of staff who are here already."""
    if stands_for_staff(model) or model.waiting in UNDIVIDED:
        return stay(model)
    return replace(model, staff=StaffPin(badge_of), waiting=None, request=model.request + 1), ()


def on_pin_touch(model: Model, asking: StaffPin, event: Touch | Typed | SessionChosen) -> Step:
    """React to a finger on the PIN screen."""
    match event:
        case Typed(key) if key.isdigit() and len(asking.digits) < LONGEST_PIN:
            return replace(model, staff=StaffPin(asking.badge_of, asking.digits + key)), ()
        case Touch.ERASE:
            return replace(model, staff=StaffPin(asking.badge_of, asking.digits[:-1])), ()
        case Touch.NUMBER_FINISHED if asking.digits and model.waiting is None:
            digits, badge_of = asking.digits, asking.badge_of
            return ask(model, Waiting.STAFF, lambda request: SignInStaff(request, digits, badge_of))
        case Touch.BACK | Touch.HELP:
            return replace(model, staff=None, waiting=None, request=model.request + 1), ()
        case _:
            return stay(model)


def on_staff(model: Model, event: StaffAnswered | BadgeShown | TakenOver | HandedBack) -> Step:
    """React to staff making themselves known."""
    match event:
        case BadgeShown(staff_id, request):
            asked = request is None or (request == model.request and model.waiting is not None)
            return open_pin(model, staff_id) if asked else stay(model)
        case StaffAnswered():
            return _signed_in(model, event)
        case TakenOver(takeover_id):
            return _taken_over(model, takeover_id)
        case HandedBack(registration):
            if not isinstance(model.staff, AtWindow):
                return stay(model)
            if registration is None or not isinstance(model.screen, IDENTIFIED):
                return finish(model)  # the card goes home with its owner, as at every end
            who = model.screen
            done = Done(who.identification, who.person, registration)
            return replace(model, staff=None, screen=done, back=()), ()
        case _:
            assert_never(event)


def hand_back(model: Model) -> Step:
    """Give the journey back to the person, or close a PIN screen that nobody works."""
    if isinstance(model.staff, StaffPin):
        return replace(model, staff=None, waiting=None, request=model.request + 1), ()
    return (replace(model, staff=None), ()) if isinstance(model.staff, Takeover) else stay(model)


def _signed_in(model: Model, answer: StaffAnswered) -> Step:
    asking = model.staff
    if answer.request != model.request or not isinstance(asking, StaffPin):
        return stay(model)
    answered = replace(model, waiting=None)
    if answer.staff_id is None:
        return replace(answered, staff=StaffPin(asking.badge_of, refused=True, locked_out=answer.locked_out)), ()
    return _help_came(replace(answered, staff=Takeover(answer.staff_id)))


def _taken_over(model: Model, takeover_id: str) -> Step:
    """Freeze. A question under way is let go: the window asks its own."""
    screen = model.screen
    known = screen.identification if isinstance(screen, IDENTIFIED) else None
    tell = TellWindowWho(takeover_id, screen_name(screen), known)
    frozen = replace(model, staff=AtWindow(takeover_id), waiting=None, request=model.request + 1, idle_warning=False)
    step, effects = _help_came(frozen)
    return step, (tell, *effects)


def screen_name(screen: Screen) -> str:
    """Return what the window is told of a screen."""
    return type(screen).__name__.lower()


def _help_came(model: Model) -> Step:
    answered = (EndHelp(answered=True),) if model.help is not None else ()
    return replace(model, help=None, help_offered=False), answered


def staff_left(before: Model, after: Model) -> tuple[Effect, ...]:
    """However a takeover ends, its end is written down."""
    ended = isinstance(before.staff, Takeover) and not isinstance(after.staff, Takeover)
    return (EndTakeover(before.staff.staff_id),) if ended and isinstance(before.staff, Takeover) else ()


def staff_timers(before: Model, after: Model, event: Event) -> tuple[Effect, ...]:
    """Return the timer of a PIN screen or a takeover: a clock of their own, which every touch starts anew."""
    if after.staff is None or isinstance(after.staff, AtWindow):
        return (StopTimer(Timer.STAFF),) if isinstance(before.staff, StaffPin | Takeover) else ()
    if after.staff == before.staff and not isinstance(event, Touch | Typed | SessionChosen):
        return ()
    return (SetTimer(Timer.STAFF, PIN_SECONDS if isinstance(after.staff, StaffPin) else TAKEOVER_SECONDS),)
