"""Where this machine's two secrets lie: the store's key and the desk's signing key, 32 random bytes each.

Where systemd can seal a credential to this machine (TPM2 or its host key), the file holds the sealed form; else it is
a file of mode 0600 in a folder of mode 0700, and `key_warning` says so for `kiosk doctor`. A secret is never in the
configuration, the environment or a command line, and never in `repr`. What may be wrong with a kept key is a value.
"""

from __future__ import annotations

import os
import secrets
import stat
import subprocess
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_LENGTH = 32
_SEALED = ".cred"
_SYSTEMD_CREDS = "systemd-creds"
_SEALING_TIMEOUT_S = 30  # a TPM takes its time


class KeyName(StrEnum):
    """The secrets of one machine."""

    STORE = "store"
    """The raw key of the encrypted store."""
    SIGNING = "signing"
    """Ed25519 private key that signs this desk's health codes."""


class Keeping(StrEnum):
    """How a key lies on this machine."""

    SEALED = "sealed"
    """A systemd credential: useless on another machine."""
    FILE = "file"
    """A file that only its owner may read: whoever takes the disk has it."""


class KeyProblem(StrEnum):
    """Why there is no key."""

    MISSING = "missing"
    READABLE_BY_OTHERS = "readable-by-others"
    WRONG_LENGTH = "wrong-length"
    UNREADABLE = "unreadable"
    NOT_UNSEALED = "not-unsealed"
    """The sealed form does not open: another machine, a cleared TPM, or not run as root."""


@dataclass(frozen=True)
class Key:
    """A secret of 32 bytes and how it is kept."""

    secret: bytes = field(repr=False)
    keeping: Keeping

    def signing_key(self) -> Ed25519PrivateKey:
        """Return the secret as the desk's signing key."""
        return Ed25519PrivateKey.from_private_bytes(self.secret)


@dataclass(frozen=True)
class KeyTrouble:
    """There is no usable key at `path`; a missing one may be kept sealed beside it as well."""

    problem: KeyProblem
    path: Path

    @property
    def phrase(self) -> str:
        """What the catalogue calls it. A desk without its signing key still has its store."""
        kind = "-signing" if self.path.stem == KeyName.SIGNING else ""
        return f"key-{self.problem.value}{kind}"

    @property
    def arguments(self) -> dict[str, str]:
        """What the phrase has to name."""
        return {"path": str(self.path), "sealed": self.path.with_suffix(_SEALED).name}


class KeyExists(Exception):
    """A key lies there already, and what it opens would be lost with it."""


def create_key(folder: Path, name: KeyName, *, seal: bool = True) -> Key:
    """Make a key and keep it in `folder`, sealed where this machine can (and `seal` is not refused).

    Raises KeyExists, and OSError when the folder cannot be written.
    """
    return keep_key(folder, name, secrets.token_bytes(KEY_LENGTH), seal=seal)


def keep_key(folder: Path, name: KeyName, secret: bytes, *, seal: bool = True) -> Key:
    """Keep a key of 32 bytes, as `create_key` does: one that came out of the recovery copy."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if _plain_path(folder, name).exists() or _sealed_path(folder, name).exists():
        raise KeyExists(name.value)
    sealed = _sealed(name, secret) if seal else None
    if sealed is None:
        write_private(_plain_path(folder, name), secret)
        return Key(secret, Keeping.FILE)
    write_private(_sealed_path(folder, name), sealed)
    return Key(secret, Keeping.SEALED)


def set_aside(folder: Path, name: KeyName) -> None:
    """Rename a key that is of no use any more, sealed to a dead mainboard or damaged, to make room for another."""
    for path in (_plain_path(folder, name), _sealed_path(folder, name)):
        if path.exists():
            path.rename(path.with_name(f"{path.name}.old-{secrets.token_hex(4)}"))


def load_key(folder: Path, name: KeyName) -> Key | KeyTrouble:
    """Return the key kept in `folder`, or why there is none that can be used."""
    keeping, path = Keeping.FILE, _plain_path(folder, name)
    try:
        if _sealed_path(folder, name).exists():  # raises in a folder that is somebody else's
            keeping, path = Keeping.SEALED, _sealed_path(folder, name)
        if _open_to_others(folder) or _open_to_others(path):
            return KeyTrouble(KeyProblem.READABLE_BY_OTHERS, path)
        kept: bytes | None = path.read_bytes()
    except FileNotFoundError:
        return KeyTrouble(KeyProblem.MISSING, path)
    except OSError:
        return KeyTrouble(KeyProblem.UNREADABLE, path)
    secret = _unsealed(name, path) if keeping is Keeping.SEALED else kept
    if secret is None:
        return KeyTrouble(KeyProblem.NOT_UNSEALED, path)
    return Key(secret, keeping) if len(secret) == KEY_LENGTH else KeyTrouble(KeyProblem.WRONG_LENGTH, path)


def key_warning(key: Key) -> str | None:
    """Return the catalogue's phrase that `kiosk doctor` shows about how the key is kept, or None."""
    return "key-warning-file" if key.keeping is Keeping.FILE else None


def write_private(path: Path, data: bytes) -> None:
    """Write a new file that only its owner may read, durably. Raises FileExistsError and other OSErrors."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, 0o600)
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _plain_path(folder: Path, name: KeyName) -> Path:
    return folder / f"{name}.key"


def _sealed_path(folder: Path, name: KeyName) -> Path:
    return folder / f"{name}{_SEALED}"


def _open_to_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _credential(name: KeyName) -> str:
    return f"--name=nuanchuang-{name}"


def _sealed(name: KeyName, secret: bytes) -> bytes | None:
    """Return the sealed form, or None where this machine cannot seal and open it again."""
    sealed = _systemd_creds(["encrypt", "--with-key=auto", _credential(name), "-", "-"], secret)
    if sealed is None:
        return None
    opened = _systemd_creds(["decrypt", _credential(name), "-", "-"], sealed)
    return sealed if opened == secret else None


def _unsealed(name: KeyName, path: Path) -> bytes | None:
    return _systemd_creds(["decrypt", _credential(name), str(path), "-"], b"")


def _systemd_creds(arguments: list[str], given: bytes) -> bytes | None:
    """Return what systemd-creds writes, or None where it is missing or refuses. Secrets go through pipes only."""
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program, arguments of our own
            [_SYSTEMD_CREDS, *arguments], input=given, capture_output=True, timeout=_SEALING_TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
