"""How a journey ends: finished, walked away from, with the card taken or left lying."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.effects import Effect, Say, SetTimer, TellStaff
from kiosk.journey.events import Timer
from kiosk.journey.model import Choose, Confirm, HelpReason, Left, Model, TakeCard
from kiosk.journey.moves import Step, end_help, fresh, stay, whose
from kiosk.journey.speech import spoken
from kiosk.ports import Presence

TAKE_CARD_SECONDS = 10.0
"""How long the screen asks to take the card where the reader cannot tell whether it lies there."""
REMINDER_SECONDS = 15.0
REMINDERS_BEFORE_STAFF = 4
"""A card that lies there for 60 s is staff's."""
RESUME_SECONDS = 180.0
"""How long an unfinished journey can be taken up again."""


def finish(model: Model) -> Step:
    """End: first the card goes home, then the next person may come."""
    if model.card is Presence.NO:
        return fresh(model), ()
    taking = replace(fresh(model), screen=TakeCard(), card=model.card, language=model.language, large=model.large)
    seconds = REMINDER_SECONDS if model.card is Presence.YES else TAKE_CARD_SECONDS
    return taking, (SetTimer(Timer.TAKE_CARD, seconds),)


def remind_of_card(model: Model) -> Step:
    """Say again that the card lies there, and tell staff in the end; where nobody can tell, go on."""
    taking = model.screen
    if not isinstance(taking, TakeCard):
        return stay(model)
    if model.card is not Presence.YES:
        return fresh(model), ()
    reminded = replace(model, screen=TakeCard(taking.reminders + 1))
    if reminded.screen == TakeCard(REMINDERS_BEFORE_STAFF):
        return reminded, (Say(spoken(reminded)), TellStaff(HelpReason.CARD_LEFT))
    return reminded, (Say(spoken(reminded)), SetTimer(Timer.TAKE_CARD, REMINDER_SECONDS))


def walked_away(model: Model) -> Step:
    """Wipe the screen. What was unfinished can be taken up again; what had a number stays registered.

    A card that may lie there is asked for once more, aloud: its owner may still hear it.
    """
    left = _left(model)
    resume: tuple[Effect, ...] = () if left is None else (SetTimer(Timer.RESUME, RESUME_SECONDS),)
    alone, quiet = end_help(model if left is None else replace(model, left=left))
    ended, effects = (fresh(alone), ()) if isinstance(model.screen, TakeCard) else finish(alone)
    return ended, (*resume, *quiet, *effects)


def _left(model: Model) -> Left | None:
    screen = model.screen
    if not isinstance(screen, Confirm | Choose):
        return None
    who = whose(screen.identification)
    if who is None:
        return None
    page = screen.page if isinstance(screen, Choose) else 0
    companion = screen.identification.by_companion
    return Left(who, isinstance(screen, Choose), page, model.language, model.large, companion)
