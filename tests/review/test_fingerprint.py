"""A kept result is true only for the same bytes, rules and choices."""

from pathlib import Path

from sopai.review.fingerprint import code_digest, file_sha256, key_of, settings_digest


def test_every_choice_and_every_byte_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    keys = set()
    for text in ("one", "two"):
        path.write_text(text, encoding="utf-8")
        digest = file_sha256(path, 100)
        assert digest is not None
        for choices in (("default", "en", None), ("strict", "en", None), ("default", "zh", None)):
            keys.add(key_of(digest, settings_digest(*choices)))
    assert len(keys) == 6


def test_same_code_has_the_same_digest() -> None:
    known = code_digest()
    code_digest.cache_clear()
    assert code_digest() == known


def test_file_that_is_gone_or_too_large_has_none(tmp_path: Path) -> None:
    (tmp_path / "large.md").write_bytes(b"x" * 101)
    assert file_sha256(tmp_path / "large.md", 100) is None
    assert file_sha256(tmp_path / "gone.md", 100) is None
