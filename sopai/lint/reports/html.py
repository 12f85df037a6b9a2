"""Findings as one HTML page that stands alone: no script, nothing fetched."""

from collections.abc import Sequence
from typing import NamedTuple

from sopai.schema.finding import Finding
from sopai.schema.markup import as_html
from sopai.schema.place import place_words


class _Texts(NamedTuple):
    title: str
    head: tuple[str, ...]
    none: str
    whole: str
    line: str
    counts: str
    instead: str
    safe: str


_TEXTS = {
    "en": _Texts(
        title="Findings",
        head=("Where", "Severity", "Rule", "Words", "Question"),
        none="Nothing was found.",
        whole="whole document",
        line="line {n}",
        counts="{files} files, {findings} findings, {failed} could not be read",
        instead="Instead:",
        safe="Instead, by `sopai fix`:",
    ),
    "zh": _Texts(
        title="检查结果",
        head=("位置", "级别", "规则", "原文", "问题"),
        none="没有发现问题。",
        whole="整份文档",
        line="第{n}行",
        counts="{files} 个文件，{findings} 处问题，{failed} 个文件无法读取",
        instead="可以改成：",
        safe="`sopai fix` 改成：",
    ),
}
_SEVERITIES = {
    "en": {"error": "error", "warning": "warning", "info": "info"},
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin-bottom:2rem}"
    "th,td{border-bottom:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    ".pale{color:#444;margin:.3rem 0 0}"
    ".error{color:#a11}.warning{color:#855300}h2{overflow-wrap:anywhere}"
)

_LONGEST = 300
"""Characters of a fix that are shown."""


def page(sections: Sequence[str], findings: int, failed: int, language: str) -> str:
    """All files with their findings.

    Args:
        sections: as `section` and `failed_section` give them, one a file.
        findings: how many there are.
        failed: files that could not be read.
        language: of the words around them.
    """
    words = _TEXTS[language]
    counts = words.counts.format(files=len(sections), findings=findings, failed=failed)
    title, body = as_html(words.title), "\n".join(sections)
    tag = "zh-CN" if language == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<p>{as_html(counts)}</p>\n{body}\n</body>\n</html>"
    )


def section(path: str, findings: tuple[Finding, ...], language: str) -> str:
    """A file and its findings, a row each."""
    words = _TEXTS[language]
    head = f"<h2>{as_html(path)}</h2>"
    if not findings:
        return f"{head}\n<p>{as_html(words.none)}</p>"
    heads = "".join(f"<th>{as_html(name)}</th>" for name in words.head)
    rows = "\n".join(_row(finding, language) for finding in findings)
    return f"{head}\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def failed_section(path: str, error: str) -> str:
    """A file that could not be read, and why."""
    return f'<h2>{as_html(path)}</h2>\n<p class="error">{as_html(error)}</p>'


def _row(finding: Finding, language: str) -> str:
    severity = finding.severity.value
    cells = (
        as_html(_where(finding, language)),
        f'<span class="{severity}">{as_html(_SEVERITIES[language][severity])}</span>',
        f"{as_html(finding.code)} {as_html(finding.name)}",
        as_html(" ".join(finding.quote.split())),
        as_html(finding.message) + _parts(finding) + _instead(finding, language),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _parts(finding: Finding) -> str:
    """What a finding stands for, a line each."""
    lines = "".join(f"<li>{as_html(f'{p.code}: {p.message}')}</li>" for p in finding.parts)
    return f"<ul>{lines}</ul>" if lines else ""


def _instead(finding: Finding, language: str) -> str:
    """What could stand there: a skeleton, or what `sopai fix` would write."""
    if finding.fix is None:
        return ""
    words = _TEXTS[language]
    label = words.safe if finding.fix.kind == "safe" else words.instead
    shown = " ".join(finding.fix.text.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    gap = "" if language == "zh" else " "
    return f'<p class="pale">{as_html(label)}{gap}<code>{as_html(shown)}</code></p>'


def _where(finding: Finding, language: str) -> str:
    words = _TEXTS[language]
    if finding.start is None:
        return words.whole
    if finding.line is not None:
        return words.line.format(n=finding.line)
    return place_words(finding.place or {}, language)
