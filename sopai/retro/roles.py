"""What a part of a retrospective holds, by its heading, or a column, by its header."""

from re import IGNORECASE, compile

from sopai.retro.values import Role

_OTHERS = compile(
    r"^(?:others?|other (?:things|points|business)|misc\w*|any other business|aob|also|besides|"
    r"其[他它]|杂[事项]|其余|另外)\W*$",
    IGNORECASE,
)
"""What ends a part, and says nothing of the next one."""

_HEADINGS = tuple(
    (role, compile(pattern, IGNORECASE))
    for role, pattern in (
        (
            Role.OPEN,
            r"\bnot (?:yet )?(?:decided|settled|agreed|resolved)\b|\bundecided\b|\bleft open\b|"
            r"^(?:still )?open\b|^(?:parked|deferred|postponed|pending|undecided|later|tb[dc]|"
            r"questions?)\b|"
            r"\bto be (?:discussed|decided|clarified)\b|^(?:搁置|暂缓|暂不|以后再|待讨论|"
            r"待议|问题待)|"
            r"\bopen (?:points|questions|items|issues)\b|\bparking lot\b|"
            r"\bunresolved\b|[没未]有?(?:定|决|谈拢)|待定|遗留|未决|悬而未决|^再议",
        ),
        (
            Role.REJECTED,
            r"\b(?:dropped|rejected|discarded|declined|turned down|ruled out|won['’]t do)\b|"
            r"\bdecided against\b|否[决掉]|不做的|(?:不|没有?|未)被?采纳|放弃的",
        ),
        (
            Role.ONCE,
            r"^once\b|\bone[- ]?(?:off|time)\b|^to[- ]?dos?\b|一次性|待办|^单次",
        ),
        (
            Role.STOP,
            r"^(?:things (?:we|to) )?stop(?: doing)?\b|^(?:要)?停止(?:做的?)?$|^不再做",
        ),
        (
            Role.ACTIONS,
            r"\baction(?:s| items?| points?| plan)\b|^actions?\b|\bfollow[- ]?ups?\b|"
            r"\bnext steps?\b|"
            r"\btasks?\b|行动|跟进|任务|后续",
        ),
        (
            Role.DECIDED,
            r"\bdeci(?:ded|sions?)\b|\bagree(?:d|ments?)\b|\bresolutions?\b|\bresolved\b|"
            r"\bwhat (?:we(?:['’]ll)? |will )?changes?\b|\bfor (?:the )?next time\b|^next time\b|"
            r"\bfrom now on\b|\bnew rules?\b|\bimprovements?\b|\bstart(?: doing)?$|^continue$|"
            r"\bwe (?:will|['’]ll) do (?:differently|instead)\b|\bstick to this\b|\bremediation\b|"
            r"\bcorrective\b|^(?:the )?(?:changes|outcomes?|conclusions?|consequences|measures|"
            r"rules|results? of the (?:meeting|talk))\b|"
            r"\bwe(?:['’]re| are)? (?:now )?(?:change|changing|do (?:now|instead)|"
            r"want to keep)\b|\bnew (?:way|practice|limits)\b|"
            r"(?<!复盘)结论|^(?:调整|变更|变化|改动|约定|规定|要求|新做法|新要求|新标准|"
            r"会议结果|处理意见)|"
            r"^(?:已定|定了|定好|说定|敲定|说好)|定下|决定|整改|改进|措施|对策|决议|达成|"
            r"^下次|^以后|^今后|^开始做|新规|改成|落实|"
            r"商定",
        ),
        (
            Role.GOOD,
            r"\bwent well\b|\bwent right\b|\bgood\b|^well\b|\bworked\b|\bkudos\b|\bthanks?\b|"
            r"\bbetter than\b|\bwhat saved\b|"
            r"做得好|^好的|亮点|比.{0,6}好|表扬|保持",
        ),
        (
            Role.CAUSE,
            r"\b(?:root )?causes?\b|^why\b|\bwhy did\b|\bfactors\b|\bmade it possible\b|原因|"
            r"归因|为什么",
        ),
        (
            Role.MOOD,
            r"\bhow (?:people|we|it) felt\b|\bmood\b|\bfeelings?\b|\bgrumbl\w+\b|\bmorale\b|"
            r"心情|情绪|感受|闲话|吐槽",
        ),
        (
            Role.ASIDE,
            r"\boff[- ]?topic\b|\bside ?track\b|\bunrelated\b|\bother stuff\b|\bby the way\b|"
            r"跑题|题外|顺便|无关",
        ),
        (
            Role.ARGUED,
            r"\b(?:talk|discussion|opinions?|debate|argu\w+|ideas?|suggestions?|comments?|"
            r"proposals?)\b|"
            r"讨论|争论|吵|大家说|大家的话|建议|想法|意见|提议",
        ),
        (
            Role.BAD,
            r"\b(?:what happened|what (?:we )?(?:saw|noticed)|what staff noticed|went wrong|"
            r"didn['’]t|did not|problems?|issues?|timeline|"
            r"chain of events|"
            r"impact|summary|facts|figures|numbers|background|broke|incident|detection|chronology|"
            r"lessons?)\b|"
            r"经过|问题|事故|结果|数字|数据|发生|背景|时间线|总体|超支|复盘结论|不足|概况",
        ),
    )
)

MAX_HEADING = 60
"""Characters of a line that can announce what follows it."""

_COLUMNS = tuple(
    (role, compile(pattern, IGNORECASE))
    for role, pattern in (
        (Role.NUMBER, r"^(?:#|no\.?|nr\.?|id|序号|编号)$"),
        (Role.STATUS, r"\b(?:status|state|outcome|decided\??|result)\b|状态|进展|进度|结论|是否"),
        (
            Role.OWNER,
            r"^(?:who\??|owner|responsible|assignee|lead|person|by whom|name)\b|^谁|负责|责任|"
            r"跟进人|执行",
        ),
        (
            Role.DUE,
            r"^(?:when\??|due|by when|by|deadline|date|target date|until|eta)\b|什么时候|期限|"
            r"截止|完成(?:时间|日期)|"
            r"^何时|^日期$|^时间$|生效|[从到]何时|什么时间|^从.{0,4}起",
        ),
        (Role.CAUSE, r"\b(?:cause|why|reason|root cause)\b|原因|为什么|根因"),
        (
            Role.DECIDED,
            r"\b(?:action|measure|decision|improvement|change|fix|countermeasure|what we (?:do|"
            r"will)|"
            r"solution|agreed|next time|to do|response|reply|remedy|outcome|resolution|conclusion|"
            r"consequence|comes of it|from now on|(?:we|will) change)\b|怎么(?:办|改|处理)|措施|"
            r"改进|对策|整改|解决|行动|处理|处置|决定|结论|做法|以后|往后|今后|纠正|预防",
        ),
        (
            Role.BAD,
            r"\b(?:what|problem|issue|event|happened|finding|observation|incident|topic|point)\b|"
            r"发生|问题|现象|事件|情况|描述|事项",
        ),
    )
)


def role_of(heading: str) -> Role | None:
    """What the part under a heading holds; None where its words say nothing of it.

    Args:
        heading: its words, without markup and number.
    """
    if len(heading) > MAX_HEADING:
        return None
    if _OTHERS.match(heading):
        return Role.TALK
    return next((role for role, pattern in _HEADINGS if pattern.search(heading)), None)


def column_role(header: str) -> Role:
    """What a column of a table of problems and actions holds."""
    text = " ".join(header.split()).strip(" *_:：?？")
    return next((role for role, pattern in _COLUMNS if pattern.search(text)), Role.TALK)


def with_actions(columns: tuple[Role, ...]) -> tuple[Role, ...]:
    """The columns of a table, of which one holds what was decided, where somebody has to do it.

    A column of results holds the decisions where no other one does; else the last one that tells
    something.
    """
    if Role.DECIDED in columns or not {Role.OWNER, Role.DUE} & set(columns):
        return columns
    told = (Role.TALK, Role.BAD)
    results = [at for at, role in enumerate(columns) if role is Role.STATUS]
    others = [at for at, role in enumerate(columns) if role in told]
    if not results and not others:
        return columns
    at = results[0] if results else others[-1]
    return (*columns[:at], Role.DECIDED, *columns[at + 1 :])
