"""Questions to the desk: asked on its thread, answered on the screens', late answers dropped."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.domain.staff import Act, NotAllowed
from ui.window.desk_calls import DeskCalls


@pytest.fixture
def thread():
    with ThreadPoolExecutor(1) as made:
        yield made


def raising(error: Exception):
    def call() -> None:
        raise error

    return call


def test_the_desk_is_asked_on_its_own_thread_and_answers_on_the_screens(qtbot, thread):
    calls, threads = DeskCalls(thread.submit), []
    calls.ask(threading.get_ident, lambda asked: threads.extend((asked, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_only_the_newest_answer_on_a_topic_is_heard(qtbot, thread):
    calls, heard, go = DeskCalls(thread.submit), [], threading.Event()
    calls.ask(lambda: (go.wait(10), "old")[1], heard.append, "person")
    calls.ask(lambda: "new", heard.append, "person")
    calls.ask(lambda: "other", heard.append, "floor")
    go.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["new", "other"]


def test_answers_to_whoever_sat_here_before_are_dropped(qtbot, thread):
    calls, heard = DeskCalls(thread.submit), []
    calls.ask(lambda: "before", heard.append)
    calls.forget()
    calls.ask(lambda: "after", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["after"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DeskFailed(DeskTrouble.DISK_FULL), DeskTrouble.DISK_FULL),
        (NotAllowed(Act.PRINT), None),
        (ValueError("a bug"), DeskTrouble.BROKEN),
    ],
)
def test_what_could_not_be_done_is_told_and_the_next_question_is_answered(qtbot, thread, error, told):
    calls, heard, troubles = DeskCalls(thread.submit), [], []
    calls.failed.connect(troubles.append)
    calls.ask(raising(error), heard.append)
    calls.ask(lambda: "next", heard.append)
    qtbot.waitUntil(lambda: heard == ["next"])
    assert troubles == [told]
