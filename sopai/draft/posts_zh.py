"""Posts at the head of a Chinese clause, as a small firm calls them."""

from functools import cache
from re import Pattern, compile

from sopai.draft.actors import role
from sopai.draft.doing_zh import heads, is_told
from sopai.language import owners_zh
from sopai.language.actor import Actor
from sopai.language.lexicon import chinese_roles


def begins(part: str) -> bool:
    """Whether somebody acts at the head of a part of a sentence, by a post."""
    found = department(part) or role_at_head(part) or latin(part) or master(part) or heads(part)
    return found is not None and not is_told(found.text)


_LATIN = compile(
    r"(?:^|[,，])(?:这个|然后|再由|由|散场|开场|缺一样)?(?P<who>(?!P\d?期?\b|P\d)[A-Z]{1,4}\d?)(?:值班)?"
    r"(?=先|再|每|不|要|得|必须|须|也|都|负责|问|带|拍|提前|直接|当天|自己|"
    r"[\u4e00-\u9fff]{0,2}[\d一二三四五六七八九十半]|"
    r"[复补换把接填写看查开关点收发报打做])(?![\u4e00-\u9fff]{0,3}[里上]|系统|平台|软件|群)"
)
"""A post by its letters: L1先查, DM复位道具."""


def latin(text: str) -> Actor | None:
    """Whose post is written in letters; None where none acts."""
    match = _LATIN.search(text)
    return role(match["who"]) if match is not None and len(match["who"]) > 1 else None


_MASTER = compile(
    r"^(?:[^,。]{2,10}?(?:以?后|之?前|时),?|然后|再|当天|"
    r"那天)?(?P<who>[\u4e00-\u9fff]{1,4}(?<!老)师|[\u4e00-\u9fff]{1,2}(?<![时成增延特周生太很最加边身])长)(?!期|短|大|度|傅|门|范|生|兄|姐|资|长|的)"
    r"(?:要|得|必须|须|先|再|会|都|也|去|来|负责|给|把|跟|和客|在|凭|当|提前|"
    r"自己)?(?=[\u4e00-\u9fff\d])"
)


def master(text: str) -> Actor | None:
    """策划师, 验光师: whoever is called so does it."""
    match = _MASTER.match(text)
    if match is None or RELATIVE.match(text[match.end("who") :]) or TELLS.search(match["who"]):
        return None
    return role(match["who"]) if match["who"] not in SERVED else None


DEPARTMENT = compile(
    r"^(?P<who>[\u4e00-\u9fff]{1,3}师傅|采购|财务|仓库|库房|接待(?![处室台客])|夜班|大组长|"
    r"派件员|技师|后厨|厨房|客服|品检|质检|品质|人事|行政|"
    r"护士|打荷的|最后(?:走|一班)的(?:那个)?人)(?!员|师|主管|经理|组|部)(?:先|再|要|得|会|去|"
    r"那边|负责|统一|每[天日周月次]|量产后)*"
    r"(?=[\u4e00-\u9fff\d])(?![的里在,])"
)
"""Who acts at the head of a clause, as a small firm calls them."""


def department(text: str) -> Actor | None:
    """A team or a post of the shop floor at the head of a clause; None where none acts."""
    match = DEPARTMENT.match(text)
    return role(match["who"]) if match is not None else None


@cache
def _roles_at_head() -> Pattern[str]:
    return compile(
        rf"^(?:当班|值班)?(?P<who>{owners_zh.any_of(chinese_roles())})"
        r"(?=[\u4e00-\u9fff\d])(?!的|是|不在|休息|请假|电话|那|这|室|部|区|台|处|们|手|签字后)"
    )


def role_at_head(text: str) -> Actor | None:
    """A role at the head, whatever it does: 班主任给家长打个电话, 库管过秤."""
    match = _roles_at_head().match(text)
    if match is None or is_served(match["who"]) or RELATIVE.match(text[match.end() :]):
        return None
    return role(match["who"])


SERVED = frozenset(
    (
        "客户",
        "顾客",
        "客人",
        "用户",
        "患者",
        "会员",
        "业主",
        "家长",
        "学员",
        "供应商",
        "住户",
        "病人",
        "员工",
    )
)


def is_served(named: str) -> bool:
    """Whether somebody is a customer, a guest, a parent: they act, and nobody answers to us."""
    return named in SERVED


TELLS = compile(r"通知|告诉|发给|交给|提醒|联系")


RELATIVE = compile(r"[^,。]{1,4}的")
"""Behind a subject that only belongs to a thing: 医生用完的器械护士送走."""
