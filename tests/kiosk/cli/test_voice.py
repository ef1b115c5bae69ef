"""`kiosk voice`, as a technician meets it."""

from __future__ import annotations

import math
import os
import struct
import wave

import pytest
from click.testing import CliRunner

from kiosk.__main__ import main
from kiosk.voice.loudness import level_dbfs, trimmed
from kiosk.voice.pack import Pack, load_pack, with_words, write_about
from kiosk.voice.pieces import own_pieces

os.environ["QT_QPA_PLATFORM"] = "offscreen"
RATE = 24_000


@pytest.fixture(autouse=True)
def no_sound(monkeypatch, tmp_path):
    """English, and a machine that cannot sound."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C")
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr("ui.audio_output.DEVICES", tmp_path / "no-devices")


def kiosk(*arguments: str):
    return CliRunner().invoke(main, ["voice", *arguments])


def hum(seconds: float, loudness: float = 0.3) -> bytes:
    count = round(seconds * RATE)
    waves = (math.sin(2 * math.pi * 220 * place / RATE) for place in range(count))
    return b"".join(struct.pack("<h", round(32_767 * loudness * each)) for each in waves)


def write(file, samples: bytes) -> None:
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples)


def test_the_shipped_packs_are_in_order_and_call_themselves_placeholders(qapp):
    told = kiosk("check")
    assert told.exit_code == 0
    assert told.stdout.count("synthetic placeholder") >= 2
    assert "Nothing is wrong" in told.stdout


def test_a_pack_is_told_what_it_lacks_and_what_is_wrong_with_it(qapp, tmp_path):
    pack = tmp_path / "own"
    write_about(Pack(pack, "zh_CN", who="赵护士"))
    write(pack / "voice-done.wav", hum(2.0))
    write(pack / "voice-confirm.wav", hum(1.0))
    write(pack / "voice-take-card.wav", hum(4.0, loudness=0.005))
    (pack / "voice-again.ogg").write_bytes(b"no sound at all")
    told = kiosk("check", str(pack))
    assert told.exit_code == 1
    assert "赵护士" in told.stdout
    assert "missing voice-welcome: " in told.stdout
    assert "voice-again.ogg cannot be read" in told.stdout
    assert "voice-confirm.wav is too fast" in told.stdout
    assert "voice-take-card.wav is too quiet" in told.stdout
    assert "voice-done" not in told.stdout
    assert "4 there" in told.stdout


def test_a_folder_that_is_no_pack_is_refused_in_words(qapp, tmp_path):
    told = kiosk("check", str(tmp_path))
    assert told.exit_code == 1
    assert told.stderr.count("no pack.toml") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nothing-like-that",), "no phrase voice-nothing-like-that"),
        (("room", "floor"), "name=value"),
        (("room", "floor=2"), "also needs: room"),
        (("done",), "No sound device"),
    ],
)
def test_saying_what_cannot_be_said_is_told_in_words(qapp, arguments, words):
    told = kiosk("say", *arguments)
    assert told.exit_code == 1
    assert words in told.stderr
    assert "Traceback" not in told.output


def test_recording_without_a_microphone_says_so_and_writes_nothing(qapp, tmp_path):
    told = kiosk("record", str(tmp_path / "own"), "--language", "en", "--who", "somebody")
    assert told.exit_code == 1
    assert "no microphone" in told.stderr
    assert not (tmp_path / "own").exists()


def test_silence_before_and_after_is_cut_and_speech_is_kept():
    silence = bytes(2 * RATE)
    cut = trimmed(silence + hum(1.0) + silence, RATE)
    assert 1.0 <= len(cut) / 2 / RATE <= 1.2
    assert trimmed(silence, RATE) == b""
    assert trimmed(b"", RATE) == b""


def test_loudness_is_measured_at_the_loudest_moment():
    assert level_dbfs(bytes(2 * RATE) + hum(0.5, 0.1), RATE) == pytest.approx(-23, abs=0.5)
    assert level_dbfs(b"", RATE) == -math.inf


def test_the_clinics_own_words_are_listed_with_the_phrases(qapp, tmp_path):
    write_about(Pack(tmp_path, "zh_CN", words={"血压血糖": "words-1", "腰腿疼": "words-2"}))
    write(tmp_path / "words-1.wav", hum(2.0))
    told = kiosk("check", str(tmp_path))
    assert "腰腿疼" in told.stdout
    assert "血压血糖" not in told.stdout


def test_departments_without_a_name_of_a_sound_get_one_and_keep_it(tmp_path):
    pack = with_words(Pack(tmp_path, "zh_CN", words={"血压血糖": "words-2"}), ["腰腿疼", "血压血糖", "眼睛不舒服"])
    assert pack.words == {"血压血糖": "words-2", "腰腿疼": "words-1", "眼睛不舒服": "words-3"}
    assert [piece.text for piece in own_pieces(pack.words)] == list(pack.words)
    write_about(pack)
    assert load_pack(tmp_path).words == pack.words
