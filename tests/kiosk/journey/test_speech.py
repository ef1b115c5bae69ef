"""Everything spoken stands in both catalogues, and never says who somebody is or what ails them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.print_job import PrintState
from kiosk.journey.model import (
    Choose,
    Confirm,
    Done,
    HelpReason,
    Keypad,
    Model,
    NoDocument,
    NoSession,
    Notice,
    Sorry,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.speech import HELP_OFFERED, spoken
from kiosk.texts import LANGUAGES, texts


def every_state(stage):
    """Every screen in every state that is spoken of."""
    who, view, offered = stage.zhang.identification, stage.zhang.view, stage.offered
    done = Done(who, view, stage.registration)
    screens = [
        *(Welcome(notice) for notice in (None, *(set(Notice) - {Notice.SESSION_GONE, Notice.CANCELLED}))),
        NoDocument(),
        Keypad("3715"),
        Keypad("3715", notice=Notice.UNKNOWN_SHORT_CODE),
        Confirm(who, view),
        *(Choose(who, view, offered, notice=notice) for notice in (None, Notice.SESSION_GONE, Notice.CANCELLED)),
        NoSession(stage.closed),
        done,
        replace(done, again=True, ticket=PrintState.UNKNOWN),
        replace(done, registration=replace(stage.registration, name_open=True)),
        TemporaryNumber("T-0007", "1"),
        TakeCard(),
        Sorry("1"),
    ]
    models = [Model(screen=screen) for screen in screens]
    over = [Model(help=HelpReason.ASKED), Model(idle_warning=True), Model(waiting=Waiting.READING)]
    return [*models, *over, Model(reader_down=True), replace(models[-5], ticket_printer_down=True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spoken_phrase_stands_in_the_catalogue(stage, language):
    phrases = [HELP_OFFERED, *(phrase for model in every_state(stage) for phrase in spoken(model))]
    sentences = [texts(language).spoken(phrase.id, **dict(phrase.arguments)) for phrase in phrases]
    assert all(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_number_or_complaint_is_ever_spoken(stage, language):
    secrets = (stage.zhang.card.name, "张*华", stage.zhang.card.number[-4:], "高血压", "血压血糖", "3715")
    for model in every_state(stage):
        for phrase in spoken(model):
            sentence = texts(language).spoken(phrase.id, **dict(phrase.arguments))
            assert not any(secret in sentence for secret in secrets)


def test_nothing_is_said_while_the_desk_is_asked():
    assert spoken(Model(waiting=Waiting.REGISTER)) == ()
