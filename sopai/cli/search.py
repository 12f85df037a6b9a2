"""`sopai search` and `sopai doctor`."""

import json
from math import inf

import click

from sopai.cli.library import indexing
from sopai.cli.main import CLEAN, FINDINGS, complains, main
from sopai.schema.control import State
from sopai.schema.sop import Form
from sopai.settings import LANGUAGES, data_folder
from sopai.settings import language as system_language

SCHEMA = "sopai.search/1"
_WORDS = {
    "en": {
        "none": "nothing found",
        "wait": " (with --wait all of them first)",
        "good": "ok",
        "bad": "PROBLEM",
        "rebuilt": "{cards} SOPs made anew for search by words, {entries} for search by meaning",
    },
    "zh": {
        "none": "没有找到",
        "wait": "（加 --wait 则先全部处理）",
        "good": "正常",
        "bad": "有问题",
        "rebuilt": "词语索引已重建 {cards} 个 SOP，语义索引 {entries} 个",
    },
}


@main.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="SOPs.")
@click.option(
    "--language", "written_in", type=click.Choice(LANGUAGES), help="Only SOPs in this language."
)
@click.option("--department", help="Only SOPs of this department.")
@click.option(
    "--state", type=click.Choice([one.value for one in State]), help="Only SOPs in this state."
)
@click.option(
    "--form", type=click.Choice([one.value for one in Form]), help="Only SOPs of this form."
)
@click.option("--owner", help="Only SOPs in which this person or role owns something.")
@click.option(
    "--wait", is_flag=True, help="Compare all SOPs by meaning first, however long that takes."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def search(
    query: tuple[str, ...],
    limit: int,
    written_in: str | None,
    department: str | None,
    state: str | None,
    form: str | None,
    owner: str | None,
    wait: bool,
    as_json: bool,
) -> int:
    """Find the SOPs that a question is about, in either language, each with its state."""
    from sopai.library.notices import Kind
    from sopai.library.opening import open_library
    from sopai.library.placing import places_of
    from sopai.library.scope import Wanted
    from sopai.library.search import A_MOMENT, Patience
    from sopai.library.search import search as find
    from sopai.lint.reports.text import printable

    messages = system_language()
    with open_library(data_folder()) as kept:
        found = find(
            kept,
            " ".join(query),
            limit=limit,
            wanted=Wanted(
                written_in,
                department,
                State(state) if state else None,
                Form(form) if form else None,
                owner,
            ),
            messages=messages,
            patience=Patience(
                inf if wait else A_MOMENT.seconds,
                progress=indexing(messages) if wait else A_MOMENT.progress,
            ),
        )
        places = places_of(kept, found.results)
    for notice in found.notices:
        more = _WORDS[messages]["wait"] if notice.kind is Kind.PARTLY else ""
        click.echo(f"sopai: {notice.text(messages)}{more}", err=True)
    if as_json:
        results = [
            {name: value for name, value in one._asdict().items() if name != "words"}
            | {"where": {"part": place.part, "quote": place.quote} if place else None}
            for one, place in zip(found.results, places, strict=True)
        ]
        record = {"schema": SCHEMA, "results": results}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return CLEAN
    for one, place in zip(found.results, places, strict=True):
        has = one.state.value if one.state else "-"
        line = f"{one.sop_id}  {one.version:<6} {has:<10} {one.title}  ({one.path})"
        click.echo(printable(line))
        click.echo(printable(f"    {one.why}"))
        if place is not None:
            click.echo(printable(f"    {place.part}: {place.quote}"))
    if not found.results:
        click.echo(_WORDS[messages]["none"], err=True)
    return CLEAN


@main.command()
@click.option("--rebuild", is_flag=True, help="Make everything that search uses anew.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@complains
def doctor(rebuild: bool, as_json: bool) -> int:
    """Check the library, and mend what search uses."""
    from sopai.language.messages import in_language
    from sopai.library.doctor import examine, rebuild_all
    from sopai.library.opening import open_library
    from sopai.lint.reports.text import printable

    messages = system_language()
    words = _WORDS[messages]
    with open_library(data_folder()) as kept:
        if rebuild:
            made = rebuild_all(kept, indexing(messages))
            click.echo(words["rebuilt"].format(**made._asdict()), err=True)
        checks = list(examine(kept, indexing(messages)))
    if as_json:
        record = {"schema": "sopai.doctor/1", "checks": [check._asdict() for check in checks]}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        for check in checks:
            mark = words["good"] if check.is_good else words["bad"]
            detail = in_language(check.detail, messages)
            click.echo(printable(f"{check.name}: {mark}: {detail}"))
    return CLEAN if all(check.is_good for check in checks) else FINDINGS
