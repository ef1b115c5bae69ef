"""Sound where there is none: silent, said once, never an error."""

from __future__ import annotations

import wave

import pytest

from ui.audio_output import can_sound
from ui.sound import RATE, Ringing, chime_wave

pytestmark = pytest.mark.usefixtures("qapp")


def deaf() -> bool:
    return False


def test_ringing_without_a_device_is_silent_and_said_once():
    said: list[str] = []
    ringing = Ringing(said.append, audible=deaf)
    for _ in range(3):
        ringing.start()
        assert ringing.ringing
        ringing.stop()
    assert said == ["no_sound_device"]
    assert not ringing.ringing


def test_the_chime_is_a_short_mono_sound_that_never_clips(tmp_path):
    chime_wave(tmp_path / "chime.wav")
    with wave.open(str(tmp_path / "chime.wav")) as sound:
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
        assert (sound.getnchannels(), sound.getframerate()) == (1, RATE)
        assert 1 < sound.getnframes() / RATE < 3
    assert 8_000 < max(samples) < 20_000


def test_looking_for_a_device_never_fails(monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    assert can_sound()
