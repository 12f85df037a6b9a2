"""Every reason of `sopai lint --explain` is known in Chinese, and no entry is left over."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import sopai
from sopai.language.columns import Column, TableKind
from sopai.language.lexicon import pairs
from sopai.language.messages import REASONS, reason_in_language
from sopai.language.mood_en import Mood
from sopai.lint.guards import GUARDS
from sopai.lint.registry import RULES, TermRule
from sopai.schema.document import SectionKind
from sopai.schema.owner import Found
from sopai.workflow import Options, lint_text

ROOT = Path(sopai.__file__).parent
RETURNING = (
    ROOT / "lint/guards.py",
    ROOT / "lint/clarifiers.py",
    *sorted((ROOT / "lint/rules").glob("*.py")),
)
"""Files of which each function that returns `str | None` returns reasons."""

KINDS = (*Column, *TableKind, *SectionKind, *Found, *Mood)


def words(node: ast.expr) -> Iterator[str]:
    """The strings that an expression can be, each value in it as a quoted word."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "'word'" for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from (*words(node.body), *words(node.orelse))


@cache
def returned() -> tuple[str, ...]:
    """The reasons that are returned as they stand, in the files that return reasons."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in RETURNING]
    functions = (n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
    giving = (f for f in functions if f.returns and ast.unparse(f.returns) == "str | None")
    returns = (n for f in giving for n in ast.walk(f) if isinstance(n, ast.Return))
    found = [text for node in returns if node.value is not None for text in words(node.value)]
    return tuple(dict.fromkeys(found))


@cache
def operative() -> tuple[str, ...]:
    """What `Operative` is made with, in the file that decides on it."""
    tree = ast.parse((ROOT / "language/operative.py").read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    made = (call for call in calls if ast.unparse(call.func) == "Operative")
    return tuple(dict.fromkeys(text for call in made for text in words(call.args[1])))


def checks() -> set[str]:
    clarifiers = {c for r in RULES.values() if isinstance(r, TermRule) for c in r.clarifiers}
    return {check.__name__.replace("_", " ") for check in (*GUARDS, *clarifiers)}


def is_known(reason: str) -> bool:
    return reason_in_language(reason, "zh") != reason


def test_there_are_reasons_to_look_at() -> None:
    assert len(returned()) > 100 and len(operative()) > 10 and len(checks()) > 20


@pytest.mark.parametrize("reason", [*returned(), *operative()])
def test_reason_is_known_in_chinese(reason: str) -> None:
    assert is_known(reason)


def test_names_of_checks_and_kinds_are_known_in_chinese() -> None:
    names = {*checks(), *(kind.value for kind in KINDS)}
    assert {name for name in names if not is_known(name)} == set()


def test_every_entry_is_written_somewhere() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    known = {*checks(), *(kind.value for kind in KINDS)}
    entries = [english for name in REASONS for english, _ in pairs(name)]
    assert len(entries) == len(set(entries))
    for english in entries:
        literals = [part.strip(" :'") for part, *_ in Formatter().parse(english)]
        assert english in known or all(part in source for part in literals), english


def test_explanations_of_a_chinese_text_hold_no_english() -> None:
    text = (
        "# 交接班\n\n## 步骤\n\n1. 及时清点现金。\n2. 态度友好地接待客人。\n3. 由相关人员锁门。\n"
    )
    findings = lint_text(text, "a.md", Options(language="zh", explain=True)).findings
    reasons = [reason for finding in findings for reason in finding.why]
    assert len(reasons) > 10
    for reason in reasons:
        said = reason_in_language(reason, "zh")
        code = said.split(":")[0]
        latin = [c for c in said.removeprefix(code if code in RULES else "") if "a" <= c <= "z"]
        assert not latin, said
