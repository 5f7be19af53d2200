"""What of a notebook's cells makes a module: definitions, and what they need.

Between definitions, people try things out. A training run, a plot or a package that is
there for fun must neither cost time in each test nor fail the whole notebook, so an
import or assignment counts only where something that is defined could miss it.
"""

import ast
import builtins
from collections.abc import Callable, Iterator

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
_IMPORTS = (ast.Import, ast.ImportFrom)
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign)
_SCOPES = (*_FUNCTIONS, ast.ClassDef, ast.Lambda)
_BUILTINS = frozenset(dir(builtins))


def counted(
    cells: list[list[ast.stmt]], allows: Callable[[str], bool]
) -> list[list[ast.stmt]]:
    """Keep of each cell's statements what counts, in their order.

    Args:
        cells: The statements of each cell.
        allows: Whether a package may be imported.
    """
    known = _Known([node for body in cells for node in body], allows)
    return [[node for node in body if known.counts(node)] for body in cells]


class _Known:
    """What the notebook defines at its top level, and which names of it are used."""

    def __init__(self, nodes: list[ast.stmt], allows: Callable[[str], bool]) -> None:
        self._allows = allows
        self._own = {node.name for node in nodes if isinstance(node, _DEFINITIONS)}
        imports = [node for node in nodes if self._is_allowed_import(node)]
        self._there = _BUILTINS | self._own | {n for i in imports for n in _bound(i)}
        makers: dict[str, list[ast.stmt]] = {}
        for node in nodes:
            if isinstance(node, _ASSIGNMENTS):
                for name in _bound(node):
                    makers.setdefault(name, []).append(node)
        self._made = self._own | makers.keys()
        definitions = [node for node in nodes if isinstance(node, _DEFINITIONS)]
        waiting = [name for node in definitions for name in _used(node)]
        self._used: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in self._used:
                self._used.add(name)
                waiting += [n for node in makers.get(name, []) for n in _used(node)]

    def counts(self, node: ast.stmt) -> bool:
        """Say whether a statement is part of the module."""
        if isinstance(node, _DEFINITIONS):
            return True
        if isinstance(node, _IMPORTS):
            # Pasted from a module: what it imports from another stands here as well.
            is_here = isinstance(node, ast.ImportFrom) and _bound(node) <= self._made
            is_allowed = self._is_allowed_import(node)
            return is_allowed or (self._is_used(node) and not is_here)
        if isinstance(node, _ASSIGNMENTS):
            return self._is_used(node) or self._is_plain(node)
        return False

    def _is_used(self, node: ast.stmt) -> bool:
        names = _bound(node)
        changes_own = isinstance(node, _ASSIGNMENTS) and not self._own.isdisjoint(names)
        return changes_own or not self._used.isdisjoint(names)

    def _is_allowed_import(self, node: ast.stmt) -> bool:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            return False
        return all(self._allows(name.partition(".")[0]) for name in names)

    def _is_plain(self, node: ast.Assign | ast.AnnAssign) -> bool:
        """Say whether it takes no time and cannot fail, or makes a function."""
        value = node.value
        if value is None or isinstance(value, ast.Lambda):
            return True
        parts = list(ast.walk(value))
        loads = {part.id for part in parts if isinstance(part, ast.Name)}
        if any(isinstance(part, ast.Call) for part in parts):
            return self._wraps_function(value)
        is_light = not any(isinstance(part, _HEAVY) for part in parts)
        return is_light and loads <= self._there

    def _wraps_function(self, value: ast.expr) -> bool:
        """Recognise `tanh = np.vectorize(scalar_tanh)`."""
        if not isinstance(value, ast.Call):
            return False
        made_by = {n.id for n in ast.walk(value.func) if isinstance(n, ast.Name)}
        given = {arg.id for arg in value.args if isinstance(arg, ast.Name)}
        is_foreign = made_by <= self._there - self._own
        return is_foreign and bool(given & self._own) and given <= self._there


_HEAVY = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _bound(node: ast.AST) -> set[str]:
    """List the names that a statement binds, or whose object it changes."""
    if isinstance(node, _IMPORTS):
        return {(a.asname or a.name).partition(".")[0] for a in node.names}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]  # type: ignore[attr-defined]
    return {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}


def _used(node: ast.AST) -> set[str]:
    """List the names of the module's top level that a statement may look up.

    A name too many keeps a statement that nobody needs; a name too few would break a
    right answer. So what functions inside a function call their own is not looked at.
    """
    if isinstance(node, ast.ClassDef):
        return set().union(*map(_used, ast.iter_child_nodes(node)))
    loads = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    if not isinstance(node, _FUNCTIONS):
        return loads
    outside = [
        *node.decorator_list,
        node.args,
        *([node.returns] if node.returns else []),
    ]
    return (loads - _locals(node)).union(*map(_used, outside))


def _locals(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    names = {part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg)}
    shared: set[str] = set()
    for part in _in_scope(function):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            names.add(part.id)
        if isinstance(part, ast.Global):
            shared.update(part.names)
    return names - shared


def _in_scope(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _SCOPES):
            waiting.extend(ast.iter_child_nodes(node))
