"""How a program with screens ends when the service manager, or Ctrl+C, tells it to: real processes, real signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import ending_process

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60
Begin = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Begin a program of that kind; returns when it is ready."""
    begun = []

    def begin(way: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        command = [sys.executable, ending_process.__file__, way]
        begun.append(subprocess.Popen(command, text=True, env=environment, **pipes))
        assert begun[-1].stdout.readline() == "ready\n"
        return begun[-1]

    yield begin
    for program in begun:
        program.kill()
        program.communicate()


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_a_program_that_does_nothing_at_all_hears_it_and_ends_in_order(begin: Begin, wish: signal.Signals) -> None:
    program = begin("in_order")
    program.send_signal(wish)
    _, said = program.communicate(timeout=PATIENCE_S)
    assert (program.returncode, "asked_to_stop" in said) == (0, True)


def test_one_that_is_told_before_its_screen_is_there_does_not_begin(begin: Begin) -> None:
    program = begin("told_before_it_began")
    program.terminate()
    program.communicate("now\n", timeout=PATIENCE_S)
    assert program.returncode == 0


@pytest.mark.parametrize("way", ["stuck", "stuck_afterwards"])
def test_whatever_hangs_the_program_is_gone_in_time_and_says_where_it_was(begin: Begin, way: str) -> None:
    program = begin(way)
    program.terminate()
    _, said = program.communicate(timeout=PATIENCE_S)
    assert program.returncode == 1
    assert "Timeout" in said
    assert "ending_process.py" in said
