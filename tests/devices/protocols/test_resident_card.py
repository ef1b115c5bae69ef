"""The conversation with the card reader: good, slow, broken, and lying."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.resident_card import ResidentCardReader
from devices.protocols.sam_frames import LONGEST_LENGTH
from devices.protocols.sam_questions import PresenceProbe
from kiosk.ports import CardFailed, CardFault, CardFound, CardPresence, CardRead, LinkState, Presence

FIND, SELECT = bytes.fromhex("AAAAAA96690003200122"), bytes.fromhex("AAAAAA96690003200221")
RESET, SAM_ID = bytes.fromhex("AAAAAA9669000310FFEC"), bytes.fromhex("AAAAAA9669000312FFEE")
DONE = bytes.fromhex("AAAAAA9669000400009094")
READ, ADDRESS = bytes.fromhex("AAAAAA96690003300132"), bytes.fromhex("AAAAAA96690003300330")
FOUND, SELECTED = (
    bytes.fromhex("AAAAAA9669000800009F0000000097"),
    bytes.fromhex("AAAAAA9669000C00009000000000000000009C"),
)
NO_CARD, NO_ITEM = bytes.fromhex("AAAAAA9669000400008084"), bytes.fromhex("AAAAAA9669000400009195")
BARE_TIMED_OUT = bytes.fromhex("0005050505")


class Talk:
    """Plays the reader, with a clock of its own."""

    def __init__(self, presence=PresenceProbe.LEARN) -> None:
        self.reader = ResidentCardReader(presence)
        self.now = 100.0
        self.sent = []
        self.events = []
        self.wait()

    def hear(self, *pieces):
        for piece in pieces:
            self._take(self.reader.step(piece, self.now))

    def wait(self):
        """Let time pass until the reader wants to be called."""
        step = self.reader.step(b"", self.now)
        self._take(step)
        if not step.send:
            self.now = step.wake_at
            self._take(self.reader.step(b"", self.now))

    def wait_long(self, times=12):
        for _ in range(times):
            self.now = self.reader.step(b"", self.now).wake_at
            self._take(self.reader.step(b"", self.now))

    def _take(self, step):
        self.sent += [step.send] if step.send else []
        self.events += step.events


@pytest.fixture
def talk():
    return Talk()


@pytest.fixture
def base(base_answer, resident_text):
    return base_answer(resident_text)


def names(events):
    return [type(event).__name__ for event in events]


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


def test_no_card_is_asked_for_again_and_again(talk):
    for _ in range(5):
        talk.hear(NO_CARD)
        talk.wait()
    assert talk.sent == [FIND] * 6
    assert talk.events == []
    assert talk.reader.link is LinkState.CONNECTED


def test_a_bare_time_out_frame_while_finding_means_no_card(talk):
    talk.hear(BARE_TIMED_OUT)
    talk.wait()
    assert talk.sent == [FIND, FIND]
    assert talk.events == []


def test_time_out_frames_while_reading_are_asked_again_and_then_the_card_is_to_be_laid_again(talk):
    talk.hear(FOUND, SELECTED, BARE_TIMED_OUT, BARE_TIMED_OUT, BARE_TIMED_OUT)
    assert talk.sent == [FIND, SELECT, READ, READ, READ]
    assert talk.events[-1].fault is CardFault.LAY_AGAIN


FAULTS = {
    **dict.fromkeys([0x31, 0x32, 0x41, 0x80, 0x81], CardFault.LAY_AGAIN),
    0x40: CardFault.OTHER_CARD,
    0x33: CardFault.READER_FAULT,
    0x47: CardFault.READER_FAULT,
}
TROUBLE = [0x10, 0x11, 0x21, 0x23, 0x24, 0x77]


@pytest.mark.parametrize(("status", "fault"), FAULTS.items())
def test_each_refusal_while_selecting_says_what_to_do(status, fault, talk, sam_answer):
    talk.hear(FOUND, sam_answer(status))
    assert talk.events == [CardFound(), CardFailed(fault, status)]


@pytest.mark.parametrize(("status", "fault"), FAULTS.items())
def test_each_refusal_while_reading_says_what_to_do(status, fault, talk, sam_answer):
    talk.hear(FOUND, SELECTED, sam_answer(status))
    assert talk.events == [CardFound(), CardFailed(fault, status)]


@pytest.mark.parametrize("status", TROUBLE)
def test_trouble_is_asked_again_before_the_reader_counts_as_broken(status, talk, sam_answer):
    talk.hear(FOUND, SELECTED, sam_answer(status))
    assert talk.events == [CardFound()]
    talk.hear(sam_answer(status), sam_answer(status))
    assert talk.events == [CardFound(), CardFailed(CardFault.READER_FAULT, status)]


@pytest.mark.parametrize("status", TROUBLE)
def test_trouble_that_passes_is_never_mentioned(status, talk, base, sam_answer):
    talk.hear(sam_answer(status), FOUND, sam_answer(status), SELECTED, sam_answer(status), base, NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardRead"]


@pytest.mark.parametrize("status", [0x60, 0x66])
def test_a_module_in_trouble_is_reset_before_anybody_is_told(status, talk, base, sam_answer):
    talk.hear(FOUND, sam_answer(status))
    assert talk.sent[-1] == RESET
    talk.hear(DONE, FOUND, SELECTED, base, NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardRead"]


@pytest.mark.parametrize("status", [0x60, 0x66])
def test_a_module_that_a_reset_does_not_help_is_a_reader_fault(status, talk, sam_answer):
    talk.hear(FOUND, SELECTED, sam_answer(status), DONE, FOUND, SELECTED, sam_answer(status))
    assert talk.events == [CardFound(), CardFailed(CardFault.READER_FAULT, status)]
    assert talk.sent.count(RESET) == 1


def test_a_reset_that_is_never_answered_is_not_waited_for_long(talk, sam_answer):
    talk.hear(sam_answer(0x66))
    begun = talk.now
    talk.wait()
    assert (talk.sent[-1], talk.now - begun) == (FIND, pytest.approx(2.0))


def read_once(talk, base):
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    talk.wait()
    return talk


def test_a_reader_known_to_find_again_says_when_the_card_is_gone(base):
    talk = read_once(Talk(PresenceProbe.FIND_AGAIN), base)
    talk.hear(NO_CARD)
    assert talk.events[-1] == CardPresence(Presence.NO)


def test_a_reader_that_needs_its_module_asked_finds_the_card_again_and_says_when_it_is_gone(base):
    talk = read_once(Talk(PresenceProbe.SAM_ID), base)
    assert talk.sent[-1] == SAM_ID
    talk.hear(DONE, FOUND, SELECTED, base, NO_ITEM)
    assert talk.events[-1] == CardPresence(Presence.YES)
    talk.wait()
    talk.hear(DONE, NO_CARD)
    assert talk.events[-1] == CardPresence(Presence.NO)


@pytest.mark.parametrize("answers", [[], [BARE_TIMED_OUT], [bytes.fromhex("AAAAAA9669000400004145")]])
def test_where_the_module_does_not_answer_nobody_believes_that_the_card_is_gone(answers, base):
    talk = read_once(Talk(PresenceProbe.SAM_ID), base)
    assert talk.sent[-1] == SAM_ID
    talk.hear(*answers)
    while talk.sent[-1] == SAM_ID:
        talk.wait()
    talk.hear(NO_CARD)
    assert talk.events[-1] == CardPresence(Presence.UNKNOWN)
    talk.wait()
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    assert names(talk.events[-2:]) == ["CardFound", "CardRead"]


def test_cards_found_again_because_of_resets_do_not_make_a_reader_one_that_finds_again(base, sam_answer):
    talk = read_once(Talk(), base)
    for _ in range(3):
        talk.hear(sam_answer(0x66))
        assert talk.sent[-1] == RESET
        talk.hear(DONE, FOUND, SELECTED, base, NO_ITEM)
        assert talk.events[-1] == CardPresence(Presence.YES)
        talk.now += 40.0
        talk.wait()
    talk.hear(NO_CARD)
    assert talk.events[-1] == CardPresence(Presence.UNKNOWN)


def test_a_reset_while_a_read_card_lies_there_reads_it_to_nobody_again(base, sam_answer):
    talk = read_once(Talk(PresenceProbe.FIND_AGAIN), base)
    talk.hear(sam_answer(0x60), DONE, FOUND, SELECTED, base, NO_ITEM)
    assert names(talk.events).count("CardRead") == 1


def test_a_sensor_says_whether_the_card_still_lies_there(base):
    talk = Talk(PresenceProbe.SENSOR)
    talk.reader.tray.sensor = True
    read_once(talk, base)
    talk.hear(NO_CARD)
    assert talk.events[-1] == CardPresence(Presence.YES)
    talk.reader.tray.sensor = False
    talk.wait()
    talk.hear(NO_CARD)
    assert talk.events[-1] == CardPresence(Presence.NO)
    talk.reader.tray.sensor = True
    talk.wait()
    read_once(talk, base)
    assert names(talk.events).count("CardRead") == 2


def test_a_reader_that_is_broken_says_so_once(talk, sam_answer):
    talk.hear(sam_answer(0x66), DONE)
    for _ in range(4):
        talk.hear(sam_answer(0x66))
        talk.wait()
    assert talk.events == [CardFailed(CardFault.READER_FAULT, 0x66)]


def test_a_damaged_card_that_keeps_lying_there_is_reported_once(talk, sam_answer):
    for _ in range(4):
        talk.hear(FOUND, SELECTED, sam_answer(0x41))
        talk.wait()
    assert names(talk.events) == ["CardFound", "CardFailed"]


def test_a_damaged_card_laid_again_is_reported_again(talk, sam_answer):
    for _ in range(3):
        talk.hear(FOUND, SELECTED, sam_answer(0x41))
        talk.wait()
        talk.hear(NO_CARD)
        talk.wait()
    assert names(talk.events) == ["CardFound", "CardFailed", "CardPresence"] * 3
    assert talk.events[-1] == CardPresence(Presence.NO)


def test_a_card_that_was_found_and_goes_before_it_is_read_is_gone(talk, base, sam_answer):
    talk.hear(FOUND, sam_answer(0x66), DONE, NO_CARD)
    assert talk.events == [CardFound(), CardPresence(Presence.NO)]
    talk.wait()
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    assert names(talk.events[2:]) == ["CardFound", "CardRead"]


def test_a_card_that_is_read_at_a_later_try_is_announced_then(talk, base, sam_answer):
    talk.hear(FOUND, SELECTED, sam_answer(0x41))
    talk.wait()
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardFailed", "CardFound", "CardRead"]


def test_a_card_lifted_early_and_laid_again_is_read(talk, base, sam_answer):
    talk.hear(FOUND, SELECTED, sam_answer(0x41))
    talk.wait()
    talk.hear(NO_CARD)
    talk.wait()
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardFailed", "CardPresence", "CardFound", "CardRead"]


def test_a_card_whose_number_cannot_be_read_is_to_be_laid_again(talk, base_answer, laid_text):
    talk.hear(FOUND, SELECTED, base_answer(laid_text({0: "王秀芳"})))
    assert talk.events[-1].fault is CardFault.LAY_AGAIN


def test_no_card_after_a_read_means_unknown(talk, base):
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    for _ in range(3):
        talk.wait()
        talk.hear(NO_CARD)
    assert talk.events[2:] == [CardPresence(Presence.UNKNOWN)]


def test_the_same_card_lifted_and_laid_again_is_read_again(talk, base):
    for _ in range(2):
        talk.hear(FOUND, SELECTED, base, NO_ITEM)
        talk.wait()
        talk.hear(NO_CARD)
        talk.wait()
    assert names(talk.events) == ["CardFound", "CardRead", "CardPresence"] * 2


def test_a_reader_that_keeps_finding_the_same_card_reports_it_once_and_knows_when_it_goes(talk, base):
    for _ in range(4):
        talk.hear(FOUND, SELECTED, base, NO_ITEM)
        talk.wait()
    talk.hear(NO_CARD)
    assert names(talk.events) == ["CardFound", "CardRead", "CardPresence", "CardPresence"]
    assert talk.events[2:] == [CardPresence(Presence.YES), CardPresence(Presence.NO)]


def test_another_card_in_place_of_the_first_is_reported_though_no_gap_was_seen(talk, base, base_answer, laid_text):
    talk.hear(FOUND, SELECTED, base, NO_ITEM)
    talk.wait()
    talk.hear(FOUND, SELECTED, base_answer(laid_text({0: "李梅", 122: "110105194801050027"})), NO_ITEM)
    assert names(talk.events) == ["CardFound", "CardRead", "CardFound", "CardRead"]
    assert talk.events[-1].card.name == "李梅"


def test_a_reader_that_says_nothing_is_silent_and_asked_on(talk):
    talk.wait_long()
    assert talk.reader.link is LinkState.SILENT
    assert talk.events == []
    assert talk.sent.count(FIND) == len(talk.sent) > 4
    talk.hear(NO_CARD)
    assert talk.reader.link is LinkState.CONNECTED


def test_silence_in_the_middle_of_a_card_is_a_reader_fault(talk):
    talk.hear(FOUND, SELECTED)
    talk.wait_long(3)
    assert talk.sent[2:5] == [READ, READ, READ]
    assert talk.events == [CardFound(), CardFailed(CardFault.READER_FAULT, 0)]


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
