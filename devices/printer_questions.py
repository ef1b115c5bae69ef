"""Asks a printer how it is, and keeps its answers in step with the questions.

No answer says which question it belongs to. One that comes after its question was given up would be taken for the next
one's: a "ready" from before the paper ran out. So whoever hears an answer while an older one may still be under way
listens until nothing more comes and asks again. Knows no port's troubles and nothing of jobs.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from devices.link import SerialLink
from devices.protocols.status import StatusDialogue
from kiosk.ports import PrinterCondition

LONGEST_DRAIN_S = 60.0
"""Twice the largest job at 9,600 baud."""
LATE_S = 5.0
"""An answer may come so long after its question was given up; a printer that was late once is waited for so long."""
QUIET_S = 0.25
"""How much longer than between two questions nothing must come, until no older answer is awaited any more."""


class PrinterQuestions:
    """The questions to one printer over one line. `forget` what was asked when the line was closed."""

    def __init__(self, status_timeout_s: float, write: Callable[[SerialLink, bytes], float]) -> None:
        """`write` sends a question; it returns when that will have left, by the clock that nobody sets."""
        self._status_timeout_s = status_timeout_s
        self._write = write
        self.forget()

    def forget(self) -> None:
        """Know nothing: nothing was asked over this line."""
        self._given_up_first = self._given_up_last = -math.inf
        self._is_late = False
        self._is_prompt = False
        """It leaves some questions without an answer, and was heard to answer none of them late."""
        self._heard = False

    def ask(
        self, link: SerialLink, dialogue: Callable[[], StatusDialogue], patience_s: float = 0.0
    ) -> PrinterCondition:
        """Return what a whole dialogue says, or as far as it was answered. Raises Unplugged, WriteStalled."""
        now = time.monotonic()
        came = link.discard_input()
        awaited, between_s = now - self._given_up_last < LATE_S, now - self._given_up_first
        self._is_late = self._is_late or (awaited and came)
        condition = self._converse(link, dialogue(), patience_s)
        if awaited and self._heard:
            self._hear_out(link, min(between_s, LATE_S))
            condition = self._converse(link, dialogue(), patience_s)
        return condition

    def _converse(self, link: SerialLink, dialogue: StatusDialogue, patience_s: float) -> PrinterCondition:
        self._heard = False
        while (condition := dialogue.condition) is None:
            asked = dialogue.ask
            # The question stands in line behind what was written before it.
            drain_s = min(self._write(link, asked) - time.monotonic(), LONGEST_DRAIN_S)
            deadline = time.monotonic() + drain_s + self._status_timeout_s + self._longer_s(dialogue, patience_s)
            while dialogue.condition is None and dialogue.ask == asked:
                left = deadline - time.monotonic()
                if left <= 0:
                    self._give_up()
                    return dialogue.if_silent
                data = link.read(left)
                self._heard = self._heard or bool(data)
                dialogue.take(data)
        self._given_up_first = self._given_up_last = -math.inf
        return condition

    def _longer_s(self, dialogue: StatusDialogue, patience_s: float) -> float:
        if self._is_late:
            return LATE_S
        # Some printers answer their first question only: patience is for those that have said nothing yet.
        return patience_s if dialogue.if_silent is PrinterCondition.UNKNOWN else 0.0

    def _give_up(self) -> None:
        if self._heard and self._is_prompt:
            return
        now = time.monotonic()
        if now - self._given_up_last >= LATE_S:
            self._given_up_first = now - self._status_timeout_s
        self._given_up_last = now

    def _hear_out(self, link: SerialLink, between_s: float) -> None:
        """Listen until an answer that is as late as the one before it would have come."""
        came = False
        while link.read(between_s + QUIET_S):
            came = True
        self._is_late = self._is_late or came
        self._is_prompt = not came
        self._given_up_first = self._given_up_last = -math.inf
