"""A small world: one allocator and several desks that lose messages, power and disks. The rules of numbers, whole.

It walks by kiosk.domain.numbers alone. `faults` switches on, one by one, the mistakes that the protocol must not make.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from kiosk.domain.numbers import (
    DeskNumbers,
    Grant,
    Pool,
    SlotPool,
    add_capacity,
    grant,
    hand_back,
    issue,
    receive,
    take_back,
)

SLOTS = ("8:00", "8:30")
DESKS = ("K1", "K2", "W1")
CAPACITY = 3


class Fault(StrEnum):
    """Mistakes that a protocol of numbers could make."""

    PRINT_BEFORE_COMMIT = "print before commit"
    TIMED_RECLAIM = "timed reclaim"
    TELL_BEFORE_CLOSE = "tell before close"
    RESTORE_KEEPS_INCARNATION = "restore keeps its incarnation"
    UNSYNCED_STANDBY = "unsynced standby"
    NO_DEDUPE = "no dedupe"
    REQUEST_NOT_DURABLE = "request id not durable"


@dataclass(frozen=True)
class Request:
    """A question on its way, and again on its way if nothing came back."""

    id: str
    desk: str
    slot: str


@dataclass(frozen=True)
class Disk:
    """What a desk knows after a power cut."""

    numbers: DeskNumbers = field(default_factory=DeskNumbers)
    pending: Request | None = None


@dataclass
class World:
    """Everything. Methods are what may happen; `check` holds the invariants."""

    faults: frozenset[Fault] = frozenset()
    pool: Pool = field(default_factory=lambda: Pool(tuple(SlotPool(slot, CAPACITY, CAPACITY) for slot in SLOTS)))
    standby: Pool | None = None
    disks: dict[str, Disk] = field(default_factory=lambda: dict.fromkeys(DESKS, Disk()))
    backups: dict[str, Disk] = field(default_factory=lambda: dict.fromkeys(DESKS, Disk()))
    questions: list[Request] = field(default_factory=list)
    replies: list[tuple[Request, Grant]] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    live: dict[int, str] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    """Capacity that died with a disk: only an override brings it back."""
    owed: dict[int, str] = field(default_factory=dict)
    """Granted numbers that are on no paper and were not handed back, with the desk they were for."""
    asked: int = 0

    def has(self, fault: Fault) -> bool:
        return fault in self.faults

    def ask(self, desk: str, slot: str) -> None:
        """ASK: one request at a time; it is on the disk before it is sent, and is sent again until it is answered."""
        pending = self.disks[desk].pending
        if pending is None:
            self.asked += 1
            pending = Request(f"request-{self.asked}", desk, slot)
            if not self.has(Fault.REQUEST_NOT_DURABLE):
                self._write(desk, pending=pending)
        self.questions.append(pending)

    def allocator_answers(self) -> None:
        """GRANT, for the oldest question."""
        if not self.questions:
            return
        question = self.questions.pop(0)
        request_id = question.id
        if self.has(Fault.NO_DEDUPE) and request_id in self.pool.grants:
            grants = {key: one for key, one in self.pool.grants.items() if key != request_id}
            self.pool = replace(self.pool, grants=MappingProxyType(grants))
        known = request_id in self.pool.grants
        self.pool, given = grant(self.pool, request_id, question.slot)
        if given is None:
            self._refuse(question)
            return
        if not known:
            self.owed.update(dict.fromkeys(given.numbers, question.desk))
        self._sync()
        self.replies.append((question, given))

    def reply_arrives(self, again: bool = False) -> None:
        """The oldest reply reaches its desk; `again`: and stays on the way, to come once more."""
        if not self.replies:
            return
        question, given = self.replies[0] if again else self.replies.pop(0)
        disk = self.disks[question.desk]
        expected = disk.pending is not None and disk.pending.id == question.id
        if expected or self.has(Fault.NO_DEDUPE) or self.has(Fault.REQUEST_NOT_DURABLE):
            self._write(question.desk, numbers=receive(disk.numbers, given), pending=None)

    def message_is_lost(self) -> None:
        """The network drops what is on its way first."""
        if self.replies:
            self.replies.pop(0)
        elif self.questions:
            self.questions.pop(0)

    def issue(self, desk: str, power_cut: bool = False) -> int | None:
        """ISSUE: commit, then print. A power cut in between loses no number and prints none."""
        numbers, held = issue(self.disks[desk].numbers)
        if held is None:
            return None
        if power_cut and self.has(Fault.PRINT_BEFORE_COMMIT):
            self.papers.append(held.number)
            return None
        self._write(desk, numbers=numbers)
        self.live[held.number] = held.slot_id
        self.owed.pop(held.number, None)
        self.papers.append(held.number)
        return held.number

    def hand_back(self, desk: str, power_cut: bool = False) -> None:
        """RETURN: the desk closes it for itself, durably, and then tells."""
        for held in sorted(self.disks[desk].numbers.available)[:1]:
            if self.has(Fault.TELL_BEFORE_CLOSE):
                self._take_back(held.slot_id)
                if power_cut:
                    return
                self._write(desk, numbers=hand_back(self.disks[desk].numbers, held))
            else:
                self._write(desk, numbers=hand_back(self.disks[desk].numbers, held))
                self._take_back(held.slot_id)
            self.owed.pop(held.number, None)

    def cancel(self, number: int) -> None:
        """CANCEL, once."""
        if number in self.live:
            self._take_back(self.live.pop(number))

    def time_passes(self) -> None:
        """Time takes nothing back."""
        if not self.has(Fault.TIMED_RECLAIM):
            return
        for desk in DESKS:
            for held in self.disks[desk].numbers.available:
                self._take_back(held.slot_id)

    def add_numbers(self, slot: str) -> None:
        """加号."""
        self.pool = add_capacity(self.pool, slot, 1)
        self._sync()

    def back_up(self, desk: str) -> None:
        self.backups[desk] = self.disks[desk]

    def restore(self, desk: str) -> None:
        """RE-ENROL: another incarnation, which holds nothing. What it held, and was about to be told, is lost."""
        if self.has(Fault.RESTORE_KEEPS_INCARNATION):
            self.disks[desk] = self.backups[desk]
            return
        self.questions = [one for one in self.questions if one.desk != desk]
        self.replies = [one for one in self.replies if one[0].desk != desk]
        slots = {number: given.slot_id for given in self.pool.grants.values() for number in given.numbers}
        for number in [number for number, owner in self.owed.items() if owner == desk]:
            self.lost[slots[number]] += 1
            del self.owed[number]
        self.disks[desk] = Disk()

    def fail_over(self) -> None:
        """The allocator dies; its standby, written in step, goes on."""
        if self.standby is not None:
            self.pool = self.standby

    def sync_standby(self) -> None:
        """A lagging standby catches up, at some time of its own."""
        self.standby = self.pool

    def exchange(self, desk: str, slot: str) -> int | None:
        """A whole exchange, with the messages of others first."""
        self.deliver_all()
        self.ask(desk, slot)
        self.deliver_all()
        return self.issue(desk)

    def deliver_all(self) -> None:
        while self.questions or self.replies:
            self.allocator_answers()
            self.reply_arrives()

    def settle(self) -> None:
        """The network is fair for a while: everything is asked again, answered and handed back."""
        for desk, disk in list(self.disks.items()):
            if disk.pending is not None:
                self.ask(desk, disk.pending.slot)
        self.deliver_all()
        for desk in DESKS:
            while self.disks[desk].numbers.available:
                self.hand_back(desk)

    def check(self) -> None:
        """I1, I2, I3."""
        assert max(Counter(self.papers).values(), default=0) <= 1, "I1: a number on two papers"
        for slot in self.pool.slots:
            live = sum(taken == slot.id for taken in self.live.values())
            assert live <= slot.capacity + slot.overrides, "I2: more people than places"
            assert slot.free >= 0, "I3"

    def check_settled(self) -> None:
        """I7."""
        self.settle()
        self.check()
        for slot in self.pool.slots:
            live = sum(taken == slot.id for taken in self.live.values())
            assert slot.free + live + self.lost[slot.id] == slot.capacity + slot.overrides, "I7: capacity leaked"

    def _refuse(self, question: Request) -> None:
        pending = self.disks[question.desk].pending
        if pending is not None and pending.id == question.id:
            self._write(question.desk, pending=None)

    def _write(self, desk: str, **changes: object) -> None:
        self.disks[desk] = replace(self.disks[desk], **changes)  # type: ignore[arg-type]

    def _take_back(self, slot: str) -> None:
        self.pool = take_back(self.pool, slot)
        self._sync()

    def _sync(self) -> None:
        if not self.has(Fault.UNSYNCED_STANDBY) or self.standby is None:
            self.standby = self.pool
