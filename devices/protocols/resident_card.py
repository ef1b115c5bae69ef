"""The conversation with a resident ID card reader (SAM_V protocol): find, select, read, newest address, and again.

Sans-IO and without a clock: `step` takes the bytes that came and the time, and says what to send, what happened and
when it wants to be called at the latest. It decides on SW3 alone; what its findings say of the card is told by
card_in_tray.py. Photo and fingerprint end in the frame they came in: nothing of them is kept here or handed on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from devices.protocols.card_in_tray import CardInTray, ReaderEvent
from devices.protocols.card_text import (
    NEWEST_ADDRESS_SIZE,
    TEXT_SIZE,
    read_card_text,
    read_newest_address,
    text_of_base_answer,
)
from devices.protocols.sam_frames import TIMED_OUT, Answer, FrameBuffer
from devices.protocols.sam_questions import FAULTS, NEEDS_RESET, OK, QUESTIONS, Phase, PresenceProbe
from kiosk.domain.identity_card import IdentityCard
from kiosk.ports import CardFault, LinkState

POLL_PAUSE_S = 0.3
SILENT_POLL_PAUSE_S = 1.0
LONGEST_SILENT_PAUSE_S = 8.0
"""A port on which nobody answers may be a printer's, by mistake: it is asked ever less often."""
FRAME_PAUSE_S = 1.0
"""How long the bytes of one frame may pause; some readers hand them out one by one."""
DAMAGED_PAUSE_S = 0.2
"""How long to listen on after a broken frame, before asking again."""
DAMAGED_ATTEMPTS = 8
"""A broken answer costs a fraction of a second, while a card that the reader thinks was read must be laid again."""
RESET_AGAIN_S = 30.0
"""A module that stays broken is not reset at every poll."""
TROUBLE_STATUS = 0x00
"""Reported where the reader gave no status: silence, or nothing but broken frames."""


@dataclass(frozen=True)
class Step:
    """What follows from a step: bytes for the reader, events in order, and when to step again at the latest."""

    send: bytes
    events: tuple[ReaderEvent, ...]
    wake_at: float


class ResidentCardReader:
    """One reader on one line. Make a new one when the line was gone: what lies there is then read anew."""

    def __init__(self, presence: PresenceProbe = PresenceProbe.LEARN) -> None:
        self.tray = CardInTray(presence)
        self._reset_at = float("-inf")
        self._silent_pause = SILENT_POLL_PAUSE_S
        self.link: LinkState | None = None
        """CONNECTED or SILENT once that is known."""
        self.frames = FrameBuffer()
        self._phase = Phase.REST
        self._deadline = float("-inf")
        self._attempts = 0
        self._heard_damage = False
        self._now = 0.0
        self._send = bytearray()
        self._card: IdentityCard | None = None
        self._module_spoke = False
        """Whether the module has answered since it was last spoken to: then a reader may find the same card again."""

    def step(self, data: bytes, now: float) -> Step:
        """Take the bytes that came (none is fine too) at the time `now`, in seconds of any clock that only grows."""
        self._now = now
        damaged = self.frames.damaged
        for answer in self.frames.feed(data):
            self._take(answer)
        if data and self._phase is not Phase.REST:
            self._mind_the_frame(self.frames.damaged > damaged)
        if now >= self._deadline:
            self._time_is_up()
        step = Step(bytes(self._send), self.tray.take_events(), self._deadline)
        self._send.clear()
        return step

    # --- asking

    def _mind_the_frame(self, damaged: bool) -> None:
        self._heard_damage = self._heard_damage or damaged
        if self.frames.in_frame:
            self._deadline = self._now + FRAME_PAUSE_S
        elif damaged:
            self._deadline = min(self._deadline, self._now + DAMAGED_PAUSE_S)

    def _ask(self, phase: Phase) -> None:
        if phase is not self._phase:
            self._attempts = 0
        self._phase = phase
        question = QUESTIONS[phase]
        self._attempts += 1
        self._heard_damage = False
        if phase in {Phase.PROBE, Phase.RESET}:
            self._module_spoke = False
        self._deadline = self._now + question.patience_s
        self._send += question.frame

    def _ask_again_or(self, fault: CardFault, status: int) -> None:
        attempts = DAMAGED_ATTEMPTS if self._heard_damage else QUESTIONS[self._phase].attempts
        if self._attempts < attempts:
            self._ask(self._phase)
        elif self._phase is Phase.ADDRESS:
            self._finish()
        else:
            self._fail(fault, status)

    def _rest(self, pause: float = POLL_PAUSE_S) -> None:
        self._phase = Phase.REST
        self._card = None
        self._deadline = self._now + pause

    def _time_is_up(self) -> None:
        asked = self._deadline
        for answer in self.frames.give_up():
            self._take(answer)
        if self._deadline != asked:
            return
        if self._phase is Phase.REST:
            self._ask(Phase.PROBE if self.tray.needs_module else Phase.FIND)
        elif self._phase in {Phase.RESET, Phase.PROBE}:
            self._ask(Phase.FIND)
        elif self._phase is Phase.FIND and self._attempts >= QUESTIONS[Phase.FIND].attempts:
            self.link = LinkState.SILENT
            self._rest(self._silent_pause)
            self._silent_pause = min(2 * self._silent_pause, LONGEST_SILENT_PAUSE_S)
        else:
            self._ask_again_or(CardFault.READER_FAULT, TROUBLE_STATUS)

    # --- answers

    def _take(self, answer: Answer) -> None:
        self.link, self._silent_pause = LinkState.CONNECTED, SILENT_POLL_PAUSE_S
        match self._phase:
            case Phase.REST:
                pass
            case Phase.RESET | Phase.PROBE:
                self._module_spoke = answer.status == OK
                self._ask(Phase.FIND)
            case Phase.FIND:
                self._take_found(answer)
            case Phase.SELECT:
                self._take_selected(answer)
            case Phase.READ:
                self._take_base(answer)
            case Phase.ADDRESS:
                self._take_address(answer)

    def _take_found(self, answer: Answer) -> None:
        match answer.status:
            case 0x9F:
                self.tray.found(module_spoke=self._module_spoke)
                self._module_spoke = False
                self._ask(Phase.SELECT)
            case 0x80 | 0x05:
                self.tray.not_found(module_spoke=self._module_spoke)
                self._rest()
            case 0x90 | 0x91:
                pass  # late, and an answer to another question
            case status:
                self._take_refusal(status)

    def _take_selected(self, answer: Answer) -> None:
        match answer.status:
            case 0x90 if len(answer.data) < TEXT_SIZE:
                self._ask(Phase.READ)
            case 0x90 | 0x91 | 0x9F:
                pass
            case status:
                self._take_refusal(status)

    def _take_base(self, answer: Answer) -> None:
        match answer.status:
            case 0x90 if len(answer.data) > TEXT_SIZE:
                self._take_text(text_of_base_answer(answer.data))
            case 0x90 | 0x91 | 0x9F:
                pass
            case status:
                self._take_refusal(status)

    def _take_text(self, text: bytes) -> None:
        self._card = read_card_text(text) if len(text) >= TEXT_SIZE else None
        if self._card is None:
            self._fail(CardFault.LAY_AGAIN, OK)
        else:
            self._ask(Phase.ADDRESS)

    def _take_address(self, answer: Answer) -> None:
        match answer.status:
            case 0x90 if NEWEST_ADDRESS_SIZE <= len(answer.data) < TEXT_SIZE:
                address = read_newest_address(answer.data)
                if address is not None and self._card is not None:
                    self._card = replace(self._card, address=address)
                self._finish()
            case 0x90 | 0x9F:
                pass
            case _:
                self._finish()

    def _take_refusal(self, status: int) -> None:
        fault = FAULTS.get(status)
        if status in NEEDS_RESET and self._now - self._reset_at >= RESET_AGAIN_S:
            self._reset_at = self._now
            self._ask(Phase.RESET)
        elif fault is not None:
            self._fail(fault, status)
        elif status == TIMED_OUT:
            self._ask_again_or(CardFault.LAY_AGAIN, status)
        else:
            self._ask_again_or(CardFault.READER_FAULT, status)

    # --- ends of one look at the field

    def _finish(self) -> None:
        if self._card is not None:  # always so: the address is asked for after the card was read
            self.tray.read(self._card)
        self._rest()

    def _fail(self, fault: CardFault, status: int) -> None:
        self.tray.failed(fault, status, looking=self._phase is Phase.FIND)
        self._rest()
