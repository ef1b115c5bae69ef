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

# What cannot be
session-problem-closed = 那个班次停诊了：先开诊，或换一个。
session-problem-past = 已经过去了，改不了。
session-problem-taken = 没有这么多空号：挂出去的号不能收回。
session-problem-midnight = 不能过半夜：请分成两个班次，到 24:00 为止，再从 0:00 开始。
session-problem-dates = 日期不对：最后一天要在第一天之后，一次最多 60 天。
session-problem-already-off = 这一天已经写了停诊。
sessions-day-off = 写好了。已经排出的 { $closed } 个班次停诊，有 { $people } 人挂了号。
