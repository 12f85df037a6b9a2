"""The forms of an instruction, read from `forms_en.txt` and `forms_zh.txt` beside it.

A file has definitions, `name = pattern`, and under `[kind]` the forms of one kind, each a line that
fits the whole of a clause. `<name>` stands for a definition; one that is written in capitals is a
part that is read on its own. A bracket groups and captures nothing.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from re import IGNORECASE, Match, Pattern, compile

_NAME = compile(r"(?<!\?P)<(\w+)>")
_BRACKET = compile(r"(?<!\\)\((?!\?)")
_DEFINED = compile(r"(\w+) = (.+)")


class Grammar:
    """Forms in one language."""

    def __init__(self, name: str) -> None:
        """Read them.

        Args:
            name: of the file.
        """
        self.definitions: dict[str, str] = {}
        self.forms: list[tuple[str, Pattern[str]]] = []
        kind = ""
        for line in (files("sopai.draft") / name).read_text("utf-8").splitlines():
            defined = _DEFINED.fullmatch(line)
            if line.startswith("["):
                kind = line.strip("[]")
            elif defined is not None and not kind:
                self.definitions[defined[1]] = self._whole(defined[2])
            elif line and not line.startswith("#"):
                self.forms.append((kind, compile(self._whole(line), IGNORECASE)))

    def fitting(self, clause: str) -> Iterator[tuple[str, Match[str]]]:
        """The forms that are the whole of a clause, in their order."""
        for kind, pattern in self.forms:
            match = pattern.fullmatch(clause)
            if match is not None:
                yield kind, match

    def _whole(self, pattern: str) -> str:
        return _NAME.sub(self._put_in, _BRACKET.sub("(?:", pattern))

    def _put_in(self, name: Match[str]) -> str:
        words = self.definitions[name[1]]
        return f"(?P<{name[1].lower()}>{words})" if name[1].isupper() else f"(?:{words})"


@cache
def grammar(language: str) -> Grammar:
    """The forms of a language, `en` or `zh`."""
    return Grammar(f"forms_{language}.txt")
