"""REF004: as the relevant regulations say, whichever these are."""

from itertools import product
from re import compile

from sopai.lint.clarifiers import defined_elsewhere, document_is_named, meaning_follows
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_WHOSE = words(
    "company, corporate, internal, relevant, applicable, appropriate, established, usual, local, "
    "corresponding, respective, pertinent, prevailing, in-house, departmental, existing, normal, "
    "standard"
)
_WHAT = words(
    "policy, policies, procedure, procedures, guidelines, guideline, regulation, regulations, "
    "rules, standards, sop, sops, instructions, documentation, requirements, laws, legislation, "
    "work instruction, work instructions, protocols, protocol, workflows, workflow, process, "
    "processes, guidance, manual, manuals, documents, runbook, runbooks, playbook, playbooks, steps"
)
_GOVERNED = compile(
    r"\b(?:per|according to|accordance with|follow(?:s|ed|ing)?|compl(?:y|ies|iance) with|under|"
    r"refer(?:s|ring)? to|required by|specified (?:in|by)|defined (?:in|by)|described in|"
    r"stated in|adhere(?:s|nce)? to|line with|conform(?:s|ing)? (?:to|with)|consults?|"
    r"set out in|laid down in|prescribed by|meets?|sees?|dictated by|observes?|obeys?)"
    r"\s+(?:with\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+|our\s+|your\s+|any\s+|other\s+|their\s+)?"
    r"(?:\w+[\s,]+(?:and|or)\s+)?$"
)
_BARE = frozenset(("the", "our"))
_ENDS = compile(r"^[\s*_]*(?:[.;)]|,? and\b|$)")
_NAMED = compile(
    r"^\s*(?:no\.?|number|document|manual|[\"“(:]|for (?:the )?(?:\w+ )?(?:below|above))|"
    r"^\s*(?:below|above|in (?:section|chapter|appendix|the (?:next|following)|this)|"
    r"(?:described|listed|given|linked|found|available|set out|outlined) )"
)
_TITLE = compile(
    r"\b[A-Z][\w-]+\s+(?:[A-Z][\w-]+\s+){0,3}(?:Policy|Guide|Manual|Handbook|SOP|Act)\b"
)

_BY_ZH = words("按, 按照, 依, 依照, 依据, 根据, 遵守, 遵照, 遵循, 参照, 执行")
_WHICH_ZH = words(
    "相关, 有关, 公司, 公司的, 公司相关, 本公司, 企业, 上级, 国家相关, 国家有关, 相应"
)
_WHAT_ZH = words(
    "规定, 制度, 要求, 标准, 规范, 流程, 办法, 文件规定, 法规, 法律法规, 政策, 规章制度"
)
_NAMED_ZH = compile(
    r"^的?(?:[\"“《(:]|详见|见|参见|第\d|[A-Z]{1,5}[-/]?\d)|"
    r"^的(?!规定|要求|处理|执行|操作)|"
    r"^(?:应该|要(?!求))"
)
_NOUN_ZH = compile(r"^(?:时间|的?时限|数量|范围|人员|文档|链接|表|清单|说明书|手册)")
_DENIED_ZH = compile(r"(?:不|未|没有?|违反|是否|若不|否则)$")
_SOURCE_ZH = compile(
    r"《[^》]+》|\d+\.\d+|第[\d一二三四五六七八九十]+[条章节款步]|附[件录表]|[A-Z]+[-/]\d"
)


@term_rule(
    "REF004",
    Severity.WARNING,
    en=(
        *(f"{whose} {what}" for whose, what in product(_WHOSE, _WHAT)),
        *words(
            "standard operating procedures, usual way, relevant laws and regulations, "
            "applicable laws and regulations, rules and regulations, "
            "company rules and regulations, the documentation, the manual, "
            "the instructions, the guidelines, the policy, the procedure, the procedures, "
            "the regulations, the guidance, our guidelines, our policy, our policies, "
            "our procedures"
        ),
    ),
    zh=(
        *(f"{by}{what}" for by, what in product(_BY_ZH[:5], ("规定", "标准执行", "规范", "制度"))),
        *(f"{by}{which}{what}" for by, which, what in product(_BY_ZH, _WHICH_ZH, _WHAT_ZH)),
        *(
            f"{by}{which}{what}"
            for by, which, what in product(("符合",), _WHICH_ZH, ("规定", "要求", "标准"))
        ),
        *words(
            "按要求执行, 按要求操作, 按要求处理, 按要求填写, 按要求完成, 按规定走, 按流程走, "
            "按流程处理, 按流程执行, 按标准操作, 按规程操作, 按操作规程, 照规定, 照章办理, "
            "按惯例, 按老规矩, 按以往做法, 按常规, 依规处理, 依法依规"
        ),
    ),
    blocked="按规定的时间, 按规定时间, 按规范化",
    ask=Ask(
        en='Which document, and where in it? For example: "according to {document}, section {N}"',
        zh="哪份文件、哪一条？例如：“按《{文件名}》{条款}”",
    ),
    skeleton=Skeleton(en="{document}, section {N}", zh="按《{文件名}》{条款}"),
    clarified_by=(document_is_named, meaning_follows, defined_elsewhere),
    strict=True,
)
def vague_document_reference(hit: Occurrence) -> str | None:
    """A step sends its reader to rules or instructions that it does not name.

    Why: nobody opens "the relevant regulations"; everybody does what they remember of them.

    Bad:

        1. Li Si (Packer) disposes of the solvent according to company policy.

    Good:

        1. Li Si (Packer) disposes of the solvent according to WI-012, section 3.

    Bad (zh):

        1. 打包员李四按相关规定处置废溶剂。

    Good (zh):

        1. 打包员李四按《危废管理办法》3.2处置废溶剂。

    Not flagged: the name, a number or a link of the document in the same sentence.

    Source: ISO 9001:2015, 7.5.3; GtWR of INCOSE, version 4, on incomplete references.
    """
    if _has_link(hit):
        return "a link to the document is given"
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _has_link(hit: Occurrence) -> bool:
    """A link stands in its sentence."""
    low, high = hit.bounds
    return any(low <= link.start < high for link in hit.document.links if not link.is_picture)


def _dismiss_en(hit: Occurrence) -> str | None:
    if not _GOVERNED.search(hit.before[-60:]):
        return "sends nobody to a document"
    if hit.word.split()[0] in _BARE and not (
        _ENDS.match(hit.after) and hit.end >= hit.bounds[1] - 60
    ):
        return "the sentence goes on to say which"
    if _NAMED.match(hit.after) or _TITLE.search(hit.original):
        return "the document is named"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if _NAMED_ZH.match(hit.after) or _SOURCE_ZH.search(hit.original):
        return "the document is named"
    if _NOUN_ZH.match(hit.after) or _DENIED_ZH.search(hit.before[-3:]):
        return "part of a name, or denied"
    return None
