"""Instructions as managers say them: what is understood is done as a whole, the rest refused."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.instruct import read_instruction
from sopai.draft.reshape import Reshape
from sopai.draft.values import Draft
from sopai.errors import DraftError
from sopai.schema.sources import SourceState

EN = (
    "When a customer brings a parcel back, Anna checks the parcel and the serial number "
    "within 30 minutes. She prints the label in Odoo. Tom signs the return form by 5 pm. The "
    "warehouse clerk puts the goods on shelf B and updates the stock in SAP within 2 days. Marta "
    "calls the customer before noon. Anna refunds the money in Stripe within 3 working days. The "
    "shift lead archives the papers every Friday."
)
ZH = (
    "小王30分钟内拆包裹。小王核对序列号。李四在ERP里登记退货单。仓管员老张2天内把货品放回货架。"
    "财务陈静在3个工作日内退款。小王打电话通知客户。店长每天下班前检查退货台账。"
)

Field = str | tuple[str, ...] | None


def changed(brief: str, *instructions: str) -> Draft:
    made = draft(brief)
    edits: dict[str, str] = {}
    reshapes: tuple[Reshape, ...] = ()
    for one in instructions:
        used = [name for change in reshapes for name in change.names()]
        asked = read_instruction(one, made, used)
        edits = asked.beside(edits)
        reshapes += asked.reshapes
        made = draft(brief, edits=edits, reshapes=reshapes)
    return made


def fields(made: Draft) -> dict[str, Field]:
    """All that an instruction may change, by address; and the order of the steps."""
    found: dict[str, Field] = {"order": " ".join(step.id[1:] for step in made.sop.steps)}
    for step in made.sop.steps:
        found[f"{step.id} action"] = step.action.rstrip(".。")
        found[f"{step.id} owner"] = step.owner.text
        found[f"{step.id} person"] = step.owner.person
        found[f"{step.id} limit"] = step.time_limit
        found[f"{step.id} tools"] = step.tools
    return {**found, "title": made.sop.title}


def difference(brief: str, *instructions: str) -> dict[str, Field]:
    before, after = fields(draft(brief)), fields(changed(brief, *instructions))
    return {name: value for name, value in after.items() if before.get(name) != value}


def test_the_drafts_before() -> None:
    assert len(draft(EN).sop.steps) == 8
    assert len(draft(ZH).sop.steps) == 7


CARLA: dict[str, Field] = {"s3 owner": "Carla", "s3 person": "Carla"}


@pytest.mark.parametrize(
    ("instruction", "after"),
    [
        ("step 3 is done by Carla", CARLA),
        ("Please make sure that step 3 is done by Carla, thanks", CARLA),
        ("I want Carla to do step 3", CARLA),
        ("Carla is the owner of step 3", CARLA),
        ("the owner of step 3 is Carla", CARLA),
        ("assign step 3 to Carla", CARLA),
        ("let Carla do step three instead", CARLA),
        ("the third step is done by carla", {"s3 owner": "Carla", "s3 person": "Carla"}),
        ("not Tom but Carla does step 3", CARLA),
        ("step 3 is done by Carla, not Tom", CARLA),
        ("step 3 is not done by Tom but by Carla", CARLA),
        ("Replace Tom with Carla in step 3.", CARLA),
        ("step 6 is done by Annabel", {"s6 owner": "Annabel", "s6 person": "Annabel"}),
        ("can u make carla do step 3", CARLA),
        ("change the owner of step 3 from Tom to Carla", CARLA),
        ("Carla should do 3", CARLA),
        ("give 3 to Carla", CARLA),
        ("let step 3 be done by Carla", CARLA),
        ("step 3: owner Carla", CARLA),
        (
            "Marta should do 4 and 5",
            {
                "s4 owner": "Marta",
                "s4 person": "Marta",
                "s5 owner": "Marta",
                "s5 person": "Marta",
            },
        ),
        (
            "step 1 is done by the shift lead",
            {
                "s1 owner": "shift lead",
                "s1 person": None,
            },
        ),
        ("step 6 by the shift lead", {"s6 owner": "shift lead", "s6 person": None}),
        ("step 6 is done by Ms Chen", {"s6 owner": "Ms Chen", "s6 person": "Ms Chen"}),
        *(
            (
                said,
                {
                    "s6 owner": "Carla",
                    "s6 person": "Carla",
                    "s6 limit": "by Wednesday",
                    "s6 action": "Call the customer by Wednesday",
                },
            )
            for said in (
                "step 6: owner Carla, deadline Wednesday",
                "step 6 by Wednesday, owner Carla",
                "assign step 6 to Carla by Wednesday",
                "make Carla do step 6 by Wednesday",
            )
        ),
        (
            "step 3 must be done by Carla by Friday",
            {**CARLA, "s3 limit": "by Friday", "s3 action": "Sign the return form by Friday"},
        ),
        (
            "Carla does step 3 within 10 minutes",
            {
                **CARLA,
                "s3 limit": "within 10 minutes",
                "s3 action": "Sign the return form within 10 minutes",
            },
        ),
        (
            "step 1 is done by Tom",
            {
                "s1 owner": "Tom",
                "s1 person": "Tom",
            },
        ),
        (
            "steps 4 and 5 are done by Tom's assistant",
            {
                "s4 owner": "Tom's assistant",
                "s5 owner": "Tom's assistant",
            },
        ),
    ],
)
def test_somebody_else_does_a_step(instruction: str, after: dict[str, Field]) -> None:
    assert difference(EN, instruction) == after


@pytest.mark.parametrize(
    ("instruction", "limit", "action"),
    [
        ("STEP 6 BY FRIDAY", "by Friday", "Call the customer by Friday"),
        ("Step 6 Within 10 Minutes", "within 10 minutes", "Call the customer within 10 minutes"),
        ("step 6 at most 3 days", "within 3 days", "Call the customer within 3 days"),
        ("step 6 must not take longer than 2 days", "within 2 days", None),
        ("the deadline of step 6 is Friday", "by Friday", None),
        ("change step 6 to 2 hours", "within 2 hours", None),
        ("Finish step 6 by the end of the month", "by the end of the month", None),
        ("step 6 before the truck leaves", "before the truck leaves", None),
        ("step 6 by EOD", "by EOD", None),
        ("step 6 by Christmas", "by Christmas", None),
        ("step 6 by Fri 5pm", "by Fri 5pm", None),
        ("step 6 by the end of Fri", "by the end of Fri", None),
        ("step 6: deadline Wednesday", "by Wednesday", None),
        ("step 6 no later than Friday 5 pm", "no later than Friday 5 pm", None),
    ],
)
def test_a_limit_takes_the_place_of_the_old_one(
    instruction: str, limit: str, action: str | None
) -> None:
    said = action or f"Call the customer {limit}"
    assert difference(EN, instruction) == {"s6 limit": limit, "s6 action": said}


@pytest.mark.parametrize(
    ("instruction", "order"),
    [
        ("merge 4 and 5 into one", "1 2 3 4 6 7 8"),
        ("merge step 5 into step 4", "1 2 3 4 6 7 8"),
        ("move step 4 to the end", "1 2 3 5 6 7 8 4"),
        ("Put step 4 first, please.", "4 1 2 3 5 6 7 8"),
        ("move step 5 up", "1 2 3 5 4 6 7 8"),
        ("move step 2 down by two", "1 3 4 2 5 6 7 8"),
        ("move step 5 to position 2", "1 5 2 3 4 6 7 8"),
        ("move steps 2 and 3 after step 5", "1 4 5 2 3 6 7 8"),
        ("Could you move step 3 After step 5, thanks", "1 2 4 5 3 6 7 8"),
        ("Step 3 should come before step 2.", "1 3 2 4 5 6 7 8"),
        ("do step 3 before step 2", "1 3 2 4 5 6 7 8"),
        ("delete steps 2-4", "1 5 6 7 8"),
        ("Delete steps 2, 4 and 6", "1 3 5 7 8"),
        ("remove the first two steps", "3 4 5 6 7 8"),
        ("delete the second to last step", "1 2 3 4 5 6 8"),
        ("swap 2 and 3", "1 3 2 4 5 6 7 8"),
        ("delete step 2 and move step 4 before step 1", "4 1 3 5 6 7 8"),
        ("merge step 4 and 5; delete step 8", "1 2 3 4 6 7"),
        ("steps 4 and 5 should be one step", "1 2 3 4 6 7 8"),
        ("swap the last two steps", "1 2 3 4 5 6 8 7"),
        ("Hi, could you please put step 5 right after step 2? Thanks!", "1 2 5 3 4 6 7 8"),
        ("First, delete step two", "1 3 4 5 6 7 8"),
    ],
)
def test_steps_change_their_order(instruction: str, order: str) -> None:
    assert fields(changed(EN, instruction))["order"] == order


@pytest.mark.parametrize(
    ("instruction", "after"),
    [
        ("change step 4 to: Weigh the goods", {"s4 action": "Weigh the goods"}),
        (
            "change step 2 to: Print it in SAP",
            {"s2 action": "Print it in SAP", "s2 tools": ("SAP",)},
        ),
        (
            "step 3: Carla stamps the form within 2 hours",
            {**CARLA, "s3 action": "Stamp the form within 2 hours", "s3 limit": "within 2 hours"},
        ),
        (
            'reword step 4 to say "Weigh it, then delete step 2"',
            {"s4 action": "Weigh it, then delete step 2"},
        ),
        (
            "change step 4 to: Weigh it. Delete step 2",
            {"s4 action": "Weigh it", "order": "1 3 4 5 6 7 8"},
        ),
        ("call it Returns", {"title": "Returns"}),
        ("call this procedure Returns.", {"title": "Returns"}),
        ('call it "Returns" please', {"title": "Returns"}),
        ("change step 4 to: Call the customer", {"s4 action": "Call the customer"}),
        ("change step 4 to: Weigh 2 boxes", {"s4 action": "Weigh 2 boxes"}),
        ("change step 3 to: Tom takes 2 boxes", {"s3 action": "Take 2 boxes"}),
        (
            "reword step 3 as: Carla approves it",
            {**CARLA, "s3 action": "Approve it"},
        ),
        (
            "change step 3 to: If it costs over 500 euros, Carla approves it",
            {**CARLA, "s3 action": "If it costs over 500 euros, Carla approves it"},
        ),
        (
            "change step 3 to: Anna's boss approves it",
            {"s3 action": "Approve it", "s3 owner": "Anna's boss", "s3 person": None},
        ),
        (
            "add one more step at the end where Tom archives the file",
            {
                "order": "1 2 3 4 5 6 7 8 9",
                "s9 action": "Archive the file",
                "s9 owner": "Tom",
                "s9 person": "Tom",
                "s9 tools": (),
            },
        ),
        (
            "add after step 3: Tom tells the supplier",
            {
                "order": "1 2 3 9 4 5 6 7 8",
                "s9 action": "Tell the supplier",
                "s9 owner": "Tom",
                "s9 person": "Tom",
                "s9 tools": (),
            },
        ),
        ("rename the procedure to Parcel returns", {"title": "Parcel returns"}),
        ('The title should be "Returns".', {"title": "Returns"}),
        (
            "add a step before step 1: Tom unlocks the door by 9:00",
            {
                "order": "9 1 2 3 4 5 6 7 8",
                "s9 action": "Unlock the door by 9:00",
                "s9 owner": "Tom",
                "s9 person": "Tom",
                "s9 limit": "by 9:00",
                "s9 tools": (),
            },
        ),
        (
            "insert 'Weigh it in SAP' after step 2",
            {
                "order": "1 2 9 3 4 5 6 7 8",
                "s9 action": "Weigh it in SAP",
                "s9 tools": ("SAP",),
            },
        ),
    ],
)
def test_words_are_taken_as_they_are(instruction: str, after: dict[str, Field]) -> None:
    assert difference(EN, instruction) == after


@pytest.mark.parametrize(
    ("instruction", "after"),
    [
        ("第3步五分钟内完成", {"s3 limit": "五分钟内"}),
        ("第3步每天下班前完成", {"s3 limit": "每天下班前"}),
        ("第3步 2天", {"s3 limit": "2天内"}),
        ("第3步改到明天中午前", {"s3 limit": "明天中午前"}),
        ("第3步31号前", {"s3 limit": "31号前"}),
        (
            "第3步负责人：小王；时限：2小时",
            {"s3 owner": "小王", "s3 person": "小王", "s3 limit": "2小时内"},
        ),
        (
            "第三步小王负责 第六步李四负责",
            {
                "s3 owner": "小王",
                "s3 person": "小王",
                "s6 owner": "李四",
                "s6 person": "李四",
            },
        ),
        ("第3步别让李四做了，让小王做", {"s3 owner": "小王", "s3 person": "小王"}),
        ("小王做3", {"s3 owner": "小王", "s3 person": "小王"}),
        ("第3步改成：通知店长", {"s3 action": "通知店长", "s3 tools": ()}),
        (
            "第3步改成：仓管员老张登录系统",
            {
                "s3 action": "仓管员老张登录系统",
                "s3 owner": "老张",
                "s3 person": "老张",
                "s3 tools": (),
            },
        ),
        ("第3步10分钟完成，由小王负责", {
            "s3 limit": "10分钟内", "s3 owner": "小王", "s3 person": "小王",
        }),
        ("第3步改成：2天", {"s3 limit": "2天内"}),
        ("把倒数第二步删掉", {"order": "1 2 3 4 5 7"}),
        ("所有步骤由小王负责", {
            "s3 owner": "小王", "s3 person": "小王",
            "s4 owner": "小王", "s4 person": "小王", "s4 action": "小王2天内把货品放回货架",
            "s5 owner": "小王", "s5 person": "小王", "s5 action": "小王在3个工作日内退款",
            "s7 owner": "小王", "s7 person": "小王", "s7 action": "小王每天下班前检查退货台账",
        }),
        ("第5步提前一步", {"order": "1 2 3 5 4 6 7"}),
        ("流程名字改成退货处理", {"title": "退货处理"}),
        ("这个流程叫退货处理", {"title": "退货处理"}),
        ("第3步不能超过2天", {"s3 limit": "2天内"}),
        ("第3步期限改成两个工作日", {"s3 limit": "两个工作日内"}),
        ("第3步最晚周五下班前完成", {"s3 limit": "最晚周五下班前"}),
        ("第三步由王小二负责", {"s3 owner": "王小二", "s3 person": "王小二"}),
        ("第3步小王做", {"s3 owner": "小王", "s3 person": "小王"}),
        ("我想让小王做第3步", {"s3 owner": "小王", "s3 person": "小王"}),
        ("第3步不是李四做，是小王做", {"s3 owner": "小王", "s3 person": "小王"}),
        ("把第3步的李四换成小王", {"s3 owner": "小王", "s3 person": "小王"}),
        (
            "请把第三步的负责人换成老王，并且两天内完成",
            {"s3 owner": "老王", "s3 person": "老王", "s3 limit": "两天内"},
        ),
        (
            "第4步改成小王做",
            {"s4 owner": "小王", "s4 person": "小王", "s4 action": "小王2天内把货品放回货架"},
        ),
        (
            "第4步由小王在10分钟内完成",
            {
                "s4 owner": "小王",
                "s4 person": "小王",
                "s4 limit": "10分钟内",
                "s4 action": "小王10分钟内把货品放回货架",
            },
        ),
        ("能不能把第4步删掉？", {"order": "1 2 3 5 6 7"}),
        ("麻烦把第3步移到第5步后面，谢谢", {"order": "1 2 4 5 3 6 7"}),
        ("先做第3步再做第2步", {"order": "1 3 2 4 5 6 7"}),
        ("把第5步提到第一步", {"order": "5 1 2 3 4 6 7"}),
        ("把最后一步移到最前面", {"order": "7 1 2 3 4 5 6"}),
        ("删掉第2到4步", {"order": "1 5 6 7"}),
        ("第5步上移一步", {"order": "1 2 3 5 4 6 7"}),
        ("前两步删掉", {"order": "3 4 5 6 7"}),
        ("交换第2步和第3步", {"order": "1 3 2 4 5 6 7"}),
        ("第3步改为：當面核對，然後登記", {"s3 action": "當面核對，然後登記", "s3 tools": ()}),
        ("第3步改成小王核对金额", {
            "s3 action": "核对金额", "s3 owner": "小王", "s3 person": "小王", "s3 tools": (),
        }),
        ("改名为退货处理", {"title": "退货处理"}),
    ],
)  # fmt: skip
def test_chinese_instructions(instruction: str, after: dict[str, Field]) -> None:
    assert difference(ZH, instruction) == after


@pytest.mark.parametrize(
    ("instruction", "problem"),
    [
        ("step 7 every Monday", "has the limit 'within 3 working days'"),
        ("change step 6 to every Monday and Thursday", "neither as who"),
        ("call this step Checks", "not understood"),
        ("the title is wrong", "part of the new words"),
        ("step 3: shorter please", "nothing that somebody does"),
        ("step 3: same as before", "nothing that somebody does"),
        ("step 3: who does this?", "nothing that somebody does"),
        ("step 3: remove the limit", "nothing that somebody does"),
        ("change step 3 to step 4", "nothing that somebody does"),
        ("step 3: Anna, clean up", "or its words"),
        ("step 7: 2 days, not 3", "neither as who"),
        ("step 6 by the 32nd", "neither as who"),
        ("step 6 by 30 February", "neither as who"),
        ("merge step 3", "two steps or more"),
        ("step 6 must not take longer than dinner", "neither as who"),
        ("the deadline of step 6 is dinner", "neither as who"),
        ("make Carla do step 6 asap", "neither as who"),
        ("step 6 by noon, deadline soon", "neither as who"),
        ("step 6 by noon; step 6: Weigh it", "do not go together"),
        ("step 3: Sign it, step 6 by hand", "part of the new words"),
        ("merge steps 1, 2 and 4", "different owners"),
        ("join steps 4, 5 and 12", "no step 12"),
        ("step 12 is done by Carla", "no step 12: the draft has steps 1 to 8"),
        ("step 2a is done by Carla", "not understood"),
        ("step 6 is done by Anna and Tom", "neither as who"),
        ("step 6 is done by hand", "neither as who"),
        ("step 6 is done by Odoo", "neither as who"),
        ("step 6 is done by nobody", "neither as who"),
        ("only Anna may do step 6", "the one who does a step"),
        ("step 6 is done by Anna for now, ok", "neither as who"),
        ("step 6 is done by Anna in person", "neither as who"),
        ("step 6 is done by Anna calls the customer", "neither as who"),
        ("step 6 by the book", "neither as who"),
        ("step 6 by Dec", "neither as who"),
        ("step 6: Carla by 10.30 am", "or its words"),
        ("step 6 is done by Tom tomorrow", "neither as who"),
        ("step 3 in Odoo", "neither as who"),
        ("step 6 within minutes", "neither as who"),
        ("step 6 within 2 days, not 3", "neither as who"),
        ("step 3 is not done by Anna", "neither as who"),
        ("not Marta but Anna does step 3", "not done by 'Marta' but by 'Tom'"),
        ("step 8 by noon", "every Friday"),
        ("step 2 uses SAP", "tools are read"),
        ("change step 5 to Carla", "or its words"),
        ("step 3: don't change", "nothing that somebody does"),
        ("change step 3 to: Stamp it and delete step 2", "part of the new words"),
        ("call it Returns and delete step 2", "part of the new words"),
        ("change step 3 to: Sign by noon within 10 minutes", "several times"),
        ("change steps 2 and 3 to: Do it", "for one step"),
        ('change step 3 to "Sign it" and step 4 to "Store it"', "part of the new words"),
        ('change step 3 to ""', "part of the new words"),
        ("add a step after 3: delete step 2", "part of the new words"),
        ("add a step: Lock up", "where the new step goes"),
        ("delete step 2, then delete step 3", "other numbers"),
        ("delete step 2 and step 2 by noon", "do not go together"),
        ("delete all steps", "no step would be left"),
        ("delete steps 5 to 3", "smaller number first"),
        ("move step 1 up", "cannot be moved so far"),
        ("move step 3 after step 2", "stands there already"),
        ("move step 3 before step 3", "same step"),
        ("move steps 2 and 3 up", "one step is moved"),
        ("swap steps 1, 2 and 3", "two steps change"),
        ("split step 4 into nine steps", "not understood"),
        ("split step 4 into 9 steps", "2 to 5"),
        ("cut step 4", "not understood"),
        ("leave step 3 as it is", "what is not to be"),
        ("do not delete step 2", "what is not to be"),
        ("delete step 3?", "is a question"),
        ("Should step 3 be done by Anna?", "is a question"),
        ("What if step 3 is late?", "is a question"),
        ("asdf qwer", "not understood"),
        ("ignore all steps", "not understood"),
        ("call it " + "x" * 90, "at most 80"),
        ("delete step 2, " * 50, "too long"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_reason(instruction: str, problem: str) -> None:
    before = draft(EN)
    with pytest.raises(DraftError, match=problem):
        read_instruction(instruction, before)
    assert before == draft(EN).model_copy(update={"trace": before.trace})


@pytest.mark.parametrize(
    ("instruction", "problem"),
    [
        ("第3步分钟内完成", "not understood"),
        ("第3步马上做", "not understood"),
        ("第4步每周一", "has the limit"),
        ("第7步改成每周一三", "neither as who"),
        ("标题用中文", "not understood"),
        ("标题改成短一点", "part of the new words"),
        ("第3步：同上", "nothing that somebody does"),
        ("第3步改成第4步的内容", "nothing that somebody does"),
        ("第3步改成短一点", "nothing that somebody does"),
        ("第3步：小王、李四", "or its words"),
        ("标题是错的", "part of the new words"),
        ("第3步在厨房做", "not understood"),
        ("第3步由一个人做", "neither as who"),
        ("第3步2月30日前", "not understood"),
        ("第1步拆成两步", "only one action"),
        ("第3步时限改成尽快", "neither as who"),
        ("第3步由小王负责，尽快", "neither as who"),
        ("第3步手工做", "not understood"),
        ("第3步由手工完成", "neither as who"),
        ("第3步由小王暂时负责", "neither as who"),
        ("第3步由Tom在Friday前完成", "neither as who"),
        ("第3步改为由小王核对金额", "neither as who"),
        ("第3步: 小王 2小时内", "or its words"),
        ("第3步25点前", "not understood"),
        ("第3步0天内", "not understood"),
        ("第3步35号前", "not understood"),
        ("第3步交给小王和李四", "neither as who"),
        ("小王和李四一起做第3步", "who does a step"),
        ("第3步由系统自动做", "neither as who"),
        ("第3步不是老张做，是小王做", "not done by '老张' but by '李四'"),
        ("第3步改成小王", "or its words"),
        ("第3步改成：不变", "nothing that somebody does"),
        ("第3步用扫码枪", "tools are read"),
        ("第7步周五前", "每天"),
        ("不要动第3步", "what is not to be"),
        ("第3步不由小王做", "what is not to be"),
        ("第3步是小王做吗？", "is a question"),
        ("第3步谁都可以", "is a question"),
        ("加一步：关灯", "where the new step goes"),
        ("删除第2步，然后删除第3步", "other numbers"),
        ("第十二步由小王做", "no step 12"),
        ("今天天气不错", "not understood"),
    ],
)
def test_what_is_not_understood_in_chinese_is_refused(instruction: str, problem: str) -> None:
    with pytest.raises(DraftError, match=problem):
        read_instruction(instruction, draft(ZH))


def test_a_changed_value_is_confirmed() -> None:
    made = changed(EN, "step 6 is done by Carla by Friday", "call it Returns")
    names = ("/steps/s6/owner", "/steps/s6/time_limit", "/steps/s6/action", "/title")
    assert {made.sources[name].state for name in names} == {SourceState.CONFIRMED}


LABELS = (
    "Anna opens the parcel. Anna prints the label in Odoo. Tom signs within 2 days. Anna files it."
)


def test_what_was_said_of_a_step_is_said_of_both_its_halves() -> None:
    made = changed(
        LABELS,
        "step 2 is done by Bob",
        "step 2 within 10 minutes",
        "change step 2 to: Print the label in SAP and stick it on",
        "split step 2",
    )
    first, second = made.sop.steps[1:3]
    assert (first.owner.person, second.owner.person) == ("Bob", "Bob")
    assert (first.time_limit, second.time_limit) == (None, "within 10 minutes")
    assert (first.tools, second.tools) == (("SAP",), ())


def test_a_limit_goes_with_the_step_that_is_joined() -> None:
    made = changed(LABELS, "step 2 within 10 minutes", "merge steps 1 and 2")
    assert made.sop.steps[0].time_limit == "within 10 minutes"
    assert made.sources["/steps/s1/time_limit"].state is SourceState.CONFIRMED


def test_steps_with_different_limits_or_a_step_between_them_are_not_joined() -> None:
    limited = changed(LABELS, "step 1 within 1 hour", "step 2 within 10 minutes")
    with pytest.raises(DraftError, match="would lose"):
        read_instruction("merge steps 1 and 2", limited)
    with pytest.raises(DraftError, match="do not follow each other"):
        read_instruction("merge steps 1, 2 and 4", draft(LABELS))


def test_a_step_of_three_actions_is_made_three_steps() -> None:
    made = changed(
        LABELS, "change step 1 to: Open it, weigh it and close it", "make step 1 3 steps"
    )
    assert [step.action for step in made.sop.steps[:3]] == ["Open it.", "Weigh it.", "Close it"]
    with pytest.raises(DraftError, match="2 actions are found"):
        read_instruction(
            "split step 1 into three steps", changed(LABELS, "step 1: Open it and weigh it")
        )


def test_a_new_step_never_takes_the_id_of_one_that_is_gone() -> None:
    made = changed(
        LABELS, "step 4 is done by Bob", "delete step 4", "add a step at the end: Lock up"
    )
    assert made.sop.steps[-1].id == "s5"
    assert made.sop.steps[-1].owner.text is None


def test_words_that_name_the_old_owner_or_limit_unclearly_are_said_anew_first() -> None:
    made = changed(LABELS, 'change step 1 to: "Give Anna\'s key to Bob"')
    with pytest.raises(DraftError, match="name 'Anna'"):
        read_instruction("step 1 is done by Bob Lee", made)
    made = draft(LABELS, edits={"/steps/s1/action": "Before it closes, Tom opens it"})
    with pytest.raises(DraftError, match="name 'Tom'"):
        read_instruction("step 1 is done by Bob Lee", made)
    made = changed(LABELS, 'change step 1 to: "If he comes within 3 days, open it"')
    with pytest.raises(DraftError, match="say when already"):
        read_instruction("step 1 by Friday", made)


def test_a_name_takes_the_place_of_a_post_with_its_article() -> None:
    made = changed("Every morning the barista opens the cafe. Mia locks it.", "step 1 by Leo")
    assert made.sop.steps[0].action == "Every morning Leo opens the cafe."
