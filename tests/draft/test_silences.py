"""What sentences of a kind leave open."""

import pytest

from sopai.draft.facts import facts_of
from sopai.draft.silences import MAX_ONE_KIND, SHORT, contradictions, short, silences

ENGLISH = [
    ("Bruno signs off every refund over £40.", "Who decides up to £40"),
    ("The agent may give up to £25 goodwill.", "Who decides above £25"),
    ("The clerk answers within 24 hours.", "From when do 24 hours count"),
    ("The cook sends the order by 18:00.", "when it is not done by 18:00"),
    (
        "The clerk takes three photos of it.",
        "Where is this kept, for how long, and who keeps it up to date: photos",
    ),
    ("The packer checks the label.", "when the check finds something wrong"),
    ("The guest signs the form.", "What if the guest cannot be reached"),
    ("The driver puts broken boxes in the cage.", "Where does it go then"),
    ("The bank clerk blocks the card.", "Who undoes this"),
    ("Tom calls Nadia.", "What if Nadia cannot be reached?"),
    ("The clerk books it in Odoo.", "when Odoo cannot be used"),
]
CHINESE = [
    ("超过500元的找店长签字。", "500元谁批"),
    ("小王24小时内验完货。", "24小时从什么时候算"),
    ("小王拍照片存档。", "照片放在哪里"),
    ("组长每天抽查三单。", "查出问题"),
    ("客户签收。", "客户联系不上"),
    ("不合格的退回去。", "东西放哪里"),
    ("小王给小李打电话。", "小李电话打不通"),
]


def _texts(brief: str) -> str:
    return "\n".join(item.text for item in silences(facts_of(brief)))


@pytest.mark.parametrize(("brief", "asked"), ENGLISH)
def test_a_colleague_would_ask(brief: str, asked: str) -> None:
    assert asked in _texts(brief)


@pytest.mark.parametrize(("brief", "asked"), CHINESE)
def test_a_chinese_colleague_would_ask(brief: str, asked: str) -> None:
    assert asked in _texts(brief)


def test_nothing_is_asked_of_talk() -> None:
    assert not silences(facts_of("We had a refund of £40 last year and it was a nightmare."))


def test_of_one_sort_only_some_are_asked() -> None:
    brief = " ".join(f"The clerk does task {n} within {n} hours." for n in range(2, 20))
    asked = [item for item in silences(facts_of(brief)) if item.kind == "late"]
    assert len(asked) == MAX_ONE_KIND


def test_two_limits_for_one_thing_are_asked_about() -> None:
    brief = (
        "The engineer may repair up to 200 pounds. Greg locks up. "
        "The engineer may repair up to 150 pounds."
    )
    found = contradictions(facts_of(brief))
    assert [item.kind for item in found] == ["limit"]
    assert "200 pounds" in found[0].text
    assert "150 pounds" in found[0].text


def test_limits_of_other_things_contradict_nothing() -> None:
    brief = "The engineer may repair up to 200 pounds. The cook answers within 30 minutes."
    assert not contradictions(facts_of(brief))


def test_a_passage_in_a_question_is_a_line_at_most() -> None:
    assert len(short("the clerk " * 50, "en")) <= SHORT + 4
    assert short("Okay, so the clerk signs", "en") == "the clerk signs"
    assert len(short("店长检查" * 50, "zh")) <= SHORT // 2 + 4
