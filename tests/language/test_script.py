"""Which language a text is in, and one spelling for what is written in several ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.language.script import FULL_WIDTH, HALF_WIDTH, language_of, lowered, normalise

LANGUAGES = {
    "nothing": ("", "en"),
    "signs and digits": ("1. 2) --- 3", "en"),
    "English": ("Close the box and print the label.", "en"),
    "Chinese": ("打开系统，核对订单。", "zh"),
    "Traditional Chinese": ("檢查訂單並列印標籤", "zh"),
    "Chinese full of product names": ("在 Odoo ERP 里打开 Packing Slip，核对数量和地址。", "zh"),
    "English with a Chinese name": (
        "The packer Li Si (李四) packs the order and prints the label for the driver.",
        "en",
    ),
    "French": ("Vérifiez la commande.", "en"),
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_language_follows_the_characters(name: str) -> None:
    text, language = LANGUAGES[name]
    assert language_of(text) == language


def test_language_is_judged_by_the_head_of_a_long_text() -> None:
    assert language_of("Close the box. " * 2_000 + "核对订单。" * 20_000) == "en"


SPELLINGS = {
    "traditional characters": ("倉庫負責人", "仓库负责人"),
    "full-width punctuation": ("核对，打包；发货（当天）：完成！", "核对,打包;发货(当天):完成!"),
    "full-width digits": ("１２％", "12%"),
    "ideographic space": ("核对\u3000订单", "核对 订单"),
    "enumeration comma and full stop stay": ("标签、封条。", "标签、封条。"),
    "English stays": ("Pack it; don't wait.", "Pack it; don't wait."),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_normal_form_has_one_spelling(name: str) -> None:
    written, normal = SPELLINGS[name]
    assert normalise(written) == normal


def test_each_full_width_sign_has_its_half_width_one() -> None:
    assert normalise(FULL_WIDTH) == HALF_WIDTH


@given(st.text())
def test_normal_form_is_as_long_as_the_text(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x1FFF)))
def test_lower_case_is_as_long_as_the_text(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_letters_that_grow_when_lowered_do_not_move_the_others() -> None:
    assert lowered("İ Pack ASAP") == "İ pack asap"
