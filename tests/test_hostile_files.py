"""Files that are no procedures: a clear error for each, bounded work, and the others go on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sopai.cli import main
from sopai.errors import IngestError
from sopai.ingest.decode import MAX_BYTES
from sopai.workflow import lint_file, lint_text

GOOD = "# Pack\n\n## Steps\n\n1. Ann Reed (Packer) packs the order as soon as possible.\n"

REFUSED = {
    "empty": (b"", "is empty"),
    "spaces": (b" \n\t\n", "is empty"),
    "a mark of the byte order alone": (b"\xef\xbb\xbf", "is empty"),
    "binary": (bytes(range(32)) * 100, "not a text file"),
    "cut off UTF-16": (b"\xff\xfea", "does not fit"),
    "unknown encoding": ("café déjà vu ".encode("latin-1") * 9, "save it as UTF-8"),
    "too large": (b"a" * (MAX_BYTES + 1), "larger than 10 MB"),
    "too many lines": (b"a\n" * 600_000, "lines"),
    "duplicate ids": (
        b"---\nsopai: 1\nid: sop_a1b2c3d4e5\nlanguage: en\n---\n# T\n\n## Steps\n\n"
        b"1. A <!-- s1 -->\n2. B <!-- s1 -->\n",
        "both carry the id 's1'",
    ),
    "broken front matter of its own": (b"---\nsopai: 1\nid: [\n---\n# T\n", "line"),
    "unknown key": (b"---\nsopai: 1\nid: sop_a1b2c3d4e5\ncolour: red\n---\n# T\n", "colour"),
}
READ = {
    "byte order mark": b"\xef\xbb\xbf# T\n",
    "UTF-16": "# T\n".encode("utf-16"),
    "GB 18030": "# 打包\n\n1. 打包员尽快打包。\n".encode("gb18030"),
    "old Mac lines": b"# T\r\r1. Pack it.\r",
    "right to left": "# T\n\n1. Pack \u202eti\u202c now.\n".encode(),
    "unclosed front matter": b"---\ntitle: x\n# T\n",
    "tabs in front matter": b"---\n\ttitle: x\n---\n# T\n",
    "deep quotes": b"> " * 20_000 + b"x",
}


@pytest.mark.parametrize("name", REFUSED)
def test_file_is_refused_with_its_name_and_what_to_do(name: str, tmp_path: Path) -> None:
    data, words = REFUSED[name]
    path = tmp_path / "odd.md"
    path.write_bytes(data)
    with pytest.raises(IngestError, match="odd.md") as caught:
        lint_file(path)
    assert words in str(caught.value)


@pytest.mark.parametrize("name", READ)
def test_odd_file_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.md"
    path.write_bytes(READ[name])
    linted = lint_file(path)
    assert len(linted.document.plain) == len(linted.document.text)


def test_lone_surrogates_are_replaced() -> None:
    document = lint_text("1. Pack \ud800 it soon.\n", "x.md").document
    assert "\ufffd" in document.text


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for number, (data, _) in enumerate(REFUSED.values()):
        (tmp_path / f"{number}.md").write_bytes(data)
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    result = CliRunner().invoke(main, ["lint", str(tmp_path), "--json"])
    files = {Path(file["path"]).name: file for file in json.loads(result.stdout)["files"]}
    assert result.exit_code == 2
    assert len(files) == len(REFUSED) + 1
    assert "VAG003" in {finding["code"] for finding in files["good.md"]["findings"]}
