"""Judges a morning by the store, by what came out of the printer, and by what people were told: I1 to I7, fairness.

I5 and I6 as far as one machine has them: no number outside a grant, every registration told in an outbox without a gap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from kiosk.domain.lanes import FairnessRule
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from morning import Morning

RULE = FairnessRule()
Rows = Sequence[Row[Any]]


def judge(morning: Morning) -> None:
    """Raise AssertionError where an invariant does not hold."""
    with morning.clinic.store.reading() as connection:
        assert verify_chain(connection) is None
        registrations = rows(connection, tables.registrations)
        judge_numbers(registrations, rows(connection, tables.grants))
        judge_people(registrations)
        judge_capacity(connection, registrations)
        judge_outbox(connection, registrations)
        judge_fairness(connection, registrations)
        judge_paper(morning, registrations, rows(connection, tables.print_jobs))
    morning.clinic.store.check()


def rows(connection: Connection, table: Table) -> Rows:
    return connection.execute(select(table).order_by(table.c.id)).all()


def judge_numbers(registrations: Rows, grants: Rows) -> None:
    given = [(row.session_id, row.number) for row in registrations if row.number is not None]
    assert len(set(given)) == len(given), "I1: a number of a session for two registrations"
    stand_by = [row.walk_in_number for row in registrations if row.walk_in_number is not None]
    assert len(set(stand_by)) == len(stand_by), "I1: a walk-in number for two registrations"
    granted = {(one.session_id, number) for one in grants for number in range(one.low, one.high + 1)}
    assert set(given) <= granted, "I5: a number that nobody granted"


def judge_people(registrations: Rows) -> None:
    live = Counter((row.person_id, row.session_id) for row in registrations if row.cancelled_at is None)
    assert max(live.values()) == 1, "somebody who came again after a kill has a second number"


def judge_capacity(connection: Connection, registrations: Rows) -> None:
    live = Counter(row.slot_id for row in registrations if row.cancelled_at is None and row.slot_id is not None)
    held = Counter(row.slot_id for row in rows(connection, tables.available_numbers))
    for slot in rows(connection, tables.slots):
        assert live[slot.id] <= slot.capacity + slot.overrides, "I2"
        assert slot.free >= 0, "I3"
        assert slot.free + held[slot.id] + live[slot.id] == slot.capacity + slot.overrides, "I7"


def judge_outbox(connection: Connection, registrations: Rows) -> None:
    outbox = rows(connection, tables.outbox)
    positions = sorted(row.position for row in outbox)
    assert positions == list(range(1, len(positions) + 1)), "I6: a gap in the outbox"
    told = [row.record_id for row in outbox if (row.record, row.change) == ("registrations", "insert")]
    assert sorted(told) == sorted(row.id for row in registrations), "I6: not told, or told twice"


def judge_paper(morning: Morning, registrations: Rows, jobs: Rows) -> None:
    known = {row.id: row for row in registrations}
    papers = morning.kiosk.papers
    assert morning.kiosk.undurable == 0, "I4: printed before it was durable"
    for paper in papers:
        row = known[paper.registration_id]
        assert paper.number in {str(row.number), f"候补 {row.walk_in_number}"}, "I1: another number on the paper"
    assert max(Counter(paper.job for paper in papers).values()) == 1, "a job came out twice"
    first = Counter(paper.registration_id for paper in papers if not paper.again)
    assert max(first.values()) == 1, "a second print in silence"
    for registration_id, number in morning.told.items():
        row = known[registration_id]
        assert number in {str(row.number), f"候补 {row.walk_in_number}"}, "told a number that is not written"
    tickets = defaultdict(set)
    for job in jobs:
        if job.kind == "ticket":
            tickets[job.registration_id].add(job.state)
    assert {row.id for row in registrations} == set(tickets), "a registration without its ticket"
    assert set().union(*tickets.values()) <= {"confirmed", "failed", "cancelled"}, "a ticket that nobody knows of"


def judge_fairness(connection: Connection, registrations: Rows) -> None:
    calls, starts = rows(connection, tables.calls), {row.id: row.starts for row in rows(connection, tables.slots)}
    known = {row.id: row for row in registrations}
    missed = {row.registration_id for row in calls if row.event in {"skip", "back"}}
    for session in {row.session_id for row in calls}:
        made = [row for row in calls if row.session_id == session and row.event == "next"]
        run = 0
        for row in made:
            run = run + 1 if row.priority and row.others_waited else 0
            assert run <= RULE.in_a_row, "priority more often in a row than the wall says"
        regular = [known[row.registration_id] for row in made if row.registration_id not in missed]
        for place, one in enumerate(regular):
            before = [past for past in regular[:place] if past.priority and past.made_at >= one.made_at]
            overtakers = [past for past in before if place_of(past, starts) > place_of(one, starts)]
            assert one.priority or len(overtakers) <= RULE.most_overtakes, "overtaken more often than the wall says"


def place_of(row: Row[Any], starts: dict[str, Any]) -> tuple[bool, object, str]:
    return row.slot_id is None, starts.get(row.slot_id, ""), row.id
