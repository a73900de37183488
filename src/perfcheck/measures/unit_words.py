"""What a unit that is in no table may look like, and what only looks like one: 家企业 and 羽, but not 期工程完工."""

from __future__ import annotations

from perfcheck.measures.lazy import Lazy

COUNTERS = frozenset("个家次项名户场件份篇条台套座处所起位只辆批例宗册间栋幢张支种类款对")
"""Units that count whatever is named behind them."""

# Words that only begin like a counting unit with what it counts.
_NOUN = Lazy(
    "项目|场[所馆地]|家[庭园]|户[籍外]|名[单额]|条[例件]|处[理置]|位置|件数|份额|次[数日]|批[准示]|种植|类别|对[象外]"
)
# What no thing that is counted has in it: it is an event (1次通过), a number (1个亿) or more than one thing.
_EVENT = Lazy(
    "完成|完工|竣工|通过|成功|达标|合格|到位|办结|落实|参加|参与|左右"
    "|[的了过和与或及并以每其各不未没无约余几若半多百千万亿]|[性率等数量额前后内]$|^[内前后]"
)
# A short word, or some letters (one letter is a name: 5G, 3A).
_WORD = Lazy(r"(?!年|月|日|天|元)[^\x00-\xff]{1,4}|[a-zA-Zμ°]{2,6}")
# Characters of phrases, of demands and of ordinals.
_PHRASE = Lazy(
    "[的了着过和与或及并等为在从被把将已是有无不未没非完成工作竣建设办结通到达实落强性级届号时点线"
    "前后内外上下中初底末旬至每其各约近余多几若半季以含满足超低高之间左右增减降升提需应须可能会"
    "零〇一二两三四五六七八九十百千万亿]"
)


def counter_of(symbol: str) -> str | None:
    """The counting unit of a symbol that also names what is counted: 家 of 家企业, 个 of 个行政村."""
    counter, thing = symbol[:1], symbol[1:]
    if counter not in COUNTERS or not thing.isalpha() or _NOUN.match(symbol) or _EVENT.search(thing):
        return None
    return counter if counter == "个" or len(thing) > 1 else None


def is_unit_word(symbol: str) -> bool:
    """Whether a symbol can be a unit of its own, rather than a phrase, a name or an ordinal."""
    letters = symbol.lstrip("°").isalpha()
    return letters and _WORD.fullmatch(symbol) is not None and _PHRASE.search(symbol) is None
