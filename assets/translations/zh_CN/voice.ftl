### What the kiosk says aloud. Short sentences, as a neighbour would say them.
### Never a name, an identity number, a department or a complaint.

voice-welcome = 看病挂号，请把身份证放在亮灯的地方。没带证件，请按“没带证件”。
voice-welcome-no-reader = 看病挂号，请按“没带证件”，输身份证号也可以。
voice-reading = 正在看证件，请别拿开。
voice-no-document = 没带证件也能挂号。记得身份证号，按上面；都不记得，按下面。
voice-keypad = 请输身份证号，输完按“输完了”。
voice-number-wrong = 有一位好像不对，请看一看，改一改。
voice-confirm = 您是这位吗？是，请按绿色的。
voice-choose = 今天看什么？请按一个。说不清，就按“说不清”。
voice-no-session = 现在没有门诊。请问一问工作人员。
voice-done = 挂好了。
voice-again = 您今天挂过了。
voice-number = 您是 { $number } 号。
voice-room = 请到 { $floor } 楼 { $room } 诊室。
voice-name-open = 请先到 { $window } 号窗口补名字。
voice-take-ticket = 请拿好小票。
voice-remember-number = 小票晚一点打，请记住这个号。
voice-ticket-came-out = 小票出来了吗？
voice-temporary = 您的临时号是 { $number }。请到 { $window } 号窗口，工作人员给您办。
voice-take-card = 请拿好身份证。
voice-sorry = 这台机器现在办不了，请到 { $window } 号窗口。
voice-help-coming = 工作人员马上过来，请等一等。
voice-help-offered = 要帮忙吗？请按红色的“请人帮忙”。
voice-still-here = 您还在吗？还在，请按一下。

voice-notice-lay-again = 请再放一次，放平。
voice-notice-other-card = 这不是身份证，请换一张。
voice-notice-card-trouble = 这张证件看不清。输身份证号也一样。
voice-notice-unknown-code = 没认出来，请把贴纸对准红光。
voice-notice-unknown-short-code = 这个短码没找到，请看一看，改一改。
voice-notice-session-gone = 那个刚挂满，请再选一个。
voice-notice-cancelled = 刚才的号取消了。
