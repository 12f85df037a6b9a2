"""Functions without one of their branches: whatever no case misses is not tested."""

import ast
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import NamedTuple

Chooses = Callable[[ast.stmt], bool]
"""Whether a statement is a branch that can be taken out."""


class Branch(NamedTuple):
    """A statement of a function that can be taken out."""

    module: ModuleType
    function: str
    number: int
    """Among the branches of its function."""

    text: str
    """In one line."""

    @property
    def name(self) -> str:
        """Module, function and words, without a line number that changes with the file."""
        return f"{self.module.__name__.rsplit('.', 1)[-1]}.{self.function}: {self.text}"


def answers(statement: ast.stmt) -> bool:
    """It returns something: the reason why a term is no defect."""
    return isinstance(statement, ast.Return) and ast.unparse(statement) not in (
        "return None",
        "return",
    )


def passes_over(statement: ast.stmt) -> bool:
    """An `if` whose only effect is that something is passed over: no defect is looked for."""
    if not isinstance(statement, ast.If) or len(statement.body) != 1:
        return False
    only = statement.body[0]
    is_constant = isinstance(only, ast.Return) and (
        only.value is None or isinstance(only.value, ast.Constant)
    )
    return is_constant or isinstance(only, ast.Continue)


def branches(module: ModuleType, chooses: Chooses, returns: str | None = None) -> list[Branch]:
    """What can be taken out of the functions of a module.

    Args:
        module: its functions are looked at, classes are not.
        chooses: which statements.
        returns: only functions with this annotation.
    """
    found = []
    for name, function in _functions(module).items():
        if returns is not None and (
            not function.returns or ast.unparse(function.returns) != returns
        ):
            continue
        chosen = filter(chooses, _statements(function))
        found += [Branch(module, name, at, _line(one)) for at, one in enumerate(chosen)]
    return found


@contextmanager
def without(branch: Branch, chooses: Chooses) -> Iterator[None]:
    """Run without a branch: the function's code is exchanged, wherever it is held."""
    function = inspect.unwrap(getattr(branch.module, branch.function))
    assert isinstance(function, FunctionType)
    whole = function.__code__
    function.__code__ = _code_without(branch, chooses)
    try:
        yield
    finally:
        function.__code__ = whole


@cache
def _functions(module: ModuleType) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _statements(function: ast.FunctionDef) -> list[ast.stmt]:
    return [node for node in ast.walk(function) if isinstance(node, ast.stmt)]


def _line(statement: ast.stmt) -> str:
    if isinstance(statement, ast.If):
        return f"if {ast.unparse(statement.test)}"
    return ast.unparse(statement)


class _Removal(ast.NodeTransformer):
    """Takes one statement out: an `if` is never true, anything else does nothing."""

    def __init__(self, target: ast.stmt) -> None:
        self.target = target

    def generic_visit(self, node: ast.AST) -> ast.AST:
        node = super().generic_visit(node)
        if node is not self.target:
            return node
        if isinstance(node, ast.If):
            node.test = ast.copy_location(ast.Constant(False), node.test)
            return node
        return ast.copy_location(ast.Pass(), node)


def _code_without(branch: Branch, chooses: Chooses) -> CodeType:
    function = deepcopy(_functions(branch.module)[branch.function])
    function.decorator_list = []
    target = [one for one in _statements(function) if chooses(one)][branch.number]
    tree = ast.Module([_Removal(target).visit(function)], [])
    whole = compile(ast.fix_missing_locations(tree), str(branch.module.__file__), "exec")
    return next(one for one in whole.co_consts if isinstance(one, CodeType))
