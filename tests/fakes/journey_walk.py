"""Walks the journey's states from the first screen on, by everything that can be tapped and everything that can happen.

Whoever adds a screen finds it here by itself, and with it the whole law. A screen that no walk reaches fails a test.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import time
from enum import Enum
from functools import lru_cache

from kiosk.domain.identity_number import Problem
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import (
    AlreadyRegistered,
    DeskTrouble,
    Registered,
    SessionGone,
    Unidentified,
    UnknownHolder,
)
from kiosk.journey import effects as fx
from kiosk.journey import events as ev
from kiosk.journey.model import Confirm, ForFamily, JourneySettings, Keypad, Model, Screen, Slips, Takeover, Welcome
from kiosk.journey.moves import for_family
from kiosk.journey.update import update
from kiosk.ports import (
    CardFailed,
    CardFault,
    CardFound,
    CardPresence,
    CardRead,
    CodeScanned,
    LinkChanged,
    LinkState,
    Presence,
)
from screen_cast import Cast
from ui.geometry import PanelSettings
from ui.page import Page, Text
from ui.senior.pages import page_of
from ui.senior.shown import shown

CANVAS = PanelSettings().canvas
MOST_STATES = 4_000
JOBS = ("job-ticket", "job-sticker", "job-slip", "job-again")
PATIENCE = 2
BARS = (ev.Touch.HELP, ev.Touch.HAND_BACK, ev.Touch.BACK, ev.Touch.SAY_AGAIN, ev.Touch.SIZE)
QUIET = (fx.SetTimer, fx.StopTimer, fx.Say, fx.EndHelp, fx.CloseUnknownPrint,
         fx.EndTakeover, fx.TellWindowWho)  # fmt: skip
"""Effects that nobody answers."""


class NewEffect(TypeError):
    """An effect that this walk does not know how to answer: say here what the desk may answer."""


@dataclass(frozen=True)
class Visit:
    """A state of the journey, and how the walk came there."""

    model: Model
    pending: tuple[ev.Event, ...]
    path: tuple[ev.Event, ...]


def answers(effect: fx.Effect, cast: Cast) -> tuple[ev.Event, ...]:
    """Return everything that the world may answer to an effect."""
    if isinstance(effect, QUIET):
        return ()
    if isinstance(effect, fx.CallHelp | fx.TellStaff):
        return (ev.StaffReached(True), ev.StaffReached(False))
    if isinstance(effect, fx.ReprintTicket):
        return (ev.ReprintQueued("job-ticket"),)
    if isinstance(effect, fx.ReadBadge):
        return (ev.BadgeShown("m-1"),)
    request = effect.request
    return (*_told(effect, request, cast), ev.DeskAnsweredTrouble(request, DeskTrouble.LOCKED))


def _told(effect: fx.Effect, request: int, cast: Cast) -> tuple[ev.Event, ...]:
    match effect:
        case fx.LookUpCard(_, card):
            owners = (cast.known, cast.registered, cast.newcomer)
            found = [one for one in owners if one.identification.card == card]
            return tuple(ev.LookedUp(request, one) for one in (*found, Unidentified.NEEDS_STAFF))
        case fx.LookUpCode():
            results = (cast.by_sticker, *Unidentified, UnknownHolder("0a"))
            return (*(ev.LookedUp(request, one) for one in results), ev.BadgeShown("m-1", request))
        case fx.LookUpShortCode():
            return tuple(ev.LookedUp(request, one) for one in (cast.by_sticker, *Unidentified))
        case fx.LookUpNumber():
            refused = [ev.NumberRefused(request, problem, group) for problem, group in _problems()]
            return (*refused, ev.LookedUp(request, cast.by_number), ev.LookedUp(request, cast.known))
        case fx.ListSessions():
            return tuple(ev.SessionsListed(request, offered) for offered in (cast.offered, *cast.closed))
        case fx.Register():
            registered = cast.registration
            open_name = replace(registered, name_open=True)
            later = replace(registered, come_at=time(13, 20))
            results = (Registered(registered), Registered(open_name), Registered(later), AlreadyRegistered(registered),
                       SessionGone(cast.offered), SessionGone(cast.closed[0]))  # fmt: skip
            return tuple(ev.RegisterAnswered(request, one) for one in results)
        case fx.RegisterTemporary():
            return (ev.TemporaryAnswered(request, cast.temporary),)
        case fx.CancelRegistration():
            return (ev.CancelAnswered(request),)
        case fx.ReprintSticker():
            return (ev.StickerQueued(request, "job-again"),)
        case fx.SignInStaff():
            wrong, locked_out = ev.StaffAnswered(request, None), ev.StaffAnswered(request, None, locked_out=True)
            return (ev.StaffAnswered(request, "m-1"), wrong, locked_out)
        case _:
            raise NewEffect(type(effect).__name__)


def _problems() -> Iterator[tuple[Problem, int | None]]:
    for problem in Problem:
        yield problem, {Problem.REGION: 1, Problem.BIRTH_DATE: 2}.get(problem)


def happenings(cast: Cast) -> tuple[ev.Event, ...]:
    """Return what may happen at any time, whatever is shown."""
    cards = [one.identification.card for one in (cast.known, cast.registered, cast.newcomer)]
    return (
        *(ev.TimerFired(timer) for timer in ev.Timer),
        *(CardRead(card) for card in cards if card is not None),
        *(CardFailed(fault, 0x41) for fault in CardFault),
        *(CardPresence(presence) for presence in Presence),
        *(LinkChanged(device, state) for device in ("card-reader", "scanner") for state in LinkState),
        *(ev.PrintChanged(job, state) for job in JOBS for state in PrintState),
        ev.PrinterChanged(False), ev.PrinterChanged(True), CardFound(), CodeScanned(b"JZ1:ABC"), ev.HelpAnswered(),
        ev.BadgeShown("m-1"), ev.TakenOver("t-1"), ev.HandedBack(), ev.HandedBack(cast.registration),
        ev.Touch.STAFF, ev.Touch.MISSED,
    )  # fmt: skip


def walk(cast: Cast, settings: JourneySettings | None = None) -> dict[str, Visit]:
    """Return every screen that can come about, by a name made from its state."""
    start = Visit(Model(settings=settings or JourneySettings()), (), ())
    seen, met = {_key(start)}, set[object]()
    found: dict[str, Visit] = {}
    prints: set[object] = set()
    waiting = deque([start])
    while waiting:
        visit = waiting.popleft()
        _record(visit, found, prints)
        for following in _following(visit, cast):
            if not _is_plain(following.model) or _met(following, met):
                continue
            key = _key(following)
            if key not in seen:
                seen.add(key)
                waiting.append(following)
        if len(seen) > MOST_STATES:
            raise OverflowError("the walk finds no end")
    return dict(sorted(found.items()))


def _following(visit: Visit, cast: Cast) -> Iterator[Visit]:
    taps = [target.sent for target in _page(visit.model).targets]
    always = [event for event in happenings(cast) if event not in visit.pending]
    for event in (*visit.pending, *taps, *_whole_number(visit.model), *always):
        yield _after(visit, event, cast)


def _after(visit: Visit, event: ev.Event | tuple[ev.Event, ...], cast: Cast) -> Visit:
    model, pending, path = visit.model, visit.pending, visit.path
    for one in event if isinstance(event, tuple) else (event,):
        model, effects = update(model, one)
        path = (*path, one)
        told = tuple(answer for effect in effects for answer in answers(effect, cast))
        pending = told or (pending if model.waiting is not None else ())
    return Visit(model, pending, path)


def _whole_number(model: Model) -> Iterator[tuple[ev.Event, ...]]:
    """Type as people do: the whole number, or the eight figures of a short code."""
    if isinstance(model.screen, Keypad) and not model.screen.digits and model.staff is None:
        for figures in ("371502194705011224", "40574633", "37150219470501122X"):
            yield tuple(ev.Typed(figure) for figure in figures)


def _is_plain(model: Model) -> bool:
    """Whether at most one thing is out of order: troubles that add up show no screen that they do not show alone.

    But for the reader and the scanner, which the first screens ask for both; the scanner is asked for nowhere else.
    """
    asks = isinstance(model.screen, Welcome | ForFamily)
    if model.scanner_down and not asks:
        return False
    staff = isinstance(model.staff, Takeover)
    dead = model.reader_down or model.scanner_down
    troubles = (model.veiled, model.help_offered, dead, model.ticket_printer_down, staff)
    return sum(troubles) <= 1 and model.language == "zh_CN" and not model.large


def _met(visit: Visit, met: set[object]) -> bool:
    """Whether this very state was come to before; how often somebody slipped is no part of it."""
    kinds = tuple(sorted({type(event).__name__ for event in visit.pending}))
    same = (replace(visit.model, request=0, slips=Slips(), draft=""), kinds)
    if same in met:
        return True
    met.add(same)
    return False


def _key(visit: Visit) -> object:
    model = visit.model
    kinds = tuple(sorted({type(event).__name__ for event in visit.pending}))
    left = model.left is not None and isinstance(model.screen, Welcome)
    again = model.waiting is not None and getattr(model.screen, "again", False)
    return type(model.screen).__name__, again, fingerprint(model), kinds, left, for_family(model)


def fingerprint(model: Model) -> object:
    """Return what makes a page another page: its words and targets, but for the person's own data.

    The bars are the same everywhere; help that is offered, or staff who came, are looked at on one screen.
    """
    page = _page(model)
    words = tuple(item.text for item in page.items if isinstance(item, Text) and not item.personal)
    personal = sum(isinstance(item, Text) and item.personal for item in page.items)
    if isinstance(model.screen, Keypad) or model.staff is not None:
        personal = min(personal, 1)
    words = tuple(word for word in words if "\u25cf" not in word)
    targets = tuple((target.sent, target.label) for target in page.targets if target.sent not in BARS)
    bars = (model.help_offered, isinstance(model.staff, Takeover)) if isinstance(shown(model, 0), Confirm) else ()
    return words, personal, targets, bars


def _page(model: Model) -> Page:
    return _page_of_alike(replace(model, request=0, slips=Slips(), draft="", idle_postponed=False))


@lru_cache(maxsize=2 * MOST_STATES)
def _page_of_alike(model: Model) -> Page:
    """Many states look like others that were come to before, and setting their words is most of a walk's work."""
    return page_of(model, CANVAS, PATIENCE)


def _record(visit: Visit, found: dict[str, Visit], prints: set[object]) -> None:
    print_ = fingerprint(visit.model)
    if print_ in prints:
        return
    base = name = name_of(visit.model)
    count = 1
    while name in found:
        count += 1
        name = f"{base}-{count}"
    found[name] = visit
    prints.add(print_)


def name_of(model: Model) -> str:
    """Return the name of what is shown: its class and everything about it that is not as usual."""
    what = shown(model, PATIENCE)
    parts = [_dashed(type(what).__name__), *_unusual(what)]
    for flag in ("veiled", "help_offered", "reader_down", "scanner_down", "ticket_printer_down"):
        if getattr(model, flag) and isinstance(what, Screen):
            parts.append(_dashed(flag.replace("_", " ").title().replace(" ", "")))
    if model.staff is not None and isinstance(what, Screen):
        parts.append(_dashed(type(model.staff).__name__))
    return "-".join(dict.fromkeys(parts))


def _unusual(what: object) -> Iterator[str]:
    for field in fields(what) if is_dataclass(what) else ():
        value = getattr(what, field.name)
        if isinstance(value, Enum):
            yield str(value.value).replace("_", "-")
        elif value is True:
            yield field.name.replace("_", "-")
        elif field.name == "identification":
            yield from (["by-companion"] if value.by_companion else [])
        elif field.name == "registration":
            yield from (["name-open"] if value.name_open else [])
            yield from ([] if value.come_at is None else ["come-later"])


def _dashed(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
