"""Neutral sentences: why a change is proposed, why a statement leads to none. They name nobody."""

from sopai.schema.changes import Category

_CHANGES: dict[str, dict[str, str]] = {
    "en": {
        "wording": "The review decided other words for this.",
        "step": "The review decided how this is done from now on.",
        "limit": "The review decided another limit.",
        "owner": "The review decided who does this.",
        "exception": "The review decided what is done in this case.",
        "metric": "The review decided what is measured.",
        "scope": "The review decided where this applies.",
        "safety": "The review decided a rule for safety.",
        "remove": "The review decided that this is not done any more.",
    },
    "zh": {
        "wording": "复盘决定改这里的说法。",
        "step": "复盘决定以后这样做。",
        "limit": "复盘决定改这个限值。",
        "owner": "复盘决定由谁来做。",
        "exception": "复盘决定了这种情况怎么处理。",
        "metric": "复盘决定了要统计什么。",
        "scope": "复盘决定了适用范围。",
        "safety": "复盘决定了一条安全规定。",
        "remove": "复盘决定以后不再这样做。",
    },
}

_NONE: dict[str, dict[str, str]] = {
    "en": {
        "problem": "It tells what happened.",
        "cause": "It tells why it happened.",
        "improvement": "An idea that nobody decided.",
        "exhorts": "A call to do better: nobody can check it.",
        "task": "Something that is done once.",
        "rejected": "It was decided against.",
        "undecided": "It was not decided.",
        "reminder": "It stands in the SOP already, as the review says.",
        "done": "It is done.",
        "praise": "Praise.",
        "mood": "How somebody felt.",
        "question": "A question without an answer.",
        "irony": "Not meant seriously.",
        "hostile": "An order to whoever changes the SOP: it is not followed.",
        "aside": "Not about how the work is done.",
        "unlikely": "It does not read like a change of this SOP.",
        "nowhere": "Decided, but about nothing that the SOP says: perhaps another SOP's.",
        "standing": "It already stands {where}.",
        "contradiction": "The review says two things about it.",
        "empty": "It does not say what is to be done.",
        "unclear_removal": "It does not say clearly which part goes.",
    },
    "zh": {
        "problem": "讲的是发生了什么。",
        "cause": "讲的是为什么发生。",
        "improvement": "只是想法，没有定。",
        "exhorts": "只是号召，没法检查。",
        "task": "只做一次的事。",
        "rejected": "已经否决。",
        "undecided": "没有定下来。",
        "reminder": "复盘说流程里已经有。",
        "done": "已经办完。",
        "praise": "表扬。",
        "mood": "心情。",
        "question": "没有答案的问题。",
        "irony": "不是当真的。",
        "hostile": "是对改流程的人下的命令，不执行。",
        "aside": "与怎么做事无关。",
        "unlikely": "读起来不像是要改这份流程。",
        "nowhere": "已经定了，但流程里没有相关内容，也许属于别的流程。",
        "standing": "{where}已经有了。",
        "contradiction": "复盘里说法不一。",
        "empty": "没有说要做什么。",
        "unclear_removal": "没有说清楚去掉哪一部分。",
    },
}

_OPEN: dict[str, dict[str, str]] = {
    "en": {
        "no_owner": "Nobody is named who does this: who?",
        "contradiction": "The review says two things about this: which one holds?",
        "undecided": "This was left undecided: what is decided?",
        "task_outside_sop": "A task beside the SOP: is it on somebody's list?",
    },
    "zh": {
        "no_owner": "没有写由谁来做：谁？",
        "contradiction": "复盘里说法不一：以哪个为准？",
        "undecided": "还没有定：怎么定？",
        "task_outside_sop": "流程以外的任务：谁在跟？",
    },
}

_NOTES = {
    "en": {
        "unknown_language": "the text seems to be in neither English nor Chinese: decisions in "
        "other languages are not recognised",
        "no_decision": "no decision was found: write what is to change under a heading such as "
        '"Decided", or begin the sentence with "Decision:"',
        "many": "the text has more than {most:,} statements: what they mean is not compared, only "
        "how they are worded; hand in the part about this review alone",
    },
    "zh": {
        "unknown_language": "这段文字看来既不是英文也不是中文，其他语言里的决定认不出来",
        "no_decision": "没有找到决定：请把要改的内容写在“决定”一类的标题下，或者用“决定：”开头",
        "many": "这段文字超过 {most:,} 句，只按措辞判断，不比较意思；建议只交与这次复盘有关的部分",
    },
}

_WHERE = {
    "en": {
        "steps": "in step {}",
        "exceptions": "among the exceptions",
        "metrics": "among the metrics",
        "supervision": "in the supervision",
        "notes": "in the notes",
    },
    "zh": {
        "steps": "第{}步里",
        "exceptions": "异常处理里",
        "metrics": "指标里",
        "supervision": "监督里",
        "notes": "备注里",
    },
}


def of_change(category: Category, language: str, *, is_removal: bool = False) -> str:
    """Why a change is proposed."""
    return _CHANGES[language]["remove" if is_removal else category.value]


def of_none(key: str, language: str, where: str = "") -> str:
    """Why a statement leads to no change.

    Args:
        key: a `Kind`, or why a decision leads to none.
        language: `en` or `zh`.
        where: for what stands already.
    """
    return _NONE[language][key].format(where=where)


def of_note(key: str, language: str, most: int = 0) -> str:
    """What the user should know of how a retrospective was read.

    Args:
        key: `unknown_language`, `no_decision` or `many`.
        language: `en` or `zh`.
        most: statements up to which an embedder is asked.
    """
    return _NOTES[language][key].format(most=most)


def of_open(kind: str, language: str) -> str:
    """What has to be settled."""
    return _OPEN[language][kind]


def place_name(address: str, number: str | None, language: str) -> str:
    """A place of the SOP as a person would name it: "in step 4"."""
    return _WHERE[language][address.split("/")[1]].format(number or "?")
