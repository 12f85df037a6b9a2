"""Who a Chinese phrase names: a role, a person, a group, everybody, a system, or nobody."""

from functools import cache, lru_cache
from re import Pattern, compile, escape

from sopai.language.actor import Actor
from sopai.language.lexicon import chinese_nouns, words
from sopai.schema.owner import OwnerKind

MAX_PHRASE = 18
"""Characters of a phrase that can name somebody."""

_TRIM = " \t*_`「」『』“”\"'()[]【】<>·-—"


def any_of(entries: frozenset[str]) -> str:
    """The alternatives of a pattern, longest first."""
    return "|".join(escape(entry) for entry in sorted(entries, key=lambda e: (-len(e), e)))


@cache
def surname() -> str:
    """A character class of the surnames that names begin with."""
    return f"[{next(iter(words('surnames_zh.txt')))}]"


@cache
def given() -> str:
    """A character class of what given names are often made of."""
    return f"[{next(iter(words('given_chars_zh.txt')))}]"


WORDLIKE = "白安常全方平成时单石牛江温严高任明万田水文武龙庄夏谷席卫位强景甘柏章张向边关包管"
"""Surnames that begin many plain words too: 高风险, 白砂糖, 安全帽."""


_THINGS = (
    "桶勺锅碗盘盆瓶罐箱盒袋机器具刀布粉汁油料水面肉菜饭块片条根台"
    "门窗灯板架柜管线池泵阀表单卡票槽盖垫"
)
"""What a name does not go on with behind a surname that is a plain word as well: 汤桶, 车门."""


@cache
def names() -> str:
    """A pattern of full names, and of what colleagues are called: 李四, 小敏, 阿芳, 老王."""
    full = rf"(?![{WORDLIKE}]){surname()}(?![{_THINGS}])[\u4e00-\u9fff]{{1,2}}?"
    wordlike = rf"[{WORDLIKE}]{given()}{{1,2}}?"
    return (
        rf"(?:{full}|{wordlike}|[小老阿]{surname()}|[小阿]{given()}|"
        r"[\u4e00-\u9fff](?<![大小空表堂这那])[姐哥叔姨嫂])"
    )


_POST = r"[\u4e00-\u9fff]{1,4}(?<![下上到在离换顶站定轮转脱空值查缺待])岗"
"""A post that somebody holds: 砧板岗; and not what somebody does: 到岗."""


@cache
def _role() -> Pattern[str]:
    return compile(
        rf"(?:^|.*?)(?:{any_of(chinese_nouns('roles'))}|[\u4e00-\u9fff]{{1,6}}员|{_POST})$"
    )


@cache
def _group() -> Pattern[str]:
    return compile(rf"^.{{0,10}}(?:{any_of(chinese_nouns('groups'))})$")


@cache
def _role_then_name() -> Pattern[str]:
    roles = any_of(chinese_nouns("roles"))
    groups = any_of(chinese_nouns("groups") | chinese_nouns("departments"))
    name = rf"(?P<name>{names()}|老[\u4e00-\u9fff]|"
    name += rf"{surname()}(?:{any_of(chinese_nouns('titles'))}))"
    return compile(rf"^(?P<role>.{{0,8}}?(?:{roles}|{groups}|员))[\s::]*\(?{name}\)?$")


@cache
def _name() -> Pattern[str]:
    titles = any_of(chinese_nouns("titles"))
    return compile(
        rf"^(?:{names()}|老[董总]|"
        rf"{surname()}(?:{titles}))$"
    )


@cache
def _vague() -> Pattern[str]:
    return compile(
        rf"^(?:{any_of(chinese_nouns('vague'))}|(?:相关|有关|各|责任|主管|归口|对应)"
        r"(?:责任)?(?:部门|人员|单位|岗位|科室|负责人|同事|方|领导))$"
    )


_PLACE = compile(
    r"[底腹顶头内外全局背根尾上下中颈面手脚胸腿侧前后尖端盆圆锅鱼肉碗瓶箱杯边]部$|[盆碗锅盘圆正物]中心$|[部小分]分组$"
)
"""Parts of things that end like a department: 底部, 腹部, 盆中心."""

_READERS = frozenset(("您", "你", "你们", "您们"))
_PRONOUNS = frozenset(("他", "她", "他们", "其"))


@lru_cache(maxsize=8192)
def name_actor(phrase: str) -> Actor | None:
    """Who a phrase names, or None when it names no actor.

    A role's head wins over a department before it: 仓储部主管 is a role, 仓储部 a group.

    Args:
        phrase: a phrase of `plain`: simplified characters, half-width punctuation.
    """
    text = phrase.strip(_TRIM)
    text = (
        text.removeprefix("由").removeprefix("该").removeprefix("本").removeprefix("每个").strip()
    )
    text = text.removesuffix("及以上").removesuffix("以上")
    if not text or len(text) > MAX_PHRASE:
        return None
    if text in _READERS:
        return Actor("reader", text)
    if text in _PRONOUNS:
        return Actor("pronoun", text)
    if _vague().match(text):
        return Actor(OwnerKind.VAGUE, text)
    return _person(text) or _role_or_group(text)


def _person(text: str) -> Actor | None:
    named = _role_then_name().match(text)
    if named and named["name"] not in words("not_names_zh.txt"):
        return Actor(OwnerKind.PERSON, text, role=named["role"], person=named["name"])
    return None


def _role_or_group(text: str) -> Actor | None:
    if text in ("负责人", "责任人", "执行人"):
        return Actor(OwnerKind.VAGUE, text)
    low = text.lower()
    if len(text) > 2 and text.endswith("员工"):
        return Actor(OwnerKind.ROLE, text, role=text)
    if low in chinese_nouns("roles") or _role().match(low):
        return Actor(OwnerKind.ROLE, text, role=text)
    if low in chinese_nouns("departments") or (_group().match(low) and not _PLACE.search(low)):
        return Actor(OwnerKind.GROUP, text)
    if text not in words("not_names_zh.txt") and _name().match(text):
        return Actor(OwnerKind.PERSON, text, person=text)
    if any(text.endswith(system) for system in chinese_nouns("systems")):
        return Actor(OwnerKind.SYSTEM, text)
    return None
