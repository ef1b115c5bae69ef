# What the desk writes on paper and hands to the screens as data.
walk-in-number = 候补 { $number }

# Roles and what they may do.
act-see-people = 查看患者
act-see-number = 查看完整证件号
act-edit-people = 修改资料
act-register = 挂号
act-print = 打印
act-call = 叫号
act-help = 处理求助
act-take-over = 接管自助机
act-run-sessions = 管理当天班次
act-confirm-date = 核对日期
act-plan-sessions = 排班
act-manage-staff = 管理人员
act-read-audit = 查看审计
act-devices = 维护设备
staff-problem-name = 请填写姓名（最多 120 个字）。
staff-problem-pin = 这个密码不能用：请用 6 到 12 位数字，不要连号，不要生日。
staff-problem-badge-taken = 这张工牌已经是别人的。
staff-problem-badge = 这张工牌读不出来。
staff-problem-last-lead = 这是最后一位负责人：请先添加另一位。
staff-problem-unknown = 没有这个账号。

# Sessions.
session-problem-times = 时间排不出时段，或超过 48 个时段。
session-problem-slot-length = 每个时段 5 到 30 分钟。
session-problem-capacity = 每个时段 1 到 200 个号。
session-problem-kept = 保留的号不能多于时段的号。
session-problem-needed = 还缺：医生、诊室或名称。
session-problem-too-long = 太长，屏幕放不下。汉字最多：科室 15 个，诊室 12 个，楼层 5 个，医生 30 个；字母可以多一倍。
session-problem-name-taken = 已经有同名的科室。
session-problem-unknown = 没有这个班次或科室，或者已经停诊。
session-problem-same = 已经在这个班次了。
sessions-row = { $mark }  { $start }-{ $end }  { $department }  { $doctor }  { $room }  已挂 { $registered }，剩 { $free }，{ $state }
sessions-row-open = 开诊
sessions-row-closed = 停诊
sessions-room-shared = { $room } 这个时间已有 { $doctor }（{ $times }）。两位医生可以共用；不是就改诊室。
sessions-room-shared-sure = 两个班次共用一间诊室，照样加吗？
sessions-hidden = （已隐藏）
sessions-row-none = 这一天还没有班次。排班表会在自助机或窗口打开时生成两周的班次，也可以运行 kiosk sessions make。
sessions-made = 已生成 { $count } 个班次。
sessions-moved-to-today = 已改挂 { $count } 人，每人重新打一张小票。
sessions-registered-ahead = 有 { $count } 人挂到了 { $day }，是时钟走快时挂的。改到今天：先 kiosk sessions list --day { $day }，再 kiosk sessions move 原班次 今天的班次 --day { $day }
sessions-no-such = 没有以 { $mark } 结尾的班次或科室，或者不止一个。
sessions-weekdays = 星期用 1（周一）到 7，中间用逗号。

# The wall slip: the rule of calling in plain words.
queue-rule-time = 按小票上的时间叫号。
queue-rule-first = { $age } 岁以上老人和优先对象先看，但有人在等时最多连叫 { $row } 位，每个人最多被超过 { $most } 次。
queue-rule-standby = 候补号排在到时间的人后面。
queue-rule-missed = 过号的人，再叫 { $late } 位以后补叫。
wall-title = 叫号规则
wall-queued = 已排上，{ $printer } 在打。
wall-no-printer = 没有打印机可打，先留着；也可以用 --pdf 写成 A4 再打。
wall-written = A4 写好了：{ $path }

# Importing people.
import-progress = 已处理 { $count } 行 …
import-done = 新增 { $added } 人，补全 { $completed } 人，已有 { $known } 人，退回 { $rejected } 行。
import-rejected = 退回的行和原因：{ $path }。里面是个人信息，处理完请删除。
import-rejected-unwritable = 退回的行写不进 { $path }：{ $reason }。请加 --rejected 指定文件，再导入一次；不会有人重复。
import-reason = 退回原因
import-no-column = 表里没有这些列：{ $columns }。请改映射文件。
import-no-sheet = 工作簿里没有 { $sheet } 这张表。
import-unreadable = { $file } 读不出来（要 CSV 或 xlsx）。
import-mapping-wrong = { $file } 不是映射文件：应为 TOML，有 [columns]，其中要有 name = "…"。可用的列：{ $known }。
import-problem-no-name = 没有姓名
import-problem-number = 证件号不对
import-problem-rounded = 表格软件把证件号当成数字，后三位丢了（变成 3.7E+17 或末尾 000）：请在原表把这一列的格式设为“文本”，再从原来的系统导出或照证件重新填写
import-problem-birth-date = 出生日期读不懂
import-problem-sex = 性别读不懂
import-problem-phone = 电话不对
import-problem-too-long = 文字太长：姓名最多 { $name } 个字，地址 { $address } 个，小区 { $compound } 个，医保 { $insurance_scheme } 个
import-problem-too-little = 资料太少：需要证件号、出生日期或电话
import-problem-other-name = 这个证件号在这里是另一个姓名
import-problem-contradicts-number = 性别或出生日期与证件号不符

# Vital signs
vitals-pressure = 血压 { $systolic }/{ $diastolic }
vitals-pulse = 脉搏 { $pulse }
vitals-height = 身高 { $height } 厘米
vitals-weight = 体重 { $weight } 公斤
guidance-measured = 今天测的：{ $vitals }
vitals-moved = （量的时候动了）
