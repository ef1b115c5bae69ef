"""The order of calling, by example and over simulated mornings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.calling import (
    Call,
    CallEvent,
    QueueHistory,
    Waiting,
    call_order,
    minutes_each,
    next_of,
    others_wait,
)
from kiosk.domain.lanes import FairnessRule, called_before
from kiosk.domain.queue_history import history_of

RULE = FairnessRule()
NOON = time(12)
START = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
SLOTS = (time(8), time(8, 30), time(9))


def overtaken_by(one: Waiting, called: Waiting) -> Waiting:
    """Return how somebody waits on after a call: overtaken once more where priority went before an earlier place."""
    overtaken = called.priority and called.ready_after is None and one.place < called.place
    return replace(one, overtaken=one.overtaken + 1) if overtaken else one


def one(name: str, *, priority: bool = False, slot: time | None = SLOTS[0], **more: int) -> Waiting:
    return Waiting(name, priority, slot, **more)


def called(name: str, event: CallEvent = CallEvent.NEXT, minute: float = 0, *, favoured: bool = False) -> Call:
    return Call(name, event, favoured, favoured, START + timedelta(minutes=minute))


def names(order: tuple[Waiting, ...]) -> str:
    return "".join(waiting.registration_id for waiting in order)


def test_without_priority_it_goes_by_slot_and_then_by_time_of_issue() -> None:
    waiting = [one("c", slot=SLOTS[1]), one("b"), one("a", slot=SLOTS[1]), one("d")]
    assert names(call_order(waiting, QueueHistory(), NOON)) == "bdac"


def test_seniors_go_first_but_two_in_a_row_while_others_wait() -> None:
    waiting = [one(name, priority=name in "uvwxyz") for name in "abcuvwxyz"]
    assert names(call_order(waiting, QueueHistory(), NOON)) == "uvawxbyzc"


def test_nobody_is_called_before_their_slot_while_somebody_s_time_has_come() -> None:
    waiting = [one("a", slot=SLOTS[0]), one("z", slot=SLOTS[2], priority=True)]
    assert next_of(waiting, QueueHistory(), time(8, 10)) == waiting[0]
    assert next_of(waiting, QueueHistory(), time(9, 10)) == waiting[1]


def test_a_walk_in_number_goes_before_slots_that_have_not_come_and_is_promised_the_end() -> None:
    waiting = [one("a", slot=None), one("b", slot=SLOTS[1])]
    assert next_of(waiting, QueueHistory(), time(8, 10)) == waiting[0]
    assert names(call_order(waiting, QueueHistory(), time(8, 10))) == "ba"


def test_who_missed_the_call_comes_back_after_two_more() -> None:
    past = history_of([called("a"), called("a", CallEvent.SKIP), called("a", CallEvent.BACK)])
    waiting = [one("a", ready_after=dict(past.ready_after)["a"]), *(one(name) for name in "bcd")]
    assert names(call_order(waiting, past, NOON)) == "bcad"


def test_who_missed_the_call_is_called_at_once_when_nobody_else_waits() -> None:
    late = one("a", ready_after=9)
    assert next_of([late], QueueHistory(), NOON) == late


def test_nobody_waits_for_an_empty_queue() -> None:
    assert next_of([], QueueHistory(), NOON) is None


def test_the_history_knows_who_is_in_who_is_done_and_who_did_not_come() -> None:
    past = history_of(
        [called("a"), called("b", minute=5), called("b", CallEvent.AGAIN, 6), called("b", CallEvent.SKIP, 7)]
    )
    assert (past.current, past.called, past.skipped, past.calls_made) == (None, {"a"}, {"b"}, 2)


def test_the_estimate_is_measured_and_a_missed_call_measures_nothing() -> None:
    calls = [called("a", minute=0), called("b", minute=4), called("b", CallEvent.SKIP, 5), called("c", minute=6)]
    calls += [called("d", minute=10), called("e", minute=16)]
    past = history_of(calls)
    assert past.service_minutes == (4, 4, 6)
    assert minutes_each(past, 20) == 4


def test_before_three_measures_the_estimate_is_the_clinic_s_usual() -> None:
    assert minutes_each(history_of([called("a", minute=0), called("b", minute=4)]), 7) == 7


def test_a_lunch_break_and_a_double_click_measure_nothing() -> None:
    past = history_of([called("a", minute=0), called("b", minute=0.1), called("c", minute=90)])
    assert past.service_minutes == ()


@dataclass
class Morning:
    """A doctor and a waiting room, called by the rule."""

    rule: FairnessRule = RULE
    waiting: list[Waiting] = field(default_factory=list)
    history: QueueHistory = field(default_factory=QueueHistory)
    order: list[Waiting] = field(default_factory=list)
    overtakes: dict[str, int] = field(default_factory=dict)
    runs: list[int] = field(default_factory=list)

    def arrive(self, priority: bool, slot: time | None) -> None:
        self.waiting.append(one(f"{len(self.waiting) + len(self.order):03d}", priority=priority, slot=slot))

    def call(self, now: time) -> None:
        chosen = next_of(self.waiting, self.history, now, self.rule)
        if chosen is None:
            return
        beside = others_wait(self.waiting, chosen, self.history, now)
        run = self.history.run + 1 if chosen.priority and beside else 0
        self.runs.append(run)
        calls_made = self.history.calls_made + 1
        self.history = replace(self.history, run=run, calls_made=calls_made)
        left = [person for person in self.waiting if person != chosen]
        self.waiting = [overtaken_by(person, chosen) for person in left]
        for person in self.waiting:
            self.overtakes[person.registration_id] = person.overtaken
        self.order.append(chosen)


ARRIVAL = st.tuples(st.just("arrive"), st.booleans(), st.sampled_from([*SLOTS, None]))
CALL = st.tuples(st.just("call"), st.integers(0, 239), st.none())
STEPS = st.lists(st.one_of(ARRIVAL, ARRIVAL, CALL), max_size=80)


def played(steps: list[tuple[str, int | bool, time | None]]) -> Morning:
    morning, minute = Morning(), 0
    for what, number, slot in steps:
        if what == "arrive":
            morning.arrive(bool(number), slot)
        else:
            minute = max(minute, int(number))
            morning.call(time(8 + minute // 60, minute % 60))
    while morning.waiting:
        morning.call(NOON)
    return morning


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_over_any_morning_priority_stays_within_its_bounds_and_everybody_is_called_once(
    steps: list[tuple[str, int | bool, time | None]],
) -> None:
    morning = played(steps)
    arrived = sum(what == "arrive" for what, *_ in steps)
    assert len({person.registration_id for person in morning.order}) == len(morning.order) == arrived
    assert max(morning.runs, default=0) <= RULE.in_a_row
    assert max(morning.overtakes.values(), default=0) <= RULE.most_overtakes


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(SLOTS), st.integers(0, 7)), max_size=40), st.integers(0, 3))
def test_the_order_that_is_told_is_the_order_in_which_they_are_called(
    people: list[tuple[bool, time, int]], run: int
) -> None:
    morning = Morning(history=QueueHistory(run=run))
    for priority, slot, overtaken in people:
        morning.arrive(priority, slot)
        morning.waiting[-1] = replace(morning.waiting[-1], overtaken=0 if priority else overtaken)
    told = names(call_order(morning.waiting, morning.history, NOON))
    places = sorted(morning.waiting, key=lambda person: person.place)
    stage = [(person.priority, person.overtaken) for person in places]
    before = [called_before(stage, place, run) for place in range(len(stage))]
    while morning.waiting:
        morning.call(NOON)
    called = [person.registration_id for person in morning.order]
    assert "".join(called) == told
    assert [called.index(person.registration_id) for person in places] == before


@settings(max_examples=100, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_priority_costs_nobody_more_than_two_calls_for_each_place(priorities: list[bool]) -> None:
    waiting = [one(f"{place:03d}", priority=priority) for place, priority in enumerate(priorities)]
    order = [person.registration_id for person in call_order(waiting, QueueHistory(), NOON)]
    others = [person.registration_id for person in waiting if not person.priority]
    for place, person in enumerate(others):
        assert order.index(person) <= place + RULE.in_a_row * (place + 1)
