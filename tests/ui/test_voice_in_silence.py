"""A voice without a device, a sound or a listener: silence, said once; and what others than the person never hear."""

from __future__ import annotations

import pytest

from kiosk.journey.effects import Phrase
from kiosk.voice.pack import SHIPPED, Pack, Packs, open_packs, write_about
from ui.sound_file import read_sounds, seconds_of
from ui.speaker import Loudspeaker
from ui.voice import Voice

pytestmark = pytest.mark.usefixtures("qapp")
DONE = Phrase("voice-done")


def deaf() -> bool:
    return False


def shipped() -> Packs:
    return open_packs(None)[0]


def test_without_a_device_it_is_silent_and_says_so_once():
    told: list[str] = []
    voice = Voice(told.append, shipped(), audible=deaf)
    voice.say((DONE,), "zh_CN")
    voice.say((DONE,), "zh_CN")
    voice.stop()
    assert told == ["no_sound_device"]
    assert not voice.speaking
    assert not voice.ready


def test_a_missing_sound_is_silence_and_said_once(tmp_path):
    told: list[str] = []
    write_about(Pack(tmp_path, "zh_CN"))
    voice = Voice(told.append, open_packs(None, tmp_path)[0], audible=deaf)
    voice.say((DONE,), "zh_CN")
    voice.say((DONE,), "zh_CN")
    assert told == ["voice_sound_missing"]
    assert not voice.speaking


def test_no_phrase_is_silence_and_no_complaint():
    told: list[str] = []
    Voice(told.append, shipped(), audible=deaf).say((), "en")
    assert told == []


def test_nothing_that_was_about_to_be_said_of_the_last_person_is_left_for_the_next(qtbot):
    told: list[str] = []
    voice = Voice(told.append, shipped(), audible=lambda: True)
    for _ in range(3):
        voice.say((DONE, Phrase("voice-number", (("number", "15"),))), "zh_CN")
    assert voice.speaking
    voice.say((), "zh_CN")
    qtbot.waitUntil(lambda: not voice.speaking)
    assert (voice._saying, voice._rest, voice._pipe) == ([], b"", None)


def test_a_machine_without_qtmultimedia_is_silent(monkeypatch, qtbot):
    monkeypatch.setattr("ui.voice.load_multimedia", lambda: None)
    monkeypatch.setattr("ui.sound_file.load_multimedia", lambda: None)
    told: list[str] = []
    voice = Voice(told.append, shipped(), audible=lambda: True)
    voice.say((DONE,), "zh_CN")
    qtbot.waitUntil(lambda: not voice.speaking)
    assert told == ["voice_sound_broken"]


def test_every_shipped_sound_can_be_decoded():
    for language in ("zh_CN", "en"):
        sounds = read_sounds(sorted((SHIPPED / language).glob("*.ogg")))
        assert [file.name for file, samples in sounds.items() if samples is None] == []
        assert max(seconds_of(samples) for samples in sounds.values()) < 30


def test_a_broken_file_and_an_empty_one_are_no_sounds(tmp_path):
    good = SHIPPED / "zh_CN" / "voice-done.ogg"
    broken, empty, gone = tmp_path / "broken.ogg", tmp_path / "empty.wav", tmp_path / "gone.ogg"
    broken.write_bytes(b"this is not a sound" * 50)
    empty.write_bytes(b"")
    sounds = read_sounds([broken, good, empty, gone])
    assert sounds[good] is not None
    assert (sounds[broken], sounds[empty], sounds[gone]) == (None, None, None)


class HeardVoice(Voice):
    """A voice that writes down what it is asked to say."""

    def __init__(self, *, ready: bool) -> None:
        super().__init__(print, Packs({}), audible=deaf)
        self.there = ready
        self.said: list[tuple[Phrase, ...]] = []

    @property
    def ready(self) -> bool:
        return self.there

    def say(self, phrases, language):
        self.said.append(phrases)


KEY = Phrase("voice-typed-key", (("number", "3"),))


def test_figures_are_left_out_where_others_hear():
    room = HeardVoice(ready=True)
    Loudspeaker(room).say((KEY, DONE), "zh_CN")
    assert room.said == [(DONE,)]


def test_while_the_headphones_are_there_everything_goes_to_them_alone():
    room, person = HeardVoice(ready=True), HeardVoice(ready=True)
    speaker = Loudspeaker(room, person)
    speaker.say((KEY, DONE), "zh_CN")
    assert speaker.private
    assert (room.said, person.said) == ([], [(KEY, DONE)])


def test_headphones_that_were_pulled_out_leave_no_figure_to_the_room():
    room, person = HeardVoice(ready=True), HeardVoice(ready=False)
    Loudspeaker(room, person).say((KEY,), "zh_CN")
    assert room.said == [()]
    assert person.said == []
