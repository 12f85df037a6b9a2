"""From bytes to text: encodings, and what is refused, with the next step named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.errors import IngestError
from sopai.ingest.decode import MAX_BYTES, decode, read_text

TEXT = "# 打包\n\n1. Pack the order, 打包订单。\n"

ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a byte order mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "UTF-16 of Windows": TEXT.encode("utf-16"),
    "UTF-16 big end first": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "UTF-32": TEXT.encode("utf-32"),
    "GB 18030": TEXT.encode("gb18030"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_text_is_read_in_its_encoding(name: str) -> None:
    assert decode(ENCODED[name], "a.md") == TEXT


def test_newlines_stay_as_they_are_in_the_file() -> None:
    assert decode(b"a\r\nb\rc\n", "a.md") == "a\r\nb\rc\n"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "a.md") == ""


def test_a_few_control_characters_do_no_harm() -> None:
    assert decode(b"Pack it.\x0c" * 20 + b"\x00", "a.md").startswith("Pack it.")


REFUSED = {
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64),
    "zip, as Word files are": b"PK\x03\x04" + bytes(range(32)) * 9,
    "UTF-16 without a mark": ("Pack the order. " * 9).encode("utf-16-le"),
    "UTF-16 cut off": b"\xff\xfea\x00\x00\xd8",
    "Latin-1": ("Vérifiez la clé, " * 9).encode("latin-1"),
    "UTF-8 with a wrong byte": TEXT.encode() * 9 + b"\xe9 x",
    "UTF-8 cut off": (TEXT * 9).encode()[:-3],
    "UTF-8 with a line in GB 18030": TEXT.encode() * 9 + "核对订单。\n".encode("gb18030"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_by_name(name: str) -> None:
    with pytest.raises(IngestError, match=r"'a\.md'.*(save it|try again)"):
        decode(REFUSED[name], "a.md")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.md"), str)
    except IngestError as error:
        assert "'a.md'" in str(error)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_text_comes_back_from_utf_8(text: str) -> None:
    assert decode(text.encode(), "a.md") == text.removeprefix("\ufeff")


def test_a_file_larger_than_any_procedure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(IngestError, match=r"big\.md' is larger than 10 MB.*split it"):
        read_text(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"none\.md' does not exist: check the path"):
        read_text(tmp_path / "none.md")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="is a folder: name the files in it"):
        read_text(tmp_path)


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "locked.md"
    path.write_text("x", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(IngestError, match=r"locked\.md' cannot be opened \(Permission denied\)"):
        read_text(path)
