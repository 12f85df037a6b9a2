"""What a history says of a version besides the words of people, in the user's language."""

from sopai.workflow.versions import VersionEntry

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


def history_words(entry: VersionEntry, language: str) -> tuple[str, ...]:
    """How a version is known to be of its SOP, and what was decided about it since."""
    known = (_KNOWN_BY[language][entry.known_by],) if entry.known_by else ()
    return (*known, *entry.decisions)
