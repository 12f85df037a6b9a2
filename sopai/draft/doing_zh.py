"""Chinese posts that no list knows, told by 由 before them or by what they do behind a comma."""

from functools import cache
from re import Pattern, compile, escape

from sopai.draft.actors import Names, person, role
from sopai.draft.inside_zh import SERVED, is_post
from sopai.language import owners_zh
from sopai.language.actor import Actor
from sopai.language.lexicon import chinese_roles, chinese_verbs
from sopai.language.owners_zh import any_of
from sopai.schema.owner import OwnerKind

_HOW = (
    "负责|统一|亲自|自己|本人|现场|当场|直接|立即|马上|单独|全程|另外|每[天日周月次]|当[天日]|"
    "[在于用按凭带陪跟给把将对向从][\u4e00-\u9fff“《A-Za-z]|先|再|去|来|原[路样]|上[台门报]|"
    "[\\d一二两三四五六七八九十半]+(?:个|天|分|小时|日|周)"
)
"""What stands between somebody and what they do, or begins it."""

_DONE = (
    "[喷盖签写打拿收送管开查做锁填定批审核接盯顶带点看排发付退修洗擦搬装拆倒换教讲喊催录念数称拍剪扫存取"
    "贴挂关通巡跑退补]"
)
_NOT_BY = compile(r"[理自缘事情因来经]由$|不由")


def by(text: str, names: Names) -> Actor | None:
    """Who 由 names, whatever they do: 盖章件由老封盖, 由剧场经理上台宣布改期; None without one."""
    for match in _by().finditer(text):
        if _NOT_BY.search(text[: match.start() + 1]) or match["who"][:1] in "此于衷不得":
            continue
        behind = text[match.start("who") :]
        name = min(
            (one for one in names if 0 <= behind.find(one) <= MAX_POST),
            key=behind.find,
            default=None,
        )
        if name is not None:
            return person(name)
        if match["who"][:1] in "她他我":
            return Actor("pronoun", match["who"][0])
        quoted = match["quoted"]
        if quoted is not None:
            return role(quoted)
        return _named(match["who"])
    return None


MAX_POST = 6
"""Characters of a post before a name."""


@cache
def _by() -> Pattern[str]:
    verbs = any_of(frozenset(verb for verb in chinese_verbs() if len(verb) > 1))
    return compile(
        r"由(?P<who>[\u4e00-\u9fff]{0,6}[“\"「『](?P<quoted>[^”\"」』]{1,12})[”\"」』]|"
        rf"[\u4e00-\u9fffA-Za-z]{{2,8}}?)(?={_HOW}|{verbs}|[A-Za-z]{{3,}}|"
        rf"{_DONE}(?:[\u4e00-\u9fff\d]|[,。,;]|$)|$|[,。;])"
    )


def _named(who: str) -> Actor | None:
    known = owners_zh.name_actor(who)
    if known is not None and known.kind in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP):
        return known
    if who.endswith(("室", "部", "科", "处", "组", "中心", "队", "方")):
        return Actor(OwnerKind.GROUP, who)
    is_thing = any(sign in who for sign in _THINGS)
    return None if known is not None or is_thing else role(who)


_THINGS = "的了是系统平台软件自动原因情况双方各"


def heads(part: str) -> Actor | None:
    """A post at the head of a part of a sentence, with something done behind it: DM先亮灯."""
    lead = _LEAD.match(part)
    rest = part[lead.end() :] if lead is not None else part
    match = _head().match(rest)
    if match is None:
        return None
    who = match["who"]
    is_somebody = who.isascii() or who.endswith("的人") or "那" in who or is_post(who)
    return role(who) if is_somebody else None


_LEAD = compile(
    r"(?:(?:然后|接着|最后(?![一走])|再|同时|另外|第二天|当天|次日|每[天日周月]|早上|上午|中午|下午|晚上|平时|一般|"
    r"[\d一二两三四五六七八九十]+[点:][半\d]*|[^,。]{1,8}?(?:以后|之后|之前|(?<!最)后|[前时]|以[内上下]|的)"
    r"(?![台勤厨间人])),?)*"
)


@cache
def _head() -> Pattern[str]:
    verbs = any_of(chinese_verbs())
    known = "|".join(sorted(map(escape, chinese_roles()), key=len, reverse=True))
    ends = "员|师|工|手|长|匠|经理|主管|领班|会计|护士|医生"
    return compile(
        rf"(?P<who>[\u4e00-\u9fff]{{0,3}}(?:{known})(?:那[个位][\u4e00-\u9fff]{{2,3}}(?=[接先在给把去来]))?|"
        rf"(?!P\d)[A-Z]{{2,4}}\d?|(?![有别其所大多少][他的有部])[\u4e00-\u9fff]{{2,5}}的人|"
        rf"[\u4e00-\u9fff]{{1,4}}?(?:{ends}))"
        rf"(?:要|得|必须|须|先|再|会|都|也|就|马上|立即|直接|亲自|自己|统一|负责|每[天日周月次]|当[天场])*"
        rf"(?=(?:{verbs}|{_DONE}|{_HOW}))(?![\u4e00-\u9fff]{{1,3}}的)"
    )


_TOLD = compile(r"^(?:[再就先她他也]|然后)?[^由]{0,3}[叫喊找派给让请催问](?!班|单|待|台|线)")


def is_told(named: str) -> bool:
    """What was taken for a post begins with what is done to somebody: 再叫前厅主管, 离客人."""
    if len(named) > 2 and named[0] in "要离对跟和与给向被把" and named[1:] in SERVED:
        return True
    return len(named) > 2 and _TOLD.match(named) is not None and named not in chinese_roles()
