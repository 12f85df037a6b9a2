"""Who acts inside a Chinese clause, as its words and their kinds tell."""

from re import compile

from sopai.draft.actors import role
from sopai.language.actor import Actor
from sopai.language.lexicon import chinese_roles
from sopai.language.segments import Segment, segments

_ENDS = ("员", "师", "工", "长", "手", "专员", "经理", "主管", "班", "会计", "出纳", "护士", "医生")
"""How a post that no list knows ends."""

_NO_POSTS = frozenset(
    (
        "人员 手工 人工 加工 施工 开工 完工 员工 职工 延长 时长 增长 全长 上班 下班 交班 接班 "
        "换班 当班 值班 双手 洗手 动手 用工 分工 竣工 返工 收工 停工 全员 会员 学员 组员 成员 "
        "队员 官员 家长 律师 专长 加班 轮班 排班 每班 下一班 上一班 一班"
    ).split()
)
SERVED = frozenset("客户 顾客 客人 用户 患者 会员 业主 家长 学员 住户 病人 主人 受助人".split())
_ITSELF = (
    "签 签字 签名 付 付款 拍 填 填写 带 刷 登记 提交 办 盖 寄 确认 预约 约 缴 交 出示 搬 提 "
    "送 写 取 还 来 接"
).split()
"""What somebody who is served does as a step of ours."""

_GIVEN = frozenset(
    (
        "给 找 跟 向 对 和 与 问 告诉 通知 报告 报 报给 交 交给 打给 发给 转 转给 联系 汇报 叫 "
        "归 属于 是 为 被 比 像 等 催 提醒 要求 教 帮 替 陪 当 做 按 用 从 在 到 有 没有 需要 "
        "经"
    ).split()
)
"""Before somebody who is told, given or used something, and does nothing."""

_LETS = frozenset(("由", "让", "请", "叫"))
MAX_POST = 6
"""Characters of a post."""


def inside(text: str) -> Actor | None:
    """The first post of a clause with something done behind it; None where nobody acts."""
    found = _nouns_joined(tuple(segments(text)))
    for at, word in enumerate(found):
        before = found[at - 1] if at else Segment(0, "", "x")
        behind = found[at + 1] if at + 1 < len(found) else Segment(0, "", "x")
        third = found[at + 2].text if at + 2 < len(found) else ""
        if _is_served(word, before, behind, third):
            return role(word.text)
        if is_post(word.text) and before.text not in _GIVEN and _acts(behind):
            return role(word.text)
    return None


def _nouns_joined(words: tuple[Segment, ...]) -> list[Segment]:
    """客户 and 专员 are one post; 模具 and 工 too."""
    joined: list[Segment] = []
    for word in words:
        last = joined[-1] if joined else None
        is_end = word.text in (*_ENDS, "人员")
        if last is not None and is_end and last.tag[:1] == "n" and len(last.text) < MAX_POST:
            joined[-1] = Segment(last.start, last.text + word.text, "n")
        else:
            joined.append(word)
    return joined


def is_post(text: str) -> bool:
    """Whether Chinese words are a post, as a list or their last character says."""
    if text in _NO_POSTS or text in SERVED or not 1 < len(text) <= MAX_POST:
        return False
    return text in chinese_roles() or (text.endswith(_ENDS) and text[0] not in "手人")


def _acts(behind: Segment) -> bool:
    """What follows says what somebody does, or with what, when or how."""
    return behind.tag[:1] in "vpdt" and behind.text not in ("是", "为", "的", "有", "在内")


def _is_served(word: Segment, before: Segment, behind: Segment, third: str) -> bool:
    """让客户自己签字, 家长签同意书: somebody served does a step."""
    if word.text not in SERVED:
        return False
    lets = before.text in _LETS or before.tag == "x" or before.text == "的"
    if behind.text in ("自己", "当场") and before.text in _LETS:
        return True
    done = third if behind.text in ("要", "必须", "须", "先", "自己", "当场") else behind.text
    return lets and any(done.startswith(verb) for verb in _ITSELF)


def is_nobody(named: str, text: str) -> bool:
    """Somebody who is denied, or a thing that looks like a name: 不是前台问, 那张卡上, 钱照收."""
    before = text[: max(0, text.find(named))]
    is_counted = named[0] in "张件包单" and before[-1:] in tuple("那这一两三几每某")
    is_asked = _ASKED.match(named) is not None or named.startswith("施工图")
    return before.endswith("不是") or is_counted or is_asked or _MONEY.match(named) is not None


_ASKED = compile(r".{0,8}[问跟找给](?:客户|顾客|客人|家长|业主|住户)$")
_MONEY = compile(r"钱[照由都要先退给]")
