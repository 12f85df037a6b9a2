"""TOML of strangers: keys that are built to be slow are refused before they are read."""

import pytest

from sopai.errors import LintError
from sopai.lint.toml import MAX_PARTS, read_toml

LONG = ".".join("a" * 100_000)
SLOW = {
    "a key": f"{LONG} = 1",
    "a table": f"[{LONG}]",
    "tables in a list": f"[[{LONG}]]",
    "with blanks": f"{LONG.replace('.', ' . ')} = 1",
    "in quotation marks": f"{LONG.replace('a', chr(34) * 2)} = 1",
    "in an inline table": f"x = {{{LONG} = 1}}",
    "behind a string": f'x = {{p = "a", {LONG} = 1, q = "b"}}',
    "behind a string with an escape": f'x = {{p = "a\\\\", {LONG} = 1, q = "b"}}',
    "behind a string that ends with a quotation mark": f'x = {{p = """a"""", {LONG} = 1, q = "b"}}',
    "behind an apostrophe": f"x = {{p = '''a'''', {LONG} = 1, q = 'b'}}",
    "behind a comment": f"# it's \"\n{LONG} = 1\n# it's \"",
    "behind several lines": f'x = """\n\\"""\n"""\n{LONG} = 1',
}


@pytest.mark.parametrize("name", SLOW)
def test_a_key_of_many_parts_is_refused(name: str) -> None:
    with pytest.raises(LintError, match="it has a key of more than 15 parts"):
        read_toml(SLOW[name])


QUIET = {
    "a string": 'x = "{}"',
    "a literal string": "x = '{}'",
    "a string of several lines": 'x = """{}"""',
    "a literal string of several lines": "x = '''it's {}'''",
    "a string with quotation marks": 'x = "\\"{}\\""',
    "strings in a list": 'x = ["{}", "{}"]',
}


@pytest.mark.parametrize("name", QUIET)
def test_full_stops_in_strings_are_no_keys(name: str) -> None:
    words = ". ".join("ab" * 40)
    assert words in str(read_toml(QUIET[name].format(words, words)))


def test_numbers_and_comments_are_no_keys() -> None:
    numbers = ", ".join(f"{n}.5" for n in range(50))
    read = read_toml(f"x = [{numbers}] # {'. ' * 50}\n" + "y.z = 1\n")
    assert read == {"x": [n + 0.5 for n in range(50)], "y": {"z": 1}}


def test_a_key_of_as_many_parts_as_may_be_is_read() -> None:
    assert read_toml(".".join("a" * (MAX_PARTS + 1)) + " = 1")


@pytest.mark.parametrize(
    "text", ["a", "a = ", "'''", '"""' * 50_001, "'" * 50_000, "x = " + "{" * 9_999]
)
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(LintError, match="it is no valid TOML"):
        read_toml(text)
