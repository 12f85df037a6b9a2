"""People are hidden from hosted models, and limits are not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from sopai.errors import WrongReply
from sopai.llm.ask import ask
from sopai.llm.closed_list import with_choices
from sopai.llm.connection import Heard
from sopai.llm.mask import Mask
from sopai.llm.task import Task
from tests.llm.server import FakeServer, says

HIDDEN = {
    "Call Wang Wu at +49 89 1234567.": "Call PERSON_1 at PHONE_1.",
    "Wang Wu's desk, wang.wu@example.com": "PERSON_1's desk, EMAIL_1",
    "由李四负责，电话13800138000联系": "由PERSON_1负责，电话PHONE_1联系",
    "李四 138 0013 8000": "PERSON_1 PHONE_1",
    "座机 010-88886666，客服 400-820-8820": "座机 PHONE_1，客服 PHONE_2",
    "电话：88886666": "电话：PHONE_1",
    "Tel. 555 01234": "Tel. PHONE_1",
    "Phone number: 5550-1234": "Phone number: PHONE_1",
    "(212) 555-0123 or 212-555-0123": "PHONE_1 or PHONE_2",
    "020 7946 0958": "PHONE_1",
    "06 12 34 56 78": "PHONE_1",
    "+8613800138000": "PHONE_1",
    "邮件发到ops@shop.example.cn。": "邮件发到EMAIL_1。",
    "Wang Wu and Wang Wu": "PERSON_1 and PERSON_1",
}


@pytest.mark.parametrize("text", HIDDEN)
def test_people_are_hidden_and_come_back(text: str) -> None:
    mask = Mask(["Wang", "Wang Wu", "李四", "May"])
    assert mask.hide(text) == HIDDEN[text]
    assert mask.restore(HIDDEN[text]) == text


NOT_HIDDEN = [
    "within 24 hours, at most 10000 orders",
    "1000-2000 parcels, 12,500.00 EUR, 99.5 %",
    "2026-11-22 14:30, 01-02-2024, 22.11.2026",
    "order 2026112200017, SKU 4006381333931",
    "version 1.2.3.4, step 3-4-5",
    "call 3 times, call 10 000 000 customers",
    "may I, Wangler, @team",
    "100 200 300 400",
    "每天 10000 单，8:00-20:00",
]


@pytest.mark.parametrize("text", NOT_HIDDEN)
def test_limits_dates_and_numbers_stay(text: str) -> None:
    assert Mask(["Wang", "May"]).hide(text) == text


def test_placeholder_of_the_text_itself_comes_back_as_itself() -> None:
    mask = Mask(["Ann"])
    hidden = mask.hide("PERSON_1 helps Ann")
    assert hidden == "WORD_1 helps PERSON_1"
    assert mask.restore(hidden) == "PERSON_1 helps Ann"


def test_placeholders_stay_the_same_and_never_given_ones_stay() -> None:
    mask = Mask(["Ann", "Bob"])
    assert mask.hide("Bob") == mask.hide("Bob") == "PERSON_1"
    assert mask.hide("Ann") == "PERSON_2"
    assert mask.restore("person_2 or PERSON_22, XPERSON_1") == "Ann or PERSON_22, XPERSON_1"


def test_names_are_escaped_in_json() -> None:
    name = 'Jo "the\\boss" Li'
    mask = Mask([name])
    hidden = mask.hide(f"{name} decides")
    assert json.loads(mask.restore_json(json.dumps({"who": hidden}))) == {"who": f"{name} decides"}


@given(
    st.text(st.sampled_from("PERSON_12 aZ王李四@.+-0138(电话)：\n"), max_size=60),
    st.lists(st.text(st.sampled_from("王李四aZ P_1"), max_size=4), max_size=4),
)
def test_whatever_is_hidden_comes_back(text: str, names: list[str]) -> None:
    mask = Mask(names)
    assert mask.restore(mask.hide(text)) == text


def test_hosted_model_never_sees_a_person(server: FakeServer) -> None:
    wrong: dict[str, JsonValue] = {"who": "PERSON_2", "action": ""}
    good: dict[str, JsonValue] = {"who": "PERSON_2", "action": "call PHONE_1 for PERSON_1"}
    server.will(says(wrong), says(good))
    task = Task(names=["Wang Wu", "Li Si"])
    answer_type = with_choices(Heard, {"who": ["Wang Wu", "Li Si"]})
    values = {"sentence": "Li Si calls +49 89 1234567 for Wang Wu"}
    task.mask.hide("Wang Wu")
    choice = server.choice(is_hosted=True)
    reply = ask(choice, "connection-test", values, answer_type, task=task)
    assert reply.answer.model_dump() == {
        "who": "Li Si",
        "action": "call +49 89 1234567 for Wang Wu",
    }
    sent = server.text(0) + server.text(1)
    assert not [word for word in ("Wang", "Li Si", "1234567") if word in sent]
    assert json.loads(server.text())["response_format"]["json_schema"]["schema"]["properties"][
        "who"
    ]["enum"] == ["PERSON_1", "PERSON_2"]


def test_person_that_was_never_given_out_fits_no_list(server: FakeServer) -> None:
    server.will(says({"who": "PERSON_9", "action": "x"}))
    answer_type = with_choices(Heard, {"who": ["Li Si"]})
    with pytest.raises(WrongReply):
        ask(
            server.choice(is_hosted=True),
            "connection-test",
            {"sentence": "x"},
            answer_type,
            task=Task(names=["Li Si"]),
        )


@pytest.mark.parametrize(("is_hosted", "setting"), [(True, "off"), (False, "on")])
def test_nothing_is_hidden_on_this_machine_or_when_it_is_off(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch, is_hosted: bool, setting: str
) -> None:
    monkeypatch.setenv("SOPAI_MASK", setting)
    server.will(says({"who": "Li Si", "action": "x"}))
    task = Task(names=["Li Si"])
    choice = server.choice(is_hosted=is_hosted)
    ask(choice, "connection-test", {"sentence": "Li Si packs"}, Heard, task=task)
    assert "Li Si packs" in server.text()
