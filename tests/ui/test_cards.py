"""Cards: numbered in the order of the text, with their sentence, kept or set aside."""

from sopai.schema.finding import Finding, Severity
from sopai.ui.cards import cards_of, comment, line_around, sentence_ranges, tally
from sopai.ui.drafts import Dismissal
from sopai.workflow import lint_text

TEXT = "# Ship\n\n| No. | What to do | Owner |\n|---|---|---|\n| 1 | Ship it ASAP. Then rest. | |\n"


def finding(words: str | None, code: str = "VAG003") -> Finding:
    start = TEXT.index(words) if words else None
    end = None if start is None or words is None else start + len(words)
    return Finding(
        code=code, name="a-rule", severity=Severity.ERROR, address=None, line=1, column=1,
        start=start, end=end, quote=words or "Ship", message="s1, s2? Why s1?",
    )  # fmt: skip


def test_findings_about_the_whole_document_come_last() -> None:
    document = lint_text(TEXT, "a.md").document
    cards = cards_of(document, [finding(None, "EXC001"), finding("ASAP")], ())

    assert [card.id for card in cards] == ["VAG003-65", "EXC001-document"]
    assert [card.number for card in cards] == [1, 2]


def test_two_findings_in_one_place_have_two_names() -> None:
    document = lint_text(TEXT, "a.md").document
    cards = cards_of(document, [finding("ASAP"), finding("ASAP")], ())

    assert [card.id for card in cards] == ["VAG003-65", "VAG003-65-2"]


def test_a_dismissal_holds_while_its_line_is_the_same() -> None:
    found = finding("ASAP")
    aside = Dismissal(code="VAG003", quote="ASAP", line=line_around(TEXT, found), reason="a bell")
    same = cards_of(lint_text(TEXT, "a.md").document, [found], (aside,))
    other = TEXT.replace("rest", "wait")
    changed = cards_of(lint_text(other, "a.md").document, [found], (aside,))

    assert same[0].dismissal == aside
    assert changed[0].dismissal is None


def test_a_sentence_stays_in_its_cell() -> None:
    document = lint_text(TEXT, "a.md").document
    [(start, end)] = sentence_ranges(document, finding("ASAP"))

    assert TEXT[start:end] == "Ship it ASAP."


def test_a_finding_about_a_row_shows_its_cells() -> None:
    document = lint_text(TEXT, "a.md").document
    row = TEXT.splitlines()[-1]
    ranges = sentence_ranges(document, finding(row))

    assert [TEXT[start:end] for start, end in ranges] == ["1", "Ship it ASAP. Then rest."]


def test_counts_are_said_worst_first() -> None:
    warning = Finding.model_validate(finding("ASAP").model_dump() | {"severity": "warning"})

    assert tally([warning, finding("ASAP"), finding("ASAP")], "en") == "2 errors, 1 warning"
    assert tally([], "en") == ""


def test_a_comment_cannot_be_ended_by_its_reason() -> None:
    assert comment(finding("ASAP"), "a --> b\nc") == "<!-- sopai: allow VAG003: a –› b c -->"
    assert comment(finding(None, "EXC001"), "x").startswith("<!-- sopai: allow-file EXC001: x")
