"""Why a term is no defect: one wording for each context that a guard or a rule knows."""

import pytest

from sopai.language.script import language_of
from tests.lint.shell import dismissals, lay, whole

SHARED = [
    ("1. Wipe the shelf as\n2. needed parts arrive.", "as needed", "its words belong to two texts"),
    ("1. Delete the folder /var/asap/old.", "asap", "part of a longer word"),
    ("1. Book the robust-2 profile.", "robust", "part of a longer word"),
    (
        "| Day | Done |\n| --- | --- |\n| 2026-03-01 | Restart the pump immediately |",
        "immediately",
        "stands in a row of a diary",
    ),
    (
        "| Product | Dilution | Contact |\n| --- | --- | --- |\n| Lime-Off | neat | < 10 min |",
        "neat",
        "stands in a cell that states a fact",
    ),
    (
        "| Product | Use |\n| --- | --- |\n| Lime-Off | Rinse robust parts. Wait 9 min |",
        "robust",
        None,
    ),
    (
        '1. Print the label "Handle with care, fragile" on the carton.',
        "with care",
        "stands in quotation marks",
    ),
    (
        "1. Fill in the reason, for example excessive heat or a robust seal.",
        "excessive",
        "stands in an example",
    ),
    (
        "1. Read the log. The pump quickly fills the tank.",
        "quickly",
        "its sentence is a description",
    ),
    (
        "1. Read the log. Excessive heat failed the seal.",
        "excessive",
        "its sentence tells what happened",
    ),
    (
        "1. Print the label. The seal cannot be opened by robust tools.",
        "robust",
        "its sentence says what a thing does not do",
    ),
]
"""Guards that all rules share."""

ENGLISH = [
    (
        "- Excessive: above 5 mm.\n- Remove excessive oil.",
        "excessive",
        "the document says elsewhere what it means",
    ),
    ("1. When in doubt between B and C, choose C.", "when in doubt", "between what is said"),
    ("1. When in doubt, choose C.", "when in doubt", None),
    (
        "1. If you prefer the terminal, run the script.",
        "prefer",
        "what somebody likes, no advice",
    ),
    ("1. Prefer a voice call over a chat.", "prefer", None),
    ("1. Unstable loads are made safe.", "made safe", None),
    ("1. Write down the reason (e.g. heat) and add excessive oil.", "excessive", None),
    ("1. Remember to correctly set valve V3.", "correctly", None),
    (
        "1. Get familiar with the manual of the blue pump in the second hall of the site.",
        "get familiar",
        None,
    ),
    ("1. Press F7, it must be helpful to the guard.", "be helpful", "no attitude of a person"),
    (
        "1. Read page 2, where note excessive: it is red, and remove excessive oil.",
        "excessive",
        None,
    ),
    ("1. Take as many cartons as needed.", "as needed", "names an amount, not a condition"),
    ("1. Close the lid and try to again.", "try to", "tells of an attempt, orders none"),
    (
        "1. If you want to print two labels, press F7.",
        "if you want",
        "what is wished for follows: a choice of the reader",
    ),
    ("1. File forms like F-07, F-08, etc.", "etc.", "a list of examples"),
    ("1. Archive the file on the ETC server.", "etc", "an acronym"),
    ("1. Add 2 bolts and more washers.", "and more", "does not end a list"),
    ("1. Use the gauge to correctly set valve V3.", "correctly", "belongs to a purpose"),
    ("1. Press F7 while the pump is safely off.", "safely", "a state, not a way of working"),
    (
        "1. Call the police, it's relevant.",
        "relevant",
        "says something about a thing, asks for nothing",
    ),
    ("1. Press F7, it may significantly slow down.", "significantly", "tells what may be"),
    ("1. Read the major regulation 2.", "major", "part of the name of a law or an authority"),
    ("1. Close the lid to avoid unnecessary dust.", "unnecessary", "what is avoided, none of it"),
    ("1. Write down how serious it is.", "serious", "compares or asks"),
    ("1. Add 5 kg or so.", "or so", "a number stands beside it"),
    ("1. Press F7, page 2 is a bit broader.", "a bit", "says how something is"),
    (
        "1. Press F7, since we store a lot of cartons.",
        "a lot of",
        "tells how many there are, orders no number",
    ),
    (
        "1. Press F7, you will see several boxes.",
        "several",
        "tells how many there are, orders no number",
    ),
    ("1. Open the form and consider the request.", "consider", "names no recommended action"),
    (
        "1. Take the glue that is recommended by the maker.",
        "is recommended",
        "says who recommends it",
    ),
    ("1. Take the stairs if you want to manage stock.", "manage", "a purpose or a wish"),
    ("1. Print the cards, support, and labels.", "support", "a noun, not a verb"),
    ("1. Handle it by calling 112.", "handle", "how follows"),
    (
        "1. Handle the blue cartons of the second and third delivery of the morning shift first.",
        "handle",
        "the clause says more than the verb",
    ),
    (
        "1. Handle the parcel. Open it, take the paper out, put the paper into box 4, "
        "close it, put two strips of tape on it.",
        "handle",
        "the item goes on to say how",
    ),
]

CHINESE = [
    (
        "1. 客服主管评定等级：95分以上为优秀的，85~94分为良好。",
        "良好",
        "the name of a grade behind its numbers",
    ),
    ("1. 保持通道良好。", "良好", None),
    ("1. 不随意走动。", "随意", "a condition or a ban, not a way of working"),
    ("1. 提问面向全体，不要总叫那几个。", "几个", "tells how many there are, orders no number"),
    ("1. 首次做测试，等 20 分钟。", "等", "part of another word, or waiting"),
    ("1. 遇到情绪激动的买家，要注意方式方法。", "注意", None),
    ("1. 注意，这道菜很辣。", "注意", "part of a noun, or done already"),
    ("定期巡查卫生间：\n\n- 07:00\n- 13:00", "定期", "the list under it says when: '07:00'"),
    ("定期巡查卫生间：\n\n- 水龙头\n- 地漏\n\n打印表F-07。", "定期", None),
    ("1. 库存管理员陈梅努力的结果记在表F-07。", "努力", "part of another word"),
    ("1. 如需退货，库存管理员陈梅填写表F-07。", "如需", "what is needed follows"),
    ("1. 核对常见标签、封条之类的。", "之类的", "a list of examples"),
    ("1. 核对标记，如标签、封条等。", "等", "a list of examples"),
    ("1. 关闭阀门V3，避免及时停机。", "及时", "a purpose, not an order"),
    ("1. 立即按下急停按钮E1。", "立即", "an emergency stop: there is no time to name"),
    ("1. 打印定期表。", "定期", "part of a name"),
    ("1. 如果未妥善包装，退回给供应商。", "妥善", "a condition or a ban, not a way of working"),
    ("1. 核对报告，内容准确全面。", "全面", "says what a thing is like"),
    ("1. 登记严重度评分。", "严重", "part of a name"),
    ("1. 搅拌，直到出现较大的气泡。", "较大", "tells what is seen"),
    ("1. 按箭头左右方向推动开关S1。", "左右", "a direction"),
    ("1. 核对标签，颜色逐渐变白。", "逐渐", "one after the other, no quantity"),
    ("1. 核对货架，上面有一些灰。", "一些", "tells how many there are, orders no number"),
    ("1. 注意观察压力表P1。", "注意", "what is watched for follows"),
    (
        "1. 处理退货。打开包裹，核对订单号，拍3张照片，把商品放到4号货架，打印退款单，交给收银台。",
        "处理",
        "the item goes on to say how",
    ),
]


@pytest.mark.parametrize(("text", "word", "reason"), [*SHARED, *ENGLISH, *CHINESE])
def test_term_is_judged_by_its_context(text: str, word: str, reason: str | None) -> None:
    assert dismissals(lay(text, language_of(text)))[word] == reason


INTRODUCTION = "# 打包\n\n{text}\n\n## 操作步骤\n\n1. 库存管理员陈梅打印面单。\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("打包并不难，用心做就能做好。", "stands in the introduction of the document"),
        ("打包时必须用心。", None),
    ],
)
def test_only_bans_and_duties_count_in_an_introduction(text: str, reason: str | None) -> None:
    assert dismissals(whole(INTRODUCTION.format(text=text)))["用心"] == reason
