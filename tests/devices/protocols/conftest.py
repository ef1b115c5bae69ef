"""A card reader's part in the conversation, for the protocol's tests."""

import pytest

from reader_talk import Talk


@pytest.fixture
def talk():
    return Talk()


@pytest.fixture
def base(base_answer, resident_text):
    return base_answer(resident_text)
