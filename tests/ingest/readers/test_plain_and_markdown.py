from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read_source

SEED = Path(__file__).parents[4] / "shared/seeds/000_f2fd41749fb1113d.txt"


def test_plain_text_stays_as_written() -> None:
    text = "Title\n\nArticle 1  Purpose\n  indented * not a list\n# 1 is no heading alone\n\nอิอิ"
    reading = read_source((text.replace("\n", "\r\n") + "  \r\n\r\n").encode(), "x")
    assert (reading.text, reading.media_type, reading.encoding) == (text, "text/plain", "utf-8")


@pytest.mark.skipif(not SEED.is_file(), reason="the seed is not here")
def test_seed_is_plain_text() -> None:
    reading = read_source(SEED.read_bytes(), SEED.name)
    assert reading.media_type == "text/plain"
    assert reading.text.startswith("กระทรวงดีอี ลงนามความร่วมมือร่าง MoC กับประเทศญี่ปุ่น\n\nกระทรวง")


MARKDOWN = """\
---
layout: page
title: "A memorandum"
---
<!-- a remark -->
# Memorandum **of** [cooperation](http://x.test/a_(b)) #

The Ministry of *Transport* and
the Ministry of `Land`,\\
hereinafter "the Sides".

本覚書は、
両省の

Areas
-----

1. roads
1. rail\\*ways
   - a ~~b~~ c
1. ports

| Side | Office |
|------|:------:|
| Thai | [OTP][1] |

> quoted &amp; kept

```
code * here *
```
***
[1]: http://x.test
Sign_ed_ at snake_case_name
"""


def test_markdown_reads_as_it_is_shown() -> None:
    reading = read_source(MARKDOWN.encode(), "x.txt")
    assert (reading.media_type, reading.title) == ("text/markdown", "A memorandum")
    assert reading.text.split("\n") == [
        "Memorandum of cooperation", "",
        "The Ministry of Transport and the Ministry of Land,", 'hereinafter "the Sides".', "",
        "本覚書は、両省の", "", "Areas", "",
        "1. roads", "2. rail*ways", "a c", "3. ports", "",
        "Side", "Office", "", "Thai", "OTP", "", "quoted & kept", "", "code * here *", "",
        "Sign_ed_ at snake_case_name",
    ]  # fmt: skip


def test_first_heading_is_the_title() -> None:
    assert read_source(b"# Joint Statement\n\ntext\n\n## Two\n\nmore", "x").title == "Joint Statement"
