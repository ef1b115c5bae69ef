"""The console's head at 1366 px, with a lead's five keys."""

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.staff import Role, StaffMember
from kiosk.texts import texts
from ui.window.header import ClinicName, Header
from ui.window.style import STYLE

LONG = "山东省聊城市东昌府区柳园街道社区卫生服务中心向阳分院惠民门诊部"


@pytest.mark.parametrize(
    "clinic", ["惠民门诊部", LONG, "Qingshan Township Community Health Service Centre, Sunny Street"]
)
def test_a_clinics_whole_name_stands_beside_a_leads_keys(qtbot, clinic: str):
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(STYLE)
    window.resize(1366, 768)
    header = Header(clinic, "1", ZoneInfo("Asia/Shanghai"), texts("zh_CN"))
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(header, 0, Qt.AlignmentFlag.AlignTop)
    header.show_member(StaffMember("s1", Role.LEAD, "林主任"))
    window.ensurePolished()
    window.grab()
    name = header.findChild(ClinicName)
    size, lines = name.lines()
    assert "".join(lines) == clinic
    assert size >= 12
    assert len(lines) * size <= name.height() <= header.height()
