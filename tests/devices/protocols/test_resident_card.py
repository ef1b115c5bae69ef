"""The conversation with the card reader: a card is read, whole and once, over good lines and bad ones."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.resident_card import ResidentCardReader
from devices.protocols.sam_frames import LONGEST_LENGTH
from kiosk.ports import CardFound, CardRead
from reader_talk import (
    ADDRESS,
    BARE_TIMED_OUT,
    FIND,
    FOUND,
    NO_CARD,
    NO_ITEM,
    READ,
    SELECT,
    SELECTED,
    Talk,
    names,
)


def test_a_card_is_found_selected_read_and_its_newest_address_asked(talk, base, sam_answer):
    newest = "新家 5 号".encode("utf-16-le").ljust(70, b"\x00")
    talk.hear(FOUND, SELECTED, base, sam_answer(0x90, newest))
    assert talk.sent == [FIND, SELECT, READ, ADDRESS]
    assert names(talk.events) == ["CardFound", "CardRead"]
    assert talk.events[1].card.address == "新家 5 号"


@pytest.mark.parametrize("status", [0x91, 0x41, 0x21, 0x80, 0x66])
def test_without_a_newest_address_the_printed_one_stands(status, talk, base, sam_answer):
    talk.hear(FOUND, SELECTED, base, sam_answer(status))
    assert talk.events[1].card.address == "北京市朝阳区某街1号"


def test_a_reader_that_never_answers_for_the_newest_address_gives_the_card_all_the_same(talk, base):
    talk.hear(FOUND, SELECTED, base)
    talk.wait_long(3)
    assert names(talk.events) == ["CardFound", "CardRead"]


def test_found_is_told_before_the_card_is_read(talk):
    talk.hear(FOUND)
    assert talk.events == [CardFound()]


@given(st.integers(1, 400))
def test_the_way_the_answers_are_cut_does_not_matter(base_answer, resident_text, size):
    talk = Talk()
    for answer in (FOUND, SELECTED, base_answer(resident_text), NO_ITEM):
        talk.hear(*(answer[at : at + size] for at in range(0, len(answer), size)))
    assert names(talk.events) == ["CardFound", "CardRead"]


def test_bytes_that_come_one_by_one_with_pauses_are_waited_for(talk, base):
    for answer in (FOUND, SELECTED, base, NO_ITEM):
        for byte in answer:
            talk.now += 0.3
            talk.hear(bytes([byte]))
    assert talk.sent == [FIND, SELECT, READ, ADDRESS]
    assert names(talk.events) == ["CardFound", "CardRead"]


@pytest.mark.parametrize("noise", [b"\x00", b"\xaa\xaa\xaa", b"hello", bytes(range(256))])
def test_noise_between_frames_is_passed_over(noise, talk, base):
    talk.hear(noise + FOUND + noise, noise, SELECTED + noise, noise + base, noise + NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardRead"]


@pytest.mark.parametrize("fingerprint", [b"", b"\x0f" * 512, b"\x0f" * 1024])
def test_an_answer_with_fingerprints_is_read_too(fingerprint, talk, base_answer, resident_text):
    answer = base_answer(resident_text, fingerprint=fingerprint)
    assert len(answer) == 1297 + len(fingerprint)
    talk.hear(FOUND, SELECTED, answer, NO_ITEM)
    assert talk.events[1].card.name == "王秀芳"


def test_an_answer_without_a_photo_is_read_too(talk, base_answer, resident_text):
    talk.hear(FOUND, SELECTED, base_answer(resident_text, photo=b""), NO_ITEM)
    assert talk.events[1].card.name == "王秀芳"


def test_nothing_of_photo_or_fingerprint_stays(base_answer, resident_text):
    talk = Talk()
    photo, fingerprint = bytes(range(256)) * 4, b"\x5a\xa5" * 256
    talk.hear(FOUND, SELECTED, base_answer(resident_text, photo, fingerprint), NO_ITEM)
    del photo, fingerprint
    gc.collect()
    seen, held = set(), [talk.reader, *talk.events]
    while held:
        thing = held.pop()
        if id(thing) in seen or isinstance(thing, type):
            continue
        seen.add(id(thing))
        if isinstance(thing, bytes | bytearray):
            assert b"\x10\x11\x12\x13" not in thing
            assert b"\x5a\xa5" not in thing
        held += gc.get_referents(thing)
    assert len(seen) > 10


def test_half_an_answer_is_asked_for_again(talk, base):
    talk.hear(FOUND, SELECTED, base[:700])
    talk.wait()
    talk.hear(base, NO_ITEM)
    assert talk.sent == [FIND, SELECT, READ, READ, ADDRESS]
    assert names(talk.events) == ["CardFound", "CardRead"]


def test_an_answer_with_a_wrong_checksum_is_asked_for_again_soon(talk, base):
    before = talk.now
    talk.hear(FOUND, SELECTED, base[:-1] + bytes([base[-1] ^ 1]))
    talk.wait()
    assert talk.now - before < 0.5
    talk.hear(base, NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardRead"]


def test_a_very_bad_line_still_gives_the_card(talk, base):
    talk.hear(FOUND, SELECTED)
    for place in range(100, 800, 100):
        talk.hear(base[:place] + b"?" + base[place + 1 :] + b"\xaa")
        talk.wait()
    talk.hear(base, NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardRead"]


def test_answers_that_come_late_and_twice_do_not_confuse(talk, base):
    talk.wait()
    talk.hear(FOUND, FOUND, SELECTED, SELECTED, base, base, NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardRead"]


def test_events_and_reader_never_show_the_person(talk, base):
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    assert "秀" not in repr(talk.events)
    assert isinstance(talk.events[1], CardRead)
    assert talk.events[1].card.number not in repr(talk.events) + repr(vars(talk.reader))


GOOD_PIECES = [FOUND, SELECTED, NO_CARD, NO_ITEM, BARE_TIMED_OUT, FOUND[:8], b"\xaa\xaa\xaa\x96\x69\x09\x00"]


@given(st.lists(st.tuples(st.one_of(st.binary(max_size=200), st.sampled_from(GOOD_PIECES)), st.floats(0, 5))))
def test_anything_at_any_time_is_survived(script):
    reader, now, heard, said = ResidentCardReader(), 0.0, 0, 0
    for data, pause in script:
        now += pause
        step = reader.step(data, now)
        assert step.wake_at > now
        # Reckoned from the beginning: frames behind a torn one are answered together, when it is given up.
        heard, said = heard + len(data) + 2, said + len(step.send)
        assert said <= 10 * heard
        assert len(reader.frames) <= LONGEST_LENGTH + 7


@given(st.binary(max_size=300))
def test_after_any_garbage_a_card_is_still_read(base_answer, resident_text, garbage):
    talk = Talk()
    talk.hear(garbage)
    for _ in range(30):
        talk.wait()
        if talk.sent[-1] == FIND and talk.reader.step(b"", talk.now).wake_at > talk.now:
            talk.hear(FOUND, SELECTED, base_answer(resident_text), NO_ITEM)
        if any(isinstance(event, CardRead) for event in talk.events):
            break
    assert "CardRead" in names(talk.events)
