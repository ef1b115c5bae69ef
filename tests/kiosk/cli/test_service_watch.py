"""What the service manager hears of a kiosk: nothing of one whose store or screen stands still."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from kiosk.cli.service_watch import ALIVE, READY, ServiceWatch


@pytest.fixture
def manager() -> Iterator[socket.socket]:
    with TemporaryDirectory(prefix="kw") as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(Path(folder) / "notify"))
        line.setblocking(False)
        yield line


@pytest.fixture
def screen(qapp) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    shiboken6.delete(made)


def heard(manager: socket.socket) -> list[bytes]:
    messages = []
    while True:
        try:
            messages.append(manager.recv(64))
        except BlockingIOError:
            return messages


def test_it_is_ready_with_the_first_frame_after_the_store_answered_and_alive_with_each_later_one(
    manager, screen, qtbot
):
    watch = ServiceWatch(screen, manager.getsockname())
    with qtbot.waitExposed(screen):
        screen.show()
    watch.store_answered()
    assert heard(manager) == []
    for told in (READY, ALIVE, ALIVE):
        screen.repaint()
        assert heard(manager) == [told]
        watch.store_answered()


def test_frames_alone_say_nothing(manager, screen, qtbot):
    ServiceWatch(screen, manager.getsockname())
    with qtbot.waitExposed(screen):
        screen.show()
    for _ in range(3):
        screen.repaint()
    assert heard(manager) == []


def test_a_window_that_nobody_can_see_is_no_reason_to_start_again(manager, screen):
    watch = ServiceWatch(screen, manager.getsockname())
    watch.store_answered()
    watch.store_answered()
    assert heard(manager) == [READY, ALIVE]


def test_an_abstract_name_is_reached_too(screen):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(f"\0kiosk-test-{os.getpid()}")
        line.setblocking(False)
        ServiceWatch(screen, f"@kiosk-test-{os.getpid()}").store_answered()
        assert heard(line) == [READY]


def test_without_a_service_manager_or_with_one_that_is_gone_nothing_breaks(screen, tmp_path, capsys):
    ServiceWatch(screen, "").store_answered()
    assert capsys.readouterr().err == ""
    ServiceWatch(screen, str(tmp_path / "gone")).store_answered()
