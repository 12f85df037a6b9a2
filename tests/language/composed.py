"""The messages that the source composes, read from it: literal words with `{}` for each value.

Words are followed from the call that takes a message back to where they are written: through names,
conditions, tables, returned values and arguments. What cannot be followed is listed, so that no
message can be hidden from the catalogue.
"""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple, TypeGuard

import sopai
from sopai import errors

Places = tuple[int | str, ...]
"""Arguments by number or by name."""

ROOT = Path(sopai.__file__).parent
NOT_SHOWN = "evaluation"
"""What only developers see."""

MESSAGES: dict[str, Places] = {
    name: (0,) for name, value in vars(errors).items() if isinstance(value, type)
} | {
    "Check": (2,),
    "Conflict": (4,),
    "Flow": ("why",),
    "Loss": (1,),
    "Lost": (2,),
    "Misplaced": (1,),
    "keep_as_note": (1,),
    "lose": (1,),
}
"""Calls that take messages, and which arguments these are."""

PHRASES: dict[str, Places] = {"Loss": (0,), "Lost": (1,), "lose": (0,)}
"""Calls that take words of a document, or ours where it has none."""

NOTES = "lint/suppression.py"
"""Whose messages are collected in lists: all its sentences are messages."""

HOLE = "{}"
DEPTH = 16
"""So many expressions are followed: twice as many as any message needs, and names may go round."""


class Scope(NamedTuple):
    """Where an expression stands: in a file, and in a function of it or beside them."""

    path: str
    file: ast.Module
    function: ast.FunctionDef | None = None


Behind = tuple[ast.expr, Scope]


class Composed(NamedTuple):
    """A message, and where it is composed."""

    template: str
    place: str


@cache
def files() -> tuple[Scope, ...]:
    paths = sorted(path for path in ROOT.rglob("*.py") if NOT_SHOWN not in path.parts)
    return tuple(
        Scope(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in paths
    )


@cache
def functions() -> dict[str, list[Scope]]:
    found: dict[str, list[Scope]] = {}
    for scope in files():
        for node in ast.walk(scope.file):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(scope._replace(function=node))
    return found


@cache
def calls() -> dict[str, list[tuple[ast.Call, Scope]]]:
    found: dict[str, list[tuple[ast.Call, Scope]]] = {}
    for scope in (one for scopes in functions().values() for one in scopes):
        for node in ast.walk(scope.function or scope.file):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                    found.setdefault(name, []).append((node, scope))
    return found


def messages() -> Iterator[Composed]:
    """All messages, and the phrases of ours that stand in them."""
    for node, scope in _arguments(MESSAGES):
        yield from _all_of(node, scope)
    for node, scope in _arguments(PHRASES):
        yield from (Composed(one, _place(node, scope)) for one in templates(node, scope) if one)
    for scope in (one for one in files() if one.path == NOTES):
        yield from (Composed(one, NOTES) for one in _sentences(scope))


def not_followed() -> set[str]:
    """Messages whose words are not found, as file and expression."""
    return {
        f"{scope.path}: {ast.unparse(node)}"
        for node, scope in _arguments(MESSAGES)
        if not templates(node, scope)
    }


@cache
def written() -> frozenset[str]:
    """All texts of the source, whatever they are for."""
    return frozenset(
        template
        for scope in files()
        for node in ast.walk(scope.file)
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)
        for template in templates(node, scope)
    )


def templates(node: ast.expr, scope: Scope, depth: int = DEPTH) -> list[str]:
    """What an expression may say; nothing where it cannot be followed to words."""
    match node:
        case ast.Constant(value=str(words)):
            return [words.replace("{", "{{").replace("}", "}}")]
        case ast.JoinedStr():
            parts = [_part(part, scope) for part in node.values]
            return ["".join(chosen).replace(HOLE * 2, HOLE) for chosen in product(*parts)]
        case _ if depth:
            return [
                template
                for one, where in _behind(node, scope)
                for template in templates(one, where, depth - 1)
            ]
        case _:
            return []


def _part(part: ast.expr, scope: Scope) -> list[str]:
    """A value is a hole, but for a constant of ours."""
    if not isinstance(part, ast.FormattedValue):
        return templates(part, scope)
    words = templates(part.value, scope) if _is_constant(part.value) else []
    return [repr(one) if part.conversion == ord("r") else one for one in words] or [HOLE]


def _all_of(node: ast.expr, scope: Scope, depth: int = DEPTH) -> Iterator[Composed]:
    """What an expression may say, and the sentences that its values may be."""
    if depth == 0:
        return
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            place = _place(node, scope)
            yield from (Composed(one, place) for one in templates(node, scope) if one)
            for value in node.values if isinstance(node, ast.JoinedStr) else []:
                if _may_be_ours(value):
                    inner = _all_of(value.value, scope, depth - 1)
                    yield from (one for one in inner if " " in one.template.strip(" ,.;:"))
        case _:
            for one, where in _behind(node, scope):
                yield from _all_of(one, where, depth - 1)


def _may_be_ours(part: ast.expr) -> TypeGuard[ast.FormattedValue]:
    """A value without quotation marks, and none that is a part of the template already."""
    return (
        isinstance(part, ast.FormattedValue)
        and part.conversion != ord("r")
        and not _is_constant(part.value)
    )


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id.strip("_").isupper()


def _arguments(taken: dict[str, Places]) -> Iterator[Behind]:
    for name, places in taken.items():
        for call, scope in calls().get(name, ()):
            for place in places:
                yield from ((node, scope) for node in _argument(call, place))


def _argument(call: ast.Call, place: int | str) -> list[ast.expr]:
    if isinstance(place, str):
        return [one.value for one in call.keywords if one.arg == place]
    if call.args and isinstance(call.args[0], ast.Starred):
        return call.args[:1]
    return call.args[place : place + 1]


def _behind(node: ast.expr, scope: Scope) -> Iterator[Behind]:
    """What an expression takes its value from."""
    match node:
        case ast.IfExp():
            yield from ((one, scope) for one in (node.body, node.orelse))
        case ast.BoolOp() | ast.Dict():
            yield from ((one, scope) for one in node.values)
        case ast.Tuple() | ast.List():
            yield from ((one, scope) for one in node.elts)
        case ast.Subscript() | ast.Starred():
            yield node.value, scope
        case ast.Name():
            yield from _named(node.id, scope)
        case ast.Call(func=ast.Name(id=name)):
            yield from _returned(name, scope)
        case ast.Call(func=ast.Subscript(value=table)):
            yield from _returned_by_any(table, scope)


def _returned_by_any(table: ast.expr, scope: Scope) -> Iterator[Behind]:
    """What the functions of a table return."""
    for one, where in _behind(table, scope):
        for value in one.values if isinstance(one, ast.Dict) else []:
            if isinstance(value, ast.Name):
                yield from _returned(value.id, where)


def _returned(name: str, scope: Scope) -> Iterator[Behind]:
    known = functions().get(name, [])
    here = [one for one in known if one.path == scope.path] or known
    for where in here if len(here) == 1 else []:
        for node in ast.walk(where.function or where.file):
            if isinstance(node, ast.Return) and node.value is not None:
                yield node.value, where


def _named(name: str, scope: Scope) -> Iterator[Behind]:
    function = scope.function
    own = [one.arg for one in function.args.args if one.arg != "self"] if function else []
    if function and name in own:
        for call, where in calls().get(function.name, ()):
            if where.path == scope.path:
                yield from ((one, where) for one in _argument(call, own.index(name)))
        return
    inside = list(_assigned(name, function.body if function else [], is_deep=True))
    yield from ((one, scope) for one in inside)
    if not inside:
        beside = _assigned(name, scope.file.body, is_deep=False)
        yield from ((one, scope._replace(function=None)) for one in beside)


def _assigned(name: str, body: list[ast.stmt], *, is_deep: bool) -> Iterator[ast.expr]:
    for node in (node for one in body for node in (ast.walk(one) if is_deep else [one])):
        match node:
            case ast.Assign(targets=[target], value=value):
                yield from _of_target(name, target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from _of_target(name, target, value)
            case ast.For(target=target, iter=ast.Call(func=ast.Attribute(value=table))):
                yield from _of_target(name, target, table)


def _of_target(name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    match target, value:
        case ast.Name(id=found), _ if found == name:
            yield value
        case ast.Tuple(), ast.Tuple():
            for one, its in zip(target.elts, value.elts, strict=False):
                yield from _of_target(name, one, its)
        case ast.Tuple(), ast.Name():  # over the items of a table
            if any(isinstance(one, ast.Name) and one.id == name for one in target.elts):
                yield value


def _sentences(scope: Scope) -> Iterator[str]:
    """Texts of three words or more in functions, without their docstrings."""
    inside = (node for node in ast.walk(scope.file) if isinstance(node, ast.FunctionDef))
    for function in inside:
        begin = 1 if ast.get_docstring(function) else 0
        nodes = [node for one in function.body[begin:] for node in ast.walk(one)]
        parts = {part for one in nodes if isinstance(one, ast.JoinedStr) for part in one.values}
        for node in nodes:
            if isinstance(node, ast.Constant | ast.JoinedStr) and node not in parts:
                found = templates(node, scope._replace(function=function))
                yield from (one for one in found if len(one.split()) >= 3)


def _place(node: ast.expr, scope: Scope) -> str:
    return f"{scope.path}:{node.lineno}"
