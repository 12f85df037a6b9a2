"""Hard cases of each rule: near misses that must not fire, and wordings that must."""

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from sopai.evaluation.negatives import Laid
from sopai.lint.registry import RULES
from sopai.schema.finding import Finding
from tests.lint.shell import findings, lay, whole

FOLDER = Path(__file__).parent / "cases"

KNOWN = {
    "OWN001-it-operator-outputs-report": "an agent with a space in it is not seen: IT 系统操作员",
    "OWN001-effects-of-a-mistake": "an item that tells effects is taken for a step",
    "OWN003-we-in-a-history": "a sentence that tells history is taken for an action of 'we'",
    "OWN003-everyone-in-a-mail-template": "a block quote is not read as the text of a mail",
    "OWN003-all-people-definition": "a definition with 定义为 is taken for an action of 我们",
    "OWN003-everyone-watches-the-group": "an item has one owner: the first that it names",
}
"""Cases that fail for a reason outside the rules: how a text is read. Strict: a case that
passes again must leave this list."""


class Case(NamedTuple):
    """A record of `cases/<CODE>.yaml`; README.md there says what each field means."""

    name: str
    why: str
    language: str
    text: str
    fires: bool
    quote: str | None
    kind: str
    source: str | None


def _cases(path: Path) -> list[Case]:
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Case(**record) for record in records]


CASES = {path.stem: _cases(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _parameters() -> list[ParameterSet]:
    return [
        pytest.param(
            code,
            case,
            id=f"{code}-{case.name}",
            marks=[pytest.mark.xfail(reason=KNOWN[name], strict=True)]
            if (name := f"{code}-{case.name}") in KNOWN
            else [],
        )
        for code, cases in CASES.items()
        for case in cases
    ]


@pytest.mark.parametrize(("code", "case"), _parameters())
def test_hard_case(code: str, case: Case) -> None:
    laid = laid_out(case)
    found = [finding for finding in findings(laid, code) if finding.code == code]
    if case.fires:
        assert [f for f in found if _marks(f, case, laid)], case.why
    else:
        assert [f.quote for f in found] == [], case.why


@pytest.mark.parametrize("code", CASES)
def test_records_are_sound(code: str) -> None:
    names = [case.name for case in CASES[code]]
    assert len(set(names)) == len(names) and code in RULES
    assert [c.name for c in CASES[code] if c.fires and (c.quote or "") not in c.text] == []


def test_known_failures_name_cases() -> None:
    names = {f"{code}-{case.name}" for code, cases in CASES.items() for case in cases}
    assert KNOWN.keys() - names == set()


def laid_out(case: Case) -> Laid:
    """A case in the document that it is judged in."""
    return whole(case.text) if case.kind == "document" else lay(case.text, case.language)


def _marks(finding: Finding, case: Case, laid: Laid) -> bool:
    """The finding is about the document as a whole, or overlaps the quoted words."""
    if finding.start is None or finding.end is None or case.quote is None:
        return True
    at = case.text.find(case.quote)
    while at >= 0:
        low = laid.start + at
        if finding.start < low + len(case.quote) and low < finding.end:
            return True
        at = case.text.find(case.quote, at + 1)
    return False
