"""Hand-made pages: each guarantee of the assembly of paragraphs, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.printed.page import PrintedLine, PrintedPage
from ingest.readers.printed.paragraphs import compose_pages
from kb.model import Anchor

SIZE, LEADING, LEFT, RIGHT, TOP = 12.0, 18.0, 70.0, 525.0, 90.0
WIDTH, HEIGHT = 595.0, 842.0
FULL = RIGHT - LEFT


def line(
    words: str, at: float, left: float = LEFT, right: float = RIGHT, size: float = SIZE, sure: float | None = None
) -> PrintedLine:
    return PrintedLine(words, left, at - size, right, at, size, sure)


def page(number: int, *lines: PrintedLine) -> PrintedPage:
    return PrintedPage(number, WIDTH, HEIGHT, lines)


def set_lines(*rows: tuple[str, float, float] | str, start: float = TOP) -> list[PrintedLine]:
    """Rows under each other: words, inset in points and width as a share; an empty one is a gap of half a line."""
    found, at = [], start
    for row in rows:
        if row == "":
            at += LEADING / 2
            continue
        words, inset, share = row if isinstance(row, tuple) else (row, 0.0, 1.0)
        found.append(line(words, at, LEFT + inset, LEFT + inset + (FULL - inset) * share))
        at += LEADING
    return found


def text(*pages: PrintedPage) -> str:
    return compose_pages(pages, "application/pdf").text


def paragraphs(*pages: PrintedPage) -> list[str]:
    return [row for row in text(*pages).split("\n") if row]


BODY = {
    "th": ("กระทรวงทั้งสองจะร่วมมือกันในสาขาที่เห็นพ้อง", "ต้องกันตามกฎหมายของแต่ละประเทศ"),
    "ja": ("両省は、次の分野において協力を行うこととし、必", "要な措置をとる。"),
    "en": ("The Ministries will cooperate in the fields that are", "set out in this Memorandum."),
}
JOINED = {
    "th": "กระทรวงทั้งสองจะร่วมมือกันในสาขาที่เห็นพ้องต้องกันตามกฎหมายของแต่ละประเทศ",
    "ja": "両省は、次の分野において協力を行うこととし、必要な措置をとる。",
    "en": "The Ministries will cooperate in the fields that are set out in this Memorandum.",
}
HEADINGS = {"th": "ข้อ ๓ ค่าใช้จ่าย", "ja": "第三条（経費）", "en": "Article 3"}
LANGUAGES = pytest.mark.parametrize("language", ["th", "ja", "en"])


def body(language: str, start: float = TOP, times: int = 4) -> list[PrintedLine]:
    """Paragraphs of two lines, set in by two ems."""
    first, last = BODY[language]
    return set_lines(*[row for _ in range(times) for row in ((first, 24.0, 1.0), (last, 0.0, 0.5))], start=start)


HEADS = [
    ("ราชกิจจานุเบกษา เล่ม ๑๓๖", "- {n} -"),
    ("外務省告示第百二十三号", "第{n}頁"),
    ("Treaty Series No. 1482", "Page {n} of 3"),
    ("บันทึกความร่วมมือ", "หน้า {t}"),
    ("協力覚書（仮訳）", "{n}／3"),
    ("Final Text", "{f}"),
    ("Final Text", "{r}"),
    ("Final Text", "{k}"),
    ("Final Text – {n}", "[{n}]"),
]


def numbered(form: str, n: int) -> str:
    return form.format(n=n, t="๐๑๒๓"[n], f="０１２３"[n], r=["", "i", "ii", "iii"][n], k="〇一二三"[n])


@LANGUAGES
@pytest.mark.parametrize(("head", "foot"), HEADS)
def test_running_heads_and_page_numbers_are_left_out(language: str, head: str, foot: str) -> None:
    pages = [
        page(n, line(numbered(head, n), 45, 200, 400, 9), *body(language), line(numbered(foot, n), 810, 290, 305, 9))
        for n in (1, 2, 3)
    ]
    assert paragraphs(*pages) == [JOINED[language]] * 12


def test_heads_that_alternate_between_left_and_right_are_left_out() -> None:
    heads = [
        "",
        "Memorandum of Cooperation",
        "Ministry of Transport",
        "Memorandum of Cooperation",
        "Ministry of Transport",
    ]
    pages = [
        page(n, line(heads[n], 45, LEFT if n % 2 else 400, 195 if n % 2 else RIGHT, 9), *body("en"),
             line(str(n + 6), 810, LEFT if n % 2 else 515, 80 if n % 2 else RIGHT, 9))
        for n in (1, 2, 3, 4)
    ]  # fmt: skip
    assert paragraphs(*pages) == [JOINED["en"]] * 16


def test_the_number_of_the_only_page_is_left_out() -> None:
    for number in ("1", "- 1 -", "หน้า ๑", "1/1"):
        assert paragraphs(page(1, *body("th"), line(number, 810, 290, 305))) == [JOINED["th"]] * 4


def test_a_page_number_that_a_recogniser_misread_is_left_out() -> None:
    pages = [
        page(n, *body("ja", TOP + 30 * n), line(foot, 810, 290, 305, sure=0.4))
        for n, foot in ((1, "－１－"), (2, "ーラノー"))
    ]
    assert paragraphs(*pages) == [JOINED["ja"]] * 8
    kept = [
        page(n, *body("ja", TOP + 30 * n), line(foot, 810, 290, 305)) for n, foot in ((1, "－１－"), (2, "ーラノー"))
    ]
    assert "ーラノー" in paragraphs(*kept)


def test_a_line_in_the_margin_that_only_looks_like_furniture_stays() -> None:
    title = line("บันทึกความร่วมมือ", 60, 230, 365)
    assert paragraphs(page(1, title, *body("th")))[0] == "บันทึกความร่วมมือ"
    assert "2." in paragraphs(page(1, *body("en", times=2), line("2.", 180, LEFT, 80), *body("en", 220)))
    tops = [page(n, line(f"ข้อ {n}", 60, LEFT, 110), *body("th", 90)) for n in (3, 4, 5)]
    assert [row for row in paragraphs(*tops) if row.startswith("ข้อ")] == ["ข้อ 3", "ข้อ 4", "ข้อ 5"]
    years = [page(n, line(f"Budget of {year}", 60, LEFT, 200), *body("en", 90)) for n, year in ((1, 2019), (2, 2024))]
    assert "Budget of 2019" in paragraphs(*years)
    assert "2561" in paragraphs(page(1, *body("th"), line("2561", 330, 290, 320)))


@LANGUAGES
def test_the_lines_of_a_paragraph_are_one_line(language: str) -> None:
    assert paragraphs(page(1, *body(language))) == [JOINED[language]] * 4


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the international co-", "operation of the two", "the international cooperation of the two"),
        ("the countries of Asia-", "Pacific and their", "the countries of Asia-Pacific and their"),
        ("a vaccine against COVID-", "19 and other", "a vaccine against COVID-19 and other"),
        ("a long-", "term plan", "a long-term plan"),
        ("a steering commit\u2010", "tee of both", "a steering committee of both"),
        ("in the decision-", "making of both", "in the decision-making of both"),
        ("KINGDOM OF THAI-", "LAND", "KINGDOM OF THAILAND"),
        ("ความสัมพันธ์ไทย-", "ญี่ปุ่นในปีหน้า", "ความสัมพันธ์ไทย-ญี่ปุ่นในปีหน้า"),
        ("Thailand –", "Japan relations", "Thailand – Japan relations"),
        ("両国の協力は、Economic", "Partnershipに基づく", "両国の協力は、Economic Partnershipに基づく"),
        ("両国の協力に基づく署名の日は、2024年", "11月とする。", "両国の協力に基づく署名の日は、2024年11月とする。"),
        ("両国の協力に基づく費用は、総額で3,", "000万円とする。", "両国の協力に基づく費用は、総額で3,000万円とする。"),
        ("ด้านไอซีที ปี ๒๕๖๐", "(ICT) ต่อไป", "ด้านไอซีที ปี ๒๕๖๐ (ICT) ต่อไป"),
    ],
)
def test_what_the_end_of_a_line_stands_for(before: str, after: str, joined: str) -> None:
    rest = set_lines("", "long-term THAILAND decision and making are words of this text, and so is", "", start=300)
    assert joined in paragraphs(page(1, *set_lines(before, (after, 0.0, 0.5)), *rest))


@LANGUAGES
def test_a_larger_gap_begins_a_paragraph_and_leaves_a_blank_line(language: str) -> None:
    first, last = BODY[language]
    rows: list[tuple[str, float, float] | str] = [
        first,
        (last, 0.0, 0.97),
        "",
        first,
        (last, 0.0, 0.3),
        "",
        first,
        (last, 0.0, 0.3),
    ]
    assert text(page(1, *set_lines(*rows))) == "\n\n".join([JOINED[language]] * 3)


@LANGUAGES
def test_a_first_line_set_in_begins_a_paragraph(language: str) -> None:
    first, last = BODY[language]
    indent = SIZE if language == "ja" else 30.0
    rows = [row for share in (0.97, 0.5, 0.5) for row in ((first, indent, 1.0), (last, 0.0, share))]
    assert paragraphs(page(1, *set_lines(*rows))) == [JOINED[language]] * 3


@LANGUAGES
def test_a_short_last_line_ends_a_paragraph(language: str) -> None:
    first, last = BODY[language]
    assert paragraphs(page(1, *set_lines(first, (last, 0.0, 0.4), first, (last, 0.0, 0.4)))) == [JOINED[language]] * 2


@LANGUAGES
def test_a_change_of_type_or_of_edge_begins_a_paragraph(language: str) -> None:
    first, last = BODY[language]
    larger = line(HEADINGS[language], TOP, size=17)
    lines = [larger, *set_lines(first, (last, 0.0, 0.95), start=TOP + LEADING)]
    assert paragraphs(page(1, *lines)) == [HEADINGS[language], JOINED[language]]
    block = set_lines((first, 60.0, 1.0), (last, 60.0, 1.0), first, (last, 0.0, 0.9))
    assert paragraphs(page(1, *block)) == [JOINED[language]] * 2


@LANGUAGES
def test_an_article_heading_is_never_glued(language: str) -> None:
    first, last = BODY[language]
    rows = [first, (last, 0.0, 0.99), (HEADINGS[language], 0.0, 0.99), first, (last, 0.0, 0.99)]
    found = paragraphs(page(1, *set_lines(*rows)))
    assert found[0] == JOINED[language]
    assert found[1].startswith(HEADINGS[language])
    if language != "th":  # what follows a Thai label on its line may be its text as well as its heading
        assert found[1:] == [HEADINGS[language], JOINED[language]]


@pytest.mark.parametrize(
    "labels",
    [
        ("(ก)", "(ข)", "(ค)"),
        ("๑.", "๒.", "๓."),
        ("（一）", "（二）", "（三）"),
        ("(a)", "(b)", "(c)"),
        ("1.1", "1.2", "1.3"),
    ],
)
def test_labels_that_count_on_begin_paragraphs(labels: tuple[str, ...]) -> None:
    rows = [(f"{label} exchange of officials between the two", 0.0, 0.99) for label in labels]
    assert len(paragraphs(page(1, *set_lines(*rows)))) == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The cooperation set out in", "Article 7 will be carried out"),
        ("การดำเนินการตามที่กำหนดไว้ใน", "ข้อ ๗ จะเป็นไปตามกฎหมาย"),
        ("It was held in the year", "2. The figure is odd"),
    ],
)
def test_a_reference_at_the_start_of_a_line_begins_nothing(before: str, after: str) -> None:
    assert len(paragraphs(page(1, *set_lines(before, (after, 0.0, 0.7))))) == 1


@LANGUAGES
def test_centred_lines_are_lines_of_their_own(language: str) -> None:
    titles = {
        "th": ["บันทึกความร่วมมือ", "ระหว่าง", "กระทรวงคมนาคมแห่งราชอาณาจักรไทย"],
        "ja": ["協力覚書", "日本国国土交通省", "タイ王国運輸省"],
        "en": ["Memorandum of Cooperation", "between", "the Ministry of Transport"],
    }[language]
    centred = [
        line(words, 60 + n * LEADING, 297 - 5 * len(words), 297 + 5 * len(words)) for n, words in enumerate(titles)
    ]
    assert paragraphs(page(1, *centred, *body(language, 150)))[:4] == [*titles, JOINED[language]]


@LANGUAGES
def test_a_page_that_ends_early_ends_its_paragraph(language: str) -> None:
    first, _ = BODY[language]
    assert len(paragraphs(page(1, line(first, 300)), page(2, line(first, TOP)))) == 2
    assert len(paragraphs(page(1, line(first, 770)), page(2, line(first, TOP)))) == 1


@LANGUAGES
def test_a_paragraph_over_two_pages_is_one(language: str) -> None:
    first, last = BODY[language]
    upper = body(language, 560)
    pages = [
        page(1, *upper, line(first, upper[-1].bottom + LEADING, LEFT + 24), line("- 1 -", 810, 290, 305)),
        page(
            2,
            line("Head", 45, 270, 320, 9),
            line(last, TOP, right=300),
            *body(language, TOP + LEADING),
            line("- 2 -", 810, 290, 305),
        ),
        page(3, line("Head", 45, 270, 320, 9), *body(language), line("- 3 -", 810, 290, 305)),
    ]
    reading = compose_pages(pages, "application/pdf")
    assert [row for row in reading.text.split("\n") if row] == [JOINED[language]] * 13
    starts = [reading.text.index(JOINED[language], a.start) == a.start for a in reading.anchors]
    assert [a.value for a in reading.anchors] == ["1", "2", "3"]
    assert all(starts)


def test_columns_are_read_one_after_the_other() -> None:
    left = [line(f"left column line {n}", TOP + n * LEADING, LEFT, 285) for n in range(6)]
    right = [line(f"right column line {n}", TOP + n * LEADING, 310, RIGHT) for n in range(6)]
    mixed = [part for pair in zip(left, right, strict=True) for part in pair]
    assert text(page(1, *mixed)).replace("\n", " ") == " ".join(row.words for row in (*left, *right))


def test_tables_are_read_row_by_row_and_cell_by_cell() -> None:
    rows = [("ลำดับ", "กิจกรรม", "งบประมาณ"), ("1", "การฝึกอบรม", "2,000,000"), ("2", "ワークショップ", "3,500,000")]
    lines = [
        line(words, TOP + n * 2 * LEADING, left, left + 60)
        for n, row in enumerate(rows)
        for words, left in zip(row, (LEFT, 200.0, 400.0), strict=True)
    ]
    lines.insert(8, line("ครั้งที่ ๒", TOP + 4 * LEADING + LEADING, 200, 260))
    found = paragraphs(page(1, *lines))
    assert found == [
        "ลำดับ",
        "กิจกรรม",
        "งบประมาณ",
        "1",
        "การฝึกอบรม",
        "2,000,000",
        "2",
        "ワークショップ ครั้งที่ ๒",
        "3,500,000",
    ]


def test_words_of_a_justified_line_that_stand_apart_are_one_line() -> None:
    lines = set_lines("การประชุมระหว่างประเทศว่าด้วยความร่วมมือ", "ของกระทรวงทั้งสองฝ่าย", "ตามกฎหมายของแต่ละประเทศ")
    torn = [line("ของกระทรวง", TOP + LEADING, LEFT, 280), line("ทั้งสองฝ่าย", TOP + LEADING, 296, RIGHT)]
    assert len(paragraphs(page(1, lines[0], *torn, lines[2]))) == 1


def test_what_was_recognised_is_marked_and_its_confidence_is_the_mean_by_characters() -> None:
    seen = [line("scanned words of a page", TOP, sure=0.9), line("end", TOP + LEADING, right=100, sure=0.5)]
    reading = compose_pages([page(1, *body("en", times=1)), page(2, *seen)], "application/pdf")
    assert [span.of(reading.text) for span in reading.recognised] == ["scanned words of a page end"]
    assert reading.confidence == pytest.approx((0.9 * 23 + 0.5 * 3) / 26)
    assert compose_pages([page(1, *body("en"))], "application/pdf").confidence is None


def test_pages_without_words() -> None:
    assert compose_pages([], "application/pdf").text == ""
    assert compose_pages([page(1), page(2, line("  ", 100))], "application/pdf").text == ""
    one = compose_pages([page(1), page(2, line("x", 100))], "application/pdf")
    assert (one.text, one.anchors) == ("x", (Anchor(0, "page", "2"),))


WORDS = ["ข้อ ๑", "第二条", "Article 3", "1.", "- 2 -", "co", "b", "ความร่วมมือ", "協力", "....", "（一）", " "]


def lines_between(lowest: int, highest: int) -> st.SearchStrategy[list[list[PrintedLine]]]:
    lines = st.builds(
        line,
        st.sampled_from(WORDS),
        st.integers(lowest, highest).map(float),
        st.integers(0, 500).map(float),
        st.integers(0, 600).map(float),
        st.sampled_from([0.5, 9.0, 12.0, 30.0]),
        st.sampled_from([None, 0.5]),
    )
    return st.lists(st.lists(lines, max_size=12), max_size=5)


@given(lines_between(160, 680))
def test_away_from_the_margins_nothing_is_lost(pages: list[list[PrintedLine]]) -> None:
    reading = compose_pages([page(n, *lines) for n, lines in enumerate(pages, 1)], "application/pdf")
    given_signs = sorted(sign for lines in pages for row in lines for sign in "".join(row.words.split()))
    assert sorted("".join(reading.text.split())) == given_signs
    assert all(0 <= span.start < span.end <= len(reading.text) for span in reading.recognised)


@given(lines_between(0, 850))
def test_any_pages_give_a_text(pages: list[list[PrintedLine]]) -> None:
    reading = compose_pages([page(n, *lines) for n, lines in enumerate(pages, 1)], "application/pdf")
    assert not reading.text.startswith("\n")
    assert all(a.start <= b.start for a, b in zip(reading.anchors, reading.anchors[1:], strict=False))
