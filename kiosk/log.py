"""The log: an allow-list of fields, each with a form that no name, number or payload has. One JSON object a line.

`log.info("print_job", job=…, state=…)` is all that others need. What is not on the list, or does not have its field's
form, is dropped and counted. An exception is its type and its places (file:line), never its message or its locals.
`install` puts the same in place of Python's tracebacks and of other libraries' logging.
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog

_ROOT = Path(__file__).resolve().parent.parent
_MOST_PLACES = 8
_COUNT_END = 10_000_000  # seven digits: neither a short code nor a telephone number fits
_NOT_A_NUMBER = r"(?!.*\d{8})"

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_DEVICE = re.compile(_NOT_A_NUMBER + r"[A-Za-z0-9][A-Za-z0-9_-]{0,35}")
_STATE = re.compile(_NOT_A_NUMBER + r"[a-z][a-z0-9_-]{0,39}")
_CLASS = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,79}")
_PLACES = re.compile(r"[\w./<>-]+:\d{1,6}(?: < [\w./<>-]+:\d{1,6})*")
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,3}")

Form = Callable[[object], bool]


def _like(pattern: re.Pattern[str]) -> Form:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _count(value: object) -> bool:
    return isinstance(value, (int, float)) and -_COUNT_END < value < _COUNT_END


_FORMS: dict[Form, str] = {
    _like(_UUID): "job registration session request",
    _like(_DEVICE): "device printer profile desk",
    _like(_STATE): "event level state condition fault problem result kind keeping trouble link",
    _like(_CLASS): "error cause library",
    _like(_PLACES): "places",
    _like(_VERSION): "version",
    _count: "count length status attempts ms seconds",
}
FIELDS: dict[str, Form] = {name: form for form, names in _FORMS.items() for name in names.split()}
"""What may be logged, and the form it must have."""

Record = MutableMapping[str, Any]


class _Dropped:
    """How many fields were dropped since the program started, for `kiosk doctor` and the tests."""

    def __init__(self) -> None:
        self.count = 0
        self._lock = threading.Lock()

    def add(self, number: int) -> None:
        with self._lock:
            self.count += number


dropped = _Dropped()


def allow_list(_logger: object, _method: str, record: Record) -> Record:
    """Return the record with only what the list allows, and the number of fields that were dropped."""
    kept = {name: value for name, value in record.items() if name in FIELDS and FIELDS[name](value)}
    lost = len(record) - len(kept)
    if lost:
        dropped.add(lost)
        kept["dropped"] = lost
    return kept


def type_and_place(_logger: object, _method: str, record: Record) -> Record:
    """Replace `exc_info` by the exception's type, its cause's type and where it passed, innermost first."""
    given = record.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        record.update(describe(error))
    return record


def describe(error: BaseException) -> dict[str, str]:
    """Return what may be told of an exception: `error`, `cause` where it has one, `places`."""
    told = {"error": type(error).__name__}
    cause = error.__cause__ or error.__context__
    if cause is not None:
        told["cause"] = type(cause).__name__
    # Never traceback.extract_tb with locals, nor the source line: both can hold personal data.
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    if frames:
        told["places"] = " < ".join(f"{_short(file)}:{line}" for file, line in frames[-_MOST_PLACES:][::-1])
    return told


def _short(file: str) -> str:
    path = Path(file)
    shown = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
    return re.sub(r"[^\w./<>-]", "_", shown)


class _Sink:
    """Writes each line to a file, or to standard error as it is then: a service manager keeps it from there."""

    def __init__(self) -> None:
        self._file: TextIO | None = None

    def to_file(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")

    def msg(self, line: str) -> None:
        """Write a line whole: threads log side by side. A full disk or a closed pipe stops nobody's work."""
        to = self._file or sys.stderr
        with contextlib.suppress(OSError, ValueError):
            if to is not None:
                to.write(f"{line}\n")
                to.flush()

    debug = info = warning = error = critical = exception = fatal = msg


def _one_line(_logger: object, _method: str, record: Record) -> str:
    return json.dumps(record)


_sink = _Sink()

log: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
    _sink,
    processors=[structlog.processors.add_log_level, type_and_place, allow_list, _one_line],
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    context_class=dict,
)
"""The one logger."""


class LibraryHandler(logging.Handler):
    """Takes what other libraries log: who, how grave, where; never their message, which may hold what they saw."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log one record of a library."""
        library = record.name.partition(".")[0]
        places = f"{_short(record.pathname)}:{record.lineno}"
        error = describe(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}
        log.log(record.levelno, "library", **{"library": library, "places": places, **error})


def install(file: Path | None = None) -> None:
    """Put the log in place of tracebacks (all threads) and of other libraries' logging; write it to `file` if given."""
    if file is not None:
        _sink.to_file(file)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable
    logging.basicConfig(handlers=[LibraryHandler()], level=logging.WARNING, force=True)
    logging.captureWarnings(True)


def _uncaught(_type: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    log.critical("crash", exc_info=error)


def _uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        log.critical("thread_crash", exc_info=arguments.exc_value)


def _unraisable(arguments: sys.UnraisableHookArgs) -> None:
    if arguments.exc_value is not None:
        log.error("unraisable", exc_info=arguments.exc_value)
