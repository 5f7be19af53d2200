"""Cuts a week's stubs up: what is given, and what each task asks for."""

import ast
import re

from grader.course import Task, Week, read_source
from grader.errors import CourseError
from grader.release import make_stub

_UNSOLVED = re.compile(
    r"^(?P<indent> *)# YOUR CODE HERE\n(?P<line> *raise NotImplementedError[^\n]*\n?)",
    re.MULTILINE,
)
_TASK_OF_REGION = re.compile(r"^ *# BEGIN SOLUTION (?P<task>\S+)", re.MULTILINE)


class Stubs:
    """A week's stubs, cut up, for one namespace that all of its modules share.

    Raises:
        CourseError: If two modules, or a module and the lab, use one name.
    """

    def __init__(self, week: Week) -> None:
        self._given: dict[str, list[tuple[ast.stmt, str]]] = {}
        self._tasks: dict[str, list[str]] = {}
        defined: dict[str, str] = {}
        for module in week.file.modules:
            path = week.solution / f"{module}.py"
            source = read_source(path)
            stub = make_stub(source, path)
            tasks = _tasks_in(source)
            for node, text in _statements(stub):
                for name in _names(node):
                    if defined.setdefault(name, module) != module:
                        raise CourseError(
                            f"{path}: {name!r} is also in {defined[name]}.py; a "
                            "notebook has one namespace, so rename one of them."
                        )
                # A helper whose own line names a task's class must stand below it.
                wanted = [getattr(node, "name", ""), *sorted(_needed_at_once(node))]
                task = next((tasks[name] for name in wanted if name in tasks), None)
                if task:
                    self._tasks.setdefault(task, []).append(_as_region(text))
                elif not _imports_own(node, week):
                    self._given.setdefault(module, []).append((node, text))
        _require_lab_apart(week, defined)

    def given(self, module: str) -> str:
        """Return imports, constants and helpers of a module."""
        text = ""
        for node, part in self._given.get(module, []):
            is_import = isinstance(node, ast.Import | ast.ImportFrom)
            is_definition = isinstance(node, ast.FunctionDef | ast.ClassDef)
            text += (
                "\n" if is_import else "\n\n\n" if is_definition else "\n\n"
            ) + part
        return text.strip("\n")

    def of(self, task: Task) -> str:
        """Return the stubs of a task.

        Raises:
            CourseError: If there are none.
        """
        if task.id not in self._tasks:
            raise CourseError(f"{task.module}.py has no solution region of {task.id}.")
        return "\n\n\n".join(self._tasks[task.id])


def _tasks_in(source: str) -> dict[str, str]:
    """Say which definition belongs to which task: the one of its solution regions."""
    tasks: dict[str, str] = {}
    for node, text in _statements(source):
        regions = set(_TASK_OF_REGION.findall(text))
        if len(regions) > 1:
            raise CourseError(f"{_names(node)} belongs to several tasks: {regions}.")
        for task in regions:
            tasks[getattr(node, "name", "")] = task
    return tasks


def _statements(source: str) -> list[tuple[ast.stmt, str]]:
    """Cut a module into its statements, each with the comments right above it."""
    lines = source.splitlines()
    found, start = [], 0
    for node in ast.parse(source).body:
        end = node.end_lineno or node.lineno
        found.append((node, "\n".join(lines[start:end]).strip("\n")))
        start = end
    return found


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return [n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)]
    return []


def _needed_at_once(node: ast.AST) -> set[str]:
    """List the names that must be there when a statement is run, not only later."""
    if isinstance(node, ast.ClassDef):
        parts: list[ast.AST] = [*node.decorator_list, *node.bases, *node.body]
        return set().union(*map(_needed_at_once, parts))
    if isinstance(node, ast.FunctionDef):
        parts = [*node.decorator_list, node.args, *filter(None, [node.returns])]
        return set().union(*map(_needed_at_once, parts))
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _imports_own(node: ast.stmt, week: Week) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module in week.file.modules


def _require_lab_apart(week: Week, defined: dict[str, str]) -> None:
    path = week.solution / "lab.py"
    taken = {
        name for node in ast.parse(read_source(path)).body for name in _names(node)
    }
    if both := sorted(taken & defined.keys()):
        raise CourseError(
            f"{path}: {', '.join(both)} would overwrite what learners write in the "
            "notebook. Give the lab's own names to the lab's things."
        )


def _as_region(stub: str) -> str:
    return _UNSOLVED.sub(
        r"\g<indent>### BEGIN SOLUTION\n\g<line>\g<indent>### END SOLUTION\n",
        stub + "\n",
    ).rstrip("\n")
