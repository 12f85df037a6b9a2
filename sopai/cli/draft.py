"""`sopai draft`: from a description to a draft."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, complains, main, say

if TYPE_CHECKING:
    from sopai.draft.reshape import Reshape
    from sopai.draft.values import Draft
    from sopai.draft.worded import Worded

_TEXTS = {
    "en": (
        "Questions",
        "Still open",
        "Not used of the description",
        "Made by {model}: {calls} calls, {seconds:.1f} s",
    ),
    "zh": (
        "还要问的",
        "还没定的",
        "描述里没有用到的",
        "生成方式：{model}，调用{calls}次，{seconds:.1f}秒",
    ),
}
_RULES = {"en": "rules, without a model", "zh": "规则（没有用模型）"}


@main.command()
@click.option("--brief", required=True, help="File with the description; - reads standard input.")
@click.option("--answers", type=click.Path(path_type=Path), help="JSON: question id to text.")
@click.option("--like", help="SOP of the library whose exceptions and checks are taken over.")
@click.option("--roster", type=click.Path(path_type=Path), help="YAML: who works here.")
@click.option("--form", type=click.Choice(["six_part", "step_table", "timeline"]))
@click.option("--part", type=int, help="Which of several procedures of the description, from 1.")
@click.option(
    "--change",
    "changes",
    multiple=True,
    help="A change in words, such as 'split step 4'; can be repeated.",
)
@click.option("--model", help="Model that words the steps; `none` for rules alone.")
@click.option("--json", "as_json", is_flag=True, help="All of it, as JSON (sopai.draft/1).")
@click.option("--out", type=click.Path(path_type=Path), help="Write the SOP as Markdown here.")
@complains
def draft(
    brief: str,
    answers: Path | None,
    like: str | None,
    roster: Path | None,
    form: str | None,
    part: int | None,
    changes: tuple[str, ...],
    model: str | None,
    as_json: bool,
    out: Path | None,
) -> int:
    """Draft an SOP from a description: who does what, what is asked, what stays open."""
    from sopai.draft.drafting import names_of
    from sopai.draft.instruct import read_instruction
    from sopai.settings import data_folder
    from sopai.workflow import read_roster
    from sopai.workflow.drafting import (
        chosen_model,
        chosen_part,
        draft_brief,
        procedures_in,
        read_answers,
        read_brief,
        word,
        write_draft,
    )
    from sopai.workflow.has_library import is_there

    text = sys.stdin.read() if brief == "-" else read_brief(Path(brief))
    if part is not None:
        text = chosen_part(text, part)
    else:
        for number, one in enumerate(procedures_in(text), start=1):
            say(f"--part {number}: {one.title}")
    known = read_roster(roster) if roster else None
    make = partial(
        draft_brief,
        text,
        answers=read_answers(answers) if answers else {},
        roster=known,
        form=form,
        library=data_folder() if is_there(data_folder()) else None,
        like=like,
    )
    made = make()
    worded: Worded | None = None
    edits: dict[str, str] = {}
    reshapes: tuple[Reshape, ...] = ()
    choice, why_not = chosen_model(model)
    if why_not is not None:
        say(f"no model is used: {why_not}")
    if choice is not None:
        say(f"asking {choice.name}")
        worded = word(made, text, choice, told=_progress, known=names_of(known))
        made = make(worded=worded)
    for change in changes:
        used = [name for one in reshapes for name in one.names()]
        asked = read_instruction(change, made, used)
        edits = asked.beside(edits)
        reshapes += asked.reshapes
        made = make(worded=worded, edits=edits, reshapes=reshapes)
    if out is not None:
        write_draft(made, out)
        click.echo(f"{out}", err=True)
    if as_json:
        record = made.model_dump(mode="json", by_alias=True)
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    elif out is None:
        click.echo(_shown(made))
    return CLEAN


def _progress(done: int, of: int, _so_far: object) -> None:
    say(f"step {done} of {of}")


def _shown(made: "Draft") -> str:
    from sopai.draft.open_groups import NAMES, grouped
    from sopai.workflow.drafting import draft_markdown

    asked, left, unused, trust = _TEXTS[made.sop.language]
    model = _RULES[made.sop.language] if made.trace.model == "none" else made.trace.model
    lines = [draft_markdown(made).rstrip()]
    if made.questions:
        lines += ["", f"{asked}:", *(f"- [{q.id}] {q.text}" for q in made.questions)]
    if made.open_items:
        lines += ["", f"{left} ({len(made.open_items)}):"]
        for group in grouped(made.open_items):
            lines += [f"- {NAMES[made.sop.language][group.topic]}:"]
            lines += [f"  - {item.text}" for item in group.items]
    if made.unused:
        lines += ["", f"{unused}:", *(f"- {' '.join(passage.split())}" for passage in made.unused)]
    lines += ["", trust.format(model=model, calls=made.trace.calls, seconds=made.trace.seconds)]
    return "\n".join(lines)
