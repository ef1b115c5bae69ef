"""The stage on which journeys are played."""

from __future__ import annotations

import pytest

from journey_stage import Stage


@pytest.fixture
def stage() -> Stage:
    return Stage()
