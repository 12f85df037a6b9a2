"""What a history says of a version besides the words of people, in the user's language.

What is stored stays as it was stored; sopai's own words in it are told in the language of whoever
reads them.
"""

from collections.abc import Iterator
from re import compile

from sopai.schema.place import place_words
from sopai.workflow.versions import Decided, VersionEntry

_KNOWN_BY = {
    "en": {
        "path": "the file states no id; it came from the same path",
        "number": "the file states no id; it has the same document number and title",
        "name": "the file states no id; its name holds that of the SOP",
    },
    "zh": {
        "path": "文件没有写明 id；与此前来自同一路径",
        "number": "文件没有写明 id；文件编号和标题相同",
        "name": "文件没有写明 id；文件名里有这份 SOP 的 id",
    },
}
_STATES_ZH = {
    "draft": "草稿",
    "in_review": "审核中",
    "approved": "已批准",
    "effective": "生效",
    "expired": "已过期",
    "retired": "已作废",
    "unset": "未注明",
}
_REASONS_ZH = (
    (compile(r"a new version is a draft until it is approved"), "新版本在批准之前是草稿"),
    (compile(r"so says (?P<path>.+)"), "文件 {path} 如此写明"),
    (compile(r"replaced by version (?P<version>\d+\.\d+)"), "由版本 {version} 替代"),
    (compile(r"added again from (?P<path>.+)"), "从 {path} 再次加入"),
    (compile(r"not used any more"), "不再使用"),
)
"""Reasons that sopai gives itself, as they are stored; any other is a person's own."""


def history_words(entry: VersionEntry, language: str) -> tuple[str, ...]:
    """How a version is known to be of its SOP, and what was decided about it since."""
    known = (_KNOWN_BY[language][entry.known_by],) if entry.known_by else ()
    return (*known, *decisions_words(entry, language))


def decisions_words(entry: VersionEntry, language: str) -> Iterator[str]:
    """What was decided about a version: a sentence each, with who, when and why."""
    return (_decided_words(one, language) for one in entry.decided)


def accepted_lines(entry: VersionEntry, language: str) -> Iterator[str]:
    """The changes that a version was made of, with the words that they rest on."""
    for change, retrospective in entry.accepted:
        place = place_words(dict(change.place or {}), language)
        where = f"{retrospective}, {place}" if place else retrospective
        quote = f"“{' '.join(change.quote.split())}”"
        said = f"{quote}（{where}）" if language == "zh" else f"{quote} ({where})"
        yield f"{change.id} {change.op.value} {change.address}: {said}"


def _decided_words(one: Decided, language: str) -> str:
    if language != "zh":
        what = f"state: {one.state}" if one.state else "reviewed"
        return f"{one.day} {one.who}: {what} ({one.reason})"
    what = f"状态：{_STATES_ZH.get(one.state, one.state)}" if one.state else "已复审"
    return f"{one.day} {one.who}：{what}（{_reason_zh(one.reason)}）"


def _reason_zh(reason: str) -> str:
    for pattern, words in _REASONS_ZH:
        match = pattern.fullmatch(reason)
        if match is not None:
            return words.format(**match.groupdict())
    return reason
