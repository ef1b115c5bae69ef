"""The journeys as people walk them: each step on the real journey, each page the real one."""

from __future__ import annotations

from keystroke_model import Looked
from kiosk.domain.registration import Identified, Registered
from kiosk.journey import effects as fx
from kiosk.journey import events as ev
from kiosk.journey.events import SessionChosen, Touch, Typed
from kiosk.journey.model import Model
from kiosk.journey.update import update
from kiosk.ports import CardFound, CardRead, CodeScanned
from screen_cast import Cast, cast_of
from screen_measures import BARS, PANELS, length
from ui.page import Dress, Target, Text
from ui.senior.pages import page_of

CANVAS = PANELS["23.8 inch"].canvas
Step = Touch | SessionChosen | Typed | CardRead | CodeScanned


def journeys() -> dict[str, tuple[Step, ...]]:
    """Return what the person does in each journey, screen by screen."""
    cast = cast_of(worst=False)
    known, new = cast.known.identification.card, cast.newcomer.identification.card
    assert known is not None
    assert new is not None
    last_time, first = SessionChosen("s-0"), SessionChosen("s-1")
    digits = tuple(Typed(figure) for figure in cast.by_number.identification.number or "")
    return {
        "A": (CardRead(known), Touch.IT_IS_ME, last_time),
        "B": (CodeScanned(b"JZ1:X"), Touch.IT_IS_ME, last_time),
        "C": (Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, *digits, Touch.NUMBER_FINISHED, Touch.IT_IS_ME, first),
        "D": (Touch.NO_DOCUMENT, Touch.REMEMBER_NOTHING),
        "E": (CardRead(new), Touch.IT_IS_ME, first),
        "F": (Touch.FOR_FAMILY, CardRead(known), Touch.IT_IS_ME, last_time),
        "H": (CardRead(known), Touch.REPRINT_STICKER, Touch.FINISHED),
    }


def taps(steps: tuple[Step, ...]) -> int:
    return sum(not isinstance(step, CardRead | CodeScanned) for step in steps)


def timed(steps: tuple[Step, ...]) -> tuple[Looked, ...]:
    """Walk a journey and return what was read and done on each screen; the last is read to its end."""
    cast, model, looked = cast_of(worst=False), Model(), list[Looked]()
    typing = False
    for step in steps:
        looked.append(Looked(0 if typing else must_read(model, step), _act(step), same_screen=typing))
        typing = isinstance(step, Typed)
        model = after_step(model, step, cast)
    return (*looked, Looked(must_read(model, None), "nothing"))


def must_read(model: Model, wanted: Step | None) -> int:
    """Return how many hanzi the person must read: down to the target they want, the bars not at all.

    Who has a card or a code in the hand looks for no target. At the end everything is read that says what to do.
    """
    count, shows = 0, isinstance(wanted, CardRead | CodeScanned)
    for item in page_of(model, CANVAS).items:
        if isinstance(item, Text):
            count += 0 if item.personal and len(item.text) == 1 else length(item.text, "zh_CN")
        elif isinstance(item, Target) and wanted is not None and not shows and not _passed_over(item):
            count += length(item.label + item.note, "zh_CN") if item.sent == wanted else length(item.label, "zh_CN")
            if item.sent == wanted:
                break
    return count


def _passed_over(target: Target) -> bool:
    return target.sent in BARS or target.dress is Dress.KEY


def _act(step: Step) -> str:
    if isinstance(step, CardRead | CodeScanned):
        return "card"
    return "digit" if isinstance(step, Typed) else "tap"


def after_step(model: Model, step: Step, cast: Cast) -> Model:
    """Return the state after a step, the desk's answers included."""
    events: list[ev.Event] = [CardFound(), step] if isinstance(step, CardRead) else [step]
    while events:
        model, effects = update(model, events.pop(0))
        events += [answer for effect in effects for answer in _answer(effect, cast)]
    return model


def _answer(effect: fx.Effect, cast: Cast) -> tuple[ev.Event, ...]:
    match effect:
        case fx.LookUpCard(request, card):
            found = next(one for one in (cast.known, cast.newcomer) if one.identification.card == card)
            return (_looked_up(request, found),)
        case fx.LookUpCode(request):
            return (_looked_up(request, cast.by_sticker),)
        case fx.LookUpNumber(request):
            return (_looked_up(request, cast.by_number),)
        case fx.ListSessions(request):
            return (ev.SessionsListed(request, cast.offered),)
        case fx.Register(request):
            return (ev.RegisterAnswered(request, Registered(cast.registration)),)
        case fx.RegisterTemporary(request):
            return (ev.TemporaryAnswered(request, cast.temporary),)
        case fx.ReprintSticker(request):
            return (ev.StickerQueued(request, "job-again"),)
        case _:
            return ()


def _looked_up(request: int, found: Identified) -> ev.Event:
    return ev.LookedUp(request, found)
