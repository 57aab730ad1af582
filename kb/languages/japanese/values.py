"""Japanese: how it writes dates, lengths of time and money."""

from __future__ import annotations

import re

from kb.calendars import JAPANESE_ERAS, from_buddhist
from kb.languages.base import DateForm, PeriodPatterns

_D = "[0-9０-９]"
_K = "[〇零一二三四五六七八九十百千元]"
_N = rf"(?:{_D}{{1,4}}|{_K}{{1,8}})"
_ERA = r"(?P<era>令和|平成|昭和|大正|明治|西暦|仏暦)"
_OTHER = r"(?:\s?[（(][^）)]{2,9}[）)])?"
"""The year once more in the other calendar."""
_WEEKDAY = r"(?:\s?[（(][日月火水木金土](?:曜日?)?(?:[・･]祝)?[）)])?"
_YEAR = rf"(?:{_ERA}\s?)?(?P<year>{_N})(?:{_OTHER})\s?年{_OTHER}"
_TO_YEAR = rf"(?:{_ERA.replace('<era>', '<to_era>')}\s?)?(?P<to_year>{_N}){_OTHER}\s?年{_OTHER}"
_MONTH = rf"(?P<month>{_N})\s?月"
_DAY = rf"(?P<day>{_N})\s?日{_WEEKDAY}"
_TO_MONTH, _TO_DAY = _MONTH.replace("<month>", "<to_month>"), _DAY.replace("<day>", "<to_day>")
_SEP = r"\s?(?:から|より|～|〜|~|－|-|–|―|ー)\s?"
_BARE = rf"(?:{_ERA}\s?(?P<year>{_N})|(?P<year_bare>(?:1[6-9]|20|１[６-９]|２０){_D}{{2}}|[一二][〇零一二三四五六七八九]{{3}}|(?:千[八九]百|二千){_K}{{0,4}}))\s?"
_ACTS = r"(?:法律|政令|省令|勅令|条約第)"
_LAWS = r"(?:[一-龥]{0,3}(?:豪雨|地震|台風|災害|震災|噴火|水害)|法律|政令|省令|勅令|条約|規則|告示|府令|訓令|規程|条例|通達)"


def _form(pattern: str, fiscal: int = 0, unless: str | None = None) -> DateForm:
    return DateForm(re.compile(pattern), fiscal, re.compile(unless) if unless else None)


DATED = re.compile(r"年|[0-9０-９元][.．/／-][0-9０-９]{1,2}")

DATES = (
    _form(
        rf"{_YEAR}\s?{_MONTH}\s?(?P<day>{_N})(?:\s?日{_WEEKDAY})?(?:{_SEP}|\s?(?:及び|・|、)\s?){_TO_DAY}(?!間)(?:まで)?"
    ),
    _form(rf"(?:タイの?|タイ国の?)?(?P<era>仏暦)\s?(?P<year>{_N})\s?(?:会計)?年度", -10),
    _form(rf"{_YEAR}\s?{_MONTH}\s?{_DAY}{_SEP}(?:同月)?(?:{_TO_MONTH})?\s?{_TO_DAY}(?!間)(?:まで)?"),
    _form(rf"{_YEAR}\s?{_MONTH}{_SEP}{_TO_MONTH}(?!\s?{_N}\s?日)(?:まで)?"),
    _form(rf"{_YEAR}\s?{_MONTH}(?:\s?{_DAY}(?!{_ACTS})|(?!間|{_LAWS}))"),
    _form(
        rf"(?<![A-Za-z0-9])(?P<era>[RHSTMRＨＲＳ]|[令平昭大明])(?P<year>{_D}{{1,2}}|元)[.．/・年](?P<month>{_D}{{1,2}})[.．/・月](?P<day>{_D}{{1,2}})日?(?!{_D})"
    ),
    _form(
        rf"(?<![0-9０-９.．/／-])(?P<year>(?:19|20|１９|２０){_D}{{2}})(?P<sep>[./．／-])(?P<month>{_D}{{1,2}})(?P=sep)(?P<day>{_D}{{1,2}})(?![0-9０-９.．/／-])"
    ),
    _form(rf"(?:{_ERA}\s?)?(?P<year>{_N})(?:{_OTHER})\s?年度{_SEP}(?P<to_year>{_N})\s?年度(?:まで)?", 4),
    _form(rf"(?:{_ERA}\s?)?(?P<year>{_N})(?:{_OTHER})\s?年度(?:{_OTHER})", 4),
    _form(
        rf"(?<![0-9０-９])(?P<year>(?:19|20|１９|２０){_D}{{2}}){_SEP}(?P<to_year>(?:19|20|１９|２０)?{_D}{{2}})\s?年(?!度|代|\s?{_N}\s?月)(?:まで)?"
    ),
    _form(rf"(?<![A-Za-z0-9])(?P<era>[RHSＲＨＳ])(?P<year>{_D}{{1,2}}|元)年度", 4),
    _form(rf"(?:{_ERA}\s?)?(?P<year>{_N}){_SEP}(?P<to_year>{_N})\s?年度(?:まで)?", 4),
    _form(rf"{_BARE}年{_SEP}{_TO_YEAR}(?:まで)?(?!\s?{_N}\s?月)(?!度|代)"),
    _form(
        rf"{_BARE}{_OTHER}年{_OTHER}(?!\s?{_N}\s?月)(?!{_LAWS})"
        r"(?!度|代|[^\S\n]?間|以上|以下|未満|ぶり|[ぁ-ん]?の?(?:計画|目標|ビジョン|覚書|協定|宣言|行動計画|アジェンダ|戦略|構想|万博|博覧会|大会|条約|[^\s、。]{0,8}(?:博覧会|万博|オリンピック)|改訂|協力覚書)|[戸人円本件台枚回])"
        rf"(?!\s?{_SEP}{_TO_YEAR.replace('?P<to_era>', '?:').replace('?P<to_year>', '?:')})"
    ),
)


def common_year(era: str | None, year: int, month: int | None) -> int | None:
    """The year of the common era; without an era only years of four digits are dates."""
    if era == "仏暦":
        return from_buddhist(year, month)
    if era in (None, "西暦"):
        return year if year >= 1000 else None
    return year + JAPANESE_ERAS[era.translate(_NARROW)]


_NARROW = {ord(c): ord(c) - 0xFEE0 for c in "ＲＨＳＴＭ"}

_COUNT = rf"(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})?|[一二三四五六七八九十百]{{1,5}}|数(?!))"
_UNIT = r"(?:箇年間?|[かカヵヶケ]年間?|年間|年(?![度代月生来末始間以前後次限０-９0-9]|[一二三四五六七八九十]{1,3}月)|年(?=前|後|以[上内下]|間)|月(?=を超え|を経過|以内)|箇月間?|[かカヵヶケ]月間?|週間|日間?|時間|分間?(?!の[0-9０-９一二三四五六七八九十]|[野担析類離配布割])|秒間?)"

PERIODS = PeriodPatterns(
    form=re.compile(
        rf"(?<![0-9０-９一二三四五六七八九十百月時第.．,，/・])(?:(?P<number>{_COUNT}) ?(?P<unit>{_UNIT})(?P<and_half>半)?"
        rf"(?:(?:と|及び)?\s?(?P<number2>{_COUNT})\s?(?P<unit2>箇月間?|[かカヵヶケ]月間?|日間|分間?|秒))?(?!付|程|本|目|未明|現在)"
        r"|(?P<half_unit_words>半(?P<half_unit>年|日|月))(?:間)?(?!度))"
    ),
    units={"年": "Y", "月": "M", "週": "W", "日": "D", "時": "TH", "分": "TM", "秒": "TS"},
    unless_before=re.compile(
        r"(?:満|年齢|創立|設立|毎|第|ごとに|開港|開設|樹立)\s?$|月$|[0-9０-９一二三四五六七八九十]年度?$"
    ),
    unless_after=re.compile(
        r"周年|歳|ごと|毎|おき|に[一二三四五六七八九十百千万0-9０-９]|当たり|あたり|につき|目|第|の歴史"
    ),
    notice_before=re.compile(r"(?:予告期間|事前(?:の)?(?:通告|通知|予告))[^。]{0,20}$"),
    notice_after=re.compile(
        r"(?:以上)?前(?:まで)?(?:に|の|、)|(?:以上)?の?(?:事前|予告|通告期間|予告期間)|前(?:まで)?(?:に)?[^。]{0,6}(?:書面|文書)"
    ),
    notice_word=re.compile(r"少なくとも|通告|通知|通報|予告|申し?出|申し?入れ|連絡|届け?出|伝え"),
    written=re.compile(r"書面|文書"),
    bounds={
        "at_least": (re.compile(r"(?:少なくとも|最低)(?:でも)?\s?$"), re.compile(r"以上|を下回らない|前までに")),
        "at_most": (re.compile(r"(?:最長|最大|遅くとも)(?:でも)?\s?$"), re.compile(r"以内|以下|を超えない|まで(?!に)")),
    },
)

_FIGURES = rf"{_D}{{1,15}}(?:[,，]{_D}{{3}}){{0,5}}(?:[.．]{_D}{{1,4}})?"
_AMOUNT = rf"(?:(?<![0-9０-９,，.．])(?:{_FIGURES}[百千万億兆]{{1,3}}){{0,4}}(?:{_FIGURES})?(?<=[0-9０-９百千万億兆])|[一二三四五六七八九十百千万億兆〇]{{1,20}})"
AMOUNTS = (
    re.compile(
        rf"(?P<number>{_AMOUNT})(?P<scale>(?:百|千)?(?=万))?\s?(?P<currency>円|バーツ|米ドル|アメリカドル|ドル|ユーロ|人民元|元(?!年)|ウォン|ポンド)(?!安|高|貨|卓|滑)"
    ),
    re.compile(rf"(?P<currency>[￥¥])\s?(?P<number>{_D}[0-9０-９,，]*)(?P<scale>)"),
)
CURRENCIES = {
    **{"円": "JPY", "￥": "JPY", "¥": "JPY", "バーツ": "THB", "米ドル": "USD", "アメリカドル": "USD", "ドル": "USD"},
    **{"ユーロ": "EUR", "人民元": "CNY", "元": "CNY", "ウォン": "KRW", "ポンド": "GBP"},
}
