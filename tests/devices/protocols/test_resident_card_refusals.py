"""What the card reader's refusals, its silence and its troubles mean, and to whom they are told."""

import pytest

from kiosk.ports import CardFailed, CardFault, CardFound, LinkState
from reader_talk import BARE_TIMED_OUT, DONE, FIND, FOUND, NO_CARD, NO_ITEM, READ, RESET, SELECT, SELECTED, names


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


def test_a_reader_that_is_broken_says_so_once(talk, sam_answer):
    talk.hear(sam_answer(0x66), DONE)
    for _ in range(4):
        talk.hear(sam_answer(0x66))
        talk.wait()
    assert talk.events == [CardFailed(CardFault.READER_FAULT, 0x66)]


def test_a_card_whose_number_cannot_be_read_is_to_be_laid_again(talk, base_answer, laid_text):
    talk.hear(FOUND, SELECTED, base_answer(laid_text({0: "王秀芳"})))
    assert talk.events[-1].fault is CardFault.LAY_AGAIN


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
