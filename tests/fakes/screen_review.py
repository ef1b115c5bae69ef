"""What no program can judge about the screens, as a person judged it: what was looked at, when, with what outcome."""

from __future__ import annotations

REVIEWED_ON = "2026-11-23"

REVIEW: tuple[tuple[str, str, str], ...] = (
    (
        "10",
        "the question of every screen in docs/screens, zh and en",
        "one question or one statement (挂好了, 马上有人来帮您) each; two lines only where the sentence parts",
    ),
    (
        "19, 20, 24, 26, 31",
        "the running demo and a kiosk newly set up: journeys A to E by keys, most with the curtain down, reader and "
        "printer failing on the way; veil, warning, wipe, a card left lying and resume by touch",
        "mended: a key chose what had not been heard, keys had other names than the voice said, speech could freeze "
        "the screen",
    ),
    (
        "14, 15, 16, 19, 20, 24, 25, 26",
        "the running demo under Xvfb at full size: A to H by touch, in English at 1.5 too; staff by PIN, by badge and "
        "at the window, handed back; help reached and not; a session that fills up; ten fingers at once; size switched "
        "in mid-journey; veil, warning, wipe, resume; ticket cut off, no paper, reader unplugged, damaged chips",
        "mended: a refused card that was lifted counted as lying there; a card of which the reader cannot tell was not "
        "asked for after a walk-away or the window's hand-back; the veil left the last visit's picture",
    ),
    (
        "22",
        "the spoken phrase of each screen and target, by those keypad journeys with sound going into a null sink",
        "says the words that stand on the key and what the screen shows; not heard by a person's ear",
    ),
    (
        "23",
        "every picture in docs/screens, and every done screen on 21.5 inch at 1.5, for rows without their icon",
        "none on any panel, held by a test; where large type needs it a row says less: the room without “Go to”",
    ),
    (
        "27",
        "every notice and problem in docs/screens, zh and en",
        "what happened, then what to do; English names the part to look at (“Check the birth date”) and blames nobody",
    ),
    ("27", "您还在吗 with 按一下，接着办 and 您不在，就先请下一位", "says first what one tap does"),
    ("30", "all pictures in docs/screens", "no advertising; the one hint moves 8 mm in six seconds"),
    (
        "look",
        "all pictures in docs/screens: one of each kind at a quarter of the panel's size beside the drawing, those "
        "that differ from it by a row, the veil or the help that is offered at an eighth",
        "mended: two statements ran into each other, “Urgent?” and “还早，” stood alone in a line, a later hour made "
        "the number small, 今天已经挂过了 was set smaller than its family, the remembered number had a ticket's icon, "
        "two answers took the rows' paper in large type; not mended: the welcome's heads in large English are smaller "
        "than in usual type, as the pictures come first",
    ),
    (
        "look",
        "131 pictures of 1080 x 1920, each opened by itself at 819 x 1456: zh 46 screens at 1.0 and 18 at 1.5, en 34 "
        "and 20; five in the dark look; eight with the worst data (confirm, choose, done, no-session)",
        "mended: a question that ends in a full-width mark stood left of the middle, 请拿好小票 stood under "
        "小票出来了吗, 不是我 all but touched its border in large type; not mended: 尾号 does not say of what, as "
        "three hanzi more cost the card's journey its two seconds to spare; in large "
        "English the next opening is “Thursday at 8:20” alone, the keypad's lowest line is near its frame",
    ),
    (
        "10",
        "the choices with every word at its limit, hanzi and letters, 21.5 inch and 27 inch",
        "one choice on a page then, and 还有别的; on 21.5 inch in large English 还看上次的 stands as its department, "
        "and the longest hanzi, or a standby in the longest letters, stand in usual type: nothing is left out",
    ),
    (
        "look",
        "six screens in both languages at 1.5 on 21.5 inch, everyday and worst; six at 1.0 on each of the three panels",
        "21.5 inch is full and calm; closed for today has its family's clock; on 27 inch rows and pictures take the "
        "paper that is there",
    ),
    (
        "look",
        "twelve screens in the dark look (docs/screens/dark.png), both languages and sizes",
        "calm; the number stands on the same amber as in the light, in dark figures",
    ),
    (
        "look: welcome",
        "beside the drawing of the design",
        "better: the card lies larger, where to lay it stands in the box; worse: the sticker is a line and no target, "
        "as showing it is no tap",
    ),
    (
        "look: confirm",
        "beside the drawing",
        "as good: name larger, card as wide as the answers, 不是我 further from 对",
    ),
    ("look: choose", "beside the drawing", "better: each shows time and room before it is chosen; the same four rows"),
    ("look: done", "beside the drawing", "as good on 23.8 inch: room, wait and paper evenly spaced"),
    (
        "look: keypad",
        "beside the drawing",
        "better: 6-8-4 with a line for each figure, the doubtful group framed; worse: two lines take keys' height",
    ),
    (
        "not done",
        "people of 80 before the machine; listening; an English reader from outside",
        "no trial yet: that pictures and words are understood is an assumption until then",
    ),
)
