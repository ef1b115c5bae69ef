"""A life (see lives) that is `kiosk` from its arguments to its exit status, and says all three: status, output, errors.

That the command begins as a process of its own is tested beside it, once; what it then says is the same.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import traceback
from importlib import import_module
from multiprocessing.connection import Connection

from kiosk.__main__ import COMMANDS, main
from lives import Lives

PATIENCE_S = 60


def kiosk_in(lives: Lives, arguments: tuple[str, ...], language: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    life = lives.begin(language, *arguments)
    assert life.says_something(within=PATIENCE_S)
    status, output, errors = life.hear()
    life.ended()
    return subprocess.CompletedProcess(arguments, status, output, errors)


def warm_up() -> None:
    """Import what these tests call."""
    for name in ("read-card", "simulate"):
        import_module(COMMANDS[name][0])


def live(line: Connection, language: str, *arguments: str) -> None:
    os.environ["LC_ALL"] = language
    files = [os.memfd_create(name) for name in ("output", "errors")]
    for file, stream in zip(files, (sys.stdout, sys.stderr), strict=True):
        stream.flush()
        os.dup2(file, stream.fileno())
        stream.reconfigure(encoding="utf-8")
    status = _status(arguments)
    sys.stdout.flush()
    line.send((status, *map(_read, files)))


def _status(arguments: tuple[str, ...]) -> object:
    """Run it as the interpreter would: to the end of its threads, with a traceback where it falls."""
    try:
        main.main(arguments, prog_name="kiosk")
    except SystemExit as end:
        return end.code
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        for thread in threading.enumerate():
            if not thread.daemon and thread is not threading.current_thread():
                thread.join()
    return 0


def _read(file: int) -> str:
    return os.pread(file, os.fstat(file).st_size, 0).decode()
