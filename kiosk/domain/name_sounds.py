"""How a name sounds, to the dictionary and to its owner: 欧阳长 is OUYANG ZHANG to the one, OUYANG CHANG to the other.

Pure; knows no store. Only characters that people do bear in names are listed: the dictionary has other readings
for every third character, and nobody is called by most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.domain.names import UNREADABLE, showable

MOST_SPELLINGS = 60
"""Of one sound; a name of three syllables has about ten."""
LONGEST_SYLLABLE = 6

_READINGS: dict[str, tuple[str, ...]] = {
    entry[0]: tuple(entry[1:].split())
    for entry in (
        "长 zhang chang/乐 le yue/行 xing hang heng/曾 zeng ceng/单 shan dan chan/朝 chao zhao/茜 xi qian/"
        "晟 sheng cheng/重 zhong chong/仇 qiu chou/解 xie jie/查 zha cha/区 ou qu/朴 piao pu/盖 ge gai/"
        "缪 miao mou/覃 qin tan/尉 yu wei/盛 sheng cheng/召 shao zhao/娜 na nuo/冼 xian sheng/洗 xian xi/"
        "员 yuan yun/种 chong zhong/车 che ju/折 she zhe/繁 po fan/秘 bi mi/祭 zhai ji/俟 qi si/万 wan mo/"
        "澹 tan dan/宓 mi fu/隗 wei kui/郇 xun huan/郗 xi chi/伽 jia qie ga/传 chuan zhuan/藏 zang cang/"
        "卜 bu bo/参 shen can/都 du dou/度 du duo/柏 bai bo/伯 bo bai/薄 bo bao/会 hui kuai/系 xi ji/"
        "强 qiang jiang/角 jue jiao/觉 jue jiao/校 xiao jiao/率 shuai lv/露 lu lou/陆 lu liu/泊 bo po/"
        "琢 zhuo zuo/牟 mou mu/屏 ping bing/仔 zai zi/颉 jie xie/贾 jia gu/见 jian xian/劲 jin jing/"
        "靓 liang jing/省 sheng xing/莎 sha suo/厦 sha xia/杉 shan sha/汤 tang shang/沈 shen chen/宿 su xiu/"
        "拓 tuo ta/蔚 wei yu/叶 ye xie/翟 zhai di/荨 xun qian/炅 jiong gui/栎 li yue/珩 heng hang/"
        "桁 heng hang/嬛 huan xuan/俞 yu shu/褚 chu zhu/乜 nie mie/隽 juan jun/浚 jun xun/辟 bi pi/蕃 fan bo/"
        "番 fan pan/艾 ai yi/茄 jia qie/裳 shang chang/佛 fo fu/奇 qi ji/期 qi ji/其 qi ji/六 liu lu/"
        "绿 lv lu/石 shi dan/莘 xin shen/瞿 qu ju/合 he ge"
    ).split("/")
}
_SPELT = (("lv", "lu"), ("lv", "lyu"), ("nv", "nu"), ("nv", "nyu"))
"""ü, as keys and passports spell it."""
_OTHERS: dict[str, tuple[str, ...]] = {}
for _known in (*_READINGS.values(), *_SPELT):
    for _heard in _known:
        _OTHERS[_heard] = tuple(dict.fromkeys((*_OTHERS.get(_heard, ()), *(one for one in _known if one != _heard))))
_BEGUN = frozenset("bcdfhjklmpqstwxyz")
"""A syllable does not begin behind one of these: they end none."""
_GOES_ON = re.compile("[aeiouv](?:[aeiouv]|n(?![aeiouv]))|ng(?![aeiouv])")
"""From the last letter of a syllable on: it is longer than that."""
_SILENT = re.compile(f"[· '’.{UNREADABLE}\u3000-]")


def syllables_of(name: str) -> list[tuple[str, str]]:
    """Return a name's characters, each with the dictionary's reading; what is no hanzi stays together, for itself."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  loads its dictionary: not while the first screen waits

    spoken, at = _SILENT.sub("", showable(name)), 0
    found: list[tuple[str, str]] = []
    for syllable in lazy_pinyin(spoken):
        written = syllable if spoken.startswith(syllable, at) else spoken[at]
        found.append((written, syllable.lower()))
        at += len(written)
    return found


def spellings_of(letters: str) -> tuple[str, ...]:
    """Return these letters, and those under which a name that sounds so may stand: one or two syllables differ."""
    once = _respelt([letters])
    return tuple(dict.fromkeys((letters, *once, *_respelt(once[:MOST_SPELLINGS]))))[:MOST_SPELLINGS]


def may_sound(name: str, letters: str, *, unfinished: bool) -> bool:
    """Whether a name may begin with this sound, some character read as its owner does.

    `unfinished`: the last syllable is still being typed. Else 樊 (fan) is not the beginning of 方明 (fangming).
    """
    ends, rest = {0}, len(letters)
    for written, syllable in syllables_of(name):
        heard = {syllable, *_READINGS.get(written, ())}
        if written.isascii():
            heard |= {one.replace(spelt, plain) for one in heard for plain, spelt in _SPELT}
        heard |= {one.replace(plain, spelt) for one in heard for plain, spelt in _SPELT}
        if unfinished and any(one.startswith(letters[end:]) for end in ends for one in heard):
            return True
        ends = {end + len(one) for end in ends for one in heard if letters.startswith(one, end)}
        if rest in ends:
            return True
    return False


def _respelt(texts: Iterable[str]) -> list[str]:
    return [
        text[:at] + other + text[end:]
        for text in texts
        for at in range(len(text))
        for end in range(at + 1, min(at + LONGEST_SYLLABLE, len(text)) + 1)
        for other in _OTHERS.get(text[at:end], ())
        if _is_syllable(text, at, end)
    ]


def _is_syllable(text: str, at: int, end: int) -> bool:
    """Whether letters stand for themselves: not the hang of chang, the xi of xing, the can of cang."""
    begun = at > 0 and text[at - 1] in _BEGUN
    return not begun and not _GOES_ON.match(text[end - 1 : end + 2])
