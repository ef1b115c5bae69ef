"""The voice, heard by a real sound server."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import pytest

from kiosk.cli.voice_record import NOT_READABLE, Asker, Next
from kiosk.voice.pack import SHIPPED, Pack, load_pack, write_about
from sound_server import SoundServer, heard
from ui.recorder import write_wave
from ui.sound_file import RATE, read_sounds

pytestmark = pytest.mark.usefixtures("qapp")
KIOSK = str(Path(sys.executable).parent / "kiosk")
LOUD = 1000
ROOM = ("room", "floor=2", "room=203")


@pytest.fixture(scope="module")
def sound():
    server = SoundServer(Path(tempfile.mkdtemp(prefix="ears-")))
    yield server
    server.stop()


def run(sound: SoundServer, *command: str, typed: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        command, env=sound.environment, capture_output=True, text=True, input=typed, timeout=60, check=False
    )


@pytest.mark.parametrize(("language", "phrase"), [("zh_CN", ROOM), ("en", ("done",))])
def test_what_the_kiosk_says_is_heard(sound, language, phrase):
    ears = sound.listen("ears")
    told = run(sound, KIOSK, "voice", "say", *phrase, "--language", language)
    loudness = heard(ears)
    assert (told.returncode, told.stderr) == (0, "")
    assert sum(level > LOUD for level in loudness) >= 5


def test_no_gap_in_a_number_is_longer_than_a_breath(sound):
    ears = sound.listen("ears")
    run(sound, KIOSK, "voice", "say", "number", "number=115")
    loudness = [level > LOUD for level in heard(ears)]
    first, last = loudness.index(True), len(loudness) - loudness[::-1].index(True)
    gaps = "".join("1" if loud else "0" for loud in loudness[first:last]).split("1")
    assert max(map(len, gaps)) <= 4


STOPPED = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk.journey.effects import Phrase
from kiosk.voice.pack import open_packs
from ui.voice import Outlet, Voice
app = QCoreApplication([])
voice = Voice(print, open_packs(None)[0], Outlet({device!r}))
voice.say((Phrase("voice-keys"),), "zh_CN")
voice.finished.connect(app.quit)
QTimer.singleShot({after}, app.quit if {after} < 5000 else lambda: None)
{then}
app.exec()
voice.stop()
print(voice.speaking)
"""


def test_a_touch_ends_a_long_saying_at_once(sound):
    ears = sound.listen("ears")
    told = run(sound, sys.executable, "-c", STOPPED.format(device=None, after=2000, then=""))
    loudness = heard(ears)
    assert (told.stdout, told.stderr) == ("False\n", "")
    assert 0 < sum(level > LOUD for level in loudness) < 28


def test_a_new_saying_ends_the_one_before(sound):
    ears = sound.listen("ears")
    then = 'QTimer.singleShot(800, lambda: voice.say((Phrase("voice-done"),), "zh_CN"))'
    told = run(sound, sys.executable, "-c", STOPPED.format(device=None, after=60_000, then=then))
    loudness = heard(ears)
    assert (told.stdout, told.stderr) == ("False\n", "")
    assert 0 < sum(level > LOUD for level in loudness) < 40


BUSY_AT_THE_END = """
import faulthandler
import sys
from time import monotonic
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk.journey.effects import Phrase
from kiosk.voice.pack import open_packs
from ui.voice import Outlet, Voice
faulthandler.dump_traceback_later(40, exit=True)
app = QCoreApplication([])
voice = Voice(print, open_packs(None)[0], Outlet())

def be_busy_while_the_sound_runs_dry():
    sys.setswitchinterval(100)
    end = monotonic() + 3
    while monotonic() < end:
        pass
    voice.stop()
    sys.setswitchinterval(0.005)
    app.quit()

voice.say((Phrase("voice-piece-5"),), "zh_CN")
QTimer.singleShot(700, be_busy_while_the_sound_runs_dry)
app.exec()
print("over")
"""


def test_a_program_that_is_busy_when_a_sound_ends_never_waits_for_the_sound_server_for_good(sound):
    told = run(sound, sys.executable, "-c", BUSY_AT_THE_END)
    assert (told.stdout, told.stderr) == ("over\n", "")


def test_a_private_device_is_heard_there_and_not_in_the_room(sound):
    room, headset = sound.listen("ears"), sound.listen("headset")
    told = run(sound, sys.executable, "-c", STOPPED.format(device="Headset", after=2000, then=""))
    assert told.stderr == ""
    assert max(heard(headset)) > LOUD
    assert max(heard(room)) < LOUD


def test_a_device_that_is_not_there_is_told_and_silent(sound):
    told = run(sound, sys.executable, "-c", STOPPED.format(device="Nowhere", after=500, then=""))
    assert told.stdout == "no_sound_device\nFalse\n"
    assert told.stderr == ""


def test_a_person_is_recorded_and_speaks(sound, tmp_path):
    spoken, prompt = tmp_path / "spoken.wav", SHIPPED / "zh_CN" / "voice-take-card.ogg"
    with wave.open(str(spoken), "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(RATE)
        made.writeframes(read_sounds([prompt])[prompt])
    pack = tmp_path / "own"
    command = [KIOSK, "voice", "record", str(pack), "--language", "zh_CN", "--who", "赵护士"]
    with subprocess.Popen(
        command, env=sound.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as session:
        until(session, "Enter to record")
        session.stdin.write("\n")
        until(session, "Recording")
        sound.run("paplay", "--device=mouth", str(spoken))
        session.stdin.write("\n")
        until(session, "Enter to keep")
        session.stdin.write("\n")
        until(session, "Enter to record")
        session.stdin.write("q\n")
        session.stdin.close()
        rest = session.stdout.read()
    assert "1 recorded" in rest
    (recording,) = pack.glob("*.wav")
    with wave.open(str(recording)) as kept:
        assert 1 < kept.getnframes() / kept.getframerate() < 8
    assert [file.name for file in pack.iterdir() if file.name.startswith(".") or "draft" in file.name] == []


def test_the_clinics_own_words_are_asked_for_last_and_kept_under_their_own_name(sound, tmp_path):
    prompt = SHIPPED / "zh_CN" / "voice-take-card.ogg"
    write_wave(tmp_path / "spoken.wav", read_sounds([prompt])[prompt])
    pack = tmp_path / "own"
    shutil.copytree(SHIPPED / "zh_CN", pack)
    write_about(Pack(pack, "zh_CN", words={"血压血糖": "words-1"}))
    command = [KIOSK, "voice", "record", str(pack)]
    with subprocess.Popen(
        command, env=sound.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as session:
        until(session, "[1/1] 血压血糖")
        until(session, "Enter to record")
        session.stdin.write("\n")
        until(session, "Recording")
        sound.run("paplay", "--device=mouth", str(tmp_path / "spoken.wav"))
        session.stdin.write("\n")
        until(session, "Enter to keep")
        session.stdin.write("\n")
        session.stdin.close()
        rest = session.stdout.read()
    assert "1 recorded" in rest
    assert [file.name for file in pack.glob("*.wav")] == ["words-1.wav"]
    assert load_pack(pack).seconds["words-1"] > 1


def until(session: subprocess.Popen, words: str) -> None:
    """Read what the program shows, up to some words."""
    shown = ""
    while words not in shown:
        sign = session.stdout.read(1)
        assert sign, shown
        shown += sign


def test_an_answer_in_another_encoding_is_no_known_wish_and_nobody_waits_for_it(qapp, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("是\n".encode("gbk")), encoding="utf-8"))
    asker = Asker()
    assert asker.ask("Enter to keep") == NOT_READABLE
    assert asker.ask("Enter to keep") == Next.QUIT.value
