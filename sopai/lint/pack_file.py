"""Files of term packs: a team's own terms for the rules, and its own rules about words.

[VAG003]                                # a rule about terms
add = ["at (the|your) earliest [possible] convenience", "抓紧办"]
remove = ["swiftly"]

[TEAM001]                               # a rule of the team's own
message = {en = "Which carrier? ...", zh = "哪家快递？……"}
add = ["the usual carrier", "常用快递"]
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from re import compile
from typing import NamedTuple

from sopai.errors import LintError
from sopai.language.script import lowered, normalise
from sopai.lint import rules as _rules  # noqa: F401  (registers the rules)
from sopai.lint.packs import PackTerm, TeamRule, TermPack
from sopai.lint.patterns import Form, forms_of
from sopai.lint.registry import RULES, Ask, TermRule
from sopai.lint.toml import read_toml
from sopai.schema.finding import Severity

MAX_PACK = 200_000
"""Bytes of a term pack: some thousands of terms."""

MAX_ALL_FORMS = 5_000
"""Wordings of a term pack; the rules themselves know about 2,500."""

MAX_MESSAGE = 300
"""Characters of a message: a question with an example."""

_TEAM_CODE = compile(r"TEAM(?!000)[0-9]{3}")
_NAME = compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EXTENDS = ("add", "remove")
_OWN = ("message", "add", "severity", "name", "why")


def read_packs(paths: Sequence[Path]) -> tuple[TermPack, ...]:
    """The term packs of files.

    Raises:
        LintError: a file is missing, too large or no term pack, or two define the same rule.
    """
    packs = tuple(parse_pack(_text_of(path), str(path)) for path in paths)
    defined: dict[str, str] = {}
    for pack in packs:
        for own in pack.rules:
            first = defined.setdefault(own.code, pack.name)
            if first != pack.name:
                raise LintError(
                    f"{own.code} is defined in {first!r} and in {pack.name!r}: "
                    "give one of them another code"
                )
    return packs


def _text_of(path: Path) -> str:
    name = str(path)
    try:
        if not path.is_file():
            raise LintError(f"there is no file {name!r}: check the path of the term pack")
        if path.stat().st_size > MAX_PACK:
            raise LintError(f"{name!r} is larger than a term pack can be ({MAX_PACK} bytes)")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LintError(f"{name!r} cannot be read as a term pack ({error})") from error


def parse_pack(text: str, name: str) -> TermPack:
    """A term pack, from what its file says.

    Args:
        text: TOML.
        name: what to call the pack.

    Raises:
        LintError: it is no term pack, or a term of it cannot be one; with the line where possible.
    """
    try:
        return _pack(_Source(text, name), read_toml(text))
    except LintError as error:
        raise LintError(f"{name!r}: {error}") from error


class _Source(NamedTuple):
    """The text that a problem is looked up in."""

    text: str
    name: str

    def problem(self, code: str, written: str, problem: str) -> LintError:
        """A problem of a term, with its line if it stands there as it is."""
        begin = max(self.text.find(f"[{code}]"), 0)
        at = self.text.find(written, begin) if written.strip() else -1
        if at < 0:
            return LintError(f"{code}, term {written!r}: {problem}")
        line = self.text.count("\n", 0, at) + 1
        return LintError(f"line {line}: {code}, term {written!r}: {problem}")


def _pack(source: _Source, record: dict[str, object]) -> TermPack:
    terms: list[PackTerm] = []
    removed: list[tuple[str, str]] = []
    rules: list[TeamRule] = []
    notes: list[str] = []
    for code, table in record.items():
        if not isinstance(table, dict):
            raise LintError(
                f"{code!r} is no rule: write the terms under a rule's code, such as [VAG003]"
            )
        if _TEAM_CODE.fullmatch(code):
            rules.append(_team_rule(code, table))
        else:
            rule = _rule_of(code)
            _check_keys(code, table, _EXTENDS)
            for written in _strings(code, table, "remove"):
                removed += _removed(rule, written, notes)
        terms += _terms(source, code, _strings(code, table, "add"))
    if sum(len(term.forms) for term in terms) > MAX_ALL_FORMS:
        raise LintError(f"it stands for more than {MAX_ALL_FORMS} wordings: split it")
    if not terms and not removed and not notes:
        raise LintError("it holds no terms: write 'add' or 'remove' under the code of a rule")
    notes += _doubled(terms)
    own = tuple(f"{source.name!r}: {note}" for note in notes)
    return TermPack(source.name, tuple(terms), tuple(removed), tuple(rules), own)


def _rule_of(code: str) -> TermRule:
    """The rule that takes terms.

    Raises:
        LintError: there is no such rule, or it looks at no terms.
    """
    rule = RULES.get(code)
    if rule is None:
        raise LintError(
            f"there is no rule {code!r}: `sopai rules` lists all; "
            "your own rules have the codes TEAM001 to TEAM999"
        )
    if not isinstance(rule, TermRule):
        raise LintError(f"{code} looks at no terms: make a rule of your own, such as [TEAM001]")
    return rule


def _check_keys(code: str, table: dict[str, object], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise LintError(f"{code} has the unknown key {key!r}: use {', '.join(known)}")


def _strings(code: str, table: dict[str, object], key: str) -> tuple[str, ...]:
    listed = table.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise LintError(f'{code}: {key!r} is no list of texts: write {key} = ["...", "..."]')
    return tuple(listed)


def _terms(source: _Source, code: str, listed: tuple[str, ...]) -> Iterator[PackTerm]:
    for written in listed:
        try:
            forms = forms_of(written)
        except LintError as error:
            raise source.problem(code, written, str(error)) from error
        yield PackTerm(code, written, forms)


def _removed(rule: TermRule, written: str, notes: list[str]) -> Iterator[tuple[str, str]]:
    """A term that a rule has, as the rule spells it; a note where it has none."""
    term = " ".join(lowered(normalise(written)).split())
    if term in rule.terms:
        yield rule.code, term
        return
    near = get_close_matches(term[:MAX_MESSAGE], rule.terms, 1)
    if near:
        notes.append(
            f"{rule.code} has no term {written!r} that could be removed: did you mean {near[0]!r}?"
        )
    else:
        notes.append(f"{rule.code} has no term {written!r} that could be removed: take it out")


def _doubled(terms: list[PackTerm]) -> Iterator[str]:
    """Terms that say nothing new: the rule has them, or they stand in the pack already."""
    seen: dict[Form, PackTerm] = {}
    for term in terms:
        rule = RULES.get(term.code)
        known = rule.terms if isinstance(rule, TermRule) else ()
        if all(not form.rest and form.head in known for form in term.forms):
            yield f"{term.code} has the term {term.written!r} already: take it out"
        elif all(form in seen for form in term.forms):
            first = seen[term.forms[0]]
            yield (
                f"{term.code}: {term.written!r} is never found, since {first.written!r} of "
                f"{first.code} stands for it: take one of them out"
            )
        for form in term.forms:
            seen.setdefault(form, term)


def _team_rule(code: str, table: dict[str, object]) -> TeamRule:
    _check_keys(code, table, _OWN)
    severity, name = table.get("severity", "warning"), table.get("name", "team-rule")
    if not isinstance(severity, str) or severity not in tuple(Severity):
        raise LintError(f"{code}: the severity {severity!r} is none of {', '.join(Severity)}")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or len(name) > 40:
        raise LintError(
            f"{code}: the name {name!r} is none: write small letters, digits and hyphens, up to 40"
        )
    if not _strings(code, table, "add"):
        raise LintError(f'{code} has no terms: write add = ["..."]')
    why = table.get("why", "")
    if not isinstance(why, str) or len(why) > MAX_MESSAGE:
        raise LintError(f"{code}: 'why' is no text of up to {MAX_MESSAGE} characters")
    return TeamRule(code, name, Severity(severity), _ask(code, table.get("message")), why)


def _ask(code: str, said: object) -> Ask:
    """The message in both languages; one stands for both."""
    by_language = {"en": said, "zh": said} if isinstance(said, str) else said
    if not isinstance(by_language, dict) or not by_language or by_language.keys() - {"en", "zh"}:
        raise LintError(
            f'{code} needs a message: write message = "...", or {{en = "...", zh = "..."}}'
        )
    texts = [text for text in by_language.values() if isinstance(text, str) and text.strip()]
    if len(texts) < len(by_language) or max(map(len, texts)) > MAX_MESSAGE:
        raise LintError(f"{code}: the message is no text of up to {MAX_MESSAGE} characters")
    return Ask(*(str(by_language.get(language, texts[0])) for language in ("en", "zh")))
