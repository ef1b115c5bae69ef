"""Asks the desk to do one thing after the other: a key that is pressed twice does it once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ui.window.desk_calls import DeskCalls

T = TypeVar("T")


class OneAtATime:
    """What is asked while something is on its way is not asked. Tell it of trouble, for then no answer comes."""

    def __init__(self, calls: DeskCalls) -> None:
        self._calls = calls
        self._asking = False

    def ask(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Have `call` run on the desk's thread, and `then` hear the answer here."""
        if not self._asking:
            self._asking = True
            self._calls.ask(call, lambda answer: self._answered(then, answer))

    def trouble(self) -> None:
        """Take note that no answer comes."""
        self._asking = False

    def _answered(self, then: Callable[[T], None], answer: T) -> None:
        self._asking = False
        then(answer)
