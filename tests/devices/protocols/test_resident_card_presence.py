"""Whether the card still lies there: what each kind of reader can tell, and that the same card is told once."""

import pytest

from devices.protocols.sam_questions import PresenceProbe
from kiosk.ports import CardFound, CardPresence, Presence
from reader_talk import BARE_TIMED_OUT, DONE, FOUND, NO_CARD, NO_ITEM, RESET, SAM_ID, SELECTED, Talk, names


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
