"""The rules of numbers, walked at random: allocator and desks of one machine, and their invariants."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from kiosk.domain.numbers import (
    DeskNumbers,
    HeldNumber,
    Pool,
    SlotPool,
    add_capacity,
    grant,
    hand_back,
    issue,
    lower_capacity,
    receive,
    take_back,
    temporary_number,
    walk_in_number,
)

SLOTS = ("8:00", "8:30", "9:00")
DESKS = ("K1", "K2", "W1")


class OneMachine(RuleBasedStateMachine):
    """Desks ask, lose the reply, ask again, issue, hand back and cancel in any order."""

    registrations = Bundle("registrations")
    requests = Bundle("requests")

    def __init__(self) -> None:
        super().__init__()
        self.pool = Pool(tuple(SlotPool(slot, 3, 3) for slot in SLOTS))
        self.desks = dict.fromkeys(DESKS, DeskNumbers())
        self.received: set[str] = set()
        self.papers: list[int] = []
        self.live: dict[int, str] = {}
        self.asked = 0

    @rule(target=requests, slot=st.sampled_from(SLOTS), desk=st.sampled_from(DESKS), count=st.integers(1, 3))
    def ask(self, slot: str, desk: str, count: int) -> tuple[str, str, str, int]:
        self.asked += 1
        request = (f"request-{self.asked}", slot, desk, count)
        self.pool, _ = grant(self.pool, request[0], slot, count)
        return request

    @rule(request=requests)
    def reply_arrives_perhaps_again(self, request: tuple[str, str, str, int]) -> None:
        request_id, slot, desk, count = request
        before = self.pool
        self.pool, given = grant(self.pool, request_id, slot, count)
        if request_id in before.grants:
            assert self.pool == before
        if given is not None and request_id not in self.received:
            self.received.add(request_id)
            self.desks[desk] = receive(self.desks[desk], given)

    @rule(target=registrations, desk=st.sampled_from(DESKS))
    def issue(self, desk: str):
        self.desks[desk], held = issue(self.desks[desk])
        if held is None:
            return multiple()
        self.papers.append(held.number)
        self.live[held.number] = held.slot_id
        return held.number

    @rule(number=consumes(registrations))
    def cancel(self, number: int) -> None:
        self.pool = take_back(self.pool, self.live.pop(number))

    @rule(desk=st.sampled_from(DESKS))
    def hand_one_back(self, desk: str) -> None:
        for held in sorted(self.desks[desk].available)[:1]:
            self.desks[desk] = hand_back(self.desks[desk], held)
            self.pool = take_back(self.pool, held.slot_id)

    @rule(slot=st.sampled_from(SLOTS))
    def staff_add_numbers(self, slot: str) -> None:
        self.pool = add_capacity(self.pool, slot, 2)

    @rule(slot=st.sampled_from(SLOTS), count=st.integers(1, 4))
    def staff_take_numbers_away(self, slot: str, count: int) -> None:
        smaller = lower_capacity(self.pool, slot, count)
        assert (smaller is None) == (self.pool.slot(slot).free < count)
        self.pool = smaller or self.pool

    @invariant()
    def i1_one_printed_number_is_one_registration(self) -> None:
        assert max(Counter(self.papers).values(), default=0) <= 1

    @invariant()
    def i2_live_registrations_never_exceed_capacity(self) -> None:
        for slot in self.pool.slots:
            assert sum(taken == slot.id for taken in self.live.values()) <= slot.capacity + slot.overrides

    @invariant()
    def i3_free_is_never_below_nothing(self) -> None:
        assert all(slot.free >= 0 for slot in self.pool.slots)

    @invariant()
    def i7_what_is_free_held_and_live_is_the_capacity(self) -> None:
        held = [one.slot_id for desk in self.desks.values() for one in desk.available]
        on_the_way = [
            given.slot_id
            for request, given in self.pool.grants.items()
            if request not in self.received
            for _ in given.numbers
        ]
        for slot in self.pool.slots:
            out = (held + on_the_way + list(self.live.values())).count(slot.id)
            assert slot.free + out == slot.capacity + slot.overrides


TestOneMachine = OneMachine.TestCase
TestOneMachine.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def test_a_cancelled_number_is_not_given_again_and_its_capacity_is() -> None:
    pool, first = grant(Pool((SlotPool("8:00", 1, 1),)), "a", "8:00")
    full, refused = grant(pool, "b", "8:00")
    _, second = grant(take_back(full, "8:00"), "c", "8:00")
    assert first is not None
    assert second is not None
    assert (first.low, refused, second.low) == (1, None, 2)


def test_a_desk_cannot_hand_back_what_it_does_not_hold() -> None:
    with pytest.raises(KeyError):
        hand_back(DeskNumbers(), HeldNumber(1, "8:00"))


def test_an_unknown_slot_is_a_bug() -> None:
    with pytest.raises(KeyError):
        grant(Pool(()), "a", "8:00")


def test_numbers_of_their_own_series_are_written_with_their_desk_or_a_letter() -> None:
    assert (walk_in_number("K1", 3), walk_in_number("W2", 112), temporary_number(7)) == ("K1-03", "W2-112", "T-0007")
