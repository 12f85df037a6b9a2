"""`sopai library next-number`."""

import json

import click

from sopai.cli.library import SCHEMA, library
from sopai.cli.main import CLEAN, complains
from sopai.settings import LANGUAGES, data_folder
from sopai.settings import language as system_language

_NONE = {
    "en": "the library names no department: name one, as in `sopai library next-number Warehouse`",
    "zh": "库里没有写部门：请指定一个，例如 `sopai library next-number 仓储部`",
}


@library.command("next-number")
@click.argument("department", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@complains
def next_number(department: str | None, as_json: bool, language: str | None) -> int:
    """Propose the document number of a department's next SOP, such as CS/SOP/008.

    Pattern and digits are those that the department uses; a new one gets the pattern of the house
    with a code of its own. A number that any version ever had is not proposed again, and gaps are
    not filled. Nothing is reserved. Without a department the next number of each one is listed.
    """
    from sopai.lint.reports.text import printable
    from sopai.workflow.next_number import next_number as propose
    from sopai.workflow.next_number import next_numbers, why_words

    messages = language or system_language()
    named = department is not None and bool(department.strip())
    found = (propose(data_folder(), department or ""),) if named else next_numbers(data_folder())
    if as_json:
        records = [
            one._asdict() | {"basis": one.basis.value, "why": [*why_words(one, messages)]}
            for one in found
        ]
        click.echo(json.dumps({"schema": SCHEMA, "numbers": records}, ensure_ascii=False, indent=1))
        return CLEAN
    for one in found:
        click.echo(printable(one.number if named else f"{one.number}  {one.department}"))
        for sentence in why_words(one, messages) if named else ():
            click.echo(printable(f"sopai: {sentence}"), err=True)
    if not found:
        click.echo(f"sopai: {_NONE[messages]}", err=True)
    return CLEAN
