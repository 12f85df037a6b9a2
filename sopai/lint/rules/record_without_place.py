"""TOO003: a result is written down, somewhere."""

from itertools import product
from re import compile

from sopai.language.columns import Column
from sopai.language.mood_en import Mood
from sopai.lint.clarifiers import document_is_named, meaning_follows
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_VERBS = words(
    "record, records, log, logs, document, documents, note down, notes down, "
    "write down, writes down, jot down, take down"
)
_OBJECTS = words(
    "the, all, any, your, each, every, its, their, this, these, it, what, when, how, who"
)

_LEADS = compile(
    r"(?:^|[,;:(-]\s|\b(?:must|should|shall|will|then|please|to|and|or|also|always)\b)\W*"
    r"(?:\w+ly\s+)?$"
)
_BEGINS = compile(r"^[\W\d_]*(?:(?:please|then|also|always|next|finally|\w+ly)\s+)*$")
_PLACE = compile(
    r"\b(?:in|into|on|onto|to|at|under|with|using|via|through|as a|as an|here|below|above|"
    r"beside|next to|against)\b(?! (?:detail|time|order|full|least|once|all|case|addition|the "
    r"(?:end|spot|same time))\b)"
)
_HOLDER = compile(
    r"\b(?:forms?|log ?books?|registers?|sheets?|spreadsheets?|issues?|tickets?|system|"
    r"database|app|"
    r"crm|erp|wiki|calendar|documents?|docs?|file|folder|notebooks?|tables?|templates?|checklists?|"
    r"cards?|readme|page|journal|diary|fields?|column|comments?|channel|slack|board|tracker|"
    r"timeline|report|field ?book|git|bug|agenda|minutes|e-?mail|metadata|script|variables?|"
    r"password manager|1password|vault|label|screenshot|tool|software)\b"
)
_AIM = compile(
    r"\b(?:able|want|need|wish|how|order|ready|option|possible|\w+ed) to\s+$|\b(?:which|"
    r"that)\b[^,;]*$"
)

_PLACE_ZH = compile(
    r"[在于到入进]|[表簿本册单卡栏群里中上]|系统|台账|文档|日志|软件|平台|清单|APP|后台|看板|文件|"
    r"白板|纸|标签|笔记|wiki|[A-Z]{2,}|《"
)
_NOUN_ZH = compile(
    r"^(?:的|表|单|本|簿|员|人|者|仪|卡|文件|保存|保管|存档|归档|应|须|要|由|中|里|上|为|是|不|有|没|"
    r"完整|完成|后|时|前|,|:|、|在|于|到|入|进|系统|账|证|处|台|日期|时间为|用)"
)
_HEAD_ZH = compile(
    r"(?:^|[,;:。、\s]|应|须|需|要|请|并|再|员|理|长|管|人|师|部|组|及时|立即|马上|同时|如实|认真|详细|准确|"
    r"先|都|逐一|逐项|做好|有|[\u4e00-\u9fff]{2}员[\u4e00-\u9fff]{2,3})$"
)
_WHOLE_ZH = (
    "做好记录",
    "做记录",
    "作好记录",
    "作记录",
    "做好登记",
    "留下记录",
    "保留记录",
    "记录在案",
    "登记备查",
    "做好台账",
)


@term_rule(
    "TOO003",
    Severity.WARNING,
    en=(
        *(f"{verb} {what}" for verb, what in product(_VERBS, _OBJECTS)),
        *words(
            "keep a log, keeps a log, keep a record, keeps a record, keep records, keeps records, "
            "make a note, makes a note, make a record, maintain records, take notes, "
            "keep track of the"
        ),
    ),
    zh=(*words("记录, 登记, 记下, 写下"), *_WHOLE_ZH),
    blocked=(
        "会议记录, 登记表, 登记簿, 登记本, 登记单, 登记册, 登记卡, 记录表, 记录单, 记录本, 记录簿, "
        "记录仪, 记录员, 登记员, 记录人, 登记人, 操作记录, 检查记录, 维修记录, 聊天记录, 交接记录, "
        "历史记录, 修订记录, 变更记录, 培训记录, 登记处, 不良记录, 通话记录, 记录片, 登记台"
    ),
    ask=Ask(
        en='Where is it written down? For example: "in form {number}, field {N}"',
        zh="记在哪里？例如：“记在表{编号}第{N}栏”",
    ),
    skeleton=Skeleton(
        en="record {value} in form {number}, field {N}", zh="在表{编号}第{N}栏记录{内容}"
    ),
    clarified_by=(document_is_named, meaning_follows),
    strict=True,
)
def record_without_place(hit: Occurrence) -> str | None:
    """A step has something recorded, and does not say where.

    Why: a temperature on the back of a box is not found again when the customer asks.

    Bad:

        1. Li Si (Packer) weighs the parcel. Record the weight.

    Good:

        1. Li Si (Packer) weighs the parcel. Record the weight in form F-07, field 3.

    Bad (zh):

        1. 打包员李四称重，做好记录。

    Good (zh):

        1. 打包员李四称重，在表F-07第3栏记录重量。

    Not flagged: a form, a system, a file or a field is named in the step or beside it.

    Source: WHO format: where results are recorded; ISO 9001:2015, 7.5.3 on records.
    """
    if any(column is Column.TOOL and text for column, text in hit.other_cells):
        return "the row names a tool"
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _dismiss_en(hit: Occurrence) -> str | None:
    if not (_BEGINS.match(hit.before) or _LEADS.search(hit.before[-40:])) or hit.mood in (
        Mood.DESCRIPTION,
        Mood.QUESTION,
        Mood.NARRATIVE,
    ):
        return "is not the verb of an order"
    if _AIM.search(hit.before[-80:]):
        return "tells what may be"
    if _PLACE.search(hit.clause[1]) or _PLACE.search(hit.after[:120]):
        return "a place follows"
    at = hit.start - hit.item.start
    around = hit.whole[:at] + hit.whole[at + len(hit.word) :]
    if _HOLDER.search(around) or hit.has_children():
        return "the item names what it is recorded in"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if hit.word not in _WHOLE_ZH:
        if _NOUN_ZH.match(hit.after):
            return "part of a noun"
        if not _HEAD_ZH.search(hit.before[-6:]):
            return "is not the main verb"
    if _PLACE_ZH.search(hit.before[-30:]) or _PLACE_ZH.search(hit.after[:40]):
        return "a place is named"
    return None
