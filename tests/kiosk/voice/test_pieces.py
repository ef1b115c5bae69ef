"""Phrases split at their arguments, and the packs that hold the pieces."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from kiosk.journey.effects import Phrase
from kiosk.journey.events import Touch
from kiosk.texts import LANGUAGES, MissingPhrase, texts
from kiosk.voice.pace import pace, too_fast, units
from kiosk.voice.pack import SHIPPED, Pack, PackUnreadable, load_pack, open_packs, write_about
from kiosk.voice.pieces import ARGUMENTS, Piece, every_piece, pieces_of

ROOM = Phrase("voice-room", (("floor", "2"), ("room", "203")))


def said(phrase: Phrase, language: str = "zh_CN") -> list[str]:
    return [piece.text for piece in pieces_of(phrase, language)]


def test_a_phrase_without_arguments_is_one_piece():
    assert pieces_of(Phrase("voice-done"), "zh_CN") == (Piece("voice-done", "挂好了。"),)


def test_a_room_is_joined_from_what_stands_before_between_and_after():
    assert said(ROOM) == ["请到", "二", "楼", "二", "零", "三", "诊室"]
    assert [piece.name for piece in pieces_of(ROOM, "zh_CN")][::2] == [
        "voice-room-1", "voice-room-2", "voice-piece-0", "voice-room-3",
    ]  # fmt: skip


def test_the_same_room_in_english():
    assert said(ROOM, "en") == ["Please go to floor", "two", "room", "two", "zero", "three"]


def test_a_temporary_number_and_its_window():
    phrase = Phrase("voice-temporary", (("number", "T-0007"), ("window", "1")))
    assert "".join(said(phrase)) == "您的临时号是T零零零七请到一号窗口，工作人员给您办"


def test_a_phrase_that_nobody_wrote_is_a_bug_and_says_so():
    with pytest.raises(MissingPhrase):
        pieces_of(Phrase("voice-no-such"), "zh_CN")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_argument_of_every_phrase_can_be_said(language):
    catalogue = (SHIPPED.parent / "translations" / language / "voice.ftl").read_text(encoding="utf-8")
    assert set(re.findall(r"\{ \$(\w+) \}", catalogue)) <= set(ARGUMENTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_of_the_journey_has_a_name_to_be_spoken(language):
    silent = [t for t in Touch if t is not Touch.MISSED and not texts(language).has(f"voice-target-{t.value}")]
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_pack_has_every_piece_and_calls_itself_a_placeholder(language):
    pack = load_pack(SHIPPED / language)
    assert pack.placeholder
    assert "espeak" in pack.who
    assert [piece.name for piece in every_piece(language) if pack.file(piece.name) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_pack_was_made_from_the_words_of_today(language):
    """Else run script/make-voice."""
    made = (SHIPPED / language / "said.txt").read_text(encoding="utf-8").splitlines()
    assert dict(line.split("\t", 1) for line in made) == {piece.name: piece.text for piece in every_piece(language)}


FRAME = 0.03


def opus_seconds(file: Path) -> float:
    """The last page's position in samples of 48 kHz, less what the decoder skips at the start (RFC 7845)."""
    sound = file.read_bytes()
    last, head = sound.rindex(b"OggS"), sound.index(b"OpusHead")
    (end,), (skipped,) = struct.unpack_from("<q", sound, last + 6), struct.unpack_from("<H", sound, head + 10)
    return (end - skipped) / 48_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_shipped_piece_is_said_faster_than_old_ears_follow(language):
    """Each sound by itself, as long as its file is: no pause around it makes it slower."""
    pack = load_pack(SHIPPED / language)
    lasts = {piece: opus_seconds(pack.file(piece.name)) for piece in every_piece(language)}
    assert [piece for piece, seconds in lasts.items() if too_fast(piece.text, language, seconds)] == []
    assert [piece for piece, seconds in lasts.items() if abs(seconds - pack.seconds[piece.name]) > FRAME] == []


def test_the_shipped_packs_are_small():
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*.ogg")) < 3_000_000


def test_hanzi_are_counted_and_words_are_counted():
    assert units("请到 2 楼，203", "zh_CN") == 7
    assert units("Please don't wait.", "en") == 3
    assert pace("一二三", "zh_CN", 1.0) == pytest.approx(180)


def pack_of(folder, language="zh_CN", *names):
    write_about(Pack(folder, language, who="赵护士"))
    for name in names:
        (folder / name).write_bytes(b"sound")
    return folder


def test_what_is_written_of_a_pack_is_read_again(tmp_path):
    pack = Pack(tmp_path, "en", 'Nurse "Zhao" \\', False, {"voice-done": 1.25}, {"东边平房": "east"})
    write_about(pack)
    assert load_pack(tmp_path) == pack


def test_a_clinics_own_sound_comes_before_the_shipped_one(tmp_path):
    packs, troubles = open_packs(pack_of(tmp_path, "zh_CN", "voice-done.wav"))
    files = packs.files(pieces_of(Phrase("voice-done"), "zh_CN"), "zh_CN")
    others = packs.files(pieces_of(Phrase("voice-again"), "zh_CN"), "zh_CN")
    assert files == (tmp_path / "voice-done.wav",)
    assert others == (SHIPPED / "zh_CN" / "voice-again.ogg",)
    assert troubles == ()


def test_a_phrase_that_lacks_a_piece_everywhere_has_no_sound_at_all(tmp_path):
    packs, _ = open_packs(None, pack_of(tmp_path, "zh_CN", "voice-room-1.ogg", "voice-piece-2.ogg"))
    assert packs.files(pieces_of(ROOM, "zh_CN"), "zh_CN") is None


def test_the_clinics_own_words_have_sounds_by_a_name_of_their_own(tmp_path):
    write_about(Pack(tmp_path, "zh_CN", words={"血压血糖": "words-1", "腰腿疼": "../secret"}))
    (tmp_path / "words-1.ogg").write_bytes(b"sound")
    (tmp_path.parent / "secret.ogg").write_bytes(b"sound")
    pack = load_pack(tmp_path)
    assert pack.file("words:血压血糖") == tmp_path / "words-1.ogg"
    assert pack.file("words:腰腿疼") is None
    assert pack.file("words:眼睛") is None


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", ".hidden", ""])
def test_a_piece_that_looks_like_a_path_is_no_sound(tmp_path, name):
    assert Pack(tmp_path, "zh_CN").file(name) is None


@pytest.mark.parametrize(
    "about",
    [
        b"language = ", b"\xff\xfe", b'language = "tlh"', b'language = "en"\nwho = 3', b'language = "en"\nseconds = 4',
        b'language = "en"\n[words]\na = 1', b'language = "en"\nplaceholder = "yes"',
    ],
)  # fmt: skip
def test_a_pack_that_cannot_be_used_says_why_and_the_shipped_one_speaks(tmp_path, about):
    (tmp_path / "pack.toml").write_bytes(about)
    with pytest.raises(PackUnreadable) as refused:
        load_pack(tmp_path)
    for language in LANGUAGES:
        assert texts(language)(refused.value.phrase, **refused.value.arguments)
    packs, troubles = open_packs(tmp_path)
    assert len(troubles) == 1
    assert packs.files(pieces_of(Phrase("voice-done"), "en"), "en") == (SHIPPED / "en" / "voice-done.ogg",)


def test_a_folder_that_is_no_pack_is_told(tmp_path):
    _, troubles = open_packs(tmp_path / "nowhere")
    assert [trouble.phrase for trouble in troubles] == ["voicepack-none"]
