"""A thousand journeys at random: no dead end, no exception, never another person's data."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journey_stage import Stage
from kiosk.domain.identity_number import Problem
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import (
    DeskTrouble,
    Identified,
    Registered,
    SessionGone,
    TemporaryIssued,
    Unidentified,
    UnknownHolder,
)
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    BadgeShown,
    CancelAnswered,
    DeskAnsweredTrouble,
    HandedBack,
    HelpAnswered,
    LookedUp,
    NumberRefused,
    PrintChanged,
    PrinterChanged,
    RegisterAnswered,
    SessionChosen,
    SessionsListed,
    StaffAnswered,
    StaffReached,
    StickerQueued,
    TakenOver,
    TemporaryAnswered,
    Timer,
    TimerFired,
    Touch,
    Typed,
)
from kiosk.journey.model import Model, Welcome
from kiosk.journey.moves import IDENTIFIED
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

STAGE = Stage()
PEOPLE = (STAGE.zhang, STAGE.li)

happenings = st.one_of(
    st.sampled_from(list(Touch)),
    st.sampled_from("0123456789X").map(Typed),
    st.sampled_from(["s-bp", "s-0", "s-1"]).map(SessionChosen),
    st.sampled_from(list(Timer)).map(TimerFired),
    st.sampled_from(list(CardFault)).map(lambda fault: CardFailed(fault, 0x41)),
    st.sampled_from(list(Presence)).map(CardPresence),
    st.builds(LinkChanged, st.sampled_from(("card-reader", "scanner")), st.sampled_from(list(LinkState))),
    st.sampled_from(PEOPLE).map(lambda person: CardRead(person.card)),
    st.sampled_from(list(PrintState)).map(lambda state: PrintChanged("job-ticket", state)),
    st.booleans().map(PrinterChanged),
    st.just(CardFound()),
    st.just(CodeScanned(b"JZ1:ABC")),
    st.just(HelpAnswered()),
    st.just(BadgeShown("m-1")),
    st.just(TakenOver("t-1")),
    st.sampled_from([None, STAGE.registration]).map(HandedBack),
)


def answers(effect):
    """Every answer that a desk may give to a question."""
    match effect:
        case fx.LookUpCard(request, card):
            owner = next(person for person in PEOPLE if person.card.number == card.number)
            return [LookedUp(request, Identified(owner.identification, owner.view))]
        case fx.LookUpCode(request) | fx.LookUpShortCode(request):
            found = [Identified(person.identification, person.view) for person in PEOPLE]
            return [LookedUp(request, result) for result in (*found, *Unidentified, UnknownHolder("0a"))]
        case fx.LookUpNumber(request):
            found = [LookedUp(request, Identified(person.identification, person.view)) for person in PEOPLE]
            return [*found, NumberRefused(request, Problem.CHECK_DIGIT, None)]
        case fx.ListSessions(request):
            return [SessionsListed(request, STAGE.offered), SessionsListed(request, STAGE.closed)]
        case fx.Register(request):
            results = (Registered(STAGE.registration), SessionGone(STAGE.offered), SessionGone(STAGE.closed))
            return [RegisterAnswered(request, result) for result in results]
        case fx.RegisterTemporary(request):
            return [TemporaryAnswered(request, TemporaryIssued("T-0001", "1"))]
        case fx.CancelRegistration(request):
            return [CancelAnswered(request)]
        case fx.ReprintSticker(request):
            return [StickerQueued(request, "job-sticker")]
        case fx.CallHelp() | fx.TellStaff():
            return [StaffReached(True), StaffReached(False)]
        case fx.SignInStaff(request):
            return [StaffAnswered(request, "m-1"), StaffAnswered(request, None)]
        case _:
            return []


def _request(effect):
    return getattr(effect, "request", None)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_journey_ends_in_a_dead_end_or_with_somebody_else_s_data(data):
    model, rings = Model(), False
    pending = []
    for _ in range(data.draw(st.integers(1, 40))):
        event = data.draw(st.one_of(happenings, st.sampled_from(pending)) if pending else happenings)
        pending = [left for left in pending if left is not event]
        model, effects = update(model, event)
        for effect in effects:
            rings = isinstance(effect, fx.CallHelp) or (rings and not isinstance(effect, fx.EndHelp))
            pending += answers(effect)
            if _request(effect) is not None:
                pending.append(DeskAnsweredTrouble(_request(effect), DeskTrouble.LOCKED))
        _belongs_to_one_person(model)
        assert rings == (model.help is not None)
    assert _way_out(model) == Model(
        request=_way_out(model).request,
        card=Presence.NO,
        reader_down=model.reader_down,
        scanner_down=model.scanner_down,
        ticket_printer_down=model.ticket_printer_down,
    )


def _belongs_to_one_person(model):
    screens = (model.screen, *model.back)
    people = {screen.identification.person_id for screen in screens if isinstance(screen, IDENTIFIED)}
    assert len(people - {None}) <= 1


def _way_out(model):
    """Without a touch, a document or an answer every journey comes to its end, and so does every waiting."""
    for event in (
        DeskAnsweredTrouble(model.request, DeskTrouble.LOCKED),
        CardPresence(Presence.NO),
        HandedBack(),
        TimerFired(Timer.STAFF),
        HelpAnswered(),
        TimerFired(Timer.IDLE),
        TimerFired(Timer.IDLE),
        TimerFired(Timer.WARNING),
        TimerFired(Timer.IDLE),
        TimerFired(Timer.RESUME),
    ):
        model, _ = update(model, event)
    return model


@settings(max_examples=100, deadline=None)
@given(st.lists(happenings, max_size=25))
def test_the_welcome_screen_holds_nothing_of_anybody(events):
    model = Model()
    for event in events:
        model, _ = update(model, event)
        if isinstance(model.screen, Welcome) and not model.back:
            assert "p-zhang" not in repr(model)
            assert "p-li" not in repr(model)
