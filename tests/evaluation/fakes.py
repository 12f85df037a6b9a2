"""A linter that finds listed words, and a tiny corpus to run suites on."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sopai.schema.document import Item, Operative, SourceDocument
from sopai.schema.finding import Finding, Severity
from sopai.schema.owner import Owner, OwnerKind

JsonObject = dict[str, object]

MANUAL = """# Packing

- The packer closes the box
  properly and soon.
- Weigh the box.
- The team signs the list, adequately.

We are proud of it.
"""
"""Item 1 is on lines 3 and 4, item 2 on line 5, item 3 on line 6, item 4 on line 8."""

WORDS = {"properly": "VAG002", "proud": "VAG006", "Weigh": "OWN001", "proud of": "OWN003"}
"""What the fake linter finds, and under which code."""

OWNERS = {"The packer": OwnerKind.ROLE, "The team": OwnerKind.GROUP}
"""Beginnings of lines, and the kind of owner that the fake linter reads in them."""


class FakeLinted(NamedTuple):
    findings: tuple[Finding, ...]
    document: SourceDocument


def fake_lint(text: str, path: str) -> FakeLinted:
    """Reports each word of `WORDS`; each list item is operative, other lines are not."""
    found = [_finding(text, word, code) for word, code in WORDS.items() if word in text]
    return FakeLinted((*found, _document_finding(path)), _document(text, path))


def _finding(text: str, word: str, code: str) -> Finding:
    start = text.index(word)
    return Finding(
        code=code,
        name="fake-rule",
        severity=Severity.WARNING,
        address=None,
        line=text.count("\n", 0, start) + 1,
        column=1,
        start=start,
        end=start + len(word),
        quote=word,
        message="What exactly?",
    )


def _document_finding(path: str) -> Finding:
    return Finding(
        code="VAG001",
        name="fake-document-rule",
        severity=Severity.INFO,
        address=None,
        line=None,
        column=None,
        start=None,
        end=None,
        quote=path,
        message="Where is the rest?",
    )


def _document(text: str, path: str) -> SourceDocument:
    return SourceDocument(
        path=path,
        language="en",
        text=text,
        plain=text,
        blocks=(),
        sections=(),
        items=_items(text),
        links=(),
        comments=(),
        anchors={},
        lost=(),
        newlines=tuple(n for n, character in enumerate(text) if character == "\n"),
        columns={},
    )


def _items(text: str) -> tuple[Item, ...]:
    items: list[Item] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        items.append(_item(offset, line.rstrip("\n")))
        offset += len(line)
    return tuple(items)


def _item(start: int, line: str) -> Item:
    words = line.removeprefix("- ")
    kinds = (kind for beginning, kind in OWNERS.items() if words.startswith(beginning))
    return Item(
        block=0,
        start=start,
        end=start + len(line),
        section=0,
        operative=Operative(line.startswith("- "), "a list item"),
        owner=Owner(kind=next(kinds, OwnerKind.NONE)),
        address=None,
    )


def row(number: int, lines: tuple[int, int], **changes: object) -> JsonObject:
    """A row of gold items, operative and done by a role unless changed."""
    first: JsonObject = {
        "id": f"i{number}",
        "doc": "shop/packing.md",
        "lines": list(lines),
        "kind": "list_item",
        "text": f"text of item {number}",
        "split": "dev",
        "operative": True,
        "owner": "role",
        "vague": [],
        "clarified": [],
    }
    return first | changes


def mark(quote: str, vague_class: str, clarified: bool = False) -> JsonObject:
    """A labelled wording."""
    return {"quote": quote, "class": vague_class, "clarified": clarified}


ROWS = (
    row(1, (3, 4), vague=[mark("properly and", "manner"), mark("soon", "deadline")]),
    row(2, (5, 5), owner="none"),
    row(3, (6, 6), owner="group", vague=[mark("adequately", "quality")]),
    row(
        4,
        (8, 8),
        kind="paragraph",
        operative=False,
        owner="na",
        clarified=[mark("proud", "quality", clarified=True)],
    ),
)
"""Vague: 1 is found, 3 is missed, 4 is wrong. Owners: 2 is found, 3 missed, 4 is wrong."""


def write_cases(folder: Path, rows: tuple[JsonObject, ...], texts: Mapping[str, str]) -> Path:
    """An evaluation folder with the rows as `en.jsonl`, the documents and an empty word list."""
    for path, text in texts.items():
        (folder / "documents" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "documents" / path).write_text(text, encoding="utf-8")
    write_rows(folder / "gold" / "en.jsonl", rows)
    write_lists(folder / "wordlists" / "incose_gtwr.json", {"R7_vague": ["soon", "some of"]})
    return folder


def write_rows(path: Path, rows: tuple[JsonObject, ...]) -> Path:
    """A file of rows, one JSON object a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def write_lists(path: Path, lists: Mapping[str, list[str]]) -> Path:
    """A file of word lists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {"source": "made up", "licence": "CC0", "lists": lists}
    path.write_text(json.dumps(body), encoding="utf-8")
    return path
