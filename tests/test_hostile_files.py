"""Files that are no procedures: a clear error for each, bounded work, and the others go on."""

import json
import sys
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
    "UTF-16 without its mark": (GOOD.encode("utf-16-le"), "looks like UTF-16 without"),
    "Chinese UTF-16 without its mark": ("# 打包\n\n1. 打包。\n".encode("utf-16-be"), "UTF-16"),
    "UTF-8 with lines in GBK": (
        "1. 打包员李四尽快打包。\n".encode() * 9 + "2. 贴面单。\n".encode("gbk"),
        "neither UTF-8 nor GB 18030 (byte 309, after '尽快打包。\\n2. ')",
    ),
    "GBK with lines in UTF-8": (
        "1. 贴面单。\n".encode("gbk") * 9 + "2. 打包\n".encode(),
        "but line 10 is",
    ),
    "half of a surrogate pair": (GOOD.encode() + b"\xed\xa0\x80", "neither UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not a text file"),
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
    "deep lists": b"- " * 10_000 + b"Pack it soon",
    "deep tags": b"<div>" * 10_000 + b"Pack it soon",
    "a NUL": GOOD.replace("order", "or\0der").encode(),
    "control signs": b"1. Pack \x1b[31mit\x07 soon.\n",
    "one line of five million letters": b"a" * 5_000_000,
    "one line of Chinese": "尽快妥善打包商品".encode() * 40_000,
    "10,000 rows": b"| Task | Owner |\n|---|---|\n" + b"| Pack it soon | Ann Reed |\n" * 10_000,
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


NAMES = ("a\udcffb.md", "new\nline.md", "\u202egnp.md", "red\x1b[31m.md")


@pytest.mark.skipif(sys.platform == "win32", reason="its file names are text")
@pytest.mark.parametrize("form", ["text", "github", "sarif", "html"])
def test_odd_file_names_write_no_control_signs(form: str, tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(main, ["lint", str(tmp_path), "--format", form])
    written = result.stdout
    assert result.exit_code == 1 and written.count("VAG003") >= len(NAMES)
    assert [sign for sign in "\x1b\u202e\udcff" if sign in written] == []


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
