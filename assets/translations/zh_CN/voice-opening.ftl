# Nothing is open now: why, and when to come, said aloud. The hour is voice-come-hour.

voice-closed-early = 还没开始挂号。
voice-closed-noon = 现在是中午休息。
voice-closed-night = 今天挂号结束了。
voice-closed-holiday = 这几天休息。
voice-closed-window = 急着看病，请到 { $window } 号窗口。
voice-opens-today = 请您今天
voice-opens-tomorrow = 请您明天
voice-opens-weekday-1 = 请您星期一
voice-opens-weekday-2 = 请您星期二
voice-opens-weekday-3 = 请您星期三
voice-opens-weekday-4 = 请您星期四
voice-opens-weekday-5 = 请您星期五
voice-opens-weekday-6 = 请您星期六
voice-opens-weekday-7 = 请您星期日
voice-opens-morning = 上午
voice-opens-noon = 中午
voice-opens-afternoon = 下午
voice-opens-night = 晚上

# To somebody who works keys where others hear: departments are not named aloud.
voice-choose-by-place = 看什么科，这里不念出来。不知道是第几个，请按 { voice-piece-0 }，请人帮忙。
