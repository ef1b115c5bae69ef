"""The audit chain: any change, gap, swap or cut shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, select, update

from kiosk.store import tables
from kiosk.store.audit import CHAIN_START, verify_chain
from kiosk.store.writing import writing
from made_up_clinic import NAME, MadeUpClinic, card, number

_AUDIT = tables.audit.c


@pytest.fixture
def ids(clinic: MadeUpClinic) -> list[str]:
    """The ids of a chain's rows, in order."""
    clinic.registered(clinic.desk(), card(), clinic.session())
    with clinic.store.reading() as connection:
        assert verify_chain(connection) is None
        return list(connection.scalars(select(_AUDIT.id).order_by(_AUDIT.position)))


def test_the_chain_holds_over_many_transactions_and_begins_with_nothing(clinic: MadeUpClinic, ids: list[str]) -> None:
    with clinic.store.reading() as connection:
        first = connection.execute(select(tables.audit).order_by(_AUDIT.position)).first()
    assert first is not None
    assert (first.position, first.previous) == (1, CHAIN_START)
    assert len(ids) > 5


def test_what_was_done_is_written_without_names_or_numbers(clinic: MadeUpClinic, ids: list[str]) -> None:
    with clinic.store.reading() as connection:
        rows = [str(row) for row in connection.execute(select(tables.audit))]
        events = set(connection.scalars(select(_AUDIT.event)))
    assert not [row for row in rows if NAME in row or number(2) in row]
    assert {"person_added", "registered", "code_issued", "print_queued"} <= events


def change(connection: Connection, row: str) -> None:
    connection.execute(update(tables.audit).where(_AUDIT.id == row).values(event="nothing_happened"))


def change_details(connection: Connection, row: str) -> None:
    connection.execute(update(tables.audit).where(_AUDIT.id == row).values(details='{"by":"staff"}'))


def change_subject(connection: Connection, row: str) -> None:
    connection.execute(update(tables.audit).where(_AUDIT.id == row).values(subject_id="somebody"))


@pytest.mark.parametrize("forge", [change, change_details, change_subject])
@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_changed_row_is_the_first_broken_one(
    clinic: MadeUpClinic, ids: list[str], forge: Callable[[Connection, str], None], place: int
) -> None:
    with clinic.store.writing() as connection:
        forge(connection, ids[place])
        assert verify_chain(connection) == ids[place]


def test_a_missing_row_breaks_the_next_one(clinic: MadeUpClinic, ids: list[str]) -> None:
    with clinic.store.writing() as connection:
        connection.execute(delete(tables.audit).where(_AUDIT.id == ids[2]))
        assert verify_chain(connection) == ids[3]


def test_a_cut_tail_shows_against_the_incarnations_head(clinic: MadeUpClinic, ids: list[str]) -> None:
    with clinic.store.writing() as connection:
        connection.execute(delete(tables.audit).where(_AUDIT.id == ids[-1]))
        assert verify_chain(connection) == connection.scalar(select(tables.incarnations.c.id))


def test_the_chain_goes_on_where_it_stood(clinic: MadeUpClinic, ids: list[str]) -> None:
    with writing(clinic.store, clinic.settings.place, clinic.clock.now()) as work:
        work.audit("clock_confirmed")
    with clinic.store.reading() as connection:
        assert verify_chain(connection) is None
