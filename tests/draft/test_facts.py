"""What rules find in a brief, with quotes."""

import pytest

from sopai.draft.facts import Facts, facts_of
from sopai.draft.kinds import DONE, Kind
from sopai.draft.people import people_of
from sopai.draft.said import Said
from sopai.language.script import normalise

BRIEF = """Hi, we need a written procedure for key handover please. It is a mess right now.

From now on the receptionist logs every key in Odoo, Marta checks the box every Friday.
Cleaners hand keys back by 18:00, they sign the list. If a key is missing Marta calls me
within 30 minutes. Deposit: 20 euros per key.

Thanks
Paolo
"""
BRIEF_ZH = (
    "钥匙交接流程写一个,最近太乱。要求:前台在飞书里登记每把钥匙,小敏每周五查一次钥匙柜。"
    "保洁18:00前还钥匙。钥匙丢了的,小敏30分钟内给我打电话,我姓陈,陈立。押金20元一把。别写太长。"
)


def _said(facts: Facts, words: str) -> Said:
    return next(said for said in facts.said if words in said.quote)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of(BRIEF)


@pytest.fixture(scope="module")
def facts_zh() -> Facts:
    return facts_of(BRIEF_ZH)


def test_every_quote_is_verbatim(facts: Facts, facts_zh: Facts) -> None:
    for found, brief in ((facts, BRIEF), (facts_zh, BRIEF_ZH)):
        for said in found.said:
            assert said.quote == brief[said.start : said.end]
            for words in (said.owner_quote, said.limit, said.condition):
                assert words is None or words in brief


def test_people_and_writer_are_found(facts: Facts, facts_zh: Facts) -> None:
    assert facts.people == (("Marta", "Paolo"), "Paolo")
    assert facts_zh.people == (("小敏", "陈立"), "陈立")


def test_wishes_and_complaints_are_no_steps(facts: Facts, facts_zh: Facts) -> None:
    assert _said(facts, "written procedure").kind is Kind.DOCUMENT
    assert _said(facts, "mess").kind is Kind.BACKGROUND
    assert _said(facts, "Paolo").kind is Kind.DOCUMENT
    assert _said(facts_zh, "最近太乱").kind is Kind.DOCUMENT
    assert _said(facts_zh, "别写太长").kind is Kind.DOCUMENT


def test_who_does_what_with_what_by_when(facts: Facts) -> None:
    logs = _said(facts, "logs every key")
    assert (logs.kind, logs.owner.role, logs.tools) == (Kind.STEP, "receptionist", ("Odoo",))
    checks = _said(facts, "checks the box")
    assert (checks.owner.person, checks.limit) == ("Marta", "every Friday")
    back = _said(facts, "hand keys back")
    assert (back.owner.role, back.limit) == ("Cleaners", "by 18:00")
    signs = _said(facts, "sign the list")
    assert signs.owner.role == "Cleaners"


def test_who_does_what_in_chinese(facts_zh: Facts) -> None:
    logs = _said(facts_zh, "登记每把钥匙")
    assert (logs.kind, logs.owner.role, logs.tools) == (Kind.STEP, "前台", ("飞书",))
    checks = _said(facts_zh, "查一次钥匙柜")
    assert checks.owner.person == "小敏"


def test_trouble_is_an_exception_with_its_condition(facts: Facts, facts_zh: Facts) -> None:
    missing = _said(facts, "is missing")
    assert (missing.kind, missing.owner.person) == (Kind.EXCEPTION, "Marta")
    assert missing.limit == "within 30 minutes"
    lost = _said(facts_zh, "钥匙丢了")
    assert (lost.kind, lost.owner.person) == (Kind.EXCEPTION, "小敏")


def test_an_amount_is_no_time(facts: Facts) -> None:
    deposit = _said(facts, "Deposit")
    assert (deposit.kind, deposit.is_time) == (Kind.RULE, False)


def test_a_name_of_the_roster_is_a_person_wherever_it_stands() -> None:
    plain = normalise("the list goes to Nkechi before noon")
    assert people_of(plain, "en", ("Nkechi",)).names == ("Nkechi",)


@pytest.mark.parametrize(
    "brief", ["", "   ", "\n\n", "???", "a", "1234", "。。。", "\u202e\u0000x"]
)
def test_nothing_comes_from_nothing(brief: str) -> None:
    kinds = {said.kind for said in facts_of(brief).said}
    assert kinds <= {Kind.BACKGROUND, Kind.DOCUMENT}


@pytest.mark.parametrize(
    ("end", "writer"),
    [
        ("Thanks, Gwen", "Gwen"),
        ("Ta, Gwen", "Gwen"),
        ("Best regards\nAnna Berg", "Anna Berg"),
        ("Many thanks,\nPeter (night shift)", "Peter"),
        ("Tamara", "Tamara"),
        ("Thanks!", None),
        ("Best", None),
    ],
)
def test_a_signature_names_the_writer_and_a_greeting_nobody(end: str, writer: str | None) -> None:
    people = facts_of(f"The clerk locks the door.\n\n{end}").people
    assert people.writer == writer
    assert not {"Thanks", "Best", "Ta"} & set(people.names)


@pytest.mark.parametrize("between", ["\n" * 40_000, "\n \t" * 10_000])
def test_blank_lines_do_not_stop_the_reader(between: str) -> None:
    """Patterns that ran over line ends took minutes for this."""
    said = facts_of(f"Anna opens it.{between}Tom signs.").of(Kind.STEP)
    assert [one.owner.person for one in said] == ["Anna", "Tom"]


def test_a_post_before_a_name_in_a_chat_is_no_part_of_it() -> None:
    chat = (
        "区域经理-付敏：退货我来签字。\n文昌店-阿珍：收到。\n区域经理-付敏：单子我来收。\n"
        "文昌店-阿珍：差额我打电话报财务。"
    )
    owners = [said.owner.text for said in facts_of(chat).said if said.kind in DONE]
    assert owners == ["付敏", "付敏", "阿珍"]


@pytest.mark.parametrize(
    "wish",
    [
        "Would like this A5, laminated both sides.",
        "And can it have pictures?",
        "文件别搞太花。",
        "文字平实些就好，不必编号到三级。",
        "散了散了。",
    ],
)
def test_how_the_document_should_look_is_no_step(wish: str) -> None:
    kinds = {said.kind for said in facts_of(wish).said}
    assert Kind.DOCUMENT in kinds
    assert not kinds & {Kind.STEP, Kind.RULE, Kind.EXCEPTION}
