"""Labelled bullets of an SOP's file, and the values behind the labels."""

from collections.abc import Iterable, Iterator
from re import DOTALL, IGNORECASE, Match, compile
from typing import NamedTuple

from sopai.ingest.native_page import Page, Words
from sopai.schema.base import Value
from sopai.schema.document import Block, BlockKind
from sopai.schema.escaping import unescape
from sopai.schema.hints import meant, references
from sopai.schema.labels import OWNER_KINDS, Label, label_of
from sopai.schema.owner import OwnerKind
from sopai.schema.shown import OwnerStyle, owner_of, target_of, unquoted
from sopai.schema.sop import Branch, Material

_LABEL = compile(
    r"(?P<bold>\*\*)?(?P<label>[^:：()（）*]{1,40}?)(?:\s*[(（](?P<kind>[^()（）]{1,20})[)）])?"
    r"(?P<closed>\*\*)?\s*[:：](?(closed)|(?(bold)\*\*))"
)
_LINK = compile(r"!?\[(?P<name>(?:\\.|[^\\\]])+)\]\((?P<href>(?:\\.|[^\\)])*)\)", DOTALL)
_IF = compile(
    r"(?:if\s+|如果\s*)(?P<condition>(?:\\.|[^\\:：])+)[:：]\s*"
    r"(?P<then>(?>\\.|&\#[0-9]{1,7};|[^\\;；]|[;；](?!\s*(?:else\s|otherwise\s|否则)))+)"
    r"(?:[;；]\s*(?:(?:else|otherwise)\s+|否则\s*)(?P<otherwise>.+))?",
    DOTALL | IGNORECASE,
)
_GOAL = compile(r"(?P<text>.*?) ?[(（]→ (?P<number>[0-9.]+)[)）]", DOTALL)


class Rules(NamedTuple):
    """What the values of a file depend on beside their own words."""

    style: OwnerStyle
    steps: dict[str, str]
    """Printed number -> step id, of the file as it is now."""

    def step(self, number: str, comments: Iterable[str]) -> str | None:
        """The step that a printed number means: the one it meant when it was written."""
        plain = number.rstrip(".")
        known = references(comments).get(plain, plain)
        return known if known in self.steps.values() else self.steps.get(known)


class _Bullet(NamedTuple):
    block: Block
    label: Label
    kind: OwnerKind | None
    whole: Words
    value: Words
    comments: list[str]


class Fields(NamedTuple):
    """What bullets say about one value."""

    single: dict[str, str | Value]
    many: dict[str, list[str | Value]]


def read_fields(
    page: Page, rules: Rules, blocks: list[Block], table: tuple[Label, ...], address: str
) -> Fields:
    """The fields that bullets give; a bullet that gives none is not marked as seen.

    Args:
        page: the file; gets the anchors.
        rules: what values depend on.
        blocks: the bullets, and whatever else stands there.
        table: the labels that are known here.
        address: of the value that the fields belong to.
    """
    fields = Fields({}, {})
    for bullet in (bullet for block in blocks for bullet in _bullets(page, block, table)):
        name = bullet.label.field
        value = _value(page, bullet, rules)
        if value is None or name in fields.single:
            continue
        place = f"{address}/{name}"
        page.anchor(place, bullet.value)
        page.take(bullet.block, place)
        if bullet.label.shape in ("texts", "materials", "branches"):
            values = fields.many.setdefault(name, [])
            page.anchor(f"{place}/{len(values)}", bullet.value)
            values.append(value)
        else:
            fields.single[name] = value
    return fields


def is_labelled(words: Words, table: tuple[Label, ...]) -> bool:
    """Whether a bullet begins with a label that is known here."""
    match = _LABEL.match(words.raw)
    return match is not None and label_of(table, match["label"]) is not None


def _bullets(page: Page, block: Block, table: tuple[Label, ...]) -> Iterator[_Bullet]:
    """The bullet as it is labelled, or the bullets under it that share its label."""
    if block.kind is not BlockKind.LIST_ITEM:
        return
    whole = page.words(block)
    comments = page.comments.get(block.ordinal, [])
    labels = {label.shape: label for label in table}
    match = _LABEL.match(whole.raw)
    label = label_of(table, match["label"]) if match else None
    if match and label and label.shape != "branches" and _fits(label, match["kind"]):
        kind = label_of(OWNER_KINDS, match["kind"]) if match["kind"] else None
        value = whole.part(match.end())
        bullet = _Bullet(
            block, label, OwnerKind(kind.field) if kind else None, whole, value, comments
        )
        if value.raw:
            yield bullet
            return
        page.seen.add(block.ordinal)
        for child in page.children.get(block.ordinal, []):
            words = page.words(child)
            if words.raw:
                yield bullet._replace(block=child, whole=words, value=words, comments=[])
    elif "branches" in labels and _IF.fullmatch(whole.raw):
        yield _Bullet(block, labels["branches"], None, whole, whole, comments)
    elif "materials" in labels and _LINK.fullmatch(whole.raw):
        yield _Bullet(block, labels["materials"], None, whole, whole, comments)


def _fits(label: Label, kind: str | None) -> bool:
    """Only owners have a mark behind the label, and only a known one."""
    return kind is None or (label.shape == "owner" and label_of(OWNER_KINDS, kind) is not None)


def _value(page: Page, bullet: _Bullet, rules: Rules) -> str | Value | None:
    words, comments = bullet.value, bullet.comments
    match bullet.label.shape:
        case "owner":
            shown = owner_of(bullet.kind, unescape(words.raw), rules.style)
            return meant(shown, bullet.whole.raw, comments)
        case "target":
            return meant(target_of(unescape(words.raw)), bullet.whole.raw, comments)
        case "step":
            return rules.step(words.raw, comments)
        case "say":
            return unescape(unquoted(words.raw))
        case "materials":
            return read_material(words)
        case "branches":
            match = _IF.fullmatch(words.raw)
            return _branch(page, bullet, rules, match) if match else None
        case _:
            return unescape(words.raw)


def read_material(words: Words) -> Material:
    """`[name](href)`, or a name alone."""
    link = _LINK.fullmatch(words.raw)
    if link is None:
        return Material(name=unescape(words.raw))
    return Material(name=unescape(link["name"]), href=unescape(link["href"]) or None)


def _branch(page: Page, bullet: _Bullet, rules: Rules, match: Match[str]) -> Branch:
    def outcome(raw: str | None) -> tuple[str | None, str | None]:
        goal = _GOAL.fullmatch(raw) if raw else None
        if goal is None:
            return unescape(raw) if raw else None, None
        step = rules.step(goal["number"], bullet.comments)
        if step is None:
            page.lose(bullet.whole, f"there is no step {goal['number']}")
        return unescape(goal["text"]) or None, step

    then, then_step = outcome(match["then"])
    otherwise, otherwise_step = outcome(match["otherwise"])
    return Branch(
        condition=unescape(match["condition"]),
        then=then or match["then"],
        otherwise=otherwise,
        then_step=then_step,
        otherwise_step=otherwise_step,
    )
