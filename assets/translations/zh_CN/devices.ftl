### 设备：命令行 read-card 和 simulate 对技术人员说的话

read-card-lay-a-card = 读卡器已连接。请把身份证放在读卡器上。
read-card-silent = 串口 { $url } 已打开，但读卡器没有应答。请检查接线、供电和波特率（--baud）。
read-card-cannot-open = 打不开 { $url }。请检查设备是否插好、路径是否正确、有没有被别的程序占用，以及当前用户有没有串口权限（dialout 组）。
read-card-no-card = 读卡器工作正常，但在规定时间内没有读到身份证。
read-card-lay-again = 这张卡没读出来（状态 { $status }）。请拿起来再放一次，放平。
read-card-other-card = 这不是身份证（状态 { $status }）。请换一张。
read-card-reader-fault = 读卡器报告故障（状态 { $status }）。请断电重启读卡器；如果仍然如此，请更换读卡器或其安全模块。
read-card-baud = 写一个数字，例如 115200，或者写 auto
simulate-listen-form = 写成 pty:路径 或 tcp:端口，例如 pty:/tmp/reader 或 tcp:7001
simulate-control-form = 写成 unix:路径，例如 unix:/tmp/reader.sock
simulate-cannot-listen = 无法在 { $where } 上监听：{ $reason }

config-url-usb = USB 地址写成 usb://厂商:产品:插口，例如 usb://1a86:7523:1-1.2。“kiosk devices”会列出来。
config-pattern = 这个样式看不懂。

devices-ports = 串口：
devices-no-ports = 没有串口。请插上设备；网络串口（socket://）和自己写的路径不会出现在这里。
devices-not-permitted = 当前用户不能打开它（dialout 组）
devices-configured = 设置里的设备：
device-kind-card-reader = 读卡器
device-kind-scanner = 扫码器
device-kind-printer = 打印机
device-kind-vitals = 血压计或体重秤
device-kind-adapter = USB 转串口线：后面可能接着任何设备
device-kind-lamp = 灯
device-kind-unknown = 不认识
device-found-works = 正常
device-found-opens = 串口能打开；这种设备不能问话
device-found-silent = 串口能打开，但没有应答。请检查电源、接线、速率和型号；是不是这个口？
device-found-gone = 没找到。请检查插头和地址。
device-found-in-use = 正在使用：自助机正开着，或者别的程序占用
device-found-not-permitted = 当前用户不能打开这个口。请把用户加入 dialout 组。
device-condition-paper-near-end = 纸快用完了。请准备一卷新纸。
device-condition-paper-out = 没纸了。请换一卷新纸。
device-condition-cover-open = 盖子开着。请合上。
device-condition-jam = 卡纸或切刀卡住了。请打开清理。
device-condition-ribbon-out = 碳带用完了。请换一卷。
device-condition-head-hot = 打印头太热。凉下来会自己接着打。
device-condition-paused = 暂停了。请按一下打印机上的键。
device-condition-fault = 打印机报告故障。请关机再开；还不行就找厂家。
device-condition-unplugged = 没找到。请检查插头和电源。
device-condition-unknown = 没有应答。标签打印机开着盖子或者没有标签时不说话。
device-condition-busy = 正常
device-condition-ready = 正常
