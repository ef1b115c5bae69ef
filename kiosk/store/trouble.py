"""What can go wrong with the store, as one closed family, and the one place where the driver's errors become it.

Messages are for the person who can act. They never carry SQL, parameters or personal data.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlcipher3 import dbapi2


class StoreTrouble(Exception):
    """The store cannot do it. Nothing of the transaction was acknowledged.

    The words for people are in the catalogue under `store-<phrase>`.
    """

    phrase = "trouble"


class MissingKey(StoreTrouble):
    """There is no key of 32 bytes to open the store with."""

    phrase = "missing-key"


class MissingStore(StoreTrouble):
    """There is no file where the store should be: a disk that is not mounted, or a store that was moved or deleted."""

    phrase = "missing-store"


class WrongKey(StoreTrouble):
    """The file cannot be decrypted: wrong key, or not a store at all."""

    phrase = "wrong-key"


class Locked(StoreTrouble):
    """Another process has been writing for longer than the busy time-out, or stood in the way of a reader's lock."""

    phrase = "locked"


class DiskFull(StoreTrouble):
    """No room for another row. What was acknowledged is there; the transaction was rolled back."""

    phrase = "disk-full"


class Damaged(StoreTrouble):
    """Reading or writing failed, or the file's pages contradict each other."""

    phrase = "damaged"


class NoMemory(StoreTrouble):
    """The machine's memory is used up. The next try may find some."""

    phrase = "no-memory"


class CannotOpen(StoreTrouble):
    """The file, or the folder it should be in, cannot be opened or written."""

    phrase = "cannot-open"


class NewerSchema(StoreTrouble):
    """A later version of the program has written this store."""

    phrase = "newer-schema"


class UnsafeSqlite(StoreTrouble):
    """The driver's SQLite may lose committed work, or does not encrypt."""

    phrase = "unsafe-sqlite"


# Primary result codes of https://www.sqlite.org/rescode.html. Those that are missing would be bugs of ours.
_TROUBLE_OF_CODE: dict[int, type[StoreTrouble]] = {
    3: CannotOpen,  # SQLITE_PERM
    5: Locked,  # SQLITE_BUSY
    6: Locked,  # SQLITE_LOCKED
    7: NoMemory,  # SQLITE_NOMEM
    8: CannotOpen,  # SQLITE_READONLY
    10: Damaged,  # SQLITE_IOERR
    11: Damaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: CannotOpen,  # SQLITE_CANTOPEN
    15: Locked,  # SQLITE_PROTOCOL: others took the lock each time for ten seconds
    18: Damaged,  # SQLITE_TOOBIG: nothing of ours is, so a page lies about its row
    23: CannotOpen,  # SQLITE_AUTH
    26: WrongKey,  # SQLITE_NOTADB
}


def trouble_of(error: BaseException) -> StoreTrouble | None:
    """Return the trouble that a driver's error means; None for an error that is a bug of ours."""
    if isinstance(error, MemoryError):  # the driver's own word for SQLITE_NOMEM, without a code
        return NoMemory("NoMemory: SQLITE_NOMEM")
    code = getattr(error, "sqlite_errorcode", None)
    trouble = None if code is None else _TROUBLE_OF_CODE.get(code & 0xFF)
    return None if trouble is None else trouble(f"{trouble.__name__}: {getattr(error, 'sqlite_errorname', code)}")


@contextmanager
def troubles() -> Iterator[None]:
    """Raise StoreTrouble in place of the driver's errors, without their statement and without a chained cause."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        trouble = trouble_of(error.orig) if error.orig is not None else None
        if trouble is None:
            raise
        raise trouble from None
    except (dbapi2.Error, MemoryError) as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from None
    except PoolTimeout:
        raise Locked("Locked: every connection is busy") from None
