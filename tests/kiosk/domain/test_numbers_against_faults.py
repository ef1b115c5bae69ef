"""The protocol of numbers among messages, power cuts and lost disks; each deliberate fault must be caught."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from numbers_world import DESKS, SLOTS, Fault, World

DESK, SLOT = st.sampled_from(DESKS), st.sampled_from(SLOTS)


class Numbers(RuleBasedStateMachine):
    """Single steps in any order, and composite ones that go deep: a whole exchange, a rush, a lost reply."""

    faults: frozenset[Fault] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.faults)

    @rule(desk=DESK, slot=SLOT)
    def ask(self, desk: str, slot: str) -> None:
        self.world.ask(desk, slot)

    @rule()
    def allocator_answers(self) -> None:
        self.world.allocator_answers()

    @rule(again=st.booleans())
    def reply_arrives(self, again: bool) -> None:
        self.world.reply_arrives(again)

    @rule()
    def message_is_lost(self) -> None:
        self.world.message_is_lost()

    @rule(desk=DESK, power_cut=st.booleans())
    def issue(self, desk: str, power_cut: bool) -> None:
        self.world.issue(desk, power_cut)

    @rule(desk=DESK, power_cut=st.booleans())
    def hand_back(self, desk: str, power_cut: bool) -> None:
        self.world.hand_back(desk, power_cut)

    @rule(which=st.integers(0, 20))
    def cancel(self, which: int) -> None:
        if self.world.live:
            self.world.cancel(sorted(self.world.live)[which % len(self.world.live)])

    @rule()
    def time_passes(self) -> None:
        self.world.time_passes()

    @rule(slot=SLOT)
    def staff_add_a_number(self, slot: str) -> None:
        self.world.add_numbers(slot)

    @rule(desk=DESK)
    def back_up(self, desk: str) -> None:
        self.world.back_up(desk)

    @rule(desk=DESK)
    def restore(self, desk: str) -> None:
        self.world.restore(desk)

    @rule()
    def the_allocator_fails_over(self) -> None:
        self.world.fail_over()

    @rule()
    def the_standby_catches_up(self) -> None:
        self.world.sync_standby()

    @rule(desk=DESK, slot=SLOT)
    def a_whole_exchange(self, desk: str, slot: str) -> None:
        self.world.exchange(desk, slot)

    @rule(slot=SLOT)
    def a_rush(self, slot: str) -> None:
        for desk in (*DESKS, *DESKS):
            self.world.exchange(desk, slot)

    @rule(desk=DESK, slot=SLOT)
    def a_lost_reply_and_the_same_question_again(self, desk: str, slot: str) -> None:
        self.world.deliver_all()
        self.world.ask(desk, slot)
        self.world.allocator_answers()
        self.world.message_is_lost()
        self.world.exchange(desk, slot)

    @rule(desk=DESK, slot=SLOT)
    def a_late_second_copy_of_a_reply(self, desk: str, slot: str) -> None:
        self.world.deliver_all()
        self.world.ask(desk, slot)
        self.world.allocator_answers()
        self.world.reply_arrives(again=True)
        self.world.issue(desk)

    @rule(desk=DESK, slot=SLOT)
    def power_fails_over_the_printer(self, desk: str, slot: str) -> None:
        self.world.ask(desk, slot)
        self.world.deliver_all()
        self.world.issue(desk, power_cut=True)
        self.world.issue(desk)

    @rule(desk=DESK, slot=SLOT)
    def power_fails_while_a_number_is_handed_back_and_everybody_comes(self, desk: str, slot: str) -> None:
        self.world.ask(desk, slot)
        self.world.deliver_all()
        self.world.hand_back(desk, power_cut=True)
        self.world.issue(desk)
        self.a_rush(slot)
        self.a_rush(slot)

    @rule(desk=DESK, slot=SLOT)
    def a_backup_between_grant_and_issue_is_put_back(self, desk: str, slot: str) -> None:
        self.world.ask(desk, slot)
        self.world.deliver_all()
        self.world.back_up(desk)
        self.world.issue(desk)
        self.world.restore(desk)
        self.world.issue(desk)

    @invariant()
    def invariants(self) -> None:
        self.world.check()

    def teardown(self) -> None:
        self.world.check_settled()


TestNumbers = Numbers.TestCase
TestNumbers.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)

QUICK = settings(
    max_examples=300,
    stateful_step_count=30,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)


@pytest.mark.parametrize("fault", list(Fault))
def test_a_deliberate_fault_is_caught(fault: Fault) -> None:
    class Faulty(Numbers):
        faults = frozenset({fault})

    with pytest.raises(AssertionError, match=r"I[127]"):
        run_state_machine_as_test(Faulty, settings=QUICK)
