"""Whether the words before the head of a Japanese body make it a name: 国際協力機構 is one, 商業銀行 is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.languages.japanese.lexicon import COUNTRY, GENERIC_ANY, GENERIC_BODY, JAPAN, LEGAL_FORM, PAIR, PROVINCES, words
from kb.languages.japanese.runs import KATAKANA, without

PLAIN_HEAD = re.compile(
    "銀行|協会|連盟|大使館|領事館|赤十字|商工会議所|学会|国家警察|放送|郵便|連合会|財団|研究所|大学$"
    "|図書館|公文書館|海軍|空軍|陸軍|警備隊|自衛隊"
)
"""Heads that are a name with a country alone: 日本銀行, タイ銀行協会."""
MINISTRY = re.compile(
    "省|庁|総局|内閣|首相府|総理府|大統領府|国務院|人事院|会計検査院|国際連合|最高裁判所|[^運]合同庁|国立国会図書館"
)
WHOLE = frozenset({"内閣官房", "内閣府", "首相府", "大統領府", "人事院", "会計検査院", "国際連合", "国立国会図書館"})
"""Names that need nothing before them."""
COMMITTEE = re.compile("委員会|評議会")
SET_UP = re.compile(words("set_up"))
PLACES = re.compile(rf".*(?:{words('centre.place')}|(?:{JAPAN})国際)$")
COMMON_KATAKANA = re.compile(words("katakana.plain"))
WIDE = re.compile("国家|国立|アジア|アセアン|ASEAN|ＡＳＥＡＮ|世界|東南|国際|欧州|メコン|全国|中央")
LONG_HEAD = re.compile("機構|研究機構|協会|公社|公団|事業団|財団|研究所|振興会|連盟|研究センター")
NO_LONG_NAME = re.compile("政府|国際機|国際金融|民間|公的|各|両|関係|地方(?!公共)|専門|地域")
CHINESE = frozenset(PROVINCES.split("|"))
LATIN = re.compile("[A-Za-zＡ-Ｚ]")
FOREIGN = re.compile("[ァ-ヺー・A-Za-zＡ-Ｚａ-ｚ ]+")
DOMESTIC = re.compile(JAPAN)
LEGAL = re.compile(LEGAL_FORM)
LOCAL = re.compile("(?:[ァ-ヺー・]{2,14}|[一-龥]{2,3})[県州](?=.{2})|[ァ-ヺー・]{2,14}[市郡](?=.{2})")
"""A province or city before what its office is for: ナーン県公衆衛生事務所."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head of a body's name (``body``, ``unit``), or a name that is known as a whole (``known``)."""

    start: int
    end: int
    sort: str


def names_body(stem: str, head: str) -> bool:
    """Whether words before the head of a body make it a name."""
    country = COUNTRY.match(stem)
    rest = stem[country.end() :] if country else stem
    if head == "社":  # a company by its foreign name: ＣＡＴテレコム社
        return len(stem) > 1 and FOREIGN.fullmatch(stem) is not None
    if stem.startswith("都道府県") or (head == "裁判所" and stem in ("地方", "家庭", "高等", "簡易")):
        return False
    if head == "裁判所" and stem.endswith("最高"):
        return True
    if MINISTRY.match(head):
        return head in WHOLE or names_ministry(stem, rest, head)
    if head.endswith(("大使館", "領事館", "代表部")):
        return bool(COUNTRY.search(stem)) or stem[:1] in ("在", "駐")
    if country and not rest:
        return bool(PLAIN_HEAD.search(head))
    if head == "協議会":
        return len(rest) > 4 and bool(country or WIDE.match(stem) or DOMESTIC.search(stem))
    if head == "学校":
        own = country or WIDE.search(stem) or FOREIGN.match(stem) or DOMESTIC.search(stem) or LEGAL.match(stem)
        return bool(own) and bool(without(GENERIC_BODY, stem))
    if head == "審議会":
        return len(rest) > 1 and bool(without(GENERIC_ANY, rest))
    if COMMITTEE.match(head) and SET_UP.search(stem) and not WIDE.match(rest):
        return False
    if LONG_HEAD.fullmatch(head) and len(rest) >= 6 and not NO_LONG_NAME.match(rest):
        return True  # general words, but so many of them that they are a name: 地方公共団体情報システム機構
    return bool(country and len(rest) > 1) or (len(stem) > 1 and bool(without(GENERIC_BODY, rest)))


def names_ministry(stem: str, rest: str, head: str) -> bool:
    """Whether words before 省 or 庁 make it a name; 省 is a province of China or Vietnam too."""
    if stem[-1:] in ("省", "府", "庁") or stem in CHINESE:
        return False
    if head == "省" and rest == stem and KATAKANA.fullmatch(stem) and not COMMON_KATAKANA.match(stem):
        return False
    return len(stem) > 1 and bool(without(GENERIC_ANY, rest))


def names_unit(stem: str, head: str) -> bool:
    """Whether words before the head of a unit make it a name without its body."""
    if head == "センター":
        if PLACES.match(stem):
            return False
        proper = WIDE.match(stem) or COUNTRY.match(stem) or PAIR.match(stem) or LATIN.search(stem) or LEGAL.match(stem)
        return bool(proper) or len(without(GENERIC_BODY, stem)) >= 4
    if head == "部":
        country = COUNTRY.match(stem)
        return len(stem) - (country.end() if country else 0) >= 4
    if LOCAL.match(stem) and head in ("事務所", "部", "センター", "局", "課"):
        return True
    if head == "局" and stem.startswith(("地方", "都道府県")):
        return False
    if head == "委員会":
        return names_body(stem, head)
    return head in ("局", "課", "研究所")
