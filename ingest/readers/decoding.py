"""Bytes to characters, judged on the whole document and decoded strictly: what fits no encoding is refused.

In order: a byte order mark; UTF-16 without one (it has NUL bytes, or reads as kana and Thai); the escape sequences of
ISO-2022-JP; UTF-8 if every byte fits it (nothing else does by chance); then CP874, CP932, EUC-JP or CP1252 as chardet
finds, where what the file says of itself (``<meta charset>``, an XML declaration) decides if chardet is in doubt.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ingest.readers.base import UnreadableSource
from kb.languages import LANGUAGES

LEGACY = {"cp874": ("cp874",), "cp932": ("cp932",), "euc-jp": ("euc_jp", "euc_jis_2004"), "cp1252": ("cp1252",)}
"""Encodings that must be told apart by their words, and the codecs for them: Python's EUC-JP lacks the row with ①."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark begins its own."""

DECLARED = {
    "shift_jis shift-jis sjis x-sjis windows-31j cp932 ms932 ms_kanji csshiftjis": "cp932",
    "tis-620 tis620 windows-874 cp874 iso-8859-11 x-windows-874 dos-874": "cp874",
    "euc-jp x-euc-jp euc_jp eucjp cp51932": "euc-jp",
    "iso-8859-1 latin1 latin-1 windows-1252 cp1252 us-ascii ascii iso-8859-15": "cp1252",
}
ENCODING_NAMES = {label: encoding for labels, encoding in DECLARED.items() for label in labels.split()}

READ_ENCODINGS = "UTF-8, UTF-16, CP874, Shift_JIS, EUC-JP, ISO-2022-JP, CP1252"

FAR_LIKELIER = 3.0
"""How much likelier another encoding must be than the one a file says it has; old Thai and Japanese pages are often
served with a declaration that their editor left behind."""

SAMPLE, FEW_LETTERS, UNKNOWN = 2_000, 100, 0.5
"""Characters of a text read as CP874 that are looked up, letters from which that is done, and the share of unknown
words from which it is no Thai: Korean has .86, the most unusual Thai of the shared data .14 (measured)."""

KANJI_ALONE = 60
"""Characters from which a Japanese text without any kana is none."""

PRINTABLE = b"\t\n\r" + bytes(range(32, 127))
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
CONTROL_SHARE = 1 / 200
"""Share of control characters above which bytes are no text; a stray one or two come from old word processors."""


ASCII = bytes(range(128))
HIGH = bytes(byte | 128 if 33 <= byte <= 126 else byte for byte in range(256))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were in, and what is doubtful about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def is_text(data: bytes) -> bool:
    """Whether bytes can be text at all, in any encoding; false for most binary data."""
    if data.startswith(tuple(mark for mark, _ in MARKS)) or utf16_order(data):
        return True
    if b"\0" in data:
        return False
    return len(data) - len(data.translate(None, CONTROLS)) <= len(data) * CONTROL_SHARE


def decode(data: bytes) -> Decoded:
    """The characters of a whole document, or :class:`UnreadableSource`."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data.removeprefix(mark), encoding), encoding)
    if order := utf16_order(data):
        return Decoded(data.decode(order), order)
    if data.isascii() and re.search(rb"\x1b\$[@B]|\x1b\([JI]", data):
        return Decoded(_iso2022_jp(data), "iso-2022-jp")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error)
    return _legacy(data)


def utf16_order(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` if the bytes are UTF-16 without a mark.

    The right order gives the letters our languages share a page of (ASCII, Thai, kana and their punctuation), the
    wrong one scatters them over the whole of Unicode; no other encoding of our languages gives them by chance.
    """
    if len(data) % 2 or not data.translate(None, PRINTABLE):
        return None  # "0B0C" in ASCII would be two kana
    best, share = None, 0.0
    for order in ("utf-16-le", "utf-16-be"):
        try:
            text = data[:200_000].decode(order)
            data.decode(order)
        except UnicodeDecodeError:
            continue
        if re.search(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]", text):
            continue
        common = len(re.findall(r"[\t\n\r -~\u0e01-\u0e5b\u3000-\u30ff\uff01-\uff9f]", text)) / len(text)
        if common > share:
            best, share = order, common
    return best if share >= 0.3 else None


def declared_encoding(data: bytes) -> str | None:
    """What a page says its encoding is, lower case: in an XML declaration or in a ``meta`` of its first kilobytes."""
    found = re.search(rb"""<\?xml[^>]{0,100}encoding=["']([\w-]+)""", data[:200]) or re.search(
        rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]+)""", data[:8192], re.IGNORECASE
    )
    return found[1].decode("ascii").lower() if found else None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"marked as {encoding}, but {error.end - error.start} of its bytes at {error.start:,} do not fit it"
        ) from error


def _iso2022_jp(data: bytes) -> str:
    """ISO-2022-JP as Windows writes it, with ① and half-width katakana, which no codec of Python's has.

    Its two-byte runs are EUC-JP less the high bits.
    """
    whole = re.sub(rb"\x1b\$[@B]([^\x1b]*)", lambda run: run[1].translate(HIGH), data)
    whole = re.sub(rb"\x1b\(I([^\x1b]*)", lambda run: re.sub(rb"[!-~]", _half_width, run[1]), whole)
    text = _try(re.sub(rb"\x1b\([BJ]", b"", whole), "euc-jp")
    if text is None:
        raise UnreadableSource("ISO-2022-JP with bytes that do not fit it: damaged or cut off")
    return text


def _half_width(byte: re.Match[bytes]) -> bytes:
    return b"\x8e" + byte[0].translate(HIGH)


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """UTF-8 with a few broken bytes must not pass as CP1252 or CP874, where nearly every byte means something."""
    beyond = len(data.translate(None, ASCII))
    fitting = len(data.decode("utf-8", "ignore").encode().translate(None, ASCII))
    if fitting > beyond * 0.9:
        raise UnreadableSource(
            f"UTF-8 with {beyond - fitting} bytes that do not fit it, the first at byte {error.start:,}: "
            "damaged or cut off"
        ) from error


def _legacy(data: bytes) -> Decoded:
    """One of the encodings in which nearly any bytes could be read, by its words."""
    texts = {encoding: text for encoding in LEGACY if (text := _try(data, encoding)) is not None}
    if not texts:
        raise UnreadableSource(f"text in none of the encodings this version reads ({READ_ENCODINGS}), or damaged")
    declared = declared_encoding(data)
    named = ENCODING_NAMES.get(declared or "")
    if declared and named is None and declared != "utf-8" and _is_codec(declared):
        raise UnreadableSource(f"text in {declared}; this version reads {READ_ENCODINGS}")
    scores = _scores(data, list(texts))
    encoding = max(scores, key=scores.__getitem__)
    if named and scores.get(named, 0.0) * FAR_LIKELIER >= scores[encoding]:
        encoding = named
    if not plausible(texts[encoding], encoding):
        raise UnreadableSource(f"bytes that make no words in any encoding this version reads ({READ_ENCODINGS})")
    warnings = (f"says it is {declared}, read as {encoding}",) if declared and named != encoding else ()
    return Decoded(texts[encoding], encoding, warnings)


def _scores(data: bytes, encodings: list[str]) -> dict[str, float]:
    """How likely chardet holds each encoding; its figures mean something beside each other only."""
    import chardet

    names = {codec: encoding for encoding, codecs_ in LEGACY.items() for codec in (encoding, *codecs_)}
    scores = dict.fromkeys(encodings, 0.0)
    for guess in chardet.detect_all(
        data,
        include_encodings=encodings,
        no_match_encoding=encodings[0],
        compat_names=False,
        ignore_threshold=True,
    ):
        name = names.get(str(guess["encoding"]).lower())
        if name in scores:
            scores[name] = max(scores[name], float(guess["confidence"] or 0))
    return scores


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _try(data: bytes, encoding: str) -> str | None:
    for codec in LEGACY[encoding]:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def plausible(text: str, encoding: str) -> bool:
    """Whether what is beyond ASCII is of the kind the encoding is for: Thai, Japanese, a few accented letters.

    This refuses Chinese, Korean and Cyrillic files, which decode as well and make no word of it.
    """
    beyond = re.sub(r"[\x00-\x7f]", "", text)
    if encoding == "cp1252":
        return len(beyond) <= len(text) * 0.3
    if encoding == "cp874":
        # A mark stands on a consonant or on another mark.
        astray = re.findall(r"(?<![ก-ฮ\u0e31-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", beyond)
        if len(astray) > len(beyond) * 0.1 or len(beyond) < FEW_LETTERS:
            return len(astray) <= len(beyond) * 0.1
        unknown, words = LANGUAGES["th"].unknown_words(text[:SAMPLE])
        return unknown <= words * UNKNOWN
    # Half-width katakana is what other encodings look like in CP932, and no Japanese goes on for long without kana.
    odd = len(re.findall(r"[\uff61-\uff9f\ue000-\uf8ff]", beyond))
    kana = re.search(r"[\u3041-\u30fa\uff66-\uff9d]", beyond)
    return odd <= len(beyond) * 0.5 and (kana is not None or len(beyond) < KANJI_ALONE)
