"""Errands on the desk's thread: nobody waits for them, and nothing they fall over is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.cli.errands import run_errand
from kiosk.domain.registration import DeskFailed, DeskTrouble

NAME = "王秀芳"


def falling_over(trouble: Exception) -> Callable[[], None]:
    def call() -> None:
        raise trouble

    return call


@pytest.mark.parametrize(
    ("trouble", "told"),
    [(DeskFailed(DeskTrouble.LOCKED), "desk_call_failed"), (LookupError(NAME), "desk_call_broke")],
)
def test_what_an_errand_falls_over_is_in_the_log_and_nothing_of_anybody(trouble, told, capfd) -> None:
    done = list[str]()
    with ThreadPoolExecutor(1) as thread:
        run_errand(thread.submit, falling_over(trouble))
        run_errand(thread.submit, lambda: done.append("the next one"))
    written = capfd.readouterr().err
    assert f'"event": "{told}"' in written
    assert NAME not in written
    assert done == ["the next one"]


def test_a_desk_that_has_ended_does_no_errand() -> None:
    done = list[str]()
    with ThreadPoolExecutor(1) as thread:
        pass
    run_errand(thread.submit, lambda: done.append("too late"))
    assert done == []
