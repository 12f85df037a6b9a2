"""Who does what a Chinese sentence says: its subject, or the agent after 由."""

from functools import cache
from re import Match, Pattern, compile

from sopai.language.actor import Actor
from sopai.language.lexicon import chinese_nouns, chinese_roles, chinese_verbs
from sopai.language.owners_zh import MAX_PHRASE, any_of, name_actor, names
from sopai.schema.owner import OwnerKind

_NAMED = (OwnerKind.ROLE, OwnerKind.PERSON)
_HAN = r"(?![要有没无至的了是因为而但这那和与及或也都就把被让使将如何若等])[\u4e00-\u9fffA-Za-z ]"


@cache
def _follows() -> str:
    """What follows a subject: a modal, an adverb, a coverb, or a verb."""
    modal = (
        "应|须|需|必须|要|主要|一般|通常|不得|不能|不要|不准|不可|不|负责|每|在|于|将|把|对|用|"
        "按|根据|先|再|立即|及时|"
        "统一|同时|收到|也|可|可以|会(?![议员计场展话面])|都|只|才|就(?![是有一两几这那])|当天|当场|亲自|现场|提前|"
        "直接|主动|定期|随时|"
        r"已|未|\d|或|[一二两三四五六七八九十半]{1,3}个?(?:分钟|小时|天|日|周|月)|"
        "早上|上午|中午|下午|晚上|白班|夜班|早班|晚班|中班|当班|课前|课后|班前|班后|饭前|饭后|"
        "没|轮流|依次|分头|逐一|逐个|协同|有权|有|是否|自己|自行|单独|分别|共同|一起|于是|方可|"
        "全程|到|到店|凭|从|以|最多|最少|至少|务必|自动|接单|派单|开单|填单|下单|手写|上门|出面|带队|到场|值守|管(?!理)|尽快|尽量|尽可能|尽早|第一时间|马上|随即|随后|按时|准时|认真|全力|"
        "严格|大概|大约|差不多|仔细|小心|妥善|耐心|熟练|快速|迅速|彻底|重新|继续|随机|一律|"
        "一并|再次|赶紧|赶快|请示|请假"
    )
    short = (
        "看批签拍填写发收交报查核点扫贴打装送领取放开关做盘问听带盖存付退换录"
        "抽数撕修等清催借跟拉排摆剪烤烫熨拭喷撒兑拌备订喊叫"
        "建配回审盯改停教选定出进来去走站坐吃喝洗擦切倒加量称测修调换锁试搬抬拖扶推拔插拧卸刷冲煮炒蒸守留补接拿"
    )
    return modal + f"|[{short}](?![人员者单据票机器台屉级于])" + "|" + any_of(chinese_verbs())


@cache
def _head() -> str:
    roles = any_of(chinese_nouns("roles"))
    groups = any_of(chinese_nouns("groups"))
    departments = any_of(chinese_nouns("departments"))
    vague = any_of(chinese_nouns("vague"))
    systems = any_of(chinese_nouns("systems"))
    name = names()
    return (
        rf"(?:(?:{vague})(?!负责人)|(?:{_HAN}){{0,8}}?(?:{roles}|员|(?<![或再前后两三])者)(?:\s*{name})?|"
        rf"(?:{departments})(?:{name})?(?!负责人)|"
        rf"(?:{_HAN}){{0,8}}?(?:{groups})(?!负责人)|(?:{_HAN}){{0,6}}?(?:{systems})|{name}|"
        r"您|你|我们)"
    )


@cache
def _subject() -> Pattern[str]:
    return compile(
        rf"\s*(?:要|需|须|应)?(?P<who>{_head()})(?:[与和及、]{_head()})?(?:\([^)]{{1,12}}\))?"
        rf"\s?,?(?={_follows()})",
        2,
    )


@cache
def _agent() -> Pattern[str]:
    return compile(
        rf"(?:由|请(?!求|假|示|教|问)|归|交由|责成|须经|"
        rf"指定)\s?(?P<who>{_head()})(?:\([^)]{{1,12}}\))?(?={_follows()}|负责|,|"
        rf"。|;|:|$)",
        2,
    )


@cache
def _in_charge() -> Pattern[str]:
    return compile(rf"(?:^|[,。;\s])(?P<who>{_head()})(?:负责|主责|牵头|执行)", 2)


@cache
def _not_subject() -> Pattern[str]:
    """A phrase that begins so is an object, an address, or a verb with its object."""
    starts = chinese_nouns("recipients") | chinese_verbs()
    return compile(rf"(?:{any_of(starts)})")


_LEAD = compile(
    r"\s*(?:凡)?(?:第[一二三四五六七八九十\d]+步|步骤\s*\d+|\d+[.、)])?[\s:]*"
    r"(?:(?:每天|每日|每周[一二三四五六日]?|每月(?:\s?\d{1,2}\s?[号日])?|每季度?|当天|次日|上午|下午|早上|晚上|下班前|"
    r"上班后|班前|班后|"
    r"\d{1,2}[:点]\d{0,2}分?(?:前|后|至|-)?|\d+\s*(?:分钟|小时|天|个?工作日)内|"
    r"如[果有]?[^,。]{1,30},|若[^,。]{1,30},|"
    r"当[^,。]{1,30}时,|[^,。]{1,24}(?:后|时|前),|[^,。]{0,6}\d[^,。]{0,5}(?:以内|以上|以下)|"
    r"然后|再|最后|首先|其次|接着|"
    r"同时|之后|随后)[\s,]*){0,3}"
)


_WHOLE = compile(
    r"(?:[^:,。;]{0,24}:)?\s*(?:再加|加|由|是)?(?P<who>[\u4e00-\u9fffA-Za-z]{2,9})(?:→.*)?[。\s]*$"
)


def subject(text: str) -> Actor | None:
    """Who acts in a clause: the phrase at its head, when it names an actor.

    Args:
        text: a clause or sentence of `plain`.
    """
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    for start in dict.fromkeys((at, 0)):
        match = _subject().match(text, start, start + 60)
        if match is not None:
            actor = _accept(match)
            if actor is not None:
                return actor
    whole = _WHOLE.match(text)
    if whole is not None and _is_bare_role(whole["who"]):
        actor = name_actor(whole["who"])
        return actor if actor is not None and actor.kind in _NAMED else None
    return None


@cache
def _role_inside() -> Pattern[str]:
    roles = any_of(chinese_roles())
    return compile(rf"(?<![给找跟问叫报向对打转交让])(?P<who>{roles})(?={_follows()})", 2)


def role_inside(text: str) -> Actor | None:
    """A role that acts inside a clause, behind its object or a condition: 没带卡的前台核对照片."""
    match = _role_inside().search(text)
    return name_actor(match["who"]) if match is not None else None


MAX_BARE = 6
"""Characters of a role that stands alone."""


def _is_bare_role(who: str) -> bool:
    """部门负责人 stands alone as a role; 尽快答复客户 is an order that ends in one."""
    if len(who) > MAX_BARE or _not_subject().match(who):
        return False
    return not any(who.endswith(word) and who != word for word in _SERVED)


_SERVED = ("客户", "顾客", "客人", "用户", "患者", "会员", "病人")
_COMES = compile(
    r"\s?(?:到|进|来|离|投|要求|提出|取消|拒|反|在|有|没|未|不|入|退|打电话|咨询|坚持|询|需要|想)"
)
"""What the one who is served does is when a step begins: 客人到店先奉茶."""

_LABEL = compile(r"^[\s*_\d.、)]*(?P<who>[\u4e00-\u9fffA-Za-z]{2,10})\s*:\s*\S")


def label_actor(text: str) -> Actor | None:
    """Who a label before a colon names: 店长:每天巡店."""
    match = _LABEL.match(text)
    if match is None or _is_recipient(match["who"]):
        return None
    actor = name_actor(match["who"])
    return actor if actor is not None and actor.kind in _NAMED else None


def agent(text: str) -> Actor | None:
    """Who 由, 请 or 负责 names in a sentence; 专人 and 有人 are somebody, whoever that is."""
    for pattern in (_agent(), _in_charge()):
        for match in pattern.finditer(text[:400]):
            actor = _accept(match)
            if actor is not None:
                return actor
    initials = _INITIALS.search(text)
    if initials is not None:
        return Actor(OwnerKind.ROLE, initials["who"], role=initials["who"])
    someone = _SOMEONE.search(text)
    return Actor(OwnerKind.VAGUE, someone["who"]) if someone is not None else None


_INITIALS = compile(r"由\s?(?P<who>[A-Z]{2,5})\s?(?=执行|负责|处理|操作|完成|审|提|发)")
"""A role by its initials: 由 DBA 执行."""

_SOMEONE = compile(
    r"(?:安排|指派|派|(?:须|应|要|需|得|必须|保证|确保)有)(?P<who>专人|人员?(?![数工体])|(?:相关|有关)人员)"
)
"""Somebody is to be there, and nobody says who: 须有人招呼."""

_NO_BEGINNING = ("内联", "内通", "内告", "内回", "后联", "后通", "前联", "前通")
"""What is cut off a time, and no one's name: 24小时内联系客户."""

_ADVERB = compile(r"(?:提前|及时|马上|立即|主动|统一|直接|随时|先|再|并)+")
_ROLE_FIRST = compile(r"[\u4e00-\u9fff]{2,4}[员人者]")
"""Roles that begin with a verb: 打包员, 发起人."""


def _is_recipient(who: str) -> bool:
    who = _ADVERB.sub("", who, count=1)
    return any(who.startswith(word) for word in chinese_nouns("recipients") if len(word) > 1)


def _accept(match: Match[str]) -> Actor | None:
    who = match["who"].strip()
    if len(who) > MAX_PHRASE or who.startswith(_NO_BEGINNING):
        return None
    if who.endswith(_SERVED) and _COMES.match(match.string, match.end("who")):
        return None
    if _not_subject().match(who) and (_is_recipient(who) or not _ROLE_FIRST.match(who)):
        return None
    return name_actor(who)
