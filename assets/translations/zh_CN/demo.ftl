### What `kiosk demo` tells at the terminal and in its summary.

demo-starting = 正在开演示门诊：模拟的读卡器、扫码器、两台打印机，虚构的人。
demo-folder = 演示的数据在 { $folder }，结束时删掉。
demo-no-display = 没有显示器：程序自己走一遍 A、C、D 三条路，图片放在 { $out }。
demo-windows = 老人的屏幕和设备台已打开。关掉老人的屏幕就结束。
demo-summary-title = 暖窗演示：三位老人自己挂号
demo-summary = 全部走完。请看 { $summary }
demo-broke = 演示卡住了，停在 { $step }。已有的图片在 { $out }。
demo-device-broke = 模拟设备 { $device } 没有启动。
demo-journey-a = A. 带了身份证
demo-journey-c = C. 只记得身份证号，第一次来
demo-journey-d = D. 什么都没带，什么都不记得
demo-step-welcome = 等人来
demo-step-confirm = 放上身份证，屏幕问：您是这位吗？
demo-step-no-document = 没带证件
demo-step-keypad = 输完身份证号
demo-step-confirm-number = 号码没错，这里还没有这个人
demo-step-choose = 选今天看什么
demo-step-done = 挂好了，有号了
demo-step-ticket = 小票打出来了
demo-step-sticker = 健康码贴纸打出来了
demo-step-take-card = 请拿好身份证
demo-step-temporary = 给了临时号，请到窗口
demo-step-slip = 临时号小票打出来了
demo-code-read = 贴纸上的码读回来，签名正确
