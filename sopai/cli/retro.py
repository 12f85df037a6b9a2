"""`sopai retro`: from a retrospective to proposed changes."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main, say

if TYPE_CHECKING:
    from sopai.retro.spots import Procedure
    from sopai.schema.changes import Change, ChangeSet
    from sopai.workflow.retrospectives import Proposed

_TEXTS = {
    "en": {
        "head": "{title}: {count} proposed changes from {name}",
        "nowhere": "{name} is about no SOP that is known here: nothing is proposed. "
        "Name the SOP with --sop if there is one.",
        "said": "said",
        "why": "why",
        "prevents": "would have prevented",
        "guard": "check",
        "lint": "lint",
        "open": "To be settled:",
        "left": "Not taken ({count}; --all lists them)",
        "left_all": "Not taken ({count}):",
        "set": "change",
        "add": "add",
        "remove": "remove",
        "move": "move",
        "split": "split",
        "merge": "merge",
        "next": "Next: sopai retro {name} --sop {sop} --json > changes.json; look through them,\n"
        '      then sopai apply changes.json --accept c1,c2 --reason "..." --out NEW.md',
        "next_library": "Next: sopai retro {name} --sop {sop} --json > changes.json; look through\n"
        '      them, then sopai apply changes.json --accept c1,c2 --reason "..."',
    },
    "zh": {
        "head": "{title}：由 {name} 提出 {count} 处修改",
        "nowhere": "{name} 与已知的流程都对不上，没有提出修改。如果有对应的流程，请用 --sop 指明。",
        "said": "原话",
        "why": "理由",
        "prevents": "本可避免",
        "guard": "请核对",
        "lint": "检查",
        "open": "有待确定：",
        "left": "没有采用的（{count} 条，用 --all 列出）",
        "left_all": "没有采用的（{count} 条）：",
        "set": "修改",
        "add": "新增",
        "remove": "删除",
        "move": "移动",
        "split": "拆分",
        "merge": "合并",
        "next": "下一步：sopai retro {name} --sop {sop} --json > changes.json，逐条看过以后\n"
        '      sopai apply changes.json --accept c1,c2 --reason "..." --out 新文件.md',
        "next_library": "下一步：sopai retro {name} --sop {sop} --json > changes.json，"
        '逐条看过以后\n      sopai apply changes.json --accept c1,c2 --reason "..."',
    },
}


@main.command()
@click.argument("file", metavar="FILE")
@click.option("--sop", help="The SOP: its file, or its id, number or path in the library.")
@click.option("--model", help="Model that judges and words; without it, rules alone.")
@click.option("--json", "as_json", is_flag=True, help="The change set, as JSON (sopai.changes/1).")
@click.option(
    "--all", "with_rest", is_flag=True, help="Also list what leads to no change, and why."
)
@click.option("--language", type=click.Choice(("en", "zh")), help="Of reasons and messages.")
@complains
def retro(
    file: str,
    sop: str | None,
    model: str | None,
    as_json: bool,
    with_rest: bool,
    language: str | None,
) -> int:
    """Propose changes of an SOP from a retrospective: minutes, a post-mortem, a pasted chat.

    FILE is text, Markdown or Word; - reads standard input. Without --sop the library is searched.
    Nothing is changed: `sopai apply` does that with what you accept.
    """
    from sopai.settings import data_folder
    from sopai.workflow.retrospectives import propose_changes

    made = propose_changes(
        None if file == "-" else Path(file),
        text=sys.stdin.read() if file == "-" else None,
        sop=sop,
        library=data_folder(),
        language=language,
        model=model,
        told=lambda message: say(message, language),
    )
    for note in made.notes:
        click.echo(f"sopai: {note}", err=True)
    if as_json:
        record = made.changes.model_dump(mode="json", by_alias=True)
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(made, file, sop, with_rest=with_rest)))
    return CLEAN


def _lines(made: "Proposed", file: str, sop: str | None, *, with_rest: bool) -> Iterator[str]:
    texts = _TEXTS[made.language]
    if made.procedure is None:
        yield texts["nowhere"].format(name=file)
    else:
        count = len(made.changes.changes)
        yield texts["head"].format(title=made.procedure.sop.title, count=count, name=file)
    for change in made.changes.changes:
        yield ""
        yield from change_lines(change, made.procedure, made.language)
    yield from rest_lines(made.changes, made.language, with_rest=with_rest)
    if made.procedure is not None and made.changes.changes:
        key = "next" if made.procedure.path else "next_library"
        named = sop or made.procedure.path or made.procedure.sop.id
        yield ""
        yield texts[key].format(name=quote(file), sop=quote(named))


def change_lines(change: "Change", procedure: "Procedure | None", language: str) -> Iterator[str]:
    """A change as a person reads it.

    Args:
        change: the change.
        procedure: the SOP that it is for.
        language: `en` or `zh`.
    """
    from sopai.schema.place import place_words
    from sopai.workflow.retrospectives import place_called, shown_value

    texts = _TEXTS[language]
    line = f", {place_words({'line': change.line}, language)}" if change.line is not None else ""
    called = place_called(change.address, procedure, language)
    yield f"{change.id} {texts[change.op.value]} {called} [{change.category.value}]"
    yield f"  {change.address}{line}"
    before, after = shown_value(change.before), shown_value(change.after)
    if before:
        yield f"  - {before}"
    if after:
        yield f"  + {after}"
    place = f" ({place_words(change.place, language)})" if change.place else ""
    yield f"  {texts['said']}{place}: {_one_line(change.quote)}"
    yield f"  {texts['why']}: {change.reason}"
    if change.prevented:
        yield f"  {texts['prevents']}: {_one_line(change.prevented)}"
    for warning in change.guard:
        yield f"  {texts['guard']}: {warning}"
    for finding in change.findings:
        yield f"  {texts['lint']}: {finding.code} {finding.quote!r}: {finding.message}"


def rest_lines(changes: "ChangeSet", language: str, *, with_rest: bool) -> Iterator[str]:
    """What has to be settled, and what led to no change.

    Args:
        changes: the change set.
        language: `en` or `zh`.
        with_rest: list each of the latter.
    """
    from sopai.schema.place import place_words

    texts = _TEXTS[language]
    if changes.open_items:
        yield ""
        yield texts["open"]
        for item in changes.open_items:
            place = f" ({place_words(item.place, language)})" if item.place else ""
            yield f"- {_one_line(item.quote)}{place}: {item.text}"
    if changes.unmatched:
        yield ""
        count = len(changes.unmatched)
        yield texts["left_all" if with_rest else "left"].format(count=count)
        for one in changes.unmatched if with_rest else ():
            yield f"- {_one_line(one.quote)}: {one.why}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
