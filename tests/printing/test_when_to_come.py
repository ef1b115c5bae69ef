"""The ticket of somebody who came before the session begins says when to come, and nothing of a queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from kiosk.texts import texts
from printing.examples import example
from printing.layouts.ticket_words import waiting


@pytest.mark.parametrize(
    ("language", "hour", "said"),
    [
        ("zh_CN", time(8, 30), "还早，请上午 8点半过来"),
        ("zh_CN", time(12), "还早，请中午 12点过来"),
        ("zh_CN", time(13, 20), "还早，请下午 1点20过来"),
        ("en", time(13, 20), "Please come at 13:20"),
    ],
)
def test_the_hour_stands_in_place_of_those_ahead(language, hour, said):
    ticket = replace(example("ticket"), come_at=hour, ahead=0, wait_minutes=75)
    assert waiting(ticket, texts(language)) == said
