"""Lives that are there to be killed: processes forked one after the other from one that has imported everything.

A new interpreter takes longer to begin than most lives last. A module that is to live has `live(line, *arguments)`,
which the fork calls, and may have `warm_up()`, which is called once before the first; `line` goes to the test and
back, takes anything that can be pickled, and ends with the life.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import traceback
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from types import ModuleType
from typing import Any

FAKES = Path(__file__).parent


class Life:
    """One process, as the test sees it."""

    def __init__(self, pid: int, line: Connection, lives: Lives) -> None:
        self.pid, self.line, self._lives = pid, line, lives

    def tell(self, what: object) -> None:
        """Say something to it. A life that has ended hears nothing."""
        try:
            self.line.send(what)
        except (BrokenPipeError, ConnectionResetError):
            return

    def hear(self) -> Any:  # noqa: ANN401  whatever it has to say
        """Return the next thing it says; None when it has ended."""
        try:
            return self.line.recv()
        except (EOFError, ConnectionResetError):
            return None

    def says_something(self, within: float) -> bool:
        """Whether it says something, or ends, within so many seconds."""
        return self.line.poll(within)

    def kill(self) -> list[Any]:
        """Kill it, and return what it had still said."""
        os.kill(self.pid, signal.SIGKILL)
        rest = list(iter(self.hear, None))
        self.was_killed()
        return rest

    def was_killed(self) -> None:
        """Wait for its end, which must have been by kill -9 and no other."""
        status = self._lives.end_of(self)
        assert status == -signal.SIGKILL, f"a life ended by itself: {status}"

    def ended(self) -> None:
        """Wait for its end, which must have been in order."""
        status = self._lives.end_of(self)
        assert status == 0, f"a life ended with {status}"


class Lives:
    """The process that forks them."""

    def __init__(self, module: str) -> None:
        self._listener = Listener(family="AF_UNIX")
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(self._listener.address), module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": f"{FAKES.parents[1]}{os.pathsep}{FAKES}"},
            text=True,
            bufsize=1,
        )

    def begin(self, *arguments: object) -> Life:
        """Begin a life with these arguments."""
        pid = int(self._ask("begin"))
        line = self._listener.accept()
        line.send(arguments)
        return Life(pid, line, self)

    def end_of(self, life: Life) -> int:
        """Wait for a life's end; return its exit status, negative for a signal."""
        life.line.close()
        return int(self._ask(str(life.pid)))

    def close(self) -> None:
        """Let there be no more of them."""
        self._process.communicate()
        self._listener.close()

    def _ask(self, what: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def main() -> None:
    address, name = sys.argv[1:3]
    module = importlib.import_module(name)
    getattr(module, "warm_up", lambda: None)()
    alive = set[int]()
    for word in map(str.strip, sys.stdin):
        if word == "begin":
            alive.add(pid := _fork(address, module))
            _say(pid)
        else:
            _say(os.waitstatus_to_exitcode(os.waitpid(int(word), 0)[1]))
            alive.remove(int(word))
    for pid in alive:  # of a test that failed, or was killed itself
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    os._exit(0)  # what was imported is not taken apart, which takes longer than many a life


def _say(answer: int) -> None:
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()


def _fork(address: str, module: ModuleType) -> int:
    pid = os.fork()
    if pid == 0:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what it logs is no answer of ours
        try:
            with Client(address) as line:
                module.live(line, *line.recv())
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return pid


if __name__ == "__main__":
    main()
