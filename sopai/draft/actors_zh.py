"""Who acts in a Chinese clause of a brief."""

from functools import cache
from re import Pattern, compile, escape

from sopai.draft.actors import Names, person, role
from sopai.draft.doing_zh import by, heads, is_told
from sopai.draft.inside_zh import inside, is_nobody
from sopai.draft.posts_zh import (
    DEPARTMENT,
    RELATIVE,
    SERVED,
    TELLS,
    department,
    latin,
    master,
    role_at_head,
)
from sopai.language import owners_zh, performer_zh
from sopai.language.actor import Actor
from sopai.language.analysis import actor_in
from sopai.schema.owner import OwnerKind


def actor(text: str, names: Names) -> Actor | None:
    """Who acts in a clause: by name, role, group or pronoun; None where its words do not say."""
    found = _actor(text, names)
    if found is not None and (is_nobody(found.text, text) or is_told(found.text)):
        return None
    return found


def _actor(text: str, names: Names) -> Actor | None:
    if _I_DO.search(text):
        return Actor(OwnerKind.VAGUE, "我")
    case = _CASE.match(text)
    if case is not None:
        return _actor(text[case.end() :], names)
    found = (
        _substitute(text, names)
        or _role_instead(text)
        or _behind_time(text, names)
        or _asked_to(text, names)
        or _on_shift(text)
        or by(text, names)
        or made_to(text)
        or _by(text)
        or _at_head(text, names)
        or department(text)
        or role_at_head(text)
        or _cleft(text, names)
        or latin(text)
        or master(text)
        or _inside(text, names)
    )
    if found is not None:
        return found
    if _I.match(text):
        return Actor("pronoun", "我")
    return _of_words(text) or _in_part(text, names) or inside(text) or heads(text)


_I = compile(r"\W*(?:(?:剩下|其他|其余|别|多|超)的|然后|再)?我(?![们的家店这那觉想说知听])")
"""The writer does it, whatever that is."""


_CASE = compile(
    r"\W*(?:要是|如果|若是?|万一|假如|一旦|遇到)[^,。:]{2,30}(?:[,:]|的话[,:]?)(?=[^,。:]{3})"
)
"""A case, whose own subject does not act: 要是新人当场要加东西,督导可以答应."""


def _in_part(text: str, names: Names) -> Actor | None:
    """Who acts behind a comma: 旧模拆下来,模具工喷防锈油."""
    for part in compile(r"[,;:]").split(text)[1:]:
        found = _behind_time(part, names) or _at_head(part, names) or department(part)
        found = found or role_at_head(part) or latin(part) or master(part) or heads(part)
        if found is not None:
            return found
    return None


def _of_words(text: str) -> Actor | None:
    actor = actor_in(text, "zh")
    if actor is not None and RELATIVE.match(text[len(actor.text) :]):
        rest = text[len(actor.text) :]
        actor = performer_zh.role_inside(rest) or _role_later(rest)
    if actor is None:
        match = _PRONOUN.search(text)
        return Actor("pronoun", match["who"]) if match is not None else _served(text)
    if text[len(actor.text) :].startswith("问题") or TELLS.search(actor.text):
        return None
    bare = _BEFORE_ROLE.sub("", actor.text)
    if bare != actor.text:
        actor = owners_zh.name_actor(bare) or actor
    return actor if actor.text not in SERVED else _served(text)


_CLEFT = compile(
    r"(?:^|[,，])[^,，。]{1,8}?(?<!不)是(?P<who>[\u4e00-\u9fff]{2,5}?)(?:本人)?"
    r"(?:负责|来(?=[\u4e00-\u9fff]|$)|[收做管定写弄拍盯带查签批发送](?![^,，。]{0,2}的)|本人|$|[,，。])"
)


def _cleft(text: str, names: Names) -> Actor | None:
    """尾款是策划师收, 花艺是蔓蔓: who does what stands before 是."""
    match = _CLEFT.search(text)
    if match is None:
        return None
    who = match["who"]
    if who in names:
        return person(who)
    if who.endswith("师") and len(who) > 1:
        return role(who)
    actor = owners_zh.name_actor(who)
    return actor if actor is not None and actor.kind == OwnerKind.ROLE else None


def _substitute(text: str, names: Names) -> Actor | None:
    """Who does it while somebody is away: 小梅不在的话就找阿凯."""
    names = "|".join(map(escape, names))
    if not names:
        return None
    match = compile(_AWAY.format(names=names)).search(text)
    return person(match["who"]) if match is not None else None


def _role_instead(text: str) -> Actor | None:
    """Which role does it while somebody is away: 店长休息就让领班点."""
    match = _AWAY_ROLE.search(text)
    actor = owners_zh.name_actor(match["who"]) if match is not None else None
    return actor if actor is not None and actor.kind == OwnerKind.ROLE else None


def _behind_time(text: str, names: Names) -> Actor | None:
    """Who acts behind what was done before: 客户签收后司机拍照."""
    match = _AFTER.match(text)
    rest = text[match.end() :] if match is not None else ""
    name = next((name for name in names if rest.startswith(name)), None)
    if name is not None:
        return person(name)
    subject = performer_zh.subject(rest) if rest else None
    return subject if subject is not None and subject.kind == OwnerKind.ROLE else None


def _asked_to(text: str, names: Names) -> Actor | None:
    """Who is fetched to do it: 设备坏了叫老张来修, 超过500的找店长签字."""
    for name in names:
        if compile(
            rf"转给(?:[\u4e00-\u9fff]{{1,5}}的[\u4e00-\u9fff]{{1,2}})?{escape(name)}(?:接|管|做|负责)"
        ).search(text):
            return person(name)
        if compile(rf"[让叫请]{escape(name)}(?:来|去|[^,。]{{0,4}}[修查看做签拍])").search(text):
            return person(name)
        if compile(rf"(?:找|要|经){escape(name)}(?:签|批|审|同意|确认|拍板)").search(text):
            return person(name)
    match = _SIGNS.search(text)
    actor = owners_zh.name_actor(match["who"]) if match is not None else None
    return actor if actor is not None and actor.kind == OwnerKind.ROLE else None


def _at_head(text: str, names: Names) -> Actor | None:
    """A name behind a post at the head of a clause: 品检员阿珍对着图纸量尺寸."""
    for name in names:
        at = text.find(name)
        is_post = 0 < at <= MAX_POST and text[at - 1] in "员师管长理任台主购务库服事政检"
        if is_post and not _TOLD.search(text[:at]):
            return person(name)
    return None


def _inside(text: str, names: Names) -> Actor | None:
    """Who stands inside a clause as the one who acts: 样品阿勇提前2小时摆好."""
    for name in names:
        at = text.find(name)
        told = _TOLD.search(_WHICH.sub("", text[:at])) is not None
        if at > 0 and not told and text[at + len(name) :]:
            return person(name)
    found = performer_zh.role_inside(text)
    if found is None or found.text in SERVED:
        return None
    behind = text[text.find(found.text) + len(found.text) :]
    return None if RELATIVE.match(behind) else found


PERFORMER = (
    compile(
        r"(?:^|[,。;\s])(?P<who>[\u4e00-\u9fff]{2,6}?)(?:这个|那个|的)?岗位?(?:的?(?:工作|"
        r"职责|活|流程|sop|SOP)|你|,|。|怎么|要)"
    ),
    compile(r"给(?P<who>[\u4e00-\u9fff]{2,6}?)(?:看|用|照着做|执行)的?"),
    compile(
        r"(?P<who>[\u4e00-\u9fff]{2,5}?)(?:的|用的)(?:作业指导书|操作流程|工作流程|操作规程|"
        r"sop|SOP)"
    ),
    compile(r"(?:都|全|全部|整个流程)由(?P<who>[\u4e00-\u9fff]{2,6}?)(?:负责|做|执行|完成)"),
)
"""What says for whom a procedure is: whoever is not named in a step does it."""


_I_DO = compile(
    r"(?:再|就|直接|的)找我(?:$|[,。;])|"
    r"(?<![给找跟问叫报向发讲告])我(?:来|再|去|自己|当天|马上|就|亲自)?给?(?:批|审|定|签|核|"
    r"管|做|查|看|答复|复核|打|写|跟|"
    r"顶|代|坐|接|盯|收|付|处理|决定|负责|上|带|开|拍板|回|改|来)"
)


_TOLD = compile(
    r"[给找跟问叫报向对打转交的和让知](?:[\u4e00-\u9fff]{2,4})?$|告诉[\u4e00-\u9fff]{0,4}$"
)
"""Before somebody who is told or given something, and does nothing."""


_WHICH = compile(r"(?:[没有]|以[上下内]|[超不没][^,。]{1,6}|剩下|其余|坏|[弄搞]丢)的$")
"""Which of the things, before the one who deals with them: 价目表上有的小梅直接扣."""

MAX_POST = 6
"""Characters of a post before a name."""


_DOES_ITSELF = "签|付|拍|填|带|刷|登记|提交|办|盖|寄|确认|预约|缴|交|出示|搬|通知|提|送|写|取|还|凭"


_PRONOUN = compile(r"(?:^|,|的|了|先|再)(?P<who>她|他)(?![们的])")


_ON_SHIFT = compile(
    r"(?P<who>谁[^谁,。]{1,4}谁)|^(?P<post>(?:当班|值班|夜班|白班|当值)(?:的人|的|人员|同事))"
)


_AWAY = (
    r"(?:不在|休息|请假|出差|休假)[^,。]{{0,4}},?(?:就|再)?(?:找|由|让|"
    r"是)?(?:[\u4e00-\u9fff]{{2}}的)?"
    r"(?P<who>{names})"
)


_AWAY_ROLE = compile(
    r"(?:不在|休息|请假|出差|休假)[^,。]{0,4}?,?(?:就|再)?(?:找|由|让|是)?"
    r"(?P<who>[\u4e00-\u9fff]{2,4}?)(?=发|点|代|顶|做|接|签|收|打|管|审|批)"
)


_BEFORE_ROLE = compile(r"^(?:.{0,6}(?:合格|完成|通过|以后|之后|当天)|交)(?=[\u4e00-\u9fff]{2})")
"""What stands before a role and is no part of it: 首件合格品质员, 交复核会计."""


_AFTER = compile(r"^[^,。]{2,10}?(?:以后|之后|的时候|后|时(?![间候常])),?")


_SIGNS = compile(r"(?:找|要|经|没有|请)(?P<who>[\u4e00-\u9fff]{2,4}?)(?:签|批|审|同意|确认|拍板)")


_MADE_TO = compile(
    rf"[让请叫要](?P<who>(?!当场)[^让请叫要求,。:\d]{{2,6}}?)(?:在[^,。]{{1,8}}?上?|自己|"
    rf"当场)?(?={_DOES_ITSELF})"
)


_BY = compile(
    r"由(?P<who>[\u4e00-\u9fff]{2,8}?)(?:负责|统一|现场)?"
    r"(?=下发|拉|验收|受理|收取|退还|打|做|出|清|检|登记|保管|处理|审|发|签|复核|安排|联系|通知|填)"
)


def _on_shift(text: str) -> Actor | None:
    match = _ON_SHIFT.search(text)
    if match is None:
        return None
    who = match["who"] or match["post"]
    return role(who)


def _role_later(text: str) -> Actor | None:
    """The role that stands nearest before a verb: 器械护士送到消毒间."""
    for at in range(1, min(len(text), MAX_LATER)):
        found = DEPARTMENT.match(text[at:])
        if found is not None:
            return role(found["who"])
    return None


MAX_LATER = 12
"""Characters in which a role is looked for behind a thing."""


def made_to(text: str) -> Actor | None:
    """Who is made to do it: 让司机签字."""
    match = _MADE_TO.search(text)
    actor = owners_zh.name_actor(match["who"]) if match is not None else None
    if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP):
        return actor
    if match is not None and match["who"] in SERVED:
        return role(match["who"])
    return None


def _by(text: str) -> Actor | None:
    """Who 由 names before a verb: 由巡查人员下发."""
    match = _BY.search(text)
    if match is None:
        return None
    actor = owners_zh.name_actor(match["who"])
    if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP):
        return actor
    who = match["who"]
    if who.endswith(("室", "部", "科", "处", "组", "中心")):
        return Actor(OwnerKind.GROUP, who)
    return role(who) if who.endswith("员") else None


@cache
def _served_pattern() -> Pattern[str]:
    who = "|".join(sorted(SERVED))
    return compile(
        rf"^(?:[^,。]{{0,8}}[,:])?(?P<who>{who})(?:要|得|必须|应|先|须|自己|把[^,。]{{1,4}}?|"
        rf"凭[^,。]{{1,6}}|在[^,。]{{1,10}})*"
        rf"(?:{_DOES_ITSELF})"
    )


def _served(text: str) -> Actor | None:
    """One who is served does a step: 家长签同意书."""
    match = _served_pattern().search(text)
    return role(match["who"]) if match is not None else None
