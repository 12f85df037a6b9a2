"""Whom a Chinese brief names, and who writes it."""

from collections.abc import Iterable, Iterator
from functools import cache
from re import Pattern, compile

from sopai.language import owners_zh
from sopai.language.lexicon import chinese_nouns, chinese_roles, chinese_verbs, words
from sopai.language.segments import Segment, segments
from sopai.schema.owner import OwnerKind

_SAYS_ZH = compile(
    r"我姓[\u4e00-\u9fff],\s?(?P<full>[\u4e00-\u9fff]{2,4})(?=[。,;]|$)|"
    r"(?:^|[。;!\n])我(?P<nick>老[\u4e00-\u9fff])(?=[\u4e00-\u9fff])|"
    r"我(?:是|叫)(?P<says>[\u4e00-\u9fff]{2,4})(?=[。,;(]|$)|"
    r"[—-]{1,2}\s*(?:[\u4e00-\u9fff]{2,6}[部组科店室]\s?)?(?P<dash>[\u4e00-\u9fff]{2,3})\s*$|"
    r"\n\s*(?:[\u4e00-\u9fff]{2,8}\s)?(?P<end>[\u4e00-\u9fff]{2,4})\s*$"
)


def writer(plain: str) -> str | None:
    """Who says or signs that the brief is theirs; None where nobody does."""
    for match in _SAYS_ZH.finditer(plain.rstrip()):
        name: str = next(filter(None, match.groups()))
        if match["dash"] and compile(owners_zh.surname()).match(name):
            return name
        actor = owners_zh.name_actor(name)
        if match["full"] or match["nick"] or (actor is not None and actor.kind == OwnerKind.PERSON):
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
    for pattern in (_called_zh(), _SPEAKER_ZH, _TWICE_ZH, _LATIN_ZH, _agent(), _DOUBLE):
        found += list(_named(pattern, plain))
    found += _often_zh(plain)
    found += _tagged(plain) + _beside_post(plain)
    found += _behind_role_zh(plain)
    return [
        (at, _with_title(plain, at, name))
        for at, name in found
        if name[:2] not in _NO_PEOPLE_ZH and not _is_thing(plain, at, name)
    ]


def _is_thing(plain: str, at: int, name: str) -> bool:
    """Money or a sheet of paper: 钱照收, 那张卡上."""
    return _MONEY.match(name) is not None or (name[0] in "张件包" and plain[at - 1] in "那这每某几")


_MONEY = compile(r"钱[照由都要先退给放收]")


def _with_title(plain: str, at: int, name: str) -> str:
    """李主管, where the characters of a title were taken for a given name."""
    titled = compile(rf"{owners_zh.surname()}(?:{_TITLES})").match(plain, at)
    return titled.group() if titled is not None and len(titled.group()) > len(name) else name


def _tagged(plain: str) -> list[tuple[int, str]]:
    """Names that a dictionary tells, where somebody acts or is reached."""
    found = []
    around = (_EDGE, *_joined(segments(plain)), _EDGE, _EDGE)
    for before, word, after, behind in zip(
        around, around[1:], around[2:], around[3:], strict=False
    ):
        titled = _titled(word, after)
        if titled is not None and (_opens(before) and _goes_on(behind)):
            found.append((word.start, titled))
        elif _opens(before) and _goes_on(after) and _looks_named(word):
            found.append((word.start, word.text))
    return found


_EDGE = Segment(0, "", "x")
MAX_NAME = 3
"""Characters of most names."""

_TITLES = (
    "老师|师傅|医生|主任|主管|组长|班长|领班|总监|经理|校长|店长|院长|园长|律师|老板|"
    "总|工|姐|哥|叔|姨|嫂"
)
_REACHING = frozenset(
    "由 找 给 跟 让 叫 请 问 告诉 通知 报告 报给 交给 打给 发给 转给 是 和 与 归 向 派 等 或 或者 "
    "对 联系 汇报 喊 然后 再 先 如果 要是 就 每月 每周 每天 当天 但 但是 而 那".split()
)
"""Behind these somebody is named, or nothing is."""


def _joined(found: Iterable[Segment]) -> Iterator[Segment]:
    """邱 and 玉兰, one behind the other, are one name."""
    held: Segment | None = None
    for word in found:
        if held is not None:
            if word.tag.startswith("nr") and len(held.text + word.text) <= MAX_NAME:
                yield Segment(held.start, held.text + word.text, "nr")
                held = None
                continue
            yield held
            held = None
        if word.tag.startswith("nr") and len(word.text) == 1:
            held = word
        else:
            yield word
    if held is not None:
        yield held


def _looks_named(word: Segment) -> bool:
    text = word.text
    if not 1 < len(text) <= MAX_NAME or _is_word(text):
        return False
    if text[0] in "小老阿大":
        return len(text) == OFTEN and text[1] not in _NO_CALLS and word.tag.startswith("n")
    return word.tag.startswith("nr") and text[0] in _surnames() and _is_likely(text)


def _is_word(text: str) -> bool:
    known = (words("not_names_zh.txt"), words("verbs_zh.txt"), _NO_WORDS_ZH, _NO_PEOPLE_ZH)
    return any(text in one for one in known) or text in (
        *chinese_nouns("roles"),
        *_TITLES.split("|"),
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(words("surnames_all_zh.txt")) + owners_zh.surname().strip("[]"))


def _is_likely(name: str) -> bool:
    """Made as names are made, where the surname alone says too little."""
    if name[0] in "小老阿大" or name.endswith(tuple(_TITLES.split("|"))):
        return True
    known = compile(owners_zh.given())
    given = [known.match(sign) is not None for sign in name[1:]]
    is_plain = name[0] in owners_zh.surname() and name[0] not in owners_zh.WORDLIKE
    is_tagged = any(one.text == name and one.tag.startswith("nr") for one in segments(name))
    is_doubled = len(name) == MAX_NAME and name[1] == name[2]
    return is_doubled or all(given) or is_tagged or (is_plain and any(given))


def _titled(word: Segment, after: Segment) -> str | None:
    """温 and 老师: called so by everybody."""
    is_surname = len(word.text) == 1 and word.text in _surnames()
    return word.text + after.text if is_surname and after.text in _TITLES.split("|") else None


def _opens(before: Segment) -> bool:
    """A clause begins here, or somebody is reached."""
    return before.tag == "x" or before.text in _REACHING


def _goes_on(after: Segment) -> bool:
    """Something is done, or nothing more is said."""
    return after.tag[:1] in "xvpdtmrcf" and after.text not in ("的", "路", "街", "市", "县")


@cache
def _post_and_name() -> Pattern[str]:
    """What stands between a post and what is done: 质检员韩雪每, 班长老卓, 园长骆老师."""
    roles = owners_zh.any_of(chinese_roles())
    surname = f"[{''.join(sorted(_surnames()))}]"
    double = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|司空|夏侯|端木|闻人|西门|南宫"
    verbs = owners_zh.any_of(chinese_verbs())
    behind = (
        rf"(?=[\d每先再在把就也会要应须来去拿给跟和与从按用对向当提负第周上下早晚中今明立马直随及接到"
        rf"收发签审批看查核写填打报做管送拆拍测称取放决通退定顶一两三A-Za-z,。;:、)(]|{verbs}|\s|$)"
    )
    no_name = "每先再在把就也会要应须来去拿给跟和与从按用对向当提负第周上下今的了是有一二两三"
    given = rf"[\u4e00-\u9fff](?:(?![{no_name}])[\u4e00-\u9fff])?"
    called = rf"[小老阿大](?:{surname}|[\u4e00-\u9fff]{behind})"
    name = rf"(?:{double}|{surname})(?:{_TITLES})|{called}|(?:{double}|{surname}){given}{behind}"
    posts = rf"{roles}|店主|前台|后厨|财务|会计|出纳|库管|[\u4e00-\u9fff]{{2}}[员师长部科室班组医]"
    return compile(rf"(?:{posts})(?P<name>{name})")


def _beside_post(plain: str) -> list[tuple[int, str]]:
    """Who holds a post, as Chinese names it: the name right behind it."""
    found = []
    at = 0
    while (match := _post_and_name().search(plain, at)) is not None:
        name, at = match["name"], match.start("name")
        is_word = _is_word(name) or _is_word(name[:2]) or name[1] in _NO_CALLS
        if not is_word and plain[at - 1 : at + 1] != "师傅" and _is_likely(name):
            found.append((at, name))
    return found


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

_DOUBLE = compile(
    r"(?P<name>(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|司空|夏侯|端木|闻人|西门|南宫)"
    rf"(?:{_TITLES}))"
)
"""A surname of two characters with a title: 司徒工."""


@cache
def _agent() -> Pattern[str]:
    """Whom 由 names with the post before and what is done behind: 由统计员娜仁汇总."""
    roles = owners_zh.any_of(chinese_roles())
    posts = rf"(?:{roles}|副手|[\u4e00-\u9fff]{{2}}[员师长工])"
    verbs = owners_zh.any_of(chinese_verbs())
    word = (
        r"(?:(?![每先再在把就也会要得应须来去从按用对向当负第统一办和与或及])[\u4e00-\u9fff]){2,3}?"
    )
    return compile(
        rf"由(?:本店|各店|我们)?{posts}(?P<name>{word})(?=[每先再在把负来去]|{verbs})|"
        rf"{posts}(?P<latin>[A-Z][a-z]{{2,11}})(?=[\u4e00-\u9fff])"
    )


_CALLED_ZH = compile(
    r"(?<![\u4e00-\u9fff])?(?P<name>[小阿老大][\u4e00-\u9fff]|([\u4e00-\u9fff])\2)"
)
_DOES_ZH = (
    "拍审批签查看盯管收发送做写报打叫找带陪催改验点数核对测接问说来去"
    "先再把每当负也就要会得不顶代排抽"
)
OFTEN = 2
"""Times that a pet name stands in a brief, with something done behind it once."""


@cache
def _role_and_name() -> Pattern[str]:
    roles = owners_zh.any_of(chinese_roles())
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
    "施工 关机 关门 安排 包装 包裹 单据 单价 盘点 盘库 解决 金额".split()
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
