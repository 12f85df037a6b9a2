"""A condition is put first where the meaning surely stays, and nowhere else."""

import pytest

from sopai.lint.reorder import condition_first


def turned(
    action: str, condition: str, following: str = "", language: str = "en", *, command: bool = True
) -> str | None:
    return condition_first(action, condition, following, language, is_command=command)


CALL = "Call the shift lead"
RED = "if the lamp is red"

TURNED = {
    "order": (CALL, RED, "If the lamp is red, call the shift lead"),
    "polite order": ("Please call Ann", RED, "If the lamp is red, please call Ann"),
    "lower case": ("call the shift lead", RED, "if the lamp is red, call the shift lead"),
    "abbreviation": ("SSH into the node", RED, "If the lamp is red, SSH into the node"),
    "code": ("Run `kubectl get pods`", RED, "If the lamp is red, run `kubectl get pods`"),
    "emphasis": ("Press the **red** key", RED, "If the lamp is red, press the **red** key"),
    "link": ("Ask [the lead](a_b.md#x,y)", RED, "If the lamp is red, ask [the lead](a_b.md#x,y)"),
    "slash": ("Open the database/table", RED, "If the lamp is red, open the database/table"),
    "numbers of steps": ("Repeat steps 4 and 5", RED, "If the lamp is red, repeat steps 4 and 5"),
    "place of a state": (CALL, "if the box is on the shelf",
                         "If the box is on the shelf, call the shift lead"),
    "bare noun": (CALL, "if pellet is not white", "If pellet is not white, call the shift lead"),
    "lexical verb": (CALL, "if the pump stops", "If the pump stops, call the shift lead"),
    "count": (CALL, "if fewer than 10 boxes are left on the shelf",
              "If fewer than 10 boxes are left on the shelf, call the shift lead"),
}  # fmt: skip


@pytest.mark.parametrize("name", TURNED)
def test_a_plain_order_is_turned_round(name: str) -> None:
    action, condition, expected = TURNED[name]
    assert turned(action, condition) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Li Si (Packer) calls Ann", "Li Si (Packer) calls Ann"),
        ("Shift Lead calls Ann", "Shift Lead calls Ann"),
        ("The packer calls Ann", "the packer calls Ann"),
        ("ERP calls Ann", "ERP calls Ann"),
    ],
)
def test_names_keep_their_capital_and_articles_lose_it(action: str, expected: str) -> None:
    assert turned(action, RED, command=False) == f"If the lamp is red, {expected}"


LEFT = {
    "condition may be about one of two actions": ("Stop the belt and call the lead", RED),
    "condition may go on with an action": (CALL, "if the lamp is red and repeat"),
    "pronoun for a thing of the action": ("Change the oil", "if it is dark"),
    "pronoun in the action": ("Close it", RED),
    "a deadline may be of the action": (CALL, "if the seal is broken within 10 minutes"),
    "a means may be of the action": (CALL, "if the seal is broken by phone"),
    "a place may be of the action": ("Log the incident", "if the alarm sounds in the shift log"),
    "a recipient may be of the action": ("Report the fault", "if the lamp is red to the manager"),
    "a moment may be of the action": (CALL, "if the seal is broken before shipping"),
    "a purpose may be of the action": (CALL, "if the lamp is red to avoid damage"),
    "no subject in the condition": ("Overlay the sample", "if using a machine"),
    "participle for a subject": ("Read the logs", "if emitted is true"),
    "a thing named first by the action": ("Open a ticket", "if the ticket is missing"),
    "every one by itself": ("Reject all parcels", RED),
    "denial": ("Never open the door", RED),
    "another condition": ("Call the lead when you leave", RED),
    "infinitive": ("Ask the driver to sign", RED),
    "two clauses": ("At the dock, call the lead", RED),
    "words to say": ('Say "stop"', RED),
    "single quotes": ("Say 'stop'", RED),
    "aside": (CALL, "if the lamp is red (option B)"),
    "half of an emphasis": ("**Call the lead", RED),
    "half of some code": ("Run `kubectl get", RED),
    "picture": ("Compare ![the lamp](a.png)", RED),
    "half of a link": ("Ask [the lead", "if the lamp](a.md) is red"),
    "placeholder": ("Call {name}", RED),
    "sequence": ("First call the lead", RED),
    "name that is a verb, too": ("Mark calls the lead", RED),
    "a line of its own before": ("Stop the belt\nCall the lead", RED),
    "a line of its own behind": (CALL, "if the lamp is red\nstop the belt"),
    "two conditions": (CALL, "if the lamp is red if you see that"),
    "no condition": (CALL, "when the lamp is red"),
    "nothing to do": ("", RED),
    "endless": (CALL * 40, RED),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_is_not_certain_stays(name: str) -> None:
    assert turned(*LEFT[name]) is None


def test_a_word_that_may_be_a_name_or_a_noun_stays() -> None:
    assert turned("Customers call the lead", RED, command=False) is None


@pytest.mark.parametrize("following", [" It is heavy.", " Send them home.", "\nThis takes 2 min."])
def test_a_sentence_that_points_back_keeps_what_it_points_to(following: str) -> None:
    assert turned(CALL, RED, following) is None


def test_a_sentence_that_points_nowhere_does_no_harm() -> None:
    assert turned(CALL, RED, " Write the time in the log.") is not None


CALL_ZH = "打包员李四致电班长赵六，"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("如果货架上的纸箱少于10个", "如果货架上的纸箱少于10个，打包员李四致电班长赵六"),
        ("若纸箱不足10个", "若纸箱不足10个，打包员李四致电班长赵六"),
        ("一旦热封机出现报警", "一旦热封机出现报警，打包员李四致电班长赵六"),
        ("如果貨架上的紙箱少於10個", None),
    ],
)
def test_a_plain_chinese_step_is_turned_round(condition: str, expected: str | None) -> None:
    if expected is None:
        expected = f"{condition}，打包员李四致电班长赵六"
    assert turned(CALL_ZH, condition, language="zh", command=False) == expected


LEFT_ZH = {
    "subject left out": (CALL_ZH, "如果少于10个箱子"),
    "denied subject left out": (CALL_ZH, "如果没有到场"),
    "pointer": (CALL_ZH, "如果该纸箱少于10个"),
    "pointer in the action": ("打包员李四把它交给班长，", "如果纸箱少于10个"),
    "goes on with an action": (CALL_ZH, "如果纸箱少于10个则停止"),
    "two actions": ("打包员李四停机并致电班长，", "如果纸箱少于10个"),
    "two clauses": ("打包员李四停机，致电班长，", "如果纸箱少于10个"),
    "denial": ("打包员李四不发货，", "如果纸箱少于10个"),
    "only": ("打包员李四只发快递，", "如果纸箱少于10个"),
    "what is checked": ("打包员李四检查，", "如果纸箱少于10个"),
    "words to say": ("打包员李四说“停”，", "如果纸箱少于10个"),
    "moment": ("下班时致电班长，", "如果纸箱少于10个"),
    "a line of its own": ("停线\n打包员李四致电班长，", "如果纸箱少于10个"),
    "no comma": ("打包员李四致电班长", "如果纸箱少于10个"),
}


@pytest.mark.parametrize("name", LEFT_ZH)
def test_what_is_not_certain_in_chinese_stays(name: str) -> None:
    assert turned(*LEFT_ZH[name], language="zh", command=False) is None


def test_a_chinese_sentence_that_points_back_keeps_what_it_points_to() -> None:
    assert turned(CALL_ZH, "如果纸箱少于10个", "他在30分钟内到。", "zh", command=False) is None
