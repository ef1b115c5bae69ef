"""What staff change in sessions while somebody chooses: the screen follows, and no choice moves without need."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.registration import Identification, PersonView, SessionsOffered
from kiosk.domain.sessions import SessionChoice
from kiosk.journey.effects import ListAgain
from kiosk.journey.events import OfferedAgain
from kiosk.journey.model import Choose, Confirm, Done, Model, NoSession, StickerAgain
from kiosk.journey.moves import Step, show, stay


def on_store_changed(model: Model) -> Step:
    """Look again at what may be chosen, where somebody looks at it."""
    who = _who_looks(model)
    return stay(model) if who is None else (model, (ListAgain(who[0]),))


def on_offered_again(model: Model, event: OfferedAgain) -> Step:
    """Show what may be chosen now, where it is other than what stands on the screen."""
    who, screen, offered = _who_looks(model), model.screen, event.offered
    if who is None or who[0] != event.identification:
        return stay(model)
    match screen:
        case Choose() if not offered.choices:
            return show(model, NoSession(offered)), ()
        case Choose() if _as_read(offered) != _as_read(screen.offered):
            kept = _in_the_old_order(screen.offered, offered)
            page = screen.page if len(kept.choices) == len(screen.offered.choices) else 0
            return show(model, replace(screen, offered=kept, page=page)), ()
        case NoSession() if offered.choices:
            return show(model, Choose(*who, offered)), ()
        case _:
            return stay(model)


def _who_looks(model: Model) -> tuple[Identification, PersonView] | None:
    """Return who looks at sessions; nobody while the desk is asked, or while staff have the screen."""
    if model.waiting is not None or model.staff is not None:
        return None
    match model.screen, model.back:
        case Choose() as choose, _:
            return choose.identification, choose.person
        case NoSession(), (*_, Confirm() | Choose() | Done() | StickerAgain() as before):
            return before.identification, before.person
        case _:
            return None


def _as_read(offered: SessionsOffered) -> frozenset[tuple[object, ...]]:
    """Return what matters of an offer: another order, or a minute more of waiting, is no reason to move a choice."""
    return frozenset(_read(choice) for choice in offered.choices)


def _read(choice: SessionChoice) -> tuple[object, ...]:
    session = choice.session
    shown = (session.department, session.doctor, session.room, session.floor, session.start)
    return (session.id, *shown, choice.free > 0)


def _in_the_old_order(before: SessionsOffered, now: SessionsOffered) -> SessionsOffered:
    """Leave what stays where it was; what is new comes after it."""
    places = {choice.session.id: place for place, choice in enumerate(before.choices)}
    ordered = sorted(now.choices, key=lambda choice: places.get(choice.session.id, len(places)))
    return replace(now, choices=tuple(ordered))
