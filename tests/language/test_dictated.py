"""Dictated text: cut where somebody begins to act again, and nowhere else."""

from sopai.draft.clauses import clauses_of
from sopai.draft.facts import facts_of
from sopai.language.dictated import LONG_EN, unpunctuated
from sopai.language.script import normalise

ENGLISH = (
    "so when the truck is on the dock the receiving clerk looks at the pallets before anything is "
    "unloaded and if the wrap is torn he takes four photos then he writes damaged on the delivery "
    "note the driver signs it too rosie tells the customer within 24 hours and sends the photos to "
    "claims if nobody answers the clerk calls the depot"
)
CHINESE = (
    "客户说要退款的话谁当班谁先接三分钟之内必须回人家然后问清楚什么原因让客户自己拍照片"
    "两百以上的找小梅她半个小时之内打电话过去如果客户说要投诉直接转给小梅"
)


def _cut(text: str, language: str) -> list[str]:
    plain = normalise(text)
    bounds = unpunctuated(plain, 0, len(plain), language, ("小梅",))
    assert "".join(text[start:end] for start, end in bounds) == text
    return [text[start:end].strip() for start, end in bounds]


def test_english_is_cut_where_another_one_acts() -> None:
    pieces = _cut(ENGLISH, "en")
    assert "the driver signs it too" in pieces
    assert any("if the wrap is torn he takes" in piece for piece in pieces)
    assert any(piece.startswith("rosie tells") for piece in pieces)
    assert any(piece.startswith("if nobody answers the clerk calls") for piece in pieces)


def test_chinese_is_cut_where_another_one_acts() -> None:
    pieces = _cut(CHINESE, "zh")
    assert any(piece.startswith("谁当班谁") for piece in pieces)
    assert any(piece.startswith("如果客户说") for piece in pieces)
    assert any(piece.startswith("她半个小时") for piece in pieces)
    assert "转给" not in [piece[-2:] for piece in pieces]


def test_names_in_small_letters_are_people_where_they_act() -> None:
    facts = facts_of(ENGLISH)
    assert facts.people.names == ("rosie",)
    tells = next(said for said in facts.said if said.quote.startswith("rosie tells"))
    assert tells.owner.person == "rosie"


def test_text_with_signs_is_left_alone() -> None:
    text = "The clerk signs it. " * LONG_EN
    assert unpunctuated(text, 0, len(text), "en") == [(0, len(text))]
    short = "the clerk signs the note and the driver takes the van"
    assert unpunctuated(short, 0, len(short), "en") == [(0, len(short))]


def test_a_huge_text_without_signs_takes_no_quadratic_time() -> None:
    text = "the clerk signs the note " * 1800
    assert len(clauses_of(text, "en")) > 100
    text = "店长检查门窗然后" * 5000
    assert len(clauses_of(text, "zh")) > 100
