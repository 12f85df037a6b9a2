"""The YAML head of an SOP's file, which may come from a stranger.

It is read without aliases, without tags, and not deeper than a person writes.
"""

from re import compile
from typing import NamedTuple, NoReturn

import yaml
from pydantic import JsonValue, ValidationError

from sopai.errors import IngestError
from sopai.schema.control import DocumentControl
from sopai.schema.owner import Found
from sopai.schema.shown import OwnerStyle

MAX_CHARACTERS = 1_000_000
"""A head is a few hundred characters; a long history with its reasons has some thousand."""

MAX_DEPTH = 100

VERSION = "1"
"""The layout of the file that this reader knows."""

_INTEGER = compile(r"[-+]?(?:0|[1-9][0-9]{0,4000})")
_FLOAT = compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]*(?:[eE][-+]?[0-9]+)?")
_LAST_ID = compile(r"[0-9]{1,9}")
_CONTENT = ("id", "language", "form", "x")
_MACHINE = ("sopai", "owners", "step_order", "last_ids", "control_x")
_KEYS = frozenset((*_CONTENT, *_MACHINE, *DocumentControl.model_fields))


class Head(NamedTuple):
    """What the head says."""

    content: dict[str, JsonValue]
    """Fields of the SOP: id, language, form, x."""

    control: DocumentControl
    style: OwnerStyle
    step_order: list[str]
    last_ids: dict[str, int]
    lines: dict[str, int]
    """Key -> its line in the file."""


def read_head(text: str) -> Head | None:
    """The head of an SOP that sopai wrote; None when it has no key `sopai`.

    Args:
        text: the YAML, with an empty line for each line of the file above it.

    Raises:
        IngestError: the head is no YAML, has a key that nobody knows, or a wrong value.
    """
    nodes, lines = _top_level(_compose(text))
    if "sopai" not in nodes:
        return None
    for key in nodes:
        if key not in _KEYS:
            raise IngestError(
                f"line {lines[key]}: sopai does not know the key {key!r}: correct it, or put it "
                "under 'x:', where other programs keep theirs"
            )
    values = {key: _value(node, is_typed=key in ("x", "control_x")) for key, node in nodes.items()}
    values = {key: value for key, value in values.items() if value is not None}
    if values.get("sopai") != VERSION:
        raise IngestError(
            f"line {lines['sopai']}: this sopai reads files that say 'sopai: {VERSION}': "
            "write that, or update sopai if a newer one wrote the file"
        )
    return Head(
        content={key: values[key] for key in _CONTENT if key in values},
        control=_control(values, lines),
        style=_style(values.get("owners", {}), lines),
        step_order=_step_order(values.get("step_order", []), lines),
        last_ids=_last_ids(values.get("last_ids", {}), lines),
        lines=lines,
    )


def refuse(error: ValidationError, lines: dict[str, int]) -> NoReturn:
    """Turn what pydantic found in the head into an error with the line.

    Raises:
        IngestError: always.
    """
    first = error.errors()[0]
    key = ".".join(map(str, first["loc"]))
    raise IngestError(
        f"line {lines.get(key.split('.')[0], 1)}: {key!r} cannot be {first['input']!r:.80} "
        f"({first['msg']}): correct it"
    ) from error


def _compose(text: str) -> yaml.Node | None:
    """The YAML as nodes, whose scalars are still the words of the file.

    Aliases and deep nesting are refused before nodes are made: one takes all memory, the
    other crashes the interpreter.
    """
    if len(text) > MAX_CHARACTERS:
        raise IngestError(
            f"the front matter has more than {MAX_CHARACTERS:,} characters: move text out of it"
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent):
                what = "is nested too deeply" if depth > MAX_DEPTH else "has an alias ('*name')"
                raise IngestError(
                    f"line {_line(event.start_mark)}: the front matter {what}: write the value out"
                )
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise IngestError(
            f"line {_line(error.problem_mark)}: the front matter is not valid YAML "
            f"({error.problem}): write one 'key: value' a line, and put a value with ':' or '#' "
            "into quotes"
        ) from error
    except yaml.reader.ReaderError as error:
        line = 1 + text.count("\n", 0, text.find(chr(error.character)))
        raise IngestError(
            f"line {line}: the front matter has a control character: take it out"
        ) from error


def _line(mark: yaml.error.Mark | yaml._yaml.Mark | None) -> int:
    return 1 if mark is None else mark.line + 1


def _top_level(root: yaml.Node | None) -> tuple[dict[str, yaml.Node], dict[str, int]]:
    """Keys with their values, and with their lines."""
    nodes: dict[str, yaml.Node] = {}
    lines: dict[str, int] = {}
    if not isinstance(root, yaml.MappingNode):
        raise IngestError("the front matter must be 'key: value' lines: correct it")
    for key, value in root.value:
        line = _line(key.start_mark)
        name = _name(key)
        if name in lines:
            raise IngestError(
                f"line {line}: the key {name!r} stands on line {lines[name]} already: "
                "keep one of them"
            )
        nodes[name], lines[name] = value, line
    return nodes, lines


def _name(key: yaml.Node) -> str:
    if isinstance(key, yaml.ScalarNode):
        return str(key.value)
    raise IngestError(f"line {_line(key.start_mark)}: a key must be words: correct it")


def _value(node: yaml.Node, *, is_typed: bool) -> JsonValue:
    """The value of a node; scalars stay words, so that version 1.10 is not 1.1.

    Args:
        node: any node without aliases.
        is_typed: numbers and booleans are read as such, as JSON writes them.
    """
    if isinstance(node, yaml.SequenceNode):
        return [_value(inner, is_typed=is_typed) for inner in node.value]
    if isinstance(node, yaml.MappingNode):
        return {_name(key): _value(inner, is_typed=is_typed) for key, inner in node.value}
    words = str(node.value)
    kind = node.tag.rpartition(":")[2]
    is_bare = isinstance(node, yaml.ScalarNode) and not node.style
    if kind == "null" and is_bare:
        return None
    if not is_typed or not is_bare:
        return words
    if kind == "bool" and words in ("true", "false"):
        return words == "true"
    if kind == "int" and _INTEGER.fullmatch(words):
        return int(words)
    if kind == "float" and _FLOAT.fullmatch(words):
        return float(words)
    return words


def _control(values: dict[str, JsonValue], lines: dict[str, int]) -> DocumentControl:
    fields = {key: values[key] for key in DocumentControl.model_fields if key in values}
    fields.pop("x", None)
    if "control_x" in values:
        fields["x"] = values["control_x"]
    if isinstance(fields.get("approvers"), str):
        fields["approvers"] = [fields["approvers"]]
    if "other" in fields:
        other = fields["other"]
        rows = other if isinstance(other, list) else [other]
        fields["other"] = [
            pair
            for row in rows
            for pair in (map(list, row.items()) if isinstance(row, dict) else [row])
        ]
    try:
        return DocumentControl.model_validate(fields)
    except ValidationError as error:
        refuse(error, {**lines, "x": lines.get("control_x", 1)})


def _style(value: JsonValue, lines: dict[str, int]) -> OwnerStyle:
    """`owners: {found: column, quoted: false}`, as the writer sums up the owners."""
    try:
        usual = OwnerStyle()
        if not isinstance(value, dict) or value.keys() - {"found", "quoted"}:
            raise ValueError
        found = value.get("found", usual.found)
        quoted = {"true": True, "false": False}[str(value.get("quoted", "true"))]
        return OwnerStyle(None if found is None else Found(str(found)), quoted)
    except (KeyError, ValueError) as error:
        raise IngestError(
            f"line {lines['owners']}: 'owners' says where owners were found, such as "
            "'owners: {found: column, quoted: true}': correct it, or take it out"
        ) from error


def _step_order(value: JsonValue, lines: dict[str, int]) -> list[str]:
    if isinstance(value, list) and all(isinstance(step, str) for step in value):
        return [str(step) for step in value]
    raise IngestError(f"line {lines['step_order']}: 'step_order' is a list of step ids: correct it")


def _last_ids(value: JsonValue, lines: dict[str, int]) -> dict[str, int]:
    pairs = value.items() if isinstance(value, dict) else [("", "")]
    if all(key in ("s", "e", "m") and _LAST_ID.fullmatch(str(n)) for key, n in pairs):
        return {key: int(str(n)) for key, n in pairs}
    raise IngestError(
        f"line {lines['last_ids']}: 'last_ids' holds the highest numbers used, such as "
        "'last_ids: {s: 9}': correct it, or take it out"
    )
