"""What is shown for a model, in its order."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.model import HelpReason, Model, NoDocument, Waiting
from ui.senior.shown import HelpComing, IdleWarning, Working, shown

BASE = Model(screen=NoDocument())


def test_help_lies_over_everything():
    model = replace(BASE, help=HelpReason.ASKED, idle_warning=True, waiting=Waiting.LOOK_UP)
    assert shown(model, 3) == HelpComing(HelpReason.ASKED, None)


def test_the_idle_warning_lies_over_waiting():
    assert shown(replace(BASE, idle_warning=True, waiting=Waiting.LOOK_UP), 3) == IdleWarning()


def test_waiting_is_not_shown_before_half_a_second():
    assert shown(replace(BASE, waiting=Waiting.LOOK_UP), 0) == NoDocument()
    assert shown(replace(BASE, waiting=Waiting.LOOK_UP), 1) == Working(Waiting.LOOK_UP, 1)


def test_a_card_that_is_read_is_told_at_once():
    assert shown(replace(BASE, waiting=Waiting.READING), 0) == Working(Waiting.READING, 1)


def test_else_the_screen_is_shown():
    assert shown(BASE, 0) == NoDocument()
