"""Whom a Chinese brief names, and who writes it."""

from collections.abc import Iterator
from functools import cache
from re import Pattern, compile

from sopai.language import owners_zh
from sopai.language.lexicon import chinese_nouns, words
from sopai.schema.owner import OwnerKind

_SAYS_ZH = compile(
    r"我姓[\u4e00-\u9fff],\s?(?P<full>[\u4e00-\u9fff]{2,4})(?=[。,;]|$)|"
    r"我(?:是|叫)(?P<says>[\u4e00-\u9fff]{2,4})(?=[。,;(]|$)|"
    r"[—-]{1,2}\s*(?:[\u4e00-\u9fff]{2,6}[部组科店室]\s?)?(?P<dash>[\u4e00-\u9fff]{2,3})\s*$|"
    r"\n\s*(?:[\u4e00-\u9fff]{2,8}\s)?(?P<end>[\u4e00-\u9fff]{2,4})\s*$"
)


def writer(plain: str) -> str | None:
    """Who says or signs that the brief is theirs; None where nobody does."""
    for match in _SAYS_ZH.finditer(plain.rstrip()):
        name: str = match["full"] or match["says"] or match["dash"] or match["end"]
        if match["dash"] and compile(owners_zh.surname()).match(name):
            return name
        actor = owners_zh.name_actor(name)
        if match["full"] or (actor is not None and actor.kind == OwnerKind.PERSON):
            return name
    return None


def names(plain: str) -> list[tuple[int, str]]:
    """Names that act, are reached, or stand in a list of names."""
    found = []
    for match in _around_zh().finditer(plain):
        name = match["name"]
        actor = owners_zh.name_actor(name)
        is_person = actor is not None and actor.kind == OwnerKind.PERSON
        if is_person or (len(name) == 2 and name[0] in "小阿"):
            found.append((match.start("name"), name))
    for pattern in (_called_zh(), _SPEAKER_ZH, _TWICE_ZH, _LATIN_ZH):
        found += list(_named(pattern, plain))
    found += _often_zh(plain)
    found += _behind_role_zh(plain)
    return [(at, name) for at, name in found if name[:2] not in _NO_PEOPLE_ZH]


_NO_CALLS = "时组件票程于心区孩计数费额型样伙事结便腿标拉里姨弟胶富斯"
"""Characters after 小 or 阿 that make no name: 小时, 小组."""

_SPEAKER_ZH = compile(r"(?m)^(?P<name>[\u4e00-\u9fff]{2,3})[ :]?\s?\d{1,2}:\d{2}")
"""Who speaks in a chat log."""

_TWICE_ZH = compile(r"(?P<name>([\u4e00-\u9fff])\2)(?=再|用|负责|核|管|来|去|记|拍|查|看)")
"""A pet name: 糖糖."""

_LATIN_ZH = compile(
    r"(?<![A-Za-z])(?P<name>[A-Z][a-z]{2,11})(?=(?:每|先|再|负责|去|来|会|要|也|都|说|看|批|"
    r"签|审|同意|确认|"
    r"backup|那边|不在|休息|请假))"
)
"""A Latin name that acts in Chinese: Vivian每周一抽."""

_CALLED_ZH = compile(r"(?<![\u4e00-\u9fff])?(?P<name>[小阿老][\u4e00-\u9fff]|([\u4e00-\u9fff])\2)")
_DOES_ZH = (
    "拍审批签查看盯管收发送做写报打叫找带陪催改验点数核对测接问说来去"
    "先再把每当负也就要会得不顶代排抽"
)
OFTEN = 2
"""Times that a pet name stands in a brief, with something done behind it once."""


@cache
def _role_and_name() -> Pattern[str]:
    roles = owners_zh.any_of(frozenset(role for role in chinese_nouns("roles") if len(role) > 1))
    return compile(
        rf"(?:{roles}|前台|后厨|仓库)(?P<name>[\u4e00-\u9fff]{{2}})(?=当天|每|先|负责|在|把|\d|要|会|去|来)"
    )


def _behind_role_zh(plain: str) -> list[tuple[int, str]]:
    """前台豆皮: what stands behind a post, and elsewhere too, is who holds it."""
    found = []
    for match in _role_and_name().finditer(plain):
        name = match["name"]
        is_word = (
            name in _NO_WORDS_ZH
            or name in words("verbs_zh.txt")
            or name in words("not_names_zh.txt")
        )
        if not is_word and plain.count(name) > OFTEN and name[-1] not in "的了要会先再每在":
            found += [(place.start(), name) for place in compile(name).finditer(plain)]
    return found


def _often_zh(plain: str) -> list[tuple[int, str]]:
    """小武, 阿坤, 豆豆: called so more than once, and somebody who does something."""
    places: dict[str, list[int]] = {}
    for match in _CALLED_ZH.finditer(plain):
        name = match["name"]
        is_word = name[1] in _NO_CALLS or name in _NO_WORDS_ZH
        if not is_word:
            places.setdefault(name, []).append(match.start())
    acting = [
        (name, starts)
        for name, starts in places.items()
        if len(starts) >= OFTEN
        and any(plain[at + 2 : at + 3] and plain[at + 2] in _DOES_ZH for at in starts)
    ]
    return [(at, name) for name, starts in acting for at in starts]


_NO_WORDS_ZH = frozenset(
    "小心 小学 小票 小区 小吃 小姑 小朋 小姐 小份 小火 小包 小袋 小盒 小瓶 小车 小费 小时 "
    "小额 小结 小伙 小众 小程 小红 "
    "小班 小店 小口 小菜 小料 小样 小型 小麦 小米 小腿 小块 小条 小单 小于 小数 小气 小睡 "
    "小工 小灶 "
    "老板 老师 老客 老人 老公 老婆 老家 老是 老员 老顾 老用 老款 老旧 老化 老实 老规 老样 "
    "老大 老鼠 老百 老子 老早 老远 "
    "阿姨 人人 天天 往往 常常 刚刚 慢慢 好好 看看 试试 说说 问问 谢谢 哈哈 嗯嗯 对对 多多 "
    "大大 各各 个个 件件 单单 家家 "
    "时时 处处 样样 层层 点点 整整 满满 轻轻 早早 远远 仅仅 偏偏 渐渐 稍稍 等等 爸爸 妈妈 "
    "爷爷 奶奶 哥哥 姐姐 弟弟 妹妹 宝宝 "
    "星星 圈圈 想想 聊聊 听听 擦擦 洗洗 查查 找找 走走 转转 弄弄 搞搞 催催 盯盯 管管".split()
)
"""Words that look like pet names."""

_NO_PEOPLE_ZH = frozenset(
    "天天 常常 刚刚 慢慢 好好 多多 轻轻 悄悄 对对 哈哈 谢谢 爸爸 妈妈 宝宝 看看 人人 个个 大家 "
    "上午 下午 早上 晚上 今天 明天 昨天 马上 安全 高峰 全部 方便 申报 申请 成本 成品 方案 方式 "
    "关机 关门 安排 包装 包裹 单据 单价 盘点 盘库 解决 金额".split()
)


_CLOSE_ZH = (
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "潘杜戴钟汪姜范姚谭廖邹熊陆郝崔康邱秦侯邵孟钱汤尹黎乔贺赖龚"
)
"""Surnames behind 小 that make a name and no word."""


def _named(pattern: Pattern[str], plain: str) -> Iterator[tuple[int, str]]:
    """The names that a pattern finds, with their places."""
    for match in pattern.finditer(plain):
        if match.lastgroup is not None:
            yield match.start(match.lastgroup), match[match.lastgroup]


@cache
def _called_zh() -> Pattern[str]:
    """阿芬, 叶老师, 老何: nobody else is called so, whatever stands around."""
    titles = "老师|校长|经理|主任|师傅|医生|店长|总监|姐|哥|叔|姨|总"
    small = f"小[{_CLOSE_ZH}]"
    before = "(?<=[,。;:、\\s(让叫由归找给跟和就再后请])|^|(?<=早上)|(?<=下午)"
    return compile(
        rf"(?:{before})(?P<small>{small})(?=[\u4e00-\u9fff])|"
        rf"(?P<name>阿(?![{_NO_CALLS}]){owners_zh.given()}|{owners_zh.surname()}(?:{titles})|"
        rf"老{owners_zh.surname()})(?![\u4e00-\u9fff]?(?:户|板|客|人|师))"
    )


@cache
def _around_zh() -> Pattern[str]:
    before = "[,。;:、\\s(]|是|由|找|给|跟|和|叫|让|请|问|在|客服|同事|师傅|^"
    after = (
        "在|负责|用|去|先|再|制|验|点|看|批|审|举证|退|发|做|管|收|打|查|写|报|给|把|会|要|应|须|说|核|确认|"
        "每|同意|签|"
        "那|这|[,。、;)]|$"
    )
    called = "[\u4e00-\u9fff](?:叔|姨|姐|哥|总|工|师傅|主管|经理|店长)"
    close = f"[小阿](?![{_NO_CALLS}])[\u4e00-\u9fff]"
    return compile(rf"(?:{before})(?P<name>{called}|{close}|{owners_zh.names()})(?={after})")
