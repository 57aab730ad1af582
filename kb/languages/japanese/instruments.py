"""Japanese: how it speaks of instruments: their kinds, titles, status, term and what they stand under."""

from __future__ import annotations

import re

from kb.languages.base import InstrumentPatterns

BLANK = r"(?:[\s　＿_○〇●]年|年)[\s　＿_○〇●]+月[\s　＿_○〇●]+日"
"""A date that is still to be filled in."""

INSTRUMENTS = InstrumentPatterns(
    kinds=(
        (
            "memorandum_of_cooperation",
            re.compile(
                r"協力覚書|協力(?:の枠組み)?に関する(?:[^。]{0,40}の間の)?(?:協力)?覚書|協力に係る覚書|ＭＯＣ|\bM[Oo]C\b"
            ),
        ),
        ("memorandum_of_understanding", re.compile(r"覚書|了解覚書|ＭＯＵ|\bM[Oo]U\b")),
        ("joint_statement", re.compile(r"共同声明|共同宣言|共同文書|共同プレスリリース")),
        ("exchange_of_notes", re.compile(r"交換公文|交換書簡")),
        ("agreement", re.compile(r"協定|条約")),
    ),
    titles=(
        re.compile(r"[「『](?P<title>[^」』]{6,200}(?:覚書|声明|宣言|協定))[」』]"),
        re.compile(r"(?P<title>[^\s。、「」]{4,60}に関する(?:協力)?(?:覚書|共同声明))"),
    ),
    signed=re.compile(r"署名(?:し(?:た|まし|、)|され(?:た|まし)|が行われ|を行)"),
    planned=re.compile(r"署名(?:する|される|を行う|の)?(?:予定|見込み|見通し)|署名することとし|署名することを目指"),
    draft=re.compile(r"案|草案"),
    introduces=re.compile(
        r"(?:次の(?:とおり|通り|事項)|以下の(?:とおり|通り|事項)|次に掲げる|以下の?[^。]{0,20}分野)[^。]{0,40}[。：:]?\s*$|[：:]\s*$"
    ),
    ended=re.compile(r"(?:失効|終了|満了)し(?:た|ました)"),
    in_force=re.compile(r"(?:効力を(?:生じ|有し)て(?:いる|おり)|発効し(?:た|て|ました)|発効済|有効(?:である|です))"),
    enters=(
        ("on_exchange", re.compile(r"(?:返簡|公文の交換|書簡の交換|本書簡)の日|返簡が[^。]{0,60}効力を生ずる")),
        (
            "on_notification",
            re.compile(
                r"(?:最後の|後の)?(?:通告|通知)(?:の日|を受領した日|が行われた日)|批准書[^。]{0,20}(?:寄託|交換)"
            ),
        ),
        ("on_signature", re.compile(r"署名(?:の日|された日|した日|と同時|をもって|により|の時)")),
    ),
    begins=re.compile(r"効力を生|効力を(?:発|有)|発効|開始|適用"),
    renews=re.compile(r"更新|延長|更に|さらに|ごと(?:に|の)"),
    generic=re.compile(r"覚書"),
    renewed=re.compile(r"間?(?:ずつ|ごと|の延長|の更新|延長)"),
    blank_date=re.compile(BLANK),
    automatic=re.compile(r"自動的|限り|なければ|ない場合"),
    under=re.compile(
        r"(?P<title>[^\s。、「」（）]{2,60}(?:覚書|協定|条約|共同声明|取極))(?:（[^）]*）)?(?:第[^\s、。]{1,4}[条項])?(?:に基づ|の下で|に基く|の規定に)"
    ),
    named=re.compile(
        r"(?P<title>[^\s。、「」『』（）]{2,60}(?:に関する|に係る|についての)(?:[^\s。、「」『』（）]{0,40}の間の)?(?:協力|了解)?(?:覚書|共同声明|共同宣言|協定|交換公文))"
    ),
    heading=re.compile(r"^(?:概要|要旨)|(?:概要|要旨|ポイント)$"),
    edition=re.compile(r"第([\d０-９一二三四五六七八九十]+)回|([＋+])[3３]"),
    topic=re.compile(r"(?P<topic>[^\s。、「」]{2,60}?)(?:に関する|に係る|についての)"),
    asked=re.compile(
        r"(?:署名|締結|更新|延長|改正)(?:について|につき|の)(?:閣議)?(?:承認|決定|了承)|(?:承認|了承)を求め"
    ),
    adopts=re.compile(r"(?:採択|署名)(?:する|される)(?:こと|予定|見込み|見通し)"),
    takes_effect=re.compile(r"(?:までに|に|から)(?:発効(?:する|の予定|予定)|効力を生(?:ずる|じる))"),
)
