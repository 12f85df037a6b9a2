"""What a Chinese sentence does: orders, obliges, reports an action, asks, or describes."""

from functools import cache
from re import Pattern, compile

from sopai.language.lexicon import words
from sopai.language.mood_en import Mood

_OBLIGATION = compile(
    r"必须|须(?!知)|(?<!相|反|供|适|对|响|效|回|感)应(?!用|急|聘|届|收|付|对|有尽有|答|酬|变|"
    r"力|链)|应当|应该|不得|禁止|严禁|不要(?!求)|"
    r"不准|不许|"
    r"(?<!必)不可(?!替代|避免|以避免|或缺)|务必|切勿|勿|请(?!求|假|示|问)|只能|方可|才算|一律|"
    r"不收|不报|不批|不予|不接受|不允许|(?<!区|分|类|"
    r"级|性|个|特)别(?!人|的|名)|"
    r"为准|保持(?!联系|器|期)|(?<![需重主只想将若又还首不])要(?![求么点素是闻害件领塞隘约紧义图诀因职]|不然)|"
    r"(?<![而就都也还却])不能|(?:^|[,。;:前时则])[^,。;:]{0,4}需要(?!求)|不建议|"
    r"建议(?!更改|的)"
)
_LIMIT = compile(
    r"至少|最多|\d{1,20}(?:\.\d{1,20})?\s*%|不超过|不少于|不低于|不高于|以内|上限|下限|限(?:每|\d)|[≤≥±]|"
    r"\d{1,20}\s*(?:个)?(?:分钟|小时|天|个?工作日|元|次|倍)(?:之?内|前|后)?"
)
_DESCRIPTION = compile(
    r"^[^。]{0,40}定义为|"
    r"^[^,。]{0,20}(?:是指|指的?是|指(?![定导示派标纹引南]|定)|所称|即为|表示|意味着|旨在|用于|适用于|称为|叫做|视为|包括|分为|来自|"
    r"源于|属于|是一[种个款道])|"
    r"^(?:本|该|这)(?:文档|文件|制度|流程|规范|指南|目录|计划|章|节|表|菜谱|是)|^以.{1,16}为例|"
    r"^(?:如何|为什么|由于|虽然|因为)"
)
_IS = compile(r"^[^,。]{0,16}(?:不是|就是|(?<!还)(?<!总)是(?!否))")
_COVERB = compile(r"^\s*(?:在|对|从|向|按|根据|通过|为|以|与|和|自|于|随)")
_AUTOMATIC = compile(r"自动(?!化)")
_QUESTION = compile(
    r"[??]\s*[」』”\"]?\s*$|^[^,。]{0,12}(?:什么|怎么|为什么|如何|是否)[^,。]{0,20}[??]"
)
_PAST = compile(r"了(?:[,。;]|$)|过(?:[,。;]|$)|曾|当时|去年|前年|上次|已经")
_MOMENT = compile(
    r"^[^,。;:]{1,12}?(?:每[天日周月班次晚早]|时候|[时后前](?=先|再|少|多))(?:先|再|少|多)?"
)
_CLAUSE = compile(r"[,:;。!\n]")
_LEAD = compile(
    r"[\s\d.、)(一二三四五六七八九十①-⑳:*-]*(?:第.{1,3}步|步骤\d+)?[\s:]*(?:每[天日周月次]|"
    r"当天|然后|再|先|最后|首先|其次|接着|同时|之后|"
    r"随后|继续|重新|均匀|慢慢|不断|快速|缓慢|立即|马上|及时|主动|统一|必要时|务必|时刻|尽量|"
    r"逐步|全部|也|就|都)*"
)


_NOT_VERBS = (
    "(?!看板|开源|用户|用途|用法|用具|对于|对象|对应|对方|关于|关键|发票|发起人|发现|收据|收入|"
    "报告人|报表|报价|进度|选项|列表|分数|"
    "分钟|标准|标题|标签|量杯|装置|配料|称号|过程|过敏|运费|打印机|扫码枪|在线|在职|按钮|按键|"
    "由于|以下|以上|以及|以前|以后|以便|为什么|"
    "为了|为主|为止|为一种|经验|经理|将来|将会|从而|从来|从前|有关|有些|有的|有人|有时|要点|"
    "要么|需求|去年|加工|加班|上述|上级|上午|"
    "下午|下班|下列|下面|下级|前台|先生|请问|请求|来自|来源|能力|能量|通过了|使用者|使用说明|"
    "包括|自己|自动|直接原因|主动性|和其他|"
    "没有|等级|管理员|管理者|操作员|检验员|审核人|审批人|记录员|保管员|执行人|参与者|参加者|"
    "贡献者|讨论区|可能)"
)


@cache
def _verb() -> Pattern[str]:
    entries = sorted(words("verbs_zh.txt"), key=lambda v: (-len(v), v))
    return compile(_NOT_VERBS + "(?:" + "|".join(entries) + ")")


def begins_with_verb(text: str) -> bool:
    """The text begins with an action verb or a coverb, after time and order words."""
    lead = _LEAD.match(text)
    return _verb().match(text, lead.end() if lead else 0) is not None


def _acts_then(text: str) -> bool:
    """A moment or a rhythm before the verb: 饭后先把碗收好, 朋友圈每天发2条, 忙的时候少推销."""
    moment = _MOMENT.match(text)
    return moment is not None and begins_with_verb(text[moment.end() : moment.end() + 30])


def mood_of(text: str) -> Mood:
    """What a sentence does.

    Args:
        text: one sentence of `plain`.
    """
    if _QUESTION.search(text):
        return Mood.QUESTION
    if _DESCRIPTION.match(text.strip()):
        return Mood.OBLIGATION if _strong(text) else Mood.DESCRIPTION
    if begins_with_verb(text):
        return Mood.DESCRIPTION if _IS.match(text) else Mood.COMMAND
    if _OBLIGATION.search(text):
        return Mood.OBLIGATION
    if _AUTOMATIC.search(text):
        return Mood.ACTION
    for match in _CLAUSE.finditer(text[:300]):
        if begins_with_verb(text[match.end() : match.end() + 30]):
            return Mood.ACTION
    return _mood_of_rest(text)


def _mood_of_rest(text: str) -> Mood:
    """What a sentence does that neither orders nor begins a clause with a verb."""
    is_past = _PAST.search(text) is not None
    if _acts_then(text) and not is_past:
        return Mood.ACTION
    if _LIMIT.search(text):
        return Mood.LIMIT
    if is_past:
        return Mood.NARRATIVE
    return Mood.ACTION if _COVERB.match(text) else Mood.FRAGMENT


def _strong(text: str) -> bool:
    return any(word in text for word in ("必须", "不得", "禁止", "严禁", "务必", "不要", "应当"))
