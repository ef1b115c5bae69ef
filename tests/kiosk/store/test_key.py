import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.key import (
    Keeping,
    Key,
    KeyExists,
    KeyName,
    KeyProblem,
    KeyTrouble,
    create_key,
    key_warning,
    load_key,
    write_private,
)
from kiosk.texts import LANGUAGES, texts

# Stands in for systemd's program: seals by turning the bytes over, and only on the machine that has the file "board".
SYSTEMD_CREDS = """#!{python}
import pathlib, sys
board = pathlib.Path(__file__).with_name("board")
verb, name, source = sys.argv[1], sys.argv[-3], sys.argv[-2]
data = sys.stdin.buffer.read() if source == "-" else pathlib.Path(source).read_bytes()
pathlib.Path(__file__).with_name("seen").open("a").write(" ".join(sys.argv[1:]) + "\\n")
if not board.exists():
    sys.exit("no host key")
mark = f"sealed {{board.read_text()}} {{name}} ".encode()
if verb == "decrypt" and not data.startswith(mark):
    sys.exit("wrong host key")
sys.stdout.buffer.write(mark + data[::-1] if verb == "encrypt" else data.removeprefix(mark)[::-1])
"""


@pytest.fixture
def no_systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing here"))


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "systemd-creds"
    program.write_text(SYSTEMD_CREDS.format(python=sys.executable))
    program.chmod(0o755)
    (folder / "board").write_text("board-1")
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.usefixtures("no_systemd")
@pytest.mark.parametrize("name", KeyName)
def test_without_systemd_a_key_is_a_file_for_its_owner_only_and_doctor_is_told(tmp_path: Path, name: KeyName):
    made = create_key(tmp_path / "keys", name)
    file = tmp_path / "keys" / f"{name}.key"
    assert load_key(tmp_path / "keys", name) == made
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert made.keeping is Keeping.FILE
    assert key_warning(made) == "key-warning-file"


def test_with_systemd_a_key_lies_sealed_and_there_is_nothing_to_warn_of(tmp_path: Path, machine: Path):
    made = create_key(tmp_path / "keys", KeyName.STORE)
    assert made.keeping is Keeping.SEALED
    assert key_warning(made) is None
    assert load_key(tmp_path / "keys", KeyName.STORE) == made
    assert made.secret not in (tmp_path / "keys" / "store.cred").read_bytes()
    assert made.secret.hex() not in (machine / "seen").read_text()


def test_a_sealed_key_does_not_open_on_another_mainboard(tmp_path: Path, machine: Path):
    create_key(tmp_path / "keys", KeyName.STORE)
    (machine / "board").write_text("board-2")
    trouble = load_key(tmp_path / "keys", KeyName.STORE)
    assert trouble == KeyTrouble(KeyProblem.NOT_UNSEALED, tmp_path / "keys" / "store.cred")


def test_a_machine_that_has_systemd_and_cannot_seal_keeps_a_file(tmp_path: Path, machine: Path):
    (machine / "board").unlink()
    assert create_key(tmp_path / "keys", KeyName.STORE).keeping is Keeping.FILE


@pytest.mark.usefixtures("machine")
def test_sealing_can_be_refused(tmp_path: Path):
    assert create_key(tmp_path / "keys", KeyName.STORE, seal=False).keeping is Keeping.FILE


@pytest.mark.usefixtures("no_systemd")
def test_two_keys_are_never_the_same(tmp_path: Path):
    keys = [create_key(tmp_path / str(number), name).secret for number in range(3) for name in KeyName]
    assert len(set(keys)) == 6
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize("ending", ["key", "cred"])
@pytest.mark.usefixtures("no_systemd")
def test_a_key_that_is_there_is_never_overwritten(tmp_path: Path, ending: str):
    old = tmp_path / f"store.{ending}"
    old.write_bytes(b"the old one")
    with pytest.raises(KeyExists):
        create_key(tmp_path, KeyName.STORE)
    assert old.read_bytes() == b"the old one"


@pytest.fixture
def keys(tmp_path: Path, no_systemd: None) -> Path:
    create_key(tmp_path / "keys", KeyName.STORE)
    return tmp_path / "keys"


def test_a_missing_key_is_told(keys: Path):
    (keys / "store.key").unlink()
    assert load_key(keys, KeyName.STORE) == KeyTrouble(KeyProblem.MISSING, keys / "store.key")
    assert load_key(keys / "nowhere", KeyName.STORE) == KeyTrouble(KeyProblem.MISSING, keys / "nowhere" / "store.key")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620])
def test_a_key_that_others_may_touch_is_refused(keys: Path, mode: int):
    (keys / "store.key").chmod(mode)
    assert load_key(keys, KeyName.STORE) == KeyTrouble(KeyProblem.READABLE_BY_OTHERS, keys / "store.key")


def test_a_key_in_a_folder_that_others_may_enter_is_refused(keys: Path):
    keys.chmod(0o755)
    assert load_key(keys, KeyName.STORE) == KeyTrouble(KeyProblem.READABLE_BY_OTHERS, keys / "store.key")


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused(keys: Path, length: int):
    (keys / "store.key").write_bytes(bytes(length))
    assert load_key(keys, KeyName.STORE) == KeyTrouble(KeyProblem.WRONG_LENGTH, keys / "store.key")


def test_a_key_that_cannot_be_read_is_told(keys: Path):
    (keys / "store.key").unlink()
    (keys / "store.key").mkdir(mode=0o700)
    assert load_key(keys, KeyName.STORE) == KeyTrouble(KeyProblem.UNREADABLE, keys / "store.key")


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path):
    nowhere = tmp_path / ("k" * 300)  # what root, too, may not look at
    assert load_key(nowhere, KeyName.STORE) == KeyTrouble(KeyProblem.UNREADABLE, nowhere / "store.key")


def test_the_secret_does_not_show_in_repr(keys: Path):
    key = load_key(keys, KeyName.STORE)
    assert isinstance(key, Key)
    assert repr(key.secret) not in repr(key)


@pytest.mark.usefixtures("no_systemd")
def test_the_signing_key_signs(tmp_path: Path):
    key = create_key(tmp_path, KeyName.SIGNING).signing_key()
    key.public_key().verify(key.sign(b"words"), b"words")
    assert key.private_bytes_raw() == (tmp_path / "signing.key").read_bytes()


def test_a_private_file_is_private_whatever_the_umask(tmp_path: Path):
    before = os.umask(0)
    try:
        write_private(tmp_path / "file", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "file", b"y")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_has_words_that_name_the_file(language: str):
    for name in KeyName:
        for problem in KeyProblem:
            trouble = KeyTrouble(problem, Path(f"/k/{name}.key"))
            said = texts(language)(trouble.phrase, **trouble.arguments)
            assert f"/k/{name}.key" in said
            assert problem is not KeyProblem.MISSING or f"{name}.cred" in said
    assert texts(language)("key-warning-file")


def test_a_lost_signing_key_is_not_said_to_close_the_store():
    trouble = KeyTrouble(KeyProblem.MISSING, Path("/k/signing.key"))
    said = texts("en")(trouble.phrase, **trouble.arguments)
    assert "store cannot be opened" not in said
    assert "no health code can be issued" in said
