### The week's timetable, days off and departments on the window's console.

window-do-timetable = 排班
timetable-ready = ↑ ↓ 选一行，← → 换一天；Esc 返回窗口
timetable-title = 排班：每周的班次
timetable-none = 还没有排班。按 F2 加第一个班次：可以一次选好几天。
timetable-no-department = 还没有科室。先按 F6，再按 F2 加科室。
timetable-days-off = 停诊日
timetable-no-days-off = 没有写停诊日。按 F2 加：节假日，或者某个班次停一天。
timetable-departments = 科室
timetable-column-weekday = 星期
timetable-column-slots = 每段
timetable-column-kept = 留老人/窗口
timetable-column-valid = 什么时候有效
timetable-column-day = 哪一天
timetable-column-what = 停什么
timetable-column-order = 次序
timetable-column-lines = 每周班次
timetable-slots = { $minutes } 分 { $numbers } 号
timetable-from = { $day } 起
timetable-until = 到 { $day }
timetable-always = 一直
timetable-everything = 全部门诊
timetable-ended-line = 一个已经停掉的班次

# Keys
timetable-add = 加班次
timetable-change = 改
timetable-end = 停掉
timetable-add-day-off = 加停诊日
timetable-remove-day-off = 照常开诊
timetable-add-department = 加科室
timetable-up = 往前排
timetable-down = 往后排

# Forms
timetable-new-title = 加班次：一次可以选好几天
timetable-change-title = 改班次
timetable-end-title = 停掉一个班次
timetable-end-hint = 今天已经开的班次不动；最后一天以后排出来的都撤掉。
timetable-weekdays = 星期几
timetable-since = 从哪天起
timetable-last-day = 最后一天
timetable-first-day = 第一天
timetable-day-hint = 12-31 或 20261231
timetable-until-hint = 空着就是一直
timetable-one-day-hint = 只停一天就空着
timetable-what = 停什么
timetable-reason = 为什么
timetable-reason-hint = 元旦、停电、医生外出……
timetable-day-off-title = 加停诊日
timetable-day-off-hint = 已经排出来的班次马上停诊；今天挂了号的人，到“班次”里转走。
timetable-department-title = 加科室
timetable-department-change = 改科室
timetable-department-name = 科室名称
timetable-department-name-hint = 高血压门诊
timetable-plain-words = 老人看到的话
timetable-plain-words-hint = 血压血糖、感冒发烧、腰腿疼……
timetable-picture = 图
timetable-department-hint = 老人的屏幕上先看到这句话，再看到科室名称。越短越好。
timetable-not-a-day = 日期写成 12-31 或 20261231。
timetable-no-weekday = 至少选一天：按 1 到 7，1 是周一。
timetable-from-tomorrow = 最早从明天改起；今天的请到“班次”里改。
timetable-choose-first = 先用 ↑ ↓ 选一行。

# What was done
timetable-added = 加好了：{ $days }。往后两周的班次已经排出来。
timetable-changed = 改好了，{ $day } 起按新的来。
timetable-ended = 到 { $day } 为止，以后没有这个班次了。
timetable-off = 写好了：停诊 { $days } 天，已排出的 { $sessions } 个班次停了。
timetable-off-people = 写好了：停诊 { $days } 天，已排出的 { $sessions } 个班次停了。有 { $people } 人挂了号还没看：请到“班次”里转走。
timetable-on = { $day } 照常开诊。
timetable-department-added = 加好了：{ $name }。再排上班次，老人就看得到。
timetable-department-changed = 改好了：{ $name }。自助机上马上就是新的。
timetable-order-changed = { $name } 换了位置。
timetable-did-add = 加班次
timetable-did-change = 改班次
timetable-did-end = 停掉班次
timetable-did-off = 停诊日
timetable-did-on = 照常开诊
timetable-did-department = 改科室（{ $name }）
timetable-did-order = 换次序

# Pictures
timetable-picture-stethoscope = 听诊器
timetable-picture-monitor-heart = 血压
timetable-picture-sick = 感冒发烧
timetable-picture-accessibility-new = 腰腿
timetable-picture-orthopedics = 骨头
timetable-picture-rheumatology = 关节
timetable-picture-visibility = 眼睛
timetable-picture-dentistry = 牙
timetable-picture-hearing = 耳朵
timetable-picture-dermatology = 皮肤
timetable-picture-cardiology = 心脏
timetable-picture-psychology = 心理
timetable-picture-pregnant-woman = 孕妇
timetable-picture-child-care = 小孩
timetable-picture-vaccines = 打针
timetable-picture-healing = 换药
timetable-picture-medication = 拿药
timetable-picture-thermometer = 体温
timetable-picture-elderly = 老人
