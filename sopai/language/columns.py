"""What a table is, and what its columns hold, from the words of its header."""

from enum import StrEnum
from functools import lru_cache
from re import IGNORECASE, compile


class Column(StrEnum):
    """What the cells of a column hold."""

    NUMBER = "number"
    TITLE = "title"
    ACTION = "action"
    OWNER = "owner"
    TOOL = "tool"
    INPUT = "input"
    OUTPUT = "output"
    STANDARD = "standard"
    TIME_LIMIT = "time_limit"
    TRIGGER = "trigger"
    FREQUENCY = "frequency"
    ATTENTION = "attention"
    SCRIPT = "script"
    SITUATION = "situation"
    CAUSE = "cause"
    HANDLING = "handling"
    ESCALATION = "escalation"
    METRIC = "metric"
    TARGET = "target"
    SOURCE = "source"
    TERM = "term"
    MEANING = "meaning"
    FIELD = "field"
    VALUE = "value"
    VERSION = "version"
    DATE = "date"
    CHANGE = "change"
    UNKNOWN = "unknown"


_WORDS: tuple[tuple[Column, str, str], ...] = (
    (Column.NUMBER, r"#|no\.?|nr\.?|step(?: (?:no\.?|number|#))?|s/n|id|item|order|seq(?:uence)?",
     r"序号?|编号|步骤编?号?|no\.?|项次"),
    (Column.OWNER, r"(?:step |process |typical |task )?owners?|responsib(?:le|ility)(?: (?:person|party|role|for|owner))?|who(?: does it)?|pic|"
     r"leader|actor|performer|performed by|assign(?:ed to|ee)|executor|role|person|person in charge|done by|by whom|by|lead|operator|accountable",
     r"(?:主要|第一)?(?:负责|责任|执行|操作|经办|主办|对接|跟进|主责)(?:人员?|者|部门|岗位|方)?|谁|岗位|责任|角色|经手人|承办(?:人|部门)?|主负责"),
    (Column.SITUATION, r"situations?|exceptions?|problems?|issues?|what (?:if|happens|goes wrong)|scenario|case|symptoms?|failure(?: mode)?|error|if|"
     r"event|deviation|incident|mistake|what went wrong",
     r"异常(?:情况|情形|现象|类型)?|情况|情形|场景|问题|现象|故障(?:现象)?|例外|特殊情况|突发情况|事件|风险"),
    (Column.CAUSE, r"(?:possible |root |likely )?causes?|reasons?|why", r"(?:可能|主要)?原因(?:分析)?"),
    (Column.HANDLING, r"handling|what (?:to|we|you) do|response|solution|resolution|remedy|(?:corrective )?actions?(?: to take)?(?=$)|then|fix|"
     r"do this|mitigation|countermeasure|what happens then",
     r"处理(?:方式|方法|办法|措施|流程|要求)?|应对(?:措施|方式|方法)?|怎么(?:办|做|处理)|解决(?:方案|办法|方法|措施)|措施|对策|处置(?:方式|措施)?|做法"),
    (Column.ESCALATION, r"escalat(?:ion|e)(?: to)?|notify|inform", r"上报(?:对象)?|升级(?:对象)?|报告对象|通知(?:人|对象)?"),
    (Column.METRIC, r"metrics?|kpis?|indicators?|measures?|what is measured|measurement", r"(?:考核|关键|核心)?指标(?:名称)?|考核项|衡量项"),
    (Column.TARGET, r"targets?|goals?|threshold|target value|limit", r"目标(?:值)?|指标值|阈值|限值|标准值"),
    (Column.ACTION, r"(?:operation|action|activity|work|detailed) ?(?:steps?|details?|description|instructions?)?(?:\s*\(.*\))?|description|instructions?|"
     r"what(?: (?:to do|is done|happens))?|details?|how|procedure|task(?: description)?|activities|work|process step|steps to (?:take|follow)|"
     r"operation steps.*|what the person does|action required|duty|to do",
     r"(?:具体|详细)?(?:操作|工作|作业|执行|实施)(?:步骤|内容|说明|要求|方法|详情|细节|流程|要点)?(?:\(.*\))?|动作|内容|事项|做什么|描述|说明|任务(?:内容|描述)?|要做的事"),
    (Column.TITLE, r"job title|title|task name|name|step name|stage|phase|topic|subject|process|area|where",
     r"(?:步骤|任务|环节|流程|阶段|工序|作业|项目|岗位)(?:名称)?|名称|节点|标题|岗位任务|职务"),
    (Column.STANDARD, r"standards?(?:\s*/\s*\w+)?|requirements?|acceptance(?: criteria)?|criteria|result|expected(?: result| outcome)?|check|"
     r"done when|quality|pass criteria|success criteria|standards/requirements|standard|good is",
     r"(?:验收|质量|执行|工作|完成|检查|合格|操作)?(?:标准|标志|准则|判定)(?:\s*/\s*\S+)?|要求|标准[/ 、]?要求|验收(?:结果|方式)?|合格条件|结果|检查点|标准 / 交付|交付(?:物|标准)"),
    (Column.OUTPUT, r"outputs?|deliverables?|record|records?|document|evidence", r"输出(?:物|结果)?|产出(?:物)?|记录|交付物|成果|表单|凭证"),
    (Column.INPUT, r"inputs?|needed|materials?", r"输入(?:物)?|所需材料|材料"),
    (Column.TOOL, r"tools?(?:\s*/\s*\w+)?|systems?|equipment|template|tools/templates|software|instrument|resource|where to find|channel",
     r"工具(?:\s*/\s*\S+)?|系统|设备|平台|软件|模板|工具/模板|使用工具|渠道"),
    (Column.FREQUENCY, r"frequency|how often|cadence|interval|schedule|cycle", r"频[次率]|周期|多久一次"),
    (Column.TRIGGER, r"days?|time|when|date|send time|timing|trigger|start|hour|timeline|phase/time",
     r"天数?|时间(?:点|节点)?|日期|何时|触发(?:条件)?|发送时间|第几天|日|时段|节点时间"),
    (Column.TIME_LIMIT, r"deadline|time ?limit|due(?: date)?|duration|within|sla|max(?:imum)? time|contact time|response time|by when",
     r"(?:完成)?(?:期限|时限|时效)|截止(?:时间|日期)?|完成时间|耗时|用时|时长"),
    (Column.ATTENTION, r"attention(?: points?)?|notes?|remarks?|comments?|cautions?|watch out|tips?|warnings?|care",
     r"注意(?:事项|点|要点)?|备注|提示|说明事项|风险点|关键点|要点|说明"),
    (Column.SCRIPT, r"script|say|wording|exact words|phrase|message", r"话术|脚本|说辞|标准用语|用语|文案"),
    (Column.SOURCE, r"(?:data )?source|measured by|where from", r"(?:数据)?来源|取数(?:来源)?|统计方式|数据口径"),
    (Column.TERM, r"terms?|abbreviations?|acronym|word|concept", r"术语|名词|缩写|缩略语|词汇|概念"),
    (Column.MEANING, r"meaning|definition|explanation|stands for", r"定义|解释|含义|释义"),
    (Column.VERSION, r"versions?|rev(?:ision)?\.?", r"版本(?:号)?|版次|修订版"),
    (Column.CHANGE, r"changes?|change description|what changed|revision", r"(?:变更|修订|修改|更新)(?:内容|说明|描述|记录)?"),
)
_COLUMNS = tuple(
    (column, compile(f"^(?:{en})$", IGNORECASE), compile(f"^(?:{zh})$")) for column, en, zh in _WORDS
)


class TableKind(StrEnum):
    """What the rows of a table are."""

    STEPS = "steps"
    EXCEPTIONS = "exceptions"
    METRICS = "metrics"
    RACI = "raci"
    METADATA = "metadata"
    HISTORY = "history"
    DEFINITIONS = "definitions"
    LIMITS = "limits"
    OTHER = "other"


@lru_cache(maxsize=4096)
def column_of(header: str) -> Column:
    """What a column holds; UNKNOWN when its header says nothing known.

    Args:
        header: the header cell's words, as `plain` shows them.
    """
    text = " ".join(header.split()).strip(" *_:`").lower()
    if not text:
        return Column.UNKNOWN
    for column, en, zh in _COLUMNS:
        if en.match(text) or zh.match(text):
            return column
    return Column.UNKNOWN


@lru_cache(maxsize=2048)
def table_kind(headers: tuple[str, ...]) -> tuple[TableKind, tuple[Column, ...]]:
    """What a table is, and its columns, by the words of its header alone.

    Args:
        headers: the header cells, left to right.
    """
    columns = tuple(map(column_of, headers))
    have = set(columns)
    if len(headers) == 2 and not any(header.strip() for header in headers):
        return TableKind.METADATA, (Column.FIELD, Column.VALUE)
    if Column.METRIC in have and have & {Column.TARGET, Column.STANDARD, Column.SOURCE}:
        return TableKind.METRICS, columns
    if have & {Column.VERSION, Column.CHANGE} and have & {Column.TRIGGER, Column.DATE, Column.CHANGE}:
        return TableKind.HISTORY, columns
    if Column.SITUATION in have and have & {
        Column.HANDLING, Column.CAUSE, Column.ACTION, Column.ESCALATION, Column.OWNER
    }:  # fmt: skip
        return TableKind.EXCEPTIONS, tuple(
            Column.HANDLING if column is Column.ACTION else column for column in columns
        )
    if Column.TERM in have and len(headers) <= 4 and have & {Column.MEANING, Column.ACTION}:
        return TableKind.DEFINITIONS, columns
    doing = have & {Column.ACTION, Column.TITLE, Column.HANDLING}
    evidence = have & {
        Column.NUMBER, Column.OWNER, Column.STANDARD, Column.TRIGGER, Column.TOOL, Column.OUTPUT,
        Column.TIME_LIMIT, Column.ATTENTION, Column.FREQUENCY,
    }  # fmt: skip
    if doing and evidence and len(headers) >= 2:
        return TableKind.STEPS, _one_action(columns)
    return TableKind.OTHER, columns


def _one_action(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A step table without an operation column does what its title says."""
    if Column.ACTION in columns:
        return columns
    for column in (Column.HANDLING, Column.TITLE):
        if column in columns:
            at = columns.index(column)
            return (*columns[:at], Column.ACTION, *columns[at + 1 :])
    return columns
