"""`sopai extract`, `sopai rules` and `sopai explain`."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from sopai.cli.main import CLEAN, FAILED, complains, main, say
from sopai.cli.rule_labels import LABELS
from sopai.errors import LintError
from sopai.settings import LANGUAGES, home_folder
from sopai.settings import language as system_language

if TYPE_CHECKING:
    from sopai.lint.registry import TermRule
    from sopai.workflow.rules_told import Example, ToldRule

WIDTH = 88
"""Columns of English text."""

SCHEMA = "sopai.rules/1"
"""Of what `--json` prints."""


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All of it, as JSON.")
@complains
def extract(path: Path, as_json: bool) -> int:
    """Show the SOP that a file holds: steps, owners, exceptions, metrics."""
    from sopai.lint.reports.text import printable
    from sopai.workflow import extract_file
    from sopai.workflow.extract_text import extract_lines

    extracted = extract_file(path)
    if as_json:
        click.echo(json.dumps(extracted.record, ensure_ascii=False, indent=1))
    else:
        for line in extract_lines(extracted.reading, system_language()):
            click.echo(printable(line))
    return CLEAN


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, with all that `explain` says.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the words.")
@complains
def rules(as_json: bool, language: str | None) -> int:
    """List the rules, with those of the team whose folder this is: severity, how often right."""
    from sopai.workflow.figure_words import figure_short
    from sopai.workflow.rules_told import told_rules

    chosen = language or system_language()
    told = told_rules(chosen, _own_rules())
    if as_json:
        click.echo(_json(told, chosen))
        return CLEAN
    labels = LABELS[chosen]
    width = max(len(rule.name) for rule in told) + 2
    for rule in told:
        runs = labels["default" if rule.is_default else "strict"]
        name = f"{rule.name:<{width}}" if chosen == "en" else f"{rule.title}："
        click.echo(
            f"{rule.code}  {labels[rule.severity]:<9}{runs:<9}{figure_short(rule.measured):<9}"
            f"{name}{rule.summary}"
        )
    click.echo(labels["columns"], err=True)
    return CLEAN


@main.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the words.")
@complains
def explain(codes: tuple[str, ...], as_json: bool, language: str | None) -> int:
    """Explain rules, by code or name: why, examples, how often they are right, source."""
    from sopai.workflow.rules_told import told_rule

    chosen = language or system_language()
    told: dict[str, ToldRule] = {}
    unknown, own = [], _own_rules()
    for code in codes:
        try:
            rule = told_rule(code, chosen, own)
            told[rule.code] = rule
        except LintError as error:
            unknown.append(str(error))
    if as_json:
        click.echo(_json(tuple(told.values()), chosen))
    else:
        click.echo(
            "\n\n".join("\n".join(_lines(rule, chosen)) for rule in told.values()), nl=bool(told)
        )
    for problem in unknown:
        say(problem, chosen)
    return FAILED if unknown else CLEAN


def _own_rules() -> "list[TermRule]":
    """The rules that the term packs of the folder define where the command is called.

    Raises:
        SettingsError: the settings of the folder are wrong.
        LintError: a term pack is.
    """
    from sopai.lint.pack_matches import team_rules
    from sopai.workflow.lint_settings import Said, settler

    packs = settler(Said(), home_folder())(Path()).options.house.packs
    return [rule for _, rule in sorted(team_rules(packs).items())]


def _json(told: "Sequence[ToldRule]", language: str) -> str:
    records = [rule.model_dump(mode="json") for rule in told]
    record = {"schema": SCHEMA, "language": language, "rules": records}
    return json.dumps(record, ensure_ascii=False, indent=1)


def _lines(rule: "ToldRule", language: str) -> Iterator[str]:
    """A rule as text for a terminal."""
    from sopai.lint.registry import RULES
    from sopai.workflow.figure_words import figure_sentences

    labels = LABELS[language]
    title = (
        rule.name if rule.title == rule.name or language == "en" else f"{rule.title} {rule.name}"
    )
    profiles = labels["comma"].join(
        use.name
        if use.severity == rule.severity
        else f"{use.name}{labels['open']}{labels[use.severity]}{labels['close']}"
        for use in rule.profiles
    )
    yield f"{rule.code} {title}{labels['open']}{labels[rule.severity]}{labels['close']}"
    said = (
        rule.summary,
        f"{labels['why']}{labels['colon']}{rule.why}",
        *rule.notes,
        f"{labels['fix']}{labels['colon']}{rule.question}" if rule.question else "",
    )
    for paragraph in filter(None, said):
        yield f"\n{_wrapped(paragraph, language)}"
    yield from _examples(labels["bad"] + labels["colon"].rstrip(), rule.bad)
    yield from _examples(labels["good"] + labels["colon"].rstrip(), rule.good)
    measured = figure_sentences(rule.measured, language) if rule.code in RULES else ""
    told = (("measured", measured), ("profiles", profiles), ("source", rule.source))
    for label, words in (one for one in told if one[1]):
        yield f"\n{_wrapped(labels[label] + labels['colon'] + words, language)}"


def _examples(label: str, examples: "tuple[Example, ...]") -> Iterator[str]:
    for example in examples:
        yield f"\n{label}\n"
        yield from (f"    {line}".rstrip() for line in example.text.splitlines())


def _wrapped(words: str, language: str) -> str:
    """English in lines; Chinese as it is, since a terminal breaks it anywhere."""
    return fill(words, WIDTH, break_on_hyphens=False) if language == "en" else words
