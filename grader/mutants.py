"""Small changes to a reference solution, each of which a good test suite must notice.

Only code between solution markers is changed. A mutant that computes the same as the
reference cannot be noticed; such ones are listed, with the reason, in the week's
`tests/<week>/equivalent.toml`.
"""

import ast
import copy
import re
from collections.abc import Callable, Iterator

import msgspec

from grader.answers import reference
from grader.course import Week
from grader.errors import CourseError
from grader.submission import Snapshot

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.Pow: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv,
}  # fmt: skip
_NAMES = {
    "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
    "argmax": "argmin", "argmin": "argmax", "sum": "mean", "mean": "sum",
    "exp": "expm1", "log": "log1p", "sqrt": "square", "any": "all", "all": "any",
    "abs": "negative", "zeros": "ones", "ones": "zeros",
}  # fmt: skip
_REGION = re.compile(r"# BEGIN SOLUTION (\S+)|# END SOLUTION")


class Mutant(msgspec.Struct, frozen=True):
    """One change.

    Attributes:
        name: Function, and code before and after: "relu: z > 0 -> z >= 0".
        task: The task whose solution was changed.
        snapshot: The whole program with the change.
    """

    name: str
    task: str
    snapshot: Snapshot


def mutants_of(week: Week) -> list[Mutant]:
    """Make every mutant of a week's reference."""
    files = reference(week).files
    found: list[Mutant] = []
    for module, source in files.items():
        assert isinstance(source, str)
        for name, task, changed in _mutations(source):
            count = sum(m.name.partition(" #")[0] == name for m in found)
            unique = f"{name} #{count + 1}" if count else name
            found.append(Mutant(unique, task, Snapshot({**files, module: changed})))
    return found


def equivalents(week: Week) -> dict[str, str]:
    """Read which mutants compute the same as the reference, and why.

    Raises:
        CourseError: If the file is not a table of texts.
    """
    path = week.tests / "equivalent.toml"
    if not path.exists():
        return {}
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, str])
    except msgspec.MsgspecError as error:
        raise CourseError(f"{path}: {error}") from error


def _mutations(source: str) -> Iterator[tuple[str, str, str]]:
    tree = ast.parse(source)
    tasks = _tasks_by_line(source)
    parents = _functions_by_line(tree)
    for place, node in enumerate(ast.walk(tree)):
        task = tasks.get(getattr(node, "lineno", 0))
        if task is None:
            continue
        for change in _changes(node):
            fresh = copy.deepcopy(tree)
            target = list(ast.walk(fresh))[place]
            before = ast.unparse(target)
            change(target)
            after = "" if isinstance(target, ast.Pass) else ast.unparse(target)
            function = parents[getattr(node, "lineno", 0)]
            name = f"{function}: {before} -> {after or 'nothing'}"
            yield name, task, ast.unparse(ast.fix_missing_locations(fresh))


def _tasks_by_line(source: str) -> dict[int, str]:
    tasks: dict[int, str] = {}
    current = None
    for number, line in enumerate(source.splitlines(), start=1):
        marker = _REGION.search(line)
        if marker:
            current = marker[1]
        elif current:
            tasks[number] = current
    return tasks


def _functions_by_line(tree: ast.Module) -> dict[int, str]:
    names: dict[int, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                names[line] = node.name
    return names


Change = Callable[[ast.AST], None]


def _changes(node: ast.AST) -> list[Change]:
    return [change for applies, change in _RULES if applies(node)]


def _swap_comparison(node: ast.AST) -> None:
    assert isinstance(node, ast.Compare)
    node.ops[0] = _COMPARISONS[type(node.ops[0])]()


def _swap_operator(node: ast.AST) -> None:
    assert isinstance(node, ast.BinOp | ast.AugAssign)
    node.op = _OPERATORS[type(node.op)]()


def _increment(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int | float)
    small = 0 < abs(node.value) < 1e-3
    node.value = node.value * 1000 if small else node.value + 1


def _negate(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    node.value = not node.value


def _swap_boolean(node: ast.AST) -> None:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _drop_sign(node: ast.AST) -> None:
    assert isinstance(node, ast.UnaryOp)
    node.op = ast.UAdd()


def _swap_name(node: ast.AST) -> None:
    assert isinstance(node, ast.Attribute)
    node.attr = _NAMES[node.attr]


def _swap_id(node: ast.AST) -> None:
    assert isinstance(node, ast.Name)
    node.id = _NAMES[node.id]


def _swap_branches(node: ast.AST) -> None:
    assert isinstance(node, ast.IfExp)
    node.body, node.orelse = node.orelse, node.body


def _delete(node: ast.AST) -> None:
    # The node itself turns into `pass`, because its parent is not at hand.
    node.__class__ = ast.Pass
    node.__dict__ = {
        k: v for k, v in node.__dict__.items() if "line" in k or "col" in k
    }


def _never(node: ast.AST) -> None:
    assert isinstance(node, ast.If)
    node.test = ast.Constant(value=False)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


_RULES: list[tuple[Callable[[ast.AST], bool], Change]] = [
    (lambda n: isinstance(n, ast.Compare) and type(n.ops[0]) in _COMPARISONS,
     _swap_comparison),
    (lambda n: isinstance(n, ast.BinOp | ast.AugAssign) and type(n.op) in _OPERATORS,
     _swap_operator),
    (_is_number, _increment),
    (lambda n: isinstance(n, ast.Constant) and isinstance(n.value, bool), _negate),
    (lambda n: isinstance(n, ast.BoolOp), _swap_boolean),
    (lambda n: isinstance(n, ast.UnaryOp) and isinstance(n.op, ast.USub), _drop_sign),
    (lambda n: isinstance(n, ast.Attribute) and n.attr in _NAMES, _swap_name),
    (lambda n: isinstance(n, ast.Name) and n.id in _NAMES, _swap_id),
    (lambda n: isinstance(n, ast.IfExp), _swap_branches),
    (lambda n: isinstance(n, ast.Expr | ast.AugAssign | ast.Continue | ast.Break),
     _delete),
    (lambda n: isinstance(n, ast.If), _never),
]  # fmt: skip
