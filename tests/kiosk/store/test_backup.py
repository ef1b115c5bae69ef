"""Backups, and the way back: a restored store gives no number a second time."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.backup import KEPT, back_up, back_up_if_due, backups_in, restore
from kiosk.store.engine import open_store
from kiosk.store.trouble import StoreTrouble
from made_up_clinic import KEY, MadeUpClinic, card, clinic_in


def reopened(clinic: MadeUpClinic) -> MadeUpClinic:
    return clinic_in(open_store(clinic.store.path, KEY), clinic.clock)


def test_a_backup_is_encrypted_and_private_and_holds_everything(clinic: MadeUpClinic, tmp_path: Path) -> None:
    clinic.registered(clinic.desk(), card(2), clinic.session())
    made = back_up(clinic.store, tmp_path, clinic.clock.now())
    content = made.path.read_bytes()
    assert not content.startswith(b"SQLite")
    assert card(2).number.encode() not in content
    assert made.path.stat().st_mode & 0o077 == 0
    copy = open_store(made.path, KEY)
    with copy.reading() as connection:
        assert verify_chain(connection) is None
    copy.close()


def test_hourly_means_once_an_hour_and_48_are_kept(clinic: MadeUpClinic, tmp_path: Path) -> None:
    now = clinic.clock.now()
    made = [back_up_if_due(clinic.store, tmp_path, now + timedelta(minutes=30 * half)) for half in range(4)]
    assert [one is not None for one in made] == [True, False, True, False]
    for hour in range(2, KEPT + 4):
        (tmp_path / "backups" / f"store-20250101T{hour % 24:02d}{hour:02d}00Z.db").touch()
    back_up(clinic.store, tmp_path, now + timedelta(hours=3))
    assert len(backups_in(tmp_path)) == KEPT


def test_a_clock_set_back_does_not_end_the_backups(clinic: MadeUpClinic, tmp_path: Path) -> None:
    back_up(clinic.store, tmp_path, clinic.clock.now())
    assert back_up_if_due(clinic.store, tmp_path, clinic.clock.now() - timedelta(days=365)) is not None


def test_backups_dated_by_a_clock_that_was_ahead_give_way_to_those_of_now(clinic: MadeUpClinic, tmp_path: Path) -> None:
    now = clinic.clock.now()
    (tmp_path / "backups").mkdir()
    for hour in range(KEPT):
        ahead = now + timedelta(days=365, hours=hour)
        (tmp_path / "backups" / f"store-{ahead:%Y%m%dT%H%M%SZ}.db").touch()
    made = [back_up(clinic.store, tmp_path, now + timedelta(hours=hour)) for hour in range(2)]
    kept = {one.path for one in backups_in(tmp_path)}
    assert len(kept) == KEPT
    assert kept >= {one.path for one in made}


@pytest.mark.parametrize("old_store_readable", [True, False])
def test_no_number_of_the_lost_store_is_given_again(
    clinic: MadeUpClinic, tmp_path: Path, old_store_readable: bool
) -> None:
    session, desk, folder = clinic.session(), clinic.desk(), clinic.store.path.parent
    given = {clinic.registered(desk, card(2), session).registration.number}
    made = back_up(clinic.store, tmp_path, clinic.clock.now())
    given |= {clinic.registered(desk, card(order), session).registration.number for order in (4, 6, 8)}
    temporary = {desk.register_temporary().number for _ in range(2)}
    clinic.store.close()
    if not old_store_readable:
        clinic.store.path.write_bytes(os.urandom(100_000))
    aside = restore(folder, made.path, KEY, clinic.clock.now())
    after = reopened(clinic)
    again = {after.registered(after.desk(), card(order), session).registration.number for order in (4, 6, 10)}
    assert not given & again
    assert not temporary & {after.desk().register_temporary().number for _ in range(2)}
    assert aside.exists()
    after.store.close()


def test_a_session_made_again_after_a_restore_begins_behind_its_lost_papers(
    clinic: MadeUpClinic, tmp_path: Path
) -> None:
    made = back_up(clinic.store, tmp_path, clinic.clock.now())
    lost = clinic.registered(clinic.desk(), card(2), clinic.session()).registration.number
    clinic.store.close()
    restore(clinic.store.path.parent, made.path, KEY, clinic.clock.now())
    after = reopened(clinic)
    again = after.registered(after.desk(), card(4), after.session()).registration.number
    assert (lost, again) == ("1", "1001")
    after.store.close()


def test_a_restored_store_is_another_incarnation_with_a_whole_audit_and_staff_are_told(
    clinic: MadeUpClinic, tmp_path: Path
) -> None:
    clinic.registered(clinic.desk(), card(2), clinic.session())
    made = back_up(clinic.store, tmp_path, clinic.clock.now())
    clinic.store.close()
    restore(clinic.store.path.parent, made.path, KEY, clinic.clock.now())
    after = reopened(clinic)
    after.desk().register_temporary()
    with after.store.reading() as connection:
        assert verify_chain(connection) is None
        assert len(connection.scalars(select(tables.incarnations.c.id)).all()) == 2
        assert "restored" in connection.scalars(select(tables.help_calls.c.reason)).all()
    after.store.close()


def test_what_is_no_backup_changes_nothing(clinic: MadeUpClinic, tmp_path: Path) -> None:
    clinic.store.close()
    before = clinic.store.path.read_bytes()
    (tmp_path / "other.db").write_bytes(os.urandom(50_000))
    with pytest.raises(StoreTrouble):
        restore(clinic.store.path.parent, tmp_path / "other.db", KEY, clinic.clock.now())
    assert clinic.store.path.read_bytes() == before
    assert not (clinic.store.path.parent / "store.restoring").exists()
