"""Errands for the desk's thread that nobody waits for: a state to be written down, a printer to be let go.

Only those: what has an answer goes through the journey's runner or the console's desk calls.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from kiosk.domain.registration import DeskFailed
from kiosk.log import log

OnDeskThread = Callable[[Callable[[], None]], object]
"""Runs calls one after the other on the desk's thread; raises RuntimeError once that has ended."""


def run_errand(on_desk_thread: OnDeskThread, call: Callable[[], None]) -> None:
    """Have `call` made when its turn comes. Whatever it falls over is logged, for nobody looks at its answer.

    A desk that is being stopped does no more errands.
    """

    def made() -> None:
        try:
            call()
        except DeskFailed as failed:
            log.warning("desk_call_failed", trouble=failed.trouble.value)
        except Exception as bug:  # in a thread pool's future nobody would ever hear of it
            log.error("desk_call_broke", exc_info=bug)

    with contextlib.suppress(RuntimeError):
        on_desk_thread(made)
