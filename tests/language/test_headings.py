"""What a section is about, in both languages, from the words of its heading."""

import pytest

from sopai.language.headings import heading_text, section_kind
from sopai.schema.document import SectionKind

NUMBERING = {
    "decimal": ("3.2 Scope", "Scope"),
    "number and bracket": ("4) Scope", "Scope"),
    "Roman": ("IV. Scope", "Scope"),
    "letter": ("B. Scope", "Scope"),
    "section": ("Section 2: Scope", "Scope"),
    "Chinese chapter": ("三、适用范围", "适用范围"),
    "Chinese chapter in full": ("第三章 适用范围", "适用范围"),
    "Chinese in brackets": ("(三)适用范围", "适用范围"),
    "Markdown signs": ("## **Scope** ##", "Scope"),
    "colon": ("Scope:", "Scope"),
    "nothing to take off": ("Scope and limits", "Scope and limits"),
    "number that belongs to the words": ("24-hour service", "24-hour service"),
}


@pytest.mark.parametrize("name", NUMBERING)
def test_numbering_and_signs_are_no_words(name: str) -> None:
    written, words = NUMBERING[name]
    assert heading_text(written) == words


KINDS = {
    SectionKind.PROCEDURE: ("Procedure", "Steps", "How to pack a fragile order", "Checklist",
                            "操作步骤", "作业流程", "打包规范"),
    SectionKind.PURPOSE: (
        "Purpose", "Goals and significance", "Why we do this", "目的", "编制目的",
    ),
    SectionKind.SCOPE: ("Scope", "Audience", "适用范围", "适用对象"),
    SectionKind.BACKGROUND: ("Background", "Introduction", "Overview", "背景", "概述"),
    SectionKind.DEFINITIONS: ("Glossary", "Terms and definitions", "术语与定义", "名词解释"),
    SectionKind.RESPONSIBILITIES: ("Roles and responsibilities", "RACI matrix", "岗位职责",
                                   "职责分工"),
    SectionKind.TOOLS: ("Tools and equipment", "Prerequisites", "What you'll need", "所需工具",
                        "前置条件"),
    SectionKind.OVERVIEW: ("Process overview", "At a glance", "流程图", "目录"),
    SectionKind.EXCEPTIONS: ("Exceptions and responses", "Troubleshooting", "What if it fails",
                             "异常处理", "缺货怎么办", "应急预案"),
    SectionKind.METRICS: ("Key metrics", "KPIs", "核心指标", "考核标准"),
    SectionKind.SUPERVISION: ("Supervision", "Inspections", "监督检查", "复盘"),
    SectionKind.HISTORY: ("Revision history", "Change log", "Continuous improvement",
                          "修订记录", "版本历史"),
    SectionKind.REFERENCES: ("References", "Related documents", "相关文件", "附件"),
    SectionKind.METADATA: ("Basic information", "Document control", "基本信息", "审批"),
    SectionKind.EXAMPLES: ("Example", "示例"),
    SectionKind.OTHER: ("Returns of broken goods", "Packing table 4", "打包"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "heading"), [(kind, heading) for kind, all_of in KINDS.items() for heading in all_of]
)
def test_heading_announces_its_section(kind: SectionKind, heading: str) -> None:
    assert section_kind(heading) is kind


def test_words_inside_a_heading_count_where_they_are_sure() -> None:
    assert section_kind("Troubleshooting the label printer") is SectionKind.EXCEPTIONS


def test_case_does_not_matter() -> None:
    assert section_kind("REVISION HISTORY") is SectionKind.HISTORY


def test_a_sentence_as_heading_announces_nothing() -> None:
    heading = "Our shop has had metrics since 2019, and people like to talk about them a lot"
    assert section_kind(heading) is SectionKind.OTHER
