### Sessions and the timetable on the window's console.

window-do-sessions = 班次
window-place-open = 按 Esc 回到窗口，再按这个键。

sessions-ready = ↑ ↓ 选班次；Esc 返回窗口
sessions-title = 班次
sessions-column-when = 时间
sessions-column-department = 科室
sessions-column-doctor = 医生
sessions-column-place = 诊室
sessions-column-capacity = 总号
sessions-column-registered = 已挂
sessions-column-waiting = 在等
sessions-column-free = 余号
sessions-column-kept = 留老/窗
sessions-column-state = 状态
sessions-is-open = 开诊
sessions-is-closed = 停诊
sessions-period-early = 清早
sessions-period-morning = 上午
sessions-period-noon = 中午
sessions-period-afternoon = 下午
sessions-period-night = 晚上
sessions-period-holiday = 假日
