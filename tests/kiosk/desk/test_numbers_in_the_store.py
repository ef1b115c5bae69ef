"""The invariants of the numbers, on the real store, over random mornings of two desks."""

from __future__ import annotations

from collections import Counter
from datetime import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.domain.registration import AlreadyRegistered, Identified, Registered, RegistrationView, SessionGone
from kiosk.store import tables
from made_up_clinic import MadeUpClinic, card

WHO = st.integers(1, 14)
STEPS = st.lists(st.tuples(st.sampled_from(["register", "register", "register", "cancel"]), WHO), max_size=25)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS, capacities=st.lists(st.integers(0, 3), min_size=1, max_size=3))
def test_every_morning_keeps_the_numbers_whole(
    clinic: MadeUpClinic, steps: list[tuple[str, int]], capacities: list[int]
) -> None:
    starts = (time(8, 40), time(9), time(9, 30))
    name = f"全科{clinic.store.data_version()}-{len(clinic.departments)}"
    session_id = clinic.session(name, slots=dict(zip(starts, capacities, strict=False)))
    desks = (clinic.desk(), clinic.desk("kiosk-2", f"X{len(clinic.departments)}"))
    live: dict[int, RegistrationView] = {}
    papers: list[str] = []
    for turn, (what, who) in enumerate(steps):
        desk = desks[turn % 2]
        if what == "cancel":
            if who in live:
                desk.cancel(live.pop(who).id)
            continue
        found = desk.look_up_card(card(who))
        assert isinstance(found, Identified)
        match desk.register(found.identification, session_id):
            case Registered(view):
                assert who not in live
                live[who] = view
                papers.append(view.number)
            case AlreadyRegistered(view):
                assert view.id == live[who].id
            case SessionGone():
                raise AssertionError("nobody closed it")
    assert max(Counter(papers).values(), default=0) <= 1
    check_capacity(clinic, session_id, list(live.values()))


def check_capacity(clinic: MadeUpClinic, session_id: str, live: list[RegistrationView]) -> None:
    slots = tables.slots.c
    with clinic.store.reading() as connection:
        rows = connection.execute(
            select(slots.starts, slots.free, slots.capacity).where(slots.session_id == session_id)
        )
        for start, free, capacity in rows:
            taken = sum(view.slot_start == start for view in live)
            assert free >= 0
            assert free + taken == capacity
