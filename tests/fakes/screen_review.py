"""What no program can judge about the screens, as a person judged it: what was looked at, when, with what outcome."""

from __future__ import annotations

REVIEWED_ON = "2026-11-22"

REVIEW: tuple[tuple[str, str, str], ...] = (
    (
        "10",
        "the question of every screen in docs/screens, zh and en",
        "one question or one statement (挂好了, 马上有人来帮您) each",
    ),
    (
        "22",
        "the spoken phrase of each new screen, read beside its words",
        "the same instruction; not heard aloud in this review",
    ),
    (
        "27",
        "every notice and problem in docs/screens, zh and en",
        "says what happened, then what to do; the English ones are terse where large type leaves one line",
    ),
    ("27", "您还在吗 with 按一下，接着办 and 您不在，就先请下一位", "milder than before; says first what one tap does"),
    ("30", "two thirds of the pictures in docs/screens", "no advertising; the one hint moves 8 mm in six seconds"),
    (
        "look",
        "two thirds of the pictures, eight of them beside the drawing of the design",
        "the same rhythm; where two targets share a line in English at 1.5 they lose their icons: the weakest screens",
    ),
    ("look", "the dark look of three screens", "calm; the amber of the number becomes a brown ground"),
    (
        "not done",
        "people of 80 before the machine; listening; a native reader of the English",
        "no trial yet: that pictures and words are understood is an assumption until then",
    ),
)
