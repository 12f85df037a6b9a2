"""Single items as JSON lines: what is accepted, and places in the item's own text."""

import json

import pytest

from sopai.errors import LintError
from sopai.lint.records import KINDS, parse_record, record_id, wrap
from sopai.workflow import JudgedRecord, lint_record


def judged(text: str, kind: str = "step", **more: str) -> JudgedRecord:
    return lint_record(json.dumps({"id": "x", "text": text, "kind": kind} | more))


TEXTS = {
    "step": "Close the box promptly.",
    "paragraph": "Close the box promptly.",
    "list_item": "Close the box promptly.",
    "table_row": "| 1 | Close the box promptly. |",
}


@pytest.mark.parametrize("kind", KINDS)
def test_offsets_are_those_of_the_items_own_text(kind: str) -> None:
    finding = next(f for f in judged(TEXTS[kind], kind).findings if f.code == "VAG003")
    assert TEXTS[kind][finding.start : finding.end] == finding.quote == "promptly"
    assert (finding.line, finding.address) == (1, None)
    assert finding.fix is not None and finding.fix.replace == (finding.start, finding.end)


WRITTEN = {
    "with its number": "1. Close the box promptly.",
    "with its bullet": "- Close the box promptly.",
    "with its bar": "| A4 | Close the box promptly. |",
    "row without bars at the ends": "A4 | Close it promptly.",
    "indented": "   Close the box promptly.",
    "on the second line": "Close the box.\nTape it promptly.",
    "with Windows newlines": "Close the box.\r\nTape it promptly.",
    "with old Mac newlines": "Close the box.\rTape it promptly.",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_item_is_judged_as_it_is_written(name: str) -> None:
    text = WRITTEN[name]
    kind = "table_row" if "|" in text else "step"
    finding = next(f for f in judged(text, kind).findings if f.code == "VAG003")
    assert text[finding.start : finding.end] == "promptly"
    assert finding.line == (2 if "\n" in text or "\r" in text else 1)


def test_column_counts_from_the_line_of_the_words() -> None:
    finding = next(f for f in judged("Close it.\nTape promptly.").findings if f.code == "VAG003")
    assert (finding.line, finding.column) == (2, 6)


def test_only_rules_about_one_item_run() -> None:
    codes = {finding.code for finding in judged("Close the box promptly.").findings}
    assert codes == {"VAG003", "OWN001"}


def test_language_is_seen_or_stated() -> None:
    assert {f.quote for f in judged("尽快打包。").findings} >= {"尽快"}
    assert {f.quote for f in judged("尽快", language="zh").findings} >= {"尽快"}


def test_kind_may_be_left_out() -> None:
    assert parse_record('{"id": "a", "text": "x"}').kind == "step"


def test_text_of_a_line_may_hold_any_character_that_json_allows() -> None:
    text = "Close\u2028the\x85box \ud800 promptly."
    assert "VAG003" in {finding.code for finding in judged(text).findings}


BAD = {
    "no JSON": "{",
    "a list": "[]",
    "a word": '"x"',
    "no text": '{"id": "a"}',
    "text that is a number": '{"id": "a", "text": 1}',
    "unknown kind": '{"id": "a", "text": "x", "kind": "poem"}',
    "unknown language": '{"id": "a", "text": "x", "language": "fr"}',
    "unknown key": '{"id": "a", "text": "x", "colour": 1}',
    "nested too deeply": "[" * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_line_has_an_error_and_no_findings(name: str) -> None:
    result = lint_record(BAD[name])
    assert result.error
    assert result.findings == ()


def test_bad_bytes_have_an_error() -> None:
    assert lint_record(b'{"id": "a", "text": "caf\xe9"}').error


def test_error_of_a_record_carries_its_id() -> None:
    assert lint_record(BAD["unknown kind"]).id == "a"
    assert record_id("{") == record_id("[]") == ""


def test_parse_says_what_is_wrong() -> None:
    with pytest.raises(
        LintError, match="kind must be one of step, paragraph, list_item, table_row"
    ):
        parse_record(BAD["unknown kind"])


def test_an_item_larger_than_any_procedure_has_an_error() -> None:
    result = judged("- a\n" * 60_000)
    assert result.error is not None and "split it" in result.error


def test_text_of_an_item_stands_at_its_offset() -> None:
    record = parse_record('{"id": "a", "text": "Pack it", "kind": "list_item"}')
    wrapped = wrap(record, "en")
    assert wrapped.text[wrapped.offset :] == "Pack it"
