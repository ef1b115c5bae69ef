"""The conversation with a resident ID card reader (SAM_V protocol): find, select, read, newest address, and again.

Sans-IO and without a clock: `step` takes the bytes that came and the time, and says what to send, what happened and
when it wants to be called at the latest. It decides on SW3 alone. Photo and fingerprint end in the frame they came
in: nothing of them is kept here or handed on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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
from kiosk.ports import CardFailed, CardFault, CardFound, CardPresence, CardRead, LinkState, Presence

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

ReaderEvent = CardFound | CardRead | CardFailed | CardPresence


@dataclass(frozen=True)
class Step:
    """What follows from a step: bytes for the reader, events in order, and when to step again at the latest."""

    send: bytes
    events: tuple[ReaderEvent, ...]
    wake_at: float


@dataclass
class _Standing:
    """What was last reported about the card that has been there since. The same is not reported twice."""

    outcome: str | CardFault = field(repr=False)
    """Its number, or why it could not be read."""
    found_again: int = 0


class ResidentCardReader:
    """One reader on one line. Make a new one when the line was gone: what lies there is then read anew."""

    def __init__(self, presence: PresenceProbe = PresenceProbe.LEARN) -> None:
        self.sensor: bool | None = None
        """What the tray's sensor says, kept up to date by whoever owns the line; None without one."""
        self._probe = presence
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
        self._events: list[ReaderEvent] = []
        self._announced = False
        self._card: IdentityCard | None = None
        self._standing: _Standing | None = None
        self._presence: Presence | None = None
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
        step = Step(bytes(self._send), tuple(self._events), self._deadline)
        self._send.clear()
        self._events.clear()
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
            self._ask(Phase.PROBE if self._read_before and self._probe is PresenceProbe.SAM_ID else Phase.FIND)
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
                self._found()
            case 0x80 | 0x05:
                self._field_is_empty()
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

    # --- what it means

    def _found(self) -> None:
        if self._standing is None:
            self._announce()
        elif not self._module_spoke:
            # After a reset any reader finds its card once more; that tells nothing of how it is otherwise.
            self._standing.found_again += 1
        self._module_spoke = False
        self._ask(Phase.SELECT)

    def _field_is_empty(self) -> None:
        """Take "no card", which after a read most readers say of a card that still lies there, too."""
        if self._read_before:
            self._say_presence(self._presence_without_find())
            if self._presence is Presence.YES:  # the sensor says so; this reader only does not find a card twice
                return self._rest()
        self._standing = None
        return self._rest()

    @property
    def _read_before(self) -> bool:
        return self._standing is not None and not isinstance(self._standing.outcome, CardFault)

    def _presence_without_find(self) -> Presence:
        match self._probe:
            case PresenceProbe.SENSOR if self.sensor is not None:
                return Presence.YES if self.sensor else Presence.NO
            case PresenceProbe.LEARN | PresenceProbe.SENSOR:
                # Only a reader that has kept finding the card it had read is believed when it stops finding it.
                again = self._standing is not None and self._standing.found_again > 1
                return Presence.NO if again else Presence.UNKNOWN
            case PresenceProbe.SAM_ID:
                # Where the module did not answer, the reader was not made to look again.
                return Presence.NO if self._module_spoke else Presence.UNKNOWN
            case PresenceProbe.FIND_AGAIN:
                return Presence.NO

    def _announce(self) -> None:
        if not self._announced:
            self._events.append(CardFound())
        self._announced = True

    def _finish(self) -> None:
        card = self._card
        if card is None:  # never so: the address is asked for after the card was read
            self._rest()
            return
        if self._standing is not None and self._standing.outcome == card.number:
            self._say_presence(Presence.YES)
        else:
            self._announce()
            self._events.append(CardRead(card))
            self._standing, self._presence = _Standing(card.number), None
        self._announced = False
        self._rest()

    def _fail(self, fault: CardFault, status: int) -> None:
        if self._standing is None or self._standing.outcome != fault:
            if self._phase is not Phase.FIND:
                self._announce()
            self._events.append(CardFailed(fault, status))
            self._standing = _Standing(fault)
        self._announced = False
        self._rest()

    def _say_presence(self, presence: Presence) -> None:
        if presence is not self._presence:
            self._events.append(CardPresence(presence))
        self._presence = presence
