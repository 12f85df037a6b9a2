"""Number formats of Word, at the values where they change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.ingest.word_numerals import custom_numeral, numeral

PRINTED = {
    "decimal": {1: "1", 12: "12"},
    "decimalZero": {1: "01", 10: "10", 100: "100"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa", 0: "0"},
    "upperLetter": {2: "B", 27: "AA"},
    "lowerRoman": {1: "i", 4: "iv", 9: "ix", 40: "xl", 1999: "mcmxcix", 0: "0", 4000: "4000"},
    "upperRoman": {14: "XIV"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 13: "13th", 21: "21st", 112: "112th"},
    "cardinalText": {1: "One", 20: "Twenty", 21: "Twenty-one", 100: "100"},
    "ordinalText": {1: "First", 20: "Twentieth", 21: "Twenty-first", 101: "101st"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"},
    "chineseCountingThousand": {
        10: "十",
        21: "二十一",
        100: "一百",
        101: "一百零一",
        1010: "一千零一十",
    },
    "taiwaneseCountingThousand": {12: "十二"},
    "ideographDigital": {10: "一〇", 25: "二五"},
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 21: "贰拾壹"},
    "ideographLegalTraditional": {3: "參"},
    "japaneseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 101: "百一", 1000: "千"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "甲"},
    "ideographZodiac": {1: "子", 12: "亥"},
    "ideographZodiacTraditional": {1: "甲子", 11: "甲戌"},
    "ideographEnclosedCircle": {1: "㊀", 11: "11"},
    "decimalEnclosedCircle": {0: "⓪", 1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"},
    "decimalEnclosedCircleChinese": {3: "③"},
    "decimalEnclosedParen": {1: "⑴"},
    "decimalEnclosedFullstop": {1: "⒈"},
    "decimalFullWidth": {12: "１２"},
    "koreanCounting": {11: "십일"},
    "ganada": {1: "가", 15: "가"},
    "aiueo": {1: "ア"},
    "iroha": {2: "ロ"},
    "russianLower": {1: "а"},
    "russianUpper": {2: "Б"},
    "hex": {255: "FF"},
    "chicago": {1: "*", 5: "**"},
    "numberInDash": {1: "- 1 -"},
    "bullet": {1: ""},
    "none": {1: ""},
    "bahtText": {7: "7"},
}


@pytest.mark.parametrize("kind", PRINTED)
def test_numbers_are_printed_as_word_prints_them(kind: str) -> None:
    assert {value: numeral(value, kind) for value in PRINTED[kind]} == PRINTED[kind]


def test_a_format_drawn_by_the_file_has_its_width() -> None:
    assert custom_numeral(7, "001, 002, 003, ...") == "007"
    assert custom_numeral(7, "odd") == "7"


@given(st.sampled_from(sorted(PRINTED)), st.integers(0, 1_000_000))
def test_every_number_has_a_short_form(kind: str, value: int) -> None:
    assert len(numeral(value, kind)) <= 60
