"""Who works here, as the lead sees it: role, badge, whether they are locked out. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.domain.staff import StaffRow
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table


class StaffPage(PlacePage):
    """The table of the accounts."""

    def __init__(self, zone: ZoneInfo, words: Texts) -> None:
        super().__init__(words("staff-title"), words)
        self._zone = zone
        self._shown: tuple[StaffRow, ...] = ()
        self.table = Table(words("staff-title"), _columns(words))
        self.body.addWidget(self.table, 1)

    @property
    def chosen(self) -> StaffRow | None:
        """The account that is chosen."""
        return next((one for one in self._shown if one.id == self.table.chosen), None)

    def show_staff(self, rows: Sequence[StaffRow], now: datetime) -> None:
        """Show the accounts as they are now."""
        self._shown = tuple(rows)
        self.table.show_rows([self._line(one, now) for one in self._shown])

    def come_back(self) -> None:
        """Have the keyboard again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nobody's name."""
        super().forget()
        self._shown = ()
        self.table.forget()

    def _line(self, one: StaffRow, now: datetime) -> Row:
        badge = self.words("staff-has-badge" if one.has_badge else "staff-no-badge")
        return Row(one.id, (one.name, self.words(f"role-{one.role.value}"), badge, self._state(one, now)))

    def _state(self, one: StaffRow, now: datetime) -> str:
        if one.locked_until is not None and one.locked_until > now:
            return self.words("staff-locked-until", until=f"{one.locked_until.astimezone(self._zone):%H:%M}")
        return self.words("staff-pin-one-time" if one.pin_one_time else "staff-fine")


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("staff-column-name"), bold=True),
        Column(words("staff-column-role"), 200),
        Column(words("staff-column-badge"), 200),
        Column(words("staff-column-state"), 420),
    )
