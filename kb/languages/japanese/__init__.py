"""Japanese: its labels, dates, periods, names, words and sentences, and how it speaks of instruments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from kb.languages.base import FactPatterns, LabelForm, Names, load_cues, load_examples, split_at
from kb.languages.common import END
from kb.languages.japanese.instruments import INSTRUMENTS
from kb.languages.japanese.names import JapaneseNames
from kb.languages.japanese.values import AMOUNTS, CURRENCIES, DATED, DATES, PERIODS, common_year
from kb.model import LanguageCode, Span
from kb.numerals import AIUEO_LIST, IROHA_LIST

_N = r"(?:[0-9０-９]{1,4}|[〇一二三四五六七八九十百千元]{1,6})"
ANALYSER_LIMIT = 8_000
"""Characters given to the analyser at a time: some builds refuse input of over about 49,000 bytes (LIBRARIES.md)."""


class Japanese:
    """See :class:`kb.languages.base.Language`."""

    code: LanguageCode = "ja"
    endonym = "日本語"
    letters = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々〆㐀-䶿豈-﫿ｦ-ﾟ]")
    labels: tuple[LabelForm, ...] = (
        LabelForm(
            "division",
            re.compile(
                rf"(?P<label>第[\s　]?(?P<n>{_N})[\s　]?[章節款目部編](?:の(?P<branch>{_N}))?)(?=[\s　（(【:：]|$)"
            ),
            certain=True,
        ),
        LabelForm(
            "article",
            re.compile(
                rf"(?P<label>第[\s　]?(?P<n>{_N})[\s　]?[条條項](?:の(?P<branch>{_N}))?"
                rf"(?:(?:及び|から|、|ないし|乃至)第{_N}条(?:の{_N})*(?:まで)?)*)(?=[\s　（(【:：]|$)"
            ),
            certain=True,
        ),
        LabelForm(
            "article", re.compile(rf"(?P<label>(?:議題|議事|項目)[\s　]?(?P<n>{_N}))(?=[\s　：:．.、]|$)"), certain=True
        ),
        LabelForm("paragraph", re.compile(r"(?P<label>[○◯〇](?P<n>[0-9０-９]{1,2}))(?=[\s　一-龥ァ-ヴ])")),
        LabelForm("paragraph", re.compile(r"(?P<label>(?P<n>[0-9０-９]{1,2}))(?=　+\S|\t+\S|\s{2,}\S)")),
        LabelForm("paragraph", re.compile(r"(?P<label>(?P<n>[０-９]{1,2}))(?= \S)")),
        LabelForm("kanji-brackets", re.compile(r"(?P<label>[（(](?P<n>[一二三四五六七八九十]{1,3})[）)])")),
        LabelForm(
            "kanji",
            re.compile(
                rf"(?P<label>(?P<n>[一二三四五六七八九十]{{1,3}})(?:の(?P<branch>[二三四五六七八九十]{{1,2}}))?[、.．]?){END}"
            ),
        ),
        LabelForm("kanji", re.compile(r"(?P<label>(?P<n>[一二三四五六七八九十]{1,3})、)")),
        LabelForm("kana-brackets", re.compile(rf"(?P<label>[（(](?P<n>[{AIUEO_LIST}ｱ-ﾜ])[）)])")),
        LabelForm("kana-half-bracket", re.compile(rf"(?P<label>(?P<n>[{AIUEO_LIST}{IROHA_LIST}])[）)])")),
        LabelForm("kana", re.compile(rf"(?P<label>(?P<n>[{AIUEO_LIST}{IROHA_LIST}])[.．、]?){END}")),
    )
    cues = load_cues(__name__)
    examples = load_examples(__name__)
    boilerplate = re.compile(
        r"\s*(?:この(?:記事|ページ)を(?:シェア|印刷|共有)|本文へ[\s　]*[｜|]|ホーム[\s　]*[＞>›»]|文字サイズ|シェアする|ページの?(?:先頭|トップ)(?:へ|に)|関連(?:リンク|記事)|印刷用|最終更新|閲覧数|前のページ).*"
    )
    sentence_end = re.compile(r"[。：:；;]\s*[」』）)]*\s*$")
    closing = re.compile(
        r"\s*(?:以上の証拠として|本(?:使|大臣|官)は、以上を申し進める|敬具|[^\n]{0,30}閣下に向かって敬意を表し|(?=[^\n]{0,140}(?:年[^\n]{1,6}月|において))[^\n]{2,140}(?:署名|作成|発出|確認)(?:し|さ|され|す)[たる](?:。|\s*$)|[^\n。]{2,60}[（(]署名[）)]\s*$"
        r"|[^\n]{2,60}(?:のために|を代表して|代表)\s*(?:$|\n)|（署名）|\(署名\))"
    )
    courtesy = re.compile(r"\s*(?:本(?:使|大臣|官)は、以上を申し進める|[^\n]{0,30}閣下に向かって敬意を表し|敬具)")
    signs_for = re.compile(r"[^\n。]{2,80}(?:のために|を代表して|代表)\s*$")
    addressee = re.compile(r"[^\n。]{2,60}(?:閣下|殿|様)\s*$")
    annex = re.compile(
        rf"[（(【［]?(?:(?P<label>(?:別[\s　]?添|別[\s　]?紙|別[\s　]?表|附属書|付属書|付録|様式)第?[\s　]?(?P<n>{_N}|[IVXＩＶＸA-ZＡ-Ｚ]{{1,3}}\b)号?)"
        r"|別[\s　]?添|別[\s　]?紙|別[\s　]?表|附属書|付属書|付録|附[\s　]*則|附[\s　]*録)(?:[）)】］]|[\s　]*抄)?(?=[\s　]*$|[\s　]*[（(：:]|[\s　][^。]{1,60}$)(?![^\n]*。$)"
    )
    salutation = re.compile(
        r"\s*拝復|"
        r"\s*(?:(?:書簡をもって|以書簡)?(?:本?使は、?)?(?:書簡をもって)?啓上|拝啓|謹啓|閣下(?:[、。]|$)|[^\n]{0,40}書簡をもって(?:啓上|申し進め))"
    )
    predicate = re.compile(
        r"。|[はがをしてり]、|、$|(?:する|した|した。|ます|ました|である|される|された|こと)[\s　]*$"
    )
    statute = re.compile(r"(?:法|法律|省令|政令|条例|規則|府令|施行令)(?:[（(、\s　]|$)")
    report = re.compile(
        r"議事(?:要旨|録|概要)|報道発表|お知らせ|プレスリリース|ニュース|会合の?(?:開催|結果)|(?:を|に)(?:署名|締結|発出|開催|公表|決定)|署名(?:しました|へ|式)|について$|の(?:署名|締結|開催)$"
    )
    # Marks of voicing that stand alone, small kana at a start, and what Japanese looks like in a wrong encoding.
    impossible = re.compile(
        r"[゛゜\u3099\u309a]|(?<![ぁ-ヿー])[ぁぃぅぇぉっゃゅょァィゥェォッャュョ]|(?<![ぁ-ヿー])ー|[縺繧繝蜈荳]{2,}|(?:[縺繧繝][^\s縺繧繝]){2,}"
        r"|[ｦ-ﾟ]{3,}|[㐀-䶿]"
    )
    usual: Sequence[tuple[re.Pattern[str], float]] = ((re.compile("[ぁ-ヺ]"), 0.1),)
    facts = FactPatterns(
        dated=DATED,
        dates=DATES,
        months={},
        common_year=common_year,
        periods=PERIODS,
        amounts=AMOUNTS,
        currencies=CURRENCIES,
    )
    names: Names = JapaneseNames()
    instruments = INSTRUMENTS

    def unknown_words(self, text: str) -> tuple[int, int]:
        """Words that unidic does not have; it knows nearly every character as a word, so letters that make no word show
        as a row of words of one letter, which counts too."""
        words = [
            word for word in _tagger()(text[:ANALYSER_LIMIT].replace("\0", " ")) if self.letters.match(word.surface)
        ]
        return sum(word.is_unk for word in words), len(words)

    def words(self, text: str) -> list[Span]:
        """Words by fugashi with unidic-lite, without white space and punctuation."""
        spans: list[Span] = []
        for at in range(0, len(text), ANALYSER_LIMIT):
            offset = at
            for word in _tagger()(text[at : at + ANALYSER_LIMIT].replace("\0", " ")):
                start = offset + len(word.white_space)
                offset = start + len(word.surface)
                if any(c.isalnum() for c in word.surface):
                    spans.append(Span(start, offset))
        return spans

    def sentences(self, text: str) -> list[Span]:
        """Split after a full stop outside brackets."""
        borders, depth = [], 0
        for i, c in enumerate(text):
            depth = max(0, depth + (c in "「『（(") - (c in "」』）)"))
            if c in "。！？" and depth == 0:
                borders.append(i + 1)
        return split_at(text, borders)


@cache
def _tagger() -> Any:
    from fugashi import Tagger

    return Tagger("-Owakati")
