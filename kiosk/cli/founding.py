"""Founding a clinic on a machine: folder, keys, store, recovery copy, first staff and settings; all of it or nothing.

Asks nothing and says nothing. Everything is made in a folder beside the real one, which is renamed at the end.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.cli.settings_file import DeskAnswers, undone_on_trouble, write_settings
from kiosk.config_tables import STORE_FILE
from kiosk.domain.pin import normalise_pin
from kiosk.domain.sessions import Period
from kiosk.domain.timetable import SessionShape
from kiosk.store import clinic_setup
from kiosk.store.audit_head import HeadSigner
from kiosk.store.codes import trust_key
from kiosk.store.engine import make_store
from kiosk.store.key import Key, KeyName, create_key, write_private
from kiosk.store.printers import expect_printers
from kiosk.store.recovery import RecoveryProblem, fingerprint, new_private_key, public_part, wrap
from kiosk.store.staff import Role, add_staff, hash_pin
from kiosk.store.timetable import add_template
from kiosk.store.writing import Place, Writing, writing

PRIVATE_NAME = "nuanchuang-recovery.pem"
PUBLIC_NAME = "nuanchuang-recovery.pub.pem"
COPY_NAME = "store.recovery.json"
_OPEN = ((Period.MORNING, time(8), time(12)), (Period.AFTERNOON, time(14), time(17, 30)))


@dataclass(frozen=True)
class FirstDepartment:
    """The department with which the clinic can register people from the first minute, every day of the week."""

    name: str
    plain_words: str
    doctor: str
    room: str
    icon: str = "stethoscope"


@dataclass(frozen=True)
class Answers:
    """All that is needed. `recovery` is a folder for a new recovery key, or the file of a public key."""

    desk: DeskAnswers
    recovery: Path
    department: FirstDepartment
    lead_name: str = field(repr=False)
    lead_pin: str = field(repr=False)
    technician_name: str
    technician_pin: str = field(repr=False)


@dataclass(frozen=True)
class Founded:
    """What was made. `recovery_key` is the new private key's file, None where the clinic had one."""

    store_key: Key
    recovery_mark: str
    recovery_key: Path | None


def found_clinic(answers: Answers, folder: Path, config: Path) -> Founded:
    """Make everything. Raises OSError and StoreTrouble; nothing is left then."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with undone_on_trouble() as made:
        private_pem, public_pem = _recovery_keys(answers.recovery)
        new_folder = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
        made.append(new_folder)
        store_key = _fill_store(answers, new_folder)
        _write_recovery(new_folder, store_key, public_pem)
        recovery_key = _hand_over_recovery(answers.recovery, private_pem, public_pem, made)
        write_settings(answers.desk, folder, config, made)
        new_folder.rename(folder)  # the last step: over an empty folder, never over a full one
        made.clear()
    _sync_folder(folder.parent)
    return Founded(store_key, str(fingerprint(public_pem)), recovery_key)


def _recovery_keys(recovery: Path) -> tuple[bytes | None, bytes]:
    if recovery.is_file():
        return None, recovery.read_bytes()
    private_pem = new_private_key()
    return private_pem, _certain(public_part(private_pem))


def _fill_store(answers: Answers, folder: Path) -> Key:
    store_key, signing_key = create_key(folder, KeyName.STORE), create_key(folder, KeyName.SIGNING)
    store, now = make_store(folder / STORE_FILE, store_key.secret), datetime.now(UTC)
    store.head_signer = HeadSigner(signing_key.signing_key())
    desk, zone = answers.desk, ZoneInfo(answers.desk.zone)
    try:
        clinic_setup.make_clinic(store, desk.clinic_id, desk.clinic_name, zone, now)
        with writing(store, Place(desk.clinic_id), now) as work:
            clinic_setup.make_desk(work, desk.desk_id, desk.desk_name, desk.prefix, desk.kind)
            expect_printers(work, desk.desk_id, {one.name: one.prints for one in desk.printers})
            trust_key(work, signing_key.signing_key().public_key())
            add_staff(work, answers.lead_name, Role.LEAD, hash_pin(normalise_pin(answers.lead_pin)))
            add_staff(work, answers.technician_name, Role.TECHNICIAN, hash_pin(normalise_pin(answers.technician_pin)))
            _open_department(work, answers.department, now.astimezone(zone).date())
    finally:
        store.close()
    return store_key


def _open_department(work: Writing, first: FirstDepartment, today: date) -> None:
    """Open mornings and afternoons of every day; `kiosk sessions` changes them."""
    department_id = clinic_setup.add_department(work, first.name, first.plain_words, first.icon, 0)
    for period, starts, ends in _OPEN:
        shape = SessionShape(department_id, period, starts, ends, first.doctor, first.room, floor="")
        for weekday in range(7):
            add_template(work, weekday, shape, today, None)


def _write_recovery(folder: Path, store_key: Key, public_pem: bytes) -> None:
    write_private(folder / PUBLIC_NAME, public_pem)
    write_private(folder / COPY_NAME, _certain(wrap(store_key.secret, public_pem)))


def _hand_over_recovery(recovery: Path, private_pem: bytes | None, public_pem: bytes, made: list[Path]) -> Path | None:
    if private_pem is None:
        return None
    for name, pem in ((PRIVATE_NAME, private_pem), (PUBLIC_NAME, public_pem)):
        write_private(recovery / name, pem)
        made.append(recovery / name)
    _sync_folder(recovery)
    return recovery / PRIVATE_NAME


def _sync_folder(folder: Path) -> None:
    """Make the folder's entries durable; some file systems of USB sticks cannot, and need not."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def _certain(made: bytes | RecoveryProblem) -> bytes:
    """Return what was made of a key that has been looked at before."""
    if isinstance(made, RecoveryProblem):
        raise TypeError(made.value)
    return made
