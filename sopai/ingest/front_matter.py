"""The YAML head of an SOP's file: who strangers' files come from is not known, so it is read
without tags, without aliases, and not deeper than a person writes.
"""

from re import MULTILINE, compile
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from pydantic import JsonValue, ValidationError

from sopai.errors import IngestError
from sopai.ingest.layout import Layout
from sopai.schema.control import DocumentControl
from sopai.schema.owner import Found
from sopai.schema.place import line_of
from sopai.schema.shown import OwnerStyle

if TYPE_CHECKING:
    import yaml

MAX_CHARACTERS = 1_000_000
"""A head is a few hundred characters; a long history with its reasons has some thousand."""

MAX_DEPTH = 100

VERSION = "1"
"""The layout of the file that this reader knows."""

_IS_NATIVE = compile(r"^[\"']?sopai[\"']?[ \t]*:", MULTILINE)
_INTEGER = compile(r"[-+]?(?:0|[1-9][0-9]{0,4000})")
_FLOAT = compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]*(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan")
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


def read_head(layout: Layout) -> Head | None:
    """The head of an SOP that sopai wrote; None when the file has none, or another's.

    Raises:
        IngestError: the head is no YAML, has a key that nobody knows, or a wrong value.
    """
    front = layout.front_matter
    if front is None or not _IS_NATIVE.search(front.text):
        return None
    above = line_of(layout.newlines, front.start) - 1
    nodes, lines = _top_level(_compose("\n" * above + front.text))
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
    key = ".".join(map(str, first["loc"])) or "sopai"
    key = f"control_{key}" if key.startswith("x.") and "control_x" in lines else key
    line = lines.get(key.split(".")[0], 1)
    raise IngestError(
        f"line {line}: {key!r} cannot be {first['input']!r:.80} ({first['msg']}): correct it"
    ) from error


def _compose(text: str) -> "yaml.Node | None":
    """The YAML as nodes, whose scalars are still the words of the file.

    Aliases and deep nesting are refused before nodes are made: one takes all memory, the
    other crashes the interpreter.
    """
    import yaml  # noqa: PLC0415 - costs 15 ms, and few files that are linted have YAML

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
                line = 1 + event.start_mark.line
                raise IngestError(f"line {line}: the front matter {what}: write the value out")
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 + (mark.line if mark else 0)
        raise IngestError(
            f"line {line}: the front matter is not valid YAML ({error.problem}): write one "
            "'key: value' a line, and put a value with ':' or '#' into quotes"
        ) from error
    except yaml.reader.ReaderError as error:
        line = 1 + text.count("\n", 0, text.find(chr(error.character)))
        raise IngestError(
            f"line {line}: the front matter has a control character: take it out"
        ) from error


def _top_level(root: "yaml.Node | None") -> tuple[dict[str, "yaml.Node"], dict[str, int]]:
    """Keys with their values, and with their lines."""
    nodes: dict[str, yaml.Node] = {}
    lines: dict[str, int] = {}
    if root is None or root.id != "mapping":
        raise IngestError("the front matter must be 'key: value' lines: correct it")
    for key, value in root.value:
        line = 1 + key.start_mark.line
        name = _name(key)
        if name in lines:
            raise IngestError(
                f"line {line}: the key {name!r} stands on line {lines[name]} already: "
                "keep one of them"
            )
        nodes[name], lines[name] = value, line
    return nodes, lines


def _name(key: "yaml.Node") -> str:
    if key.id == "scalar":
        return str(key.value)
    raise IngestError(f"line {1 + key.start_mark.line}: a key must be words: correct it")


def _value(node: "yaml.Node", *, is_typed: bool) -> JsonValue:
    """The value of a node; scalars stay words, so that version 1.10 is not 1.1.

    Args:
        node: any node without aliases.
        is_typed: numbers and booleans are read as such, as JSON writes them.
    """
    if node.id == "sequence":
        return [_value(inner, is_typed=is_typed) for inner in node.value]
    if node.id == "mapping":
        return {_name(key): _value(inner, is_typed=is_typed) for key, inner in node.value}
    words = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "null" and not node.style:
        return None
    if not is_typed or node.style:
        return words
    if kind == "bool" and words in ("true", "false"):
        return words == "true"
    if kind == "int" and _INTEGER.fullmatch(words):
        return int(words)
    if kind == "float" and _FLOAT.fullmatch(words):
        return float(words.replace(".inf", "inf").replace(".nan", "nan"))
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
        pairs = [list(row.items()) if isinstance(row, dict) else [row] for row in rows]
        fields["other"] = [list(pair) for row in pairs for pair in row]
    try:
        return DocumentControl.model_validate(fields)
    except ValidationError as error:
        refuse(error, lines)


def _style(value: JsonValue, lines: dict[str, int]) -> OwnerStyle:
    """`owners: {found: column, quoted: false}`, as the writer sums up the owners."""
    try:
        usual = OwnerStyle()
        if not isinstance(value, dict) or value.keys() - {"found", "quoted"}:
            raise ValueError
        found = value.get("found", usual.found)
        quoted = {"true": True, "false": False}[str(value.get("quoted", "true"))]
        return OwnerStyle(None if found is None else Found(found), quoted)
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
    if all(key in ("s", "e", "m") and _INTEGER.fullmatch(str(n)) for key, n in pairs):
        return {key: int(str(n)) for key, n in pairs}
    raise IngestError(
        f"line {lines['last_ids']}: 'last_ids' holds the highest numbers used, such as "
        "'last_ids: {s: 9}': correct it, or take it out"
    )
