"""However many choices and however long the clinic's words are, no page gives too much to read, and none is lost."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

import pytest

import screen_limits as limits
from kiosk.domain.print_job import PrintState
from kiosk.domain.sessions import Period
from kiosk.journey.events import Touch
from kiosk.journey.model import Choose, Done, Model, Notice
from screen_cast import (
    LONGEST_DEPARTMENT,
    LONGEST_DEPARTMENT_IN_LETTERS,
    LONGEST_PLACE,
    LONGEST_PLACE_IN_LETTERS,
    cast_of,
)
from screen_measures import LANGUAGES, Screen, length, question_of, screen_length
from ui.senior.reading import HANZI, WORD, reading

pytestmark = pytest.mark.usefixtures("qapp")

USUAL = ("腰腿疼", "2", "203")
LONGEST = (LONGEST_DEPARTMENT, *LONGEST_PLACE)
IN_LETTERS = (LONGEST_DEPARTMENT_IN_LETTERS, *LONGEST_PLACE_IN_LETTERS)
BETWEEN = ("高血压糖尿病", "门诊楼3楼", "东侧第12诊室")
CAST = cast_of(worst=True)
NOTICES = (None, Notice.SESSION_GONE, Notice.CANCELLED)


def choosing(words: tuple[str, str, str], *, now: bool, family: bool = False) -> Choose:
    """Return a choice of six sessions with these words for department, floor and room, all of them standby."""
    department, floor, room = words
    choices = tuple(
        replace(
            one,
            open_now=now,
            free=0,
            session=replace(
                one.session,
                department=replace(one.session.department, plain_words=department),
                period=Period.AFTERNOON,
                start=time(13, 20),
                floor=floor,
                room=room,
            ),
        )
        for one in CAST.offered.choices
    )
    known = CAST.known
    identification = replace(known.identification, by_companion=family)
    return Choose(identification, known.person, replace(CAST.offered, choices=choices))


def pages(choose: Choose, language: str, *, large: bool, panel: str) -> Iterator[Screen]:
    """Return the pages as 更多 shows them, up to the one after which the first comes again."""
    met: set[object] = set()
    for page in itertools.count():
        model = Model(screen=replace(choose, page=page), language=language, large=large)
        screen = Screen(f"choose, page {page}", model, panel)
        sent = screen.choices[0].sent
        if sent in met:
            return
        met.add(sent)
        yield screen


@pytest.mark.parametrize("words", [USUAL, BETWEEN, LONGEST, IN_LETTERS], ids=["usual", "between", "hanzi", "letters"])
@pytest.mark.parametrize(("language", "large"), tuple(itertools.product(LANGUAGES, (False, True))))
@pytest.mark.parametrize("now", [True, False], ids=["open", "later"])
def test_law_10_every_page_of_the_choices_is_little_to_read_and_all_pages_offer_all_choices_once(
    words, language, large, now
):
    choose = choosing(words, now=now, family=True)
    whole = [*(one.session.id for one in choose.offered.choices), Touch.CANNOT_SAY]
    panel = "27 inch 4K"  # the widest: where the paper holds the most words
    by_notice = []
    for notice in NOTICES:
        shown = list(pages(replace(choose, notice=notice), language, large=large, panel=panel))
        assert [(one.where, screen_length(one)) for one in shown if screen_length(one) > limits.SCREEN[language]] == []
        sent = [[target.sent for target in screen.choices if target.sent is not Touch.MORE] for screen in shown]
        assert [getattr(one, "session_id", one) for one in itertools.chain(*sent)] == whole
        by_notice.append(sent)
    assert by_notice[1:] == by_notice[:1] * 2  # a notice that goes with the first tap leaves nobody's choice out


@pytest.mark.parametrize(
    ("words", "language", "large", "on_first_page"),
    [(USUAL, "zh_CN", False, 4), (BETWEEN, "zh_CN", False, 3), (LONGEST, "zh_CN", False, 2)],
)
def test_law_10_a_page_holds_fewer_choices_only_where_its_words_are_many(words, language, large, on_first_page):
    first = next(pages(choosing(words, now=True), language, large=large, panel="23.8 inch"))
    assert len(first.choices) == on_first_page


@pytest.mark.parametrize("words", [LONGEST, IN_LETTERS], ids=["hanzi", "letters"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("now", [True, False], ids=["open", "later"])
def test_law_25_the_longest_words_leave_period_and_room_on_every_choice_in_large_type(words, language, now):
    when = {"zh_CN": "下午", "en": "Afternoon"}[language] if now else {"zh_CN": "1点20分", "en": "13:20"}[language]
    for screen in pages(choosing(words, now=now), language, large=True, panel="21.5 inch"):
        notes = [target.note.replace("\u2060", "") for target in screen.choices if hasattr(target.sent, "session_id")]
        assert [note for note in notes if when not in note or words[2] not in note] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [LONGEST, IN_LETTERS], ids=["hanzi", "letters"])
def test_law_10_a_number_told_again_is_little_to_read_with_the_longest_room_a_later_hour_and_the_veil(language, words):
    department, floor, room = words
    later = replace(
        CAST.registration,
        department=replace(CAST.registration.department, plain_words=department),
        floor=floor,
        room=room,
        come_at=time(13, 20),
    )
    done = Done(CAST.known.identification, CAST.known.person, later, again=True, ticket=PrintState.FAILED)
    for panel, veiled in itertools.product(("23.8 inch", "27 inch 4K"), (False, True)):
        screen = Screen("done-again", Model(screen=done, language=language, veiled=veiled), panel)
        assert screen_length(screen) <= limits.SCREEN[language]
        assert length(question_of(screen), language) <= limits.QUESTION[language]


def test_hanzi_and_words_of_both_scripts_each_take_their_part_of_what_may_be_read():
    assert reading(["今天看什么？"], "zh_CN") == 5 * HANZI
    assert reading(["2楼 203 诊室"], "zh_CN") == 3 * HANZI
    assert reading(["East wing 2", "东楼"], "zh_CN") == 2 * WORD + 2 * HANZI
    assert reading(["East wing 2, 东楼"], "en") == 3 * WORD + 2 * HANZI
    assert reading(["𬭎𠮷 — ，"], "en") == 2 * HANZI
