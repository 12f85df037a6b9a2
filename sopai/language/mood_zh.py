"""What a Chinese sentence does: orders, obliges, reports an action, asks, or describes."""

from functools import cache
from re import Pattern, compile

from sopai.language.lexicon import words
from sopai.language.mood_en import Mood

_OBLIGATION = compile(
    r"必须|须(?!知)|应(?!用|急|聘|届|收|付|对|有尽有|答|酬)|应当|应该|需要|需(?!求|方)|不得|禁止|严禁|不要|不能|不准|不许|"
    r"不可(?!替代|避免|以避免)|务必|切勿|勿|请(?!求|假|示)|只能|方可|才能|才算|一律|不收|不报|不批|不予|不接受|不允许|别(?!人|的|名)|"
    r"至少|最多|不超过|不少于|不低于|不高于|以内|上限|下限|为准|要求|限(?:每|\d)|建议|确保|保证|[≤≥<>±]"
)
_DESCRIPTION = compile(
    r"^[^,。]{0,20}(?:是指|指的?是|即为|表示|意味着|旨在|用于|适用于|称为|叫做|包括|分为|来自|源于|属于|是一[种个款道])|"
    r"^(?:本|该|这)(?:文档|文件|制度|流程|规范|指南|目录|计划|章|节|表|菜谱)"
)
_QUESTION = compile(r"[??]\s*[」』”\"]?\s*$|^[^,。]{0,12}(?:什么|怎么|为什么|如何|是否)[^,。]{0,20}[??]")
_PAST = compile(r"了(?:[,。;]|$)|过(?:[,。;]|$)|曾|当时|去年|前年|上次|已经")
_CLAUSE = compile(r"[,:;。!\n]")
_LEAD = compile(
    r"[\s\d.、)(一二三四五六七八九十①-⑳:*-]*(?:第.{1,3}步|步骤\d+)?[\s:]*(?:每[天日周月次]|当天|然后|再|先|最后|首先|其次|接着|同时|之后|"
    r"随后|可以?|可直接|继续|重新|均匀|慢慢|不断|快速|缓慢|立即|马上|及时|主动|统一|必要时|务必|时刻|尽量|逐步|全部|也|就|都)*"
)


@cache
def _verb() -> Pattern[str]:
    entries = sorted(words("verbs_zh.txt"), key=lambda v: (-len(v), v))
    return compile("(?:" + "|".join(entries) + ")")


def begins_with_verb(text: str) -> bool:
    """The text begins with an action verb or a coverb, after time and order words."""
    lead = _LEAD.match(text)
    return _verb().match(text, lead.end() if lead else 0) is not None


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
        return Mood.COMMAND
    if _OBLIGATION.search(text):
        return Mood.OBLIGATION
    for match in _CLAUSE.finditer(text[:300]):
        if begins_with_verb(text[match.end() : match.end() + 30]):
            return Mood.ACTION
    if _PAST.search(text):
        return Mood.NARRATIVE
    return Mood.FRAGMENT if len(text.strip()) <= 16 else Mood.DESCRIPTION


def _strong(text: str) -> bool:
    return any(word in text for word in ("必须", "不得", "禁止", "严禁", "务必", "不要", "应当"))
