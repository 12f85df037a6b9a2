"""The head of sopai's own files: exact words, clear refusals, no traps for the parser."""

from datetime import date

import pytest

from sopai.errors import IngestError
from sopai.ingest.markdown import read_markdown
from sopai.ingest.native import NativeReading, read_native


def reading(head: str, id_line: str = "id: sop_0123456789\n") -> NativeReading:
    native = read_native(read_markdown(f"---\nsopai: 1\n{id_line}{head}---\n# T\n"))
    assert native is not None
    return native


def test_words_stay_as_they_were_written() -> None:
    control = reading(
        "version: 1.10\nnumber: 007\neffective: 2026-03-01\nauthor: no\n"
        "history: [{version: 1.0, date: 2026-01-02}]\n"
    ).control
    assert (control.version, control.number, control.author) == ("1.10", "007", "no")
    assert control.effective == date(2026, 3, 1)
    assert (control.history[0].version, control.history[0].date) == ("1.0", "2026-01-02")


def test_keys_without_a_value_are_not_set() -> None:
    control = reading("author:\nnumber: ~\napprovers: []\nhistory:\n").control
    assert control.model_dump(exclude_defaults=True) == {}


def test_one_approver_needs_no_list() -> None:
    assert reading("approvers: Wang Wu\n").control.approvers == ("Wang Wu",)


def test_other_fields_may_be_a_list_or_a_mapping() -> None:
    assert reading("other: {Copy: 3}\n").control.other == (("Copy", "3"),)
    assert reading("other:\n- Copy: 3\n- Copy: 4\n").control.other == (("Copy", "3"), ("Copy", "4"))


def test_keys_of_other_programs_keep_their_types() -> None:
    head = "x: {n: 1, f: 1.5, t: true, s: '1', y: yes, at: 12:30, day: 2026-01-02, none: null}\n"
    assert reading(head).sop.x == {
        "n": 1,
        "f": 1.5,
        "t": True,
        "s": "1",
        "y": "yes",
        "at": "12:30",
        "day": "2026-01-02",
        "none": None,
    }


def test_a_head_below_empty_lines_is_found() -> None:
    native = read_native(read_markdown("\n\n---\nsopai: 1\nid: sop_0123456789\n---\n# T\n"))
    assert native is not None
    with pytest.raises(IngestError, match=r"^line 5: sopai does not know the key 'colour'"):
        read_native(read_markdown("\n\n---\nsopai: 1\ncolour: red\n---\n# T\n"))


def test_rules_between_paragraphs_are_no_second_head() -> None:
    head = "---\nsopai: 1\nid: sop_0123456789\n---\n# T\n"
    native = read_native(read_markdown(head + "\n## Purpose\n\na\n\n---\nnumber: 2\n---\n\nb\n"))
    assert native is not None
    assert native.control.number is None
    assert native.sop.purpose == "a\n\n---\nnumber: 2\n---\n\nb"


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("colour: red\n", r"^line 4: sopai does not know the key 'colour'.* under 'x:'"),
        ("author: 'x\n", r"^line \d: the front matter is not valid YAML .*quotes"),
        ("a: b: c\n", r"^line 4: the front matter is not valid YAML"),
        ("author: \x01\n", r"^line 4: the front matter has a control character: take it out"),
        ("author: A\nauthor: B\n", r"^line 5: the key 'author' stands on line 4 already"),
        ("state: done\n", r"^line 4: 'state' cannot be 'done'"),
        ("effective: soon\n", r"^line 4: 'effective' cannot be 'soon'"),
        ("form: list\n", r"^line 4: 'form' cannot be 'list'"),
        ("approvers: [[A]]\n", r"^line 4: 'approvers.0' cannot be"),
        ("other: [A]\n", r"^line 4: 'other.0' cannot be"),
        ("x: 3\n", r"^line 4: 'x' cannot be 3"),
        ("control_x: 3\n", r"^line 4: 'x' cannot be 3"),
        ("x: {[a]: b}\n", r"^line 4: a key must be words"),
        ("owners: {found: there}\n", r"^line 4: 'owners' says where owners were found"),
        ("owners: column\n", r"^line 4: 'owners' says"),
        ("owners: {quoted: 1}\n", r"^line 4: 'owners' says"),
        ("step_order: s1\n", r"^line 4: 'step_order' is a list of step ids"),
        ("last_ids: 9\n", r"^line 4: 'last_ids' holds the highest numbers"),
        ("last_ids: {s: nine}\n", r"^line 4: 'last_ids' holds"),
        ("a: &x [1]\nb: *x\n", r"^line 5: the front matter has an alias"),
        ("x: " + "[" * 50_000 + "\n", r"^line 4: the front matter is nested too deeply"),
        ("x:\n" + "- " * 50_000 + "1\n", r"^line 5: the front matter is nested too deeply"),
        ("x: " + "a" * 1_000_000 + "\n", r"more than 1,000,000 characters"),
    ],
)
def test_a_wrong_head_is_refused_with_its_line_and_a_way_out(head: str, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        reading(head)


def test_a_head_without_id_is_refused_with_one_to_paste() -> None:
    with pytest.raises(
        IngestError, match=r"^line 2: the SOP has no id: add 'id: sop_[a-z0-9]{10}'"
    ):
        reading("", id_line="")


def test_a_head_of_a_newer_sopai_is_refused() -> None:
    with pytest.raises(IngestError, match=r"^line 2: .*'sopai: 1'"):
        read_native(read_markdown("---\nsopai: 2\n---\n# T\n"))


def test_a_head_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(IngestError, match="'key: value' lines"):
        read_native(read_markdown('---\n"sopai: 1"\n---\n# T\n'))
