### 设备：命令行 read-card 和 simulate 对技术人员说的话

read-card-lay-a-card = 读卡器已连接。请把身份证放在读卡器上。
read-card-silent = 串口 { $url } 已打开，但读卡器没有应答。请检查接线、供电和波特率（--baud）。
read-card-cannot-open = 打不开 { $url }。请检查设备是否插好、路径是否正确、有没有被别的程序占用，以及当前用户有没有串口权限（dialout 组）。
read-card-no-card = 读卡器工作正常，但在规定时间内没有读到身份证。
read-card-lay-again = 这张卡没读出来（状态 { $status }）。请拿起来再放一次，放平。
read-card-other-card = 这不是身份证（状态 { $status }）。请换一张。
read-card-reader-fault = 读卡器报告故障（状态 { $status }）。请断电重启读卡器；如果仍然如此，请更换读卡器或其安全模块。
simulate-listen-form = 写成 pty:路径 或 tcp:端口，例如 pty:/tmp/reader 或 tcp:7001
simulate-control-form = 写成 unix:路径，例如 unix:/tmp/reader.sock
simulate-cannot-listen = 无法在 { $where } 上监听：{ $reason }
