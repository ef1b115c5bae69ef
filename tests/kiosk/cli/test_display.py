"""Whether windows can be opened is asked of a program of its own, which may hang without taking us along."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import display


def test_a_display_that_is_named_and_never_answers_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(display, "_PROBE", "import time; time.sleep(60)")
    monkeypatch.setattr(display, "_PROBE_SECONDS", 0.05)
    assert not display.has_display()
