"""What a section is about, from the words of its heading."""

from functools import lru_cache
from re import IGNORECASE, compile

from sopai.schema.document import SectionKind

_NUMBERING = compile(
    r"^[\s*_#]*(?:(?:section|part|chapter|step|phase|stage|appendix)\s+\d+[.:)]?\s*|"
    r"第?[一二三四五六七八九十]{1,3}[、.章节部分:)]\s*|[(][一二三四五六七八九十\d]{1,3}[)]\s*|"
    r"\d+(?:\.\d+)*[.、)]?\s+|\d+[、.)]\s*|[A-Z][.)]\s+|[ivxIVX]+[.)]\s+)?"
)
_SIGNS = compile(r"[^\w\s\u4e00-\u9fff&/'-]+")

_WORDS: tuple[tuple[SectionKind, str, str], ...] = (
    (
        SectionKind.HISTORY,
        r"(?:revision|version|change|document) history|change ?log|history(?: of changes?)?|revisions?(?: made)?|"
        r"amendments?|timeline of events|continuous improvement|improvement record",
        r"修订(?:记录|历史|履历)|变更(?:记录|历史|履历)|版本(?:历史|记录|信息|说明)|更新(?:记录|日志|历史)|历史|持续(?:优化|改进)|改进记录",
    ),
    (
        SectionKind.EXCEPTIONS,
        r"exceptions?(?: handling)?(?: and responses?)?|troubleshooting|contingenc(?:y|ies)|deviations?|what (?:if|can go wrong)|"
        r"if (?:something|things) goes? wrong|problems?(?: and solutions?)?|emergenc(?:y|ies)|failures?|error handling|"
        r"edge cases?|special cases?|mistakes|when things go wrong|common (?:issues|problems|errors)|known issues|roll ?back",
        r"异常(?:处理|情况|处置|应对)?|例外(?:情况|处理)?|特殊(?:情况|处理)|应急(?:预案|处理|处置)?|故障(?:处理|排除|排查)?|突发|"
        r"问题处理|意外(?:情况)?|偏差(?:处理)?|常见(?:问题|故障|错误)|.{0,6}怎么办|出错|风险(?:与应对|应对)|万一",
    ),
    (
        SectionKind.METRICS,
        r"(?:core |key |success )?metrics?|kpis?|key performance indicators?|targets?(?: and metrics)?|measures?(?: of success)?|"
        r"service levels?|slas?|slos?|performance|measurements?",
        r"(?:核心|关键|考核|质量|衡量)?(?:指标|目标值)|kpi|考核(?:标准|办法)?|绩效|衡量标准|数据指标|服务水平",
    ),
    (
        SectionKind.SUPERVISION,
        r"supervision(?: and (?:review|improvement))?|monitoring and review|inspections?|audits?|review(?: cadence| cycle)?|"
        r"supervision and control|oversight|checks and audits|quality control",
        r"监督(?:检查|与检查|机制|与考核|与改进)?|检查(?:与监督|机制|频次)|巡检|巡查|稽核|复盘|审核机制|监控与复盘",
    ),
    (
        SectionKind.DEFINITIONS,
        r"definitions?(?: and .*)?|glossary|terms(?: and .*)?|terminology|abbreviations?|acronyms?|key terms|concepts?",
        r"(?:术语|名词|概念)(?:和|与|及)?(?:定义|解释|说明|缩写)?|定义|缩写|缩略语|名词解释",
    ),
    (
        SectionKind.REFERENCES,
        r"references?|related (?:documents?|links?|pages|sops?|resources)|further reading|see also|additional (?:resources|reading|"
        r"information)|links|resources|useful links|bibliography|attachments?|appendix|appendices|more information|learn more",
        r"参考(?:资料|文献|文件|链接|内容)?|相关(?:文件|文档|链接|资料|记录|表单)|引用文件|附件|附录|延伸阅读|参阅|资料",
    ),
    (
        SectionKind.RESPONSIBILITIES,
        r"(?:roles?|responsibilit(?:y|ies))(?: (?:and|&) (?:roles?|responsibilit(?:y|ies)))?|who does what|raci(?: matrix)?|"
        r"people|owners?(?:hip)?|responsible (?:parties|persons)|contacts?|who",
        r"(?:角色|岗位|部门|人员)?(?:和|与|及)?职责(?:分工|说明|权限)?|角色(?:定义|说明)?|分工|责任(?:分工|人|部门)?|权责|组织(?:架构|机构)|raci.*|涉及人员|谁做什么",
    ),
    (
        SectionKind.TOOLS,
        r"(?:tools?|equipment|materials?|supplies|ingredients|reagents|requirements|prerequisites?|what you(?:'ll)? need|systems|"
        r"products|apparatus|hardware|software|before you (?:begin|start)|inputs?)(?: (?:and|&) \w+)*",
        r"(?:必备|所需|需要)?(?:原料|材料|工具|设备|物料|用具|食材|物资|器材|系统)(?:和|与|及)?(?:工具|设备|清单|准备)?|准备(?:工作|事项|材料)?|计算|前置条件|前提条件|先决条件",
    ),
    (
        SectionKind.PURPOSE,
        r"(?:purpose|objectives?|goals?|aims?|intent|mission|why(?: .*)?|rationale|motivation)(?:\s?(?:and|&|/) \w+)*|meaning",
        r"目的|目标|宗旨|意义|编制目的|为什么.*|初衷|动机",
    ),
    (
        SectionKind.SCOPE,
        r"scope(?: (?:and|of) .*)?|applicability|applies to|who (?:is|should).*|audience|in scope|out of scope|eligibility",
        r"(?:适用)?(?:范围|对象)|适用(?:性|场景|人群)?|使用范围|读者",
    ),
    (
        SectionKind.BACKGROUND,
        r"background|context|introduction|intro|overview|summary|about(?: .*)?|description|abstract|executive summary|impact|"
        r"principles?|theory|key facts|what happened|root causes?|lessons? learn(?:ed|t)|timeline|findings|detection|"
        r"meaning|general information|what is .*|status|incident summary|notes?|disclaimer|acknowledge?ments?|credits|license|faqs?",
        r"背景|简介|介绍|概述|概要|总则|前言|引言|说明|关于.*|原理|现状|摘要|综述|总结|什么是.*|致谢|注意?事项说明|备注|附加内容|优点|缺点|优势",
    ),
    (
        SectionKind.METADATA,
        r"(?:basic|document) (?:information|control|details)|document (?:info|data)|metadata|identification|approvals?|sign-?offs?",
        r"(?:基本|基础|文件|文档)信息|文件控制|基础资料|审批|批准|会签|签署",
    ),
    (
        SectionKind.EXAMPLES,
        r"examples?(?: .*)?|samples?(?: .*)?|case stud(?:y|ies)|scenarios?|templates?",
        r"(?:示例|样例|举例|案例|例子|范例|模板)(?:分析|说明)?",
    ),
    (
        SectionKind.QUESTIONS,
        r"(?:.*questions?|faqs?|discussion|reflection|quiz)(?: .*)?",
        r"(?:常见)?问答|思考题?|讨论|提问|q&a",
    ),
    (
        SectionKind.OVERVIEW,
        r"(?:process|workflow|procedure) (?:overview|summary|map|flow|chart)|flow ?chart|at a glance|in brief|briefly|table of contents|contents|toc",
        r"流程(?:概览|总览|图|概述|简图)|概览|总览|目录|一览",
    ),
    (
        SectionKind.PROCEDURE,
        r"(?:.*\b)?(?:procedures?|steps?|process(?:es)?|instructions?|protocol|method(?:s|ology)?|workflow|how to .*|tasks?|"
        r"checklists?|operations?|mitigation|remediation|resolution|recovery|containment|eradication|actions?|action items?|"
        r"playbook|guidelines?|rules?|polic(?:y|ies)|requirements|what to do|runbook|duties|diagnosis|investigation|response)",
        r".*(?:步骤|流程|程序|操作|方法|做法|过程|规定|要求|规范|细则|办法|规则|工作内容|任务|清单|守则|注意事项|须知|标准|实施|指引|要点)",
    ),
)
_KINDS = tuple(
    (kind, compile(f"^(?:{en})$", IGNORECASE), compile(f"^(?:{zh})$")) for kind, en, zh in _WORDS
)
_LOOSE = tuple(
    (
        kind,
        compile(rf"\b(?:{en})\b", IGNORECASE),
        compile(zh.replace(".{0,6}", "").replace(".*", "") if kind is not SectionKind.PROCEDURE else zh),
    )
    for kind, en, zh in _WORDS
    if kind
    in (
        SectionKind.EXCEPTIONS, SectionKind.METRICS, SectionKind.HISTORY, SectionKind.DEFINITIONS,
        SectionKind.SUPERVISION, SectionKind.RESPONSIBILITIES,
    )
)  # fmt: skip


def heading_text(plain: str) -> str:
    """A heading's words without numbering and signs."""
    text = _NUMBERING.sub("", plain.strip(" \t#*_:"), count=1)
    return " ".join(text.split()).strip(" *_:-–—")


@lru_cache(maxsize=4096)
def section_kind(title: str) -> SectionKind:
    """What a heading announces; OTHER when its words say nothing known.

    Args:
        title: the heading as `heading_text` gives it.
    """
    text = " ".join(_SIGNS.sub(" ", title).split()).lower()
    for kind, en, zh in _KINDS:
        if en.match(text) or zh.match(text):
            return kind
    if len(text) <= 60:
        for kind, en, zh in _LOOSE:
            if en.search(text) or zh.search(text):
                return kind
    return SectionKind.OTHER
