"""What is kept and counted is what loading everybody would have given."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, text

from kiosk.desk import calling
from kiosk.desk.cancel import cancel
from kiosk.desk.queue import history, order_of, who_wait
from kiosk.desk.session_moves import move_some
from kiosk.desk.waits import Newcomer, ahead_in_crowd, crowds_of, newcomer_ahead, people_ahead
from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.calling import (
    CallEvent,
    Turn,
    Waiting,
    minutes_each,
    minutes_measured,
    next_of,
    others_wait,
    turn_after,
)
from kiosk.store.engine import Store
from kiosk.store.queues import find_queue
from kiosk.store.schema import bring_up_to_date
from kiosk.store.sessions import DaySession, QueuedSession, StoredSession, find_day_session, find_session
from made_up_clinic import MadeUpClinic, card, codes_of_the_clinic

PEOPLE = 24
STEPS = 90
USUAL = 7
SLOTS = {time(8): 3, time(9): 3, time(13): 3}


@pytest.mark.parametrize("seed", range(4))
def test_the_quick_way_tells_what_the_plain_way_tells(clinic: MadeUpClinic, seed: int) -> None:
    def check(place: Workplace, session_id: str, people: list[str]) -> None:
        with place.looking() as look:
            calls.append(compare(look, session_id, people))

    calls: list[int] = []
    play(clinic, random.Random(seed), check)  # noqa: S311
    assert max(calls) > 20


OLD = """
DROP INDEX ix_calls_measured;
DROP INDEX ix_calls_clinic_id_session_id_id;
DROP INDEX ix_calls_clinic_id_session_id_event_id;
DROP INDEX ix_registrations_clinic_id_session_id_turn_slot_id;
CREATE INDEX ix_registrations_clinic_id_session_id_slot_id ON registrations (clinic_id, session_id, slot_id);
CREATE INDEX ix_calls_clinic_id_session_id ON calls (clinic_id, session_id);
ALTER TABLE calls DROP COLUMN service_minutes;
ALTER TABLE registrations DROP COLUMN turn;
ALTER TABLE registrations DROP COLUMN overtaken;
DROP INDEX ix_audit_clinic_id_made_at;
ALTER TABLE desks DROP COLUMN failed_tries;
ALTER TABLE desks DROP COLUMN locked_until;
DROP INDEX ix_print_jobs_reprint_of_clinic_id;
DROP INDEX ix_print_jobs_clinic_id_changed_at;
UPDATE alembic_version SET version_num = '0014'
"""


def test_a_store_of_before_learns_from_its_calls_who_waits_and_how_long_services_take(clinic: MadeUpClinic) -> None:
    play(clinic, random.Random(9), lambda place, session_id, people: None)  # noqa: S311
    clinic.registered(clinic.desk(), card(99), clinic.session("内科"))
    kept = kept_in(clinic.store)
    assert {row.turn for row in kept[0]} == {turn.value for turn in Turn}
    assert any(row.service_minutes is not None for row in kept[1])
    with clinic.store.writing() as connection:
        for statement in OLD.split(";"):
            connection.execute(text(statement))
    with clinic.store.writing() as connection:
        bring_up_to_date(connection)
    assert kept_in(clinic.store) == kept


def kept_in(store: Store) -> list[Sequence[Row[Any]]]:
    queries = (
        "SELECT id, turn, CASE turn WHEN 'waits' THEN overtaken END FROM registrations ORDER BY id",
        "SELECT id, service_minutes FROM calls ORDER BY id",
    )
    with store.reading() as connection:
        return [connection.execute(text(query)).all() for query in queries]


def play(clinic: MadeUpClinic, chance: random.Random, check: Callable[[Workplace, str, list[str]], None]) -> None:
    """Let people come, and staff do anything; `check` each session after each step."""
    desk = clinic.desk()
    place = Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock)
    sessions = [clinic.session(f"全科 {name}", slots=SLOTS) for name in "甲乙"]
    coming = [card(order, birth_date=born(chance)) for order in range(2, 2 * PEOPLE, 2)]
    people = [clinic.registered(desk, coming.pop(), sessions[0]).registration.id]
    for _ in range(STEPS):
        clinic.clock.moment += timedelta(seconds=chance.randrange(200))
        if coming and chance.random() < 0.3:
            people.append(clinic.registered(desk, coming.pop(), chance.choice(sessions)).registration.id)
        do_something(place, chance, sessions, people)
        for session_id in sessions:
            check(place, session_id, people)


def born(chance: random.Random) -> date:
    return date(chance.choice([1948, 1990]), 3, 12)


def do_something(place: Workplace, chance: random.Random, sessions: list[str], people: list[str]) -> None:
    match chance.choices(["next", "again", "skip", "back", "cancel", "move"], [8, 1, 3, 3, 1, 1])[0]:
        case "next":
            calling.call_next(place, chance.choice(sessions))
        case "again":
            calling.call_again(place, chance.choice(sessions))
        case "skip":
            calling.skip(place, chance.choice(people))
        case "back":
            calling.bring_back(place, chance.choice(people))
        case "cancel":
            cancel(place, chance.choice(people))
        case _:
            move_some(place, [chance.choice(people)], chance.choice(sessions))


def compare(look: Look, session_id: str, people: Sequence[str]) -> int:
    plain = find_session(look.connection, look.clinic_id, session_id)
    quick = find_queue(look.connection, look.clinic_id, session_id)
    assert plain is not None
    assert quick is not None
    assert whose_turn(look, quick, people) == whose_turn(look, plain, people)
    assert offered(look, session_id) == [newcomer_ahead(plain, look.moment, one) for one in newcomers(plain)]
    crowd = crowds_of(look, [plain], priority=False)[session_id]
    assert crowd.called == bool(plain.calls)
    in_their_turn = [one for one in who_wait(plain) if one.ready_after is None]
    assert {one.registration_id: one.overtaken for one in in_their_turn} == overtakes_counted(plain, in_their_turn)
    assert minutes_measured(crowd.measured, USUAL) == minutes_each(history(plain), USUAL)
    told = {one.registration_id: turn_told_by_the_calls(plain, one.registration_id) for one in plain.queue}
    in_turn = [one for one, turn in told.items() if turn is not Turn.GONE]
    assert in_turn == [one.registration_id for one in who_wait(plain)]
    return len(plain.calls)


def whose_turn(look: Look, session: QueuedSession, people: Sequence[str]) -> tuple[object, ...]:
    waiting, past, now = who_wait(session), history(session), look.moment.local.time()
    chosen = next_of(waiting, past, now)
    order = [(one.registration_id, one.overtaken) for one in order_of(session, waiting, now)]
    beside = None if chosen is None else others_wait(waiting, chosen, past, now)
    promised = [newcomer_ahead(session, look.moment, one) for one in newcomers(session)]
    ahead = [people_ahead(session, look.moment, one) for one in people]
    return order, chosen and chosen.registration_id, beside, past.current, past.began, past.run, promised, ahead


def newcomers(session: DaySession) -> list[Newcomer]:
    return [Newcomer(slot, priority) for slot in (*session.session.slots, None) for priority in (False, True)]


def offered(look: Look, session_id: str) -> list[int]:
    session = find_day_session(look.connection, look.clinic_id, session_id)
    assert session is not None
    crowd_for = {priority: crowds_of(look, [session], priority)[session_id] for priority in (False, True)}
    return [ahead_in_crowd(look, session, crowd_for[one.priority], one) for one in newcomers(session)]


def overtakes_counted(plain: StoredSession, waiting: Sequence[Waiting]) -> dict[str, int]:
    """Return how often each who waits was overtaken, counted over the calls of the whole day."""
    starts = {slot.id: slot.start for slot in plain.session.slots}
    registered = {one.registration_id: (one.slot_id is None, starts.get(one.slot_id or "")) for one in plain.queue}
    counted, brought_back = dict.fromkeys((one.registration_id for one in waiting), 0), set[str]()
    for one in plain.calls:
        whose = one.call.registration_id
        brought_back |= {whose} if one.call.event is CallEvent.BACK else set()
        if one.call.event is CallEvent.NEXT and one.call.priority and whose in registered.keys() - brought_back:
            walk_in, start = registered[whose]
            place = (walk_in, start or time.min, whose)
            for there in waiting:
                counted[there.registration_id] += (
                    not there.priority and there.registration_id < one.id and there.place < place
                )
    return counted


def turn_told_by_the_calls(plain: StoredSession, registration_id: str) -> Turn:
    turns = (turn_after(one.call.event) for one in plain.calls if one.call.registration_id == registration_id)
    return next((turn for turn in reversed(list(turns)) if turn is not None), Turn.WAITS)


@pytest.mark.parametrize("event", CallEvent)
def test_every_call_says_how_it_leaves_a_turn(event: CallEvent) -> None:
    assert (turn_after(event) is None) == (event is CallEvent.AGAIN)
