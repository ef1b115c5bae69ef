"""A widget that fails while it paints or takes a touch: the painter ends, the log gets the place, the window is told.

Qt would print a traceback and leave a hole in the screen. What is shown instead is the window's affair.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.log import log

Handler = TypeVar("Handler", bound=Callable[..., object])


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """Paint on a widget. Whatever happens the painter is ended, or Qt would fall over the next one."""
    painter = QPainter(widget)
    try:
        yield painter
    except Exception as error:  # any: a mistake in a drawing is no reason for a dead screen
        _tell(widget, "painting_failed", error)
    finally:
        painter.end()


def handling(handler: Handler) -> Handler:
    """Wrap a handler of touches, keys or clicks: an event over which it fails counts as taken."""

    @functools.wraps(handler)
    def guarded(self: QObject, *args: object) -> object:
        try:
            return handler(self, *args)
        except Exception as error:  # any: as above
            _tell(self, "event_failed", error)
            return True

    return cast("Handler", guarded)


def _tell(where: QObject | None, event: str, error: Exception) -> None:
    """Write it down, and tell the panel on which the widget stands: its `broke`, if it stands on any."""
    log.error(event, exc_info=error)
    while where is not None:
        if hasattr(where, "broke"):
            where.broke.emit()
            return
        where = where.parent()
