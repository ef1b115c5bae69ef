from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.founding import Answers, FirstDepartment, found_clinic
from kiosk.cli.recover_key import command
from kiosk.cli.settings_file import DeskAnswers
from kiosk.config import load_config
from kiosk.domain.desks import DeskKind
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, VerifiedCode, key_id
from kiosk.store.codes import trusted_keys
from kiosk.store.engine import open_store
from kiosk.store.key import Key, KeyName, load_key
from kiosk.store.recovery import new_private_key


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clinic founded in `data`, its recovery key on `stick`, on a machine that seals nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    stick = tmp_path / "stick"
    stick.mkdir()
    desk = DeskAnswers("青山镇卫生院", None, None, DeskKind.KIOSK, "自助机 1", "1", "K1", None, None, (), "note")
    department = FirstDepartment("全科门诊", "看医生", "王医生", "101")
    answers = Answers(desk, stick, department, "欧阳建国", "739164", "技术人员", "205837")
    found_clinic(answers, tmp_path / "data", tmp_path / "kiosk.toml")
    return tmp_path


def recover(machine: Path, key: Path | None = None) -> Result:
    key = key or machine / "stick" / "nuanchuang-recovery.pem"
    return CliRunner().invoke(command, ["--folder", str(machine / "data"), "--key", str(key)])


def key_of(machine: Path, name: KeyName) -> Key:
    key = load_key(machine / "data", name)
    assert isinstance(key, Key)
    return key


def new_mainboard(machine: Path) -> None:
    """What was sealed to the dead one does not open: here, what lay in files is gone."""
    for name in KeyName:
        (machine / "data" / f"{name}.key").write_bytes(b"of no use")


def test_the_recovery_key_opens_the_store_again_and_old_stickers_stay_good(machine: Path):
    before, old_signing = key_of(machine, KeyName.STORE), key_of(machine, KeyName.SIGNING).signing_key()
    new_mainboard(machine)
    done = recover(machine)
    assert done.exit_code == 0
    assert "opens again" in done.output
    assert key_of(machine, KeyName.STORE).secret == before.secret
    store = open_store(machine / "data" / "store.db", before.secret)
    keys = trusted_keys(store, load_config(machine / "kiosk.toml").clinic.id)
    store.close()
    new_signing = key_of(machine, KeyName.SIGNING).signing_key()
    assert {key.public_key.public_bytes_raw() for key in keys} == {
        signing_key.public_key().public_bytes_raw() for signing_key in (old_signing, new_signing)
    }
    for signing_key in (old_signing, new_signing):
        code = HealthCodeSigner(signing_key, key_id(signing_key.public_key())).issue(datetime.now(UTC))
        assert isinstance(HealthCodeVerifier(keys).verify(code.text), VerifiedCode)


def test_a_signing_key_alone_that_is_lost_is_made_anew(machine: Path):
    before = key_of(machine, KeyName.STORE)
    (machine / "data" / "signing.key").unlink()
    assert recover(machine).exit_code == 0
    assert key_of(machine, KeyName.STORE).secret == before.secret
    key_of(machine, KeyName.SIGNING).signing_key()


def test_a_key_that_opens_is_left_alone(machine: Path):
    before = {path: path.read_bytes() for path in (machine / "data").iterdir()}
    done = recover(machine)
    assert done.exit_code == 1
    assert "Nothing was changed" in done.output
    assert {path: path.read_bytes() for path in before} == before


def test_another_clinics_key_a_damaged_copy_and_a_missing_file_change_nothing(machine: Path):
    new_mainboard(machine)
    other = machine / "other.pem"
    other.write_bytes(new_private_key())
    assert "does not open this copy" in recover(machine, other).output
    assert "cannot be read" in recover(machine, machine / "nothing.pem").output
    (machine / "data" / "store.recovery.json").write_text("{}")
    assert "not a recovery copy" in recover(machine).output
    assert sorted(path.name for path in (machine / "data").glob("*.key*")) == ["signing.key", "store.key"]
    assert (machine / "data" / "store.key").read_bytes() == b"of no use"


def test_a_copy_that_belongs_to_another_store_changes_nothing(machine: Path):
    new_mainboard(machine)
    (machine / "data" / "store.db").write_bytes(b"another store" * 1000)
    done = recover(machine)
    assert (done.exit_code, "does not open the store" in done.output) == (1, True)
    assert (machine / "data" / "store.key").read_bytes() == b"of no use"
    (machine / "data" / "store.db").unlink()
    assert recover(machine).exit_code == 1
    assert not (machine / "data" / "store.db").exists()
