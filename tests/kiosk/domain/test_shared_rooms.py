"""Who shares a room with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from kiosk.domain.shared_rooms import RoomUse, sharing

MORNING = RoomUse("李敏", "203", "2楼", time(8), time(12))


@pytest.mark.parametrize(
    ("changes", "shared"),
    [
        ({}, True),
        ({"room": "203 诊室", "floor": "2"}, True),
        ({"room": "２０３诊室", "floor": ""}, True),
        ({"room": "204"}, False),
        ({"floor": "3楼"}, False),
        ({"starts": time(11, 59), "ends": time(0)}, True),
        ({"starts": time(12), "ends": time(0)}, False),
        ({"starts": time(0), "ends": time(8)}, False),
        ({"starts": time(0), "ends": time(0)}, True),
    ],
)
def test_a_room_is_shared_where_both_sit_in_it_at_one_time(changes: dict[str, object], shared: bool) -> None:
    other = replace(MORNING, doctor="周建平", **changes)  # type: ignore[arg-type]
    assert (sharing(MORNING, [other]), sharing(other, [MORNING])) == (((other,), (MORNING,)) if shared else ((), ()))


def test_a_session_begun_later_ends_later() -> None:
    assert MORNING.begun_at(time(20)) == replace(MORNING, starts=time(20), ends=time(0))
