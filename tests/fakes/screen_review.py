"""What no program can judge about the screens, as a person judged it: what was looked at, when, with what outcome."""

from __future__ import annotations

REVIEWED_ON = "2026-11-22"

REVIEW: tuple[tuple[str, str, str], ...] = (
    (
        "10",
        "the question of every screen in docs/screens, zh and en",
        "one question or one statement (挂好了, 马上有人来帮您) each; two lines only where the sentence parts",
    ),
    (
        "19, 20, 24, 26",
        "journeys A, C, D, F, H and a call for help on the running demo: taps on the pixels, cards on the simulated "
        "reader, the dark curtain and some steps by keys",
        "found and mended: whoever came without a card was asked to take one; by keys only, every journey is a test, "
        "not a person's trial",
    ),
    (
        "22",
        "the spoken phrase of each screen and target in English, read beside its words",
        "says the words that stand on the key (“Done typing”, “No ID card”, “Not sure”); not heard aloud",
    ),
    (
        "23",
        "every picture, for targets and rows without their icon",
        "on 23.8 inch in English at 1.5 one (done-again-failed, worst data); on 21.5 inch in English at 1.5 most done "
        "screens keep the words and give the icons up; what is only nice to know (how many are ahead) goes too",
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
        "the pictures of 23.8 inch in docs/screens, as sheets at half size; not each one at full size",
        "one rhythm: cards reach down to the answers, rows and targets share the free paper, icons of a group alike",
    ),
    (
        "look",
        "twelve screens each on 21.5 inch and 27 inch, six of them with the worst data",
        "21.5 inch is full, with smaller pictures in English at 1.5; the done screens there had lost the hour, the "
        "window for the ticket or the room: mended, but for where a printer failed (done-again-failed in zh, "
        "done-come-later-may-cancel-failed in en, "
        "both at 1.5); 27 inch leaves room below the rows",
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
