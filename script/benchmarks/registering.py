"""A process that registers made-up people as fast as it can. Arguments: store, its mark, how many."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from benchmarks.desk_scale import KEY, SETTINGS, workplace
from kiosk.desk.register import register
from kiosk.domain.identity_number import check_digit
from kiosk.domain.registration import Identification, IdentifiedBy, Registered
from kiosk.domain.sessions import Period
from kiosk.store.clinic_setup import SessionPlan, SlotPlan, add_department, add_session
from kiosk.store.engine import Store, make_store
from kiosk.store.writing import new_id, writing


def number(order: int) -> str:
    """Return a number of another county than the benchmark's people; two of three are seniors."""
    day, rest = divmod(order, 900)
    born = date(1940 if order % 3 else 1990, 1, 1).toordinal() + day
    body = f"440103{date.fromordinal(born):%Y%m%d}{rest + 1:03d}"
    return body + check_digit(body)


def session(store: Store, capacity: int) -> str:
    """Make a session of today in a department of its own; a kept store has those of before."""
    with writing(store, SETTINGS.place, datetime.now(UTC)) as work:
        department = add_department(work, f"全科 {new_id()[-12:]}", "感冒发烧", "sick", 0)
        today = datetime.now(UTC).astimezone(SETTINGS.zone).date()
        slots = (SlotPlan(time(0), time(0), capacity),)
        return add_session(
            work, department, SessionPlan(today, Period.MORNING, time(0), time(0), "李敏", "203", "2", slots)
        )


def main() -> None:
    store = make_store(Path(sys.argv[1]), KEY)
    mark, many = sys.argv[2], int(sys.argv[3])
    place, session_id = workplace(store), session(store, many)
    print("ready", flush=True)
    sys.stdin.readline()
    for order in range(many):
        shown = Identification(IdentifiedBy.NUMBER, None, None, number(int(mark) * 10_000 + order))
        assert isinstance(register(place, shown, session_id), Registered)
    store.close()


if __name__ == "__main__":
    main()
