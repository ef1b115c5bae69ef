"""What all tests share: how long a round lasts, in the everyday run and in the long one (`pytest --long`)."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

import kiosk.store.staff
from ui.collecting import collect_what_is_due

kiosk.store.staff.PIN_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Hundreds of tests sign somebody in. What a PIN costs in earnest is tested where `kiosk init` runs as itself."""

settings.register_profile("long", deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Hypothesis has a stopwatch of its own: on a loaded machine it would fail rules that hold."""

settings.register_profile("everyday", settings.get_profile("long"), derandomize=True)
"""The same examples every time: what passed here passes there. The long form looks for new ones."""

MEMORY = Path("/dev/shm")  # noqa: S108 - the folder of a machine's memory, not one of ours
ROOM = 2_000_000_000


PATIENCE_MS = 30_000


class PatientQtBot(QtBot):
    """Waits for what it is told, as pytest-qt's own, but for as long as a machine busy with other things may take."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **more):  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp, request):
    return PatientQtBot(request)


def pytest_configure(config):
    """Choose how examples are found, and let the tests' files lie in memory where there is room.

    Thousands of commits wait there for no disk.
    What is killed with kill -9 keeps its files there, too; a power cut is none of these tests' subjects.
    """
    asked = config.getoption("--hypothesis-profile")
    # Under the everyday profile a seed would be taken and change nothing.
    anew = config.getoption("--long") or config.getoption("--hypothesis-seed") is not None
    settings.load_profile(asked or ("long" if anew else "everyday"))
    fit = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    if fit and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_sessionstart():
    """Widgets of one test must not be collected by a device's thread of the next: see ui/collecting.py."""
    gc.disable()


def pytest_collection_finish():
    """What was imported and found stays until the end: no collecting between two tests need look through it again."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    result = yield
    collect_what_is_due()
    return result


def pytest_collection_modifyitems(items):
    """Tests over a walk of the journey stay in one process: the walk is half a minute's work, and done once there."""
    for item in items:
        if {"walked", "screens"} & vars(item.module).keys():
            item.add_marker(pytest.mark.xdist_group("walk"))


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="Fuzz and break things for hours instead of seconds.")


@pytest.fixture
def rounds(request):
    """Give `rounds(short, long)`: how often, or how much, in this run."""
    long_run = request.config.getoption("--long")
    return lambda short, long: long if long_run else short
