"""No question that somebody waits for walks through everybody: it is as fast at five million people as at five."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, update

from kiosk.desk import calling
from kiosk.desk.desk import Desk
from kiosk.desk.not_out import failed_and_wanted
from kiosk.desk.retention import forget_old_papers
from kiosk.desk.search import search
from kiosk.desk.workplace import Workplace
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identification, IdentifiedBy
from kiosk.domain.short_code import make_short_code
from kiosk.domain.vitals import Vitals
from kiosk.store import tables
from kiosk.store.vital_readings import waiting_readings
from made_up_clinic import MadeUpClinic, card, codes_of_the_clinic, number

LARGE = (
    "people|documents|phones|health_codes|registrations|foreign_codes|slots|calls|sessions|vital_readings|print_jobs"
)
WHOLE_SESSION = r"SEARCH (registrations|calls) USING (COVERING )?INDEX \S+ \(clinic_id=\? AND session_id=\?\)"
"""Walks through everybody who came to a session that day."""
BAD = re.compile(rf"SCAN ({LARGE})|SEARCH ({LARGE}) USING (COVERING )?INDEX \S+ \(clinic_id=\?\)|{WHOLE_SESSION}")

QUESTIONS: dict[str, Callable[[Desk, Workplace], object]] = {
    "a number": lambda desk, _: desk.look_up_number(number(2)),
    "a card": lambda desk, _: desk.look_up_card(card(2)),
    "a short code": lambda desk, _: desk.look_up_short_code(make_short_code(lambda _: 1)),
    "a foreign code": lambda desk, _: desk.look_up_code(b"0123456789ABCDEF0123:1"),
    "search by number": lambda _, place: search(place, number(2), 20),
    "search by a mistyped number": lambda _, place: search(place, number(2)[:-1] + "X", 20),
    "search by digits": lambda _, place: search(place, "4321", 20),
    "search by letters": lambda _, place: search(place, "wxf", 20),
    "search by name": lambda _, place: search(place, "王秀", 20),
    "search by a name of which nobody is found but by its sound": lambda _, place: search(place, "汪长行", 20),
    "search by letters that have another reading": lambda _, place: search(place, "zengyuexing", 20),
    "what is offered": lambda desk, _: desk.sessions_for(None),
    "registering": lambda desk, _: desk.register(shown(3), desk.sessions_for(None).choices[0].session.id),
    "calling": lambda desk, place: calling.call_next(place, desk.sessions_for(None).choices[0].session.id),
    "the board": lambda _, place: calling.board(place),
    "keeping a reading": lambda desk, _: desk.keep_reading("bp", "omron-hbp-9030", Vitals(pulse=66)),
    "readings that wait": lambda _, place: waiting(place),
    "paper that failed": lambda _, place: failed(place),
    "paper of past days": lambda _, place: forgotten(place),
}


def waiting(place: Workplace) -> object:
    with place.looking() as look:
        return waiting_readings(look.connection, look.clinic_id, place.clock.now())


def forgotten(place: Workplace) -> object:
    failed(place)
    at_once = replace(place.settings, keep_papers=timedelta(seconds=-1))
    return forget_old_papers(replace(place, settings=at_once))


def failed(place: Workplace) -> object:
    with place.writing() as work:
        work.connection.execute(update(tables.print_jobs).values(state=PrintState.FAILED.value))
    with place.looking() as look:
        return failed_and_wanted(look)


def shown(order: int) -> Identification:
    return Identification(IdentifiedBy.NUMBER, None, None, number(order))


@pytest.mark.parametrize("question", list(QUESTIONS))
def test_a_question_reads_what_it_needs_by_an_index(clinic: MadeUpClinic, question: str) -> None:
    desk = clinic.desk()
    clinic.registered(desk, card(2), clinic.session())
    asked: list[tuple[str, tuple[object, ...]]] = []

    def keep(*call: object) -> None:
        statement, parameters = call[2], call[3]
        if str(statement).startswith("SELECT"):
            asked.append((str(statement), parameters))  # type: ignore[arg-type]

    event.listen(clinic.store._engine, "before_cursor_execute", keep)
    QUESTIONS[question](desk, Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock))
    event.remove(clinic.store._engine, "before_cursor_execute", keep)
    with clinic.store.reading() as connection:
        plans = [
            str(row[3])
            for statement, parameters in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    assert plans
    assert [plan for plan in plans if BAD.search(plan)] == []
