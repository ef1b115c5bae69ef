"""Floors and rooms: one rule for paper, screens, board and voice, however a clinic writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.places import is_number, number_said, place_words
from kiosk.domain.queue_views import BoardCall
from kiosk.texts import LANGUAGES, texts
from printing.layouts import ticket_words
from ui.board.callers import phrase_of
from ui.window import words as window_words

ZH = texts("zh_CN")
WRITTEN = st.one_of(
    st.from_regex(r"[0-9A-Za-z-]{1,6}", fullmatch=True),
    st.sampled_from(["203 诊室", "2楼", "B1层", "急诊 2 诊室", "二病区", "CT", "B超室", "东楼203和西楼204", "203,204"]),
)


@pytest.mark.parametrize(
    ("floor", "room", "said"),
    [
        ("2", "203", "2楼 203 诊室"),
        ("2楼", "203 诊室", "2楼 203 诊室"),
        ("2", "2-203", "2楼 2-203 诊室"),
        ("B1", "B12", "B1楼 B12 诊室"),
        ("-1", "A", "-1楼 A 诊室"),
        ("", "203", "203 诊室"),
        (None, "203", "203 诊室"),
        ("东楼", "急诊 2 诊室", "东楼 急诊 2 诊室"),
        ("2", "CT", "2楼 CT"),
        ("2", "-", "2楼 -"),
    ],
)
def test_paper_screen_and_window_give_a_bare_number_its_word_and_leave_words_alone(floor, room, said):
    assert place_words(floor, room, ZH) == said
    assert ticket_words.place(floor, room, ZH).replace("\u00a0", " ") == said
    assert window_words.place(floor or "", room, ZH).replace(" 楼", "楼") == said


@pytest.mark.parametrize("language", LANGUAGES)
@given(floor=st.one_of(st.just(""), WRITTEN), room=WRITTEN)
def test_paper_screen_and_window_never_differ_but_in_spaces_commas_and_capitals(language, floor, room):
    words = texts(language)
    places = (place_words, ticket_words.place, window_words.place)
    assert len({re.sub(r"[\s,]", "", place(floor, room, words)).lower() for place in places}) == 1


@pytest.mark.parametrize(
    ("room", "said"),
    [
        ("203", "203"),
        ("203 诊室", "203"),
        ("2-203", "2-203"),
        ("B12诊室", "B12"),
        ("B超室", ""),
        ("-1", ""),
        ("东楼203和西楼204", ""),
        ("203,204", ""),
        ("急诊 2 诊室", ""),
    ],
)
def test_the_board_says_the_room_that_the_senior_was_told_or_none(room, said):
    assert number_said(room) == said
    call = BoardCall("c", "s", "15", "王*芳", "内科", "李敏", room, "2", datetime(2026, 11, 23, tzinfo=UTC), ())
    assert dict(phrase_of(call).arguments) == {"number": "15"} | ({"room": said} if said else {})


@given(WRITTEN)
def test_what_is_said_is_a_number_that_stands_in_the_name(written):
    said = number_said(written)
    assert said in written
    assert said == "" or is_number(said)
