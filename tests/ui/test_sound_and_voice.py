"""Sound where there is none: silent, said once, never an error."""

from __future__ import annotations

import wave

import pytest

from kiosk.journey.effects import Phrase
from ui.audio_output import can_sound
from ui.sound import RATE, Ringing, chime_wave
from ui.voice import Voice, sound_files

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


def test_a_pack_gives_its_sounds_in_order_and_misses_none_it_has(tmp_path):
    folder = tmp_path / "zh_CN"
    folder.mkdir()
    for name in ("voice-done.ogg", "voice-number.wav", "voice-number-number-15.wav"):
        (folder / name).write_bytes(b"")
    phrases = (Phrase("voice-done"), Phrase("voice-number", (("number", "15"),)), Phrase("voice-room"))
    assert [file.name for file in sound_files(phrases, "zh_CN", tmp_path)] == [
        "voice-done.ogg",
        "voice-number.wav",
        "voice-number-number-15.wav",
    ]


def test_an_argument_that_looks_like_a_path_is_no_sound(tmp_path):
    (tmp_path / "secret.wav").write_bytes(b"")
    (tmp_path / "zh_CN").mkdir()
    assert sound_files((Phrase("../secret"),), "zh_CN", tmp_path) == ()


def test_a_voice_without_a_device_is_silent_and_said_once(tmp_path):
    (tmp_path / "zh_CN").mkdir()
    (tmp_path / "zh_CN" / "voice-done.wav").write_bytes(b"")
    said: list[str] = []
    voice = Voice(said.append, tmp_path, audible=deaf)
    voice.say((Phrase("voice-done"),), "zh_CN")
    voice.say((Phrase("voice-done"),), "zh_CN")
    voice.stop()
    assert said == ["no_sound_device"]


def test_a_voice_without_a_pack_is_silent_and_no_complaint(tmp_path):
    said: list[str] = []
    voice = Voice(said.append, tmp_path, audible=deaf)
    voice.say((Phrase("voice-done"),), "en")
    assert said == []
    assert voice.waiting == []
