"""Writes assignments/, the learners' repository, from what staff write.

Nothing of a solution, a hidden test or a wrong answer goes in: stubs lose each solution
region, public tests are cut out of the hidden file with only what they use, and known
mistakes become a table of the numbers that they return.
"""

import ast
import builtins
import contextlib
import json
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import jupytext
import msgspec
from hatchling.builders.wheel import WheelBuilder

from grader.answers import wrong_answers
from grader.course import Course, KnownMistake, Week, WeekFile, read_source
from grader.diagnosis import Bank
from grader.errors import CourseError
from grader.grading import check_manifest
from grader.plugin import Suite, collected, with_suite
from grader.provenance import tests_hash
from grader.submission import PUBLIC_SEED, digest_of

# What Jupyter has to know of a notebook.
KERNEL = {
    "kernelspec": {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}
_REGION = re.compile(
    r"^(?P<indent>[ ]*)# BEGIN SOLUTION (?P<task>\S+)\n.*?^[ ]*# END SOLUTION[^\n]*\n",
    re.DOTALL | re.MULTILINE,
)


def release_course(course: Course) -> None:
    """Write assignments/ anew, whole or not at all."""
    root = course.weeks[0].root
    with tempfile.TemporaryDirectory(dir=root, prefix=".release-") as folder:
        fresh = Path(folder) / "assignments"
        write_course(course, fresh)
        target = root / "assignments"
        if target.exists():
            target.rename(Path(folder) / "old")
        shutil.move(fresh, target)


def differences(course: Course) -> list[str]:
    """List the files of assignments/ that are not what a release would write."""
    with tempfile.TemporaryDirectory() as folder:
        write_course(course, Path(folder))
        return _compare(Path(folder), course.weeks[0].root / "assignments")


def write_course(course: Course, target: Path) -> None:
    """Write the learners' repository into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    root = course.weeks[0].root
    template = root / "solutions" / "learners"
    if template.is_dir():
        shutil.copytree(template, target, dirs_exist_ok=True)
    record: dict[str, object] = {"title": course.title, "weeks": course.file.weeks}
    if course.file.github:
        record["github"] = msgspec.to_builtins(course.file.github)
    _write(target / "course.json", json.dumps(record, indent=2) + "\n")
    write_wheel(root, target)
    for week in course.weeks:
        write_week(week, target / week.name)


def write_wheel(root: Path, target: Path) -> None:
    """Build the grader that learners install; the same sources give the same bytes."""
    if not (root / "pyproject.toml").exists():
        return
    builder = WheelBuilder(str(root))
    list(builder.build(directory=str(target), versions=["standard"]))


def write_week(week: Week, target: Path) -> None:
    """Write one week: brief, stubs, public tests, lab, and its record."""
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "README.md", read_source(week.solution / "brief.md"))
    for module in week.file.modules:
        path = week.solution / f"{module}.py"
        _write(target / f"{module}.py", make_stub(read_source(path), path))
    _write(target / "test_public.py", make_public_tests(read_source(_test_file(week))))
    _write(target / "lab.ipynb", make_notebook(read_source(week.solution / "lab.py")))
    text = msgspec.json.format(msgspec.json.encode(_record(week))).decode()
    _write(target / "week.json", text + "\n")


def make_stub(source: str, path: Path) -> str:
    """Replace each solution region by an error that names its task.

    Raises:
        CourseError: If a region is not closed, or the stub would not compile.
    """
    if source.count("# BEGIN SOLUTION") != source.count("# END SOLUTION"):
        raise CourseError(f"{path}: a solution region is not closed.")
    stub = _REGION.sub(_unsolved, source)
    if "SOLUTION" in stub:
        raise CourseError(f"{path}: a solution region is not well formed.")
    try:
        ast.parse(stub)
    except SyntaxError as error:
        raise CourseError(f"{path}: the stub is not valid Python: {error}") from error
    return stub


def _unsolved(region: re.Match[str]) -> str:
    indent, task = region["indent"], region["task"]
    return (
        f'{indent}# YOUR CODE HERE\n{indent}raise NotImplementedError("Task {task}")\n'
    )


def make_public_tests(source: str) -> str:
    """Cut the public tests out of the hidden file, with only what they use."""
    tree = ast.parse(source)
    definitions: dict[str, list[ast.stmt]] = {}
    for node in tree.body:
        for name in _defined(node):
            definitions.setdefault(name, []).append(node)
    wanted = {
        n.name for n in tree.body if isinstance(n, ast.FunctionDef) and _is_public(n)
    }
    waiting = list(wanted)
    while waiting:
        nodes = definitions[waiting.pop()]
        used = set().union(*map(_names_in, nodes)) & definitions.keys()
        waiting += sorted(used - wanted)
        wanted |= used
    kept = [node for node in tree.body if wanted & set(_defined(node))]
    imports = [_text_of(source, node) for node in kept if _is_import(node)]
    text = (
        '"""The public tests of this week. Each docstring says what must hold."""\n\n'
    )
    text += _grouped(imports)
    was_definition = False
    for node in kept:
        if not _is_import(node):
            is_definition = isinstance(node, ast.FunctionDef | ast.ClassDef)
            gap = "\n\n\n" if is_definition or was_definition else "\n\n"
            text += gap + _text_of(source, node)
            was_definition = is_definition
    return text + "\n"


def _grouped(imports: list[str]) -> str:
    groups: dict[int, list[str]] = {}
    for line in imports:
        package = line.split()[1].partition(".")[0]
        is_library = package in sys.stdlib_module_names
        place = 0 if is_library else 2 if package == "grader" else 1
        groups.setdefault(place, []).append(line)
    return "\n\n".join("\n".join(groups[place]) for place in sorted(groups))


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _is_public(node: ast.FunctionDef) -> bool:
    return any("mark.public" in ast.unparse(d) for d in node.decorator_list)


def _defined(node: ast.AST) -> list[str]:
    """List the names that a statement defines or changes in its module."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [(a.asname or a.name).partition(".")[0] for a in node.names]
    if isinstance(node, _TARGETS) and isinstance(node.ctx, ast.Store):
        while isinstance(node, ast.Attribute | ast.Subscript):
            node = node.value  # `table["a"] = 1` changes `table`
        return [node.id] if isinstance(node, ast.Name) else []
    if isinstance(node, _OWN_NAMES):
        return []
    return [name for child in ast.iter_child_nodes(node) for name in _defined(child)]


_TARGETS = (ast.Name, ast.Attribute, ast.Subscript)
_OWN_NAMES = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _names_in(node: ast.stmt) -> set[str]:
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    names |= {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}
    return names - set(dir(builtins))


def _text_of(source: str, node: ast.stmt) -> str:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(d.lineno for d in decorators)])
    lines = source.splitlines()
    while first > 1 and lines[first - 2].startswith("# "):
        first -= 1  # a comment right above belongs to what it is about
    return "\n".join(lines[first - 1 : node.end_lineno])


def make_notebook(source: str) -> str:
    """Turn a percent script into a notebook that is the same on every run."""
    notebook = jupytext.reads(source, fmt="py:percent")
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number}"
        cell["source"] = cell["source"].strip("\n")
    notebook.metadata = KERNEL
    return str(jupytext.writes(notebook, fmt="ipynb")).rstrip("\n") + "\n"


def _record(week: Week) -> WeekFile:
    """Make week.json; its table of mistakes is kept until what it is made from changes.

    A table of models takes minutes, and its last digits differ between processors.
    """
    files = [week.solution / f"{module}.py" for module in week.file.modules]
    parts = {path.name: read_source(path).encode() for path in files}
    made_from = digest_of(parts | {"tests": tests_hash(week).encode()})
    mistakes = None
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        released = (week.assignment / "week.json").read_bytes()
        old = msgspec.json.decode(released, type=WeekFile)
        mistakes = old.mistakes if old.baked_from == made_from else None
    if mistakes is None:
        mistakes = bake_mistakes(week)
    return msgspec.structs.replace(week.file, mistakes=mistakes, baked_from=made_from)


def bake_mistakes(week: Week) -> list[KnownMistake]:
    """Run each wrong answer on the public tests and note what it shows there."""
    baked: list[KnownMistake] = []

    def body(suite: Suite) -> None:
        check_manifest(week, suite.tests)
        answers = wrong_answers(week)
        bank = Bank(suite, answers, week.file.imports)
        for task in week.file.tasks:
            tests = [t for t in suite.tests if t.public and t.task == task.id]
            for mistake in bank.mistakes(task.id, PUBLIC_SEED):
                shown = {test.id: mistake.shows(test) for test in tests}
                evidence = {_public_id(i): e for i, e in shown.items() if e is not None}
                if evidence:
                    known = (mistake.code, task.id, mistake.message, evidence)
                    baked.append(KnownMistake(*known))

    with_suite(collected(week), body)
    return baked


def _public_id(test_id: str) -> str:
    return "test_public.py::" + test_id.partition("::")[2]


def _test_file(week: Week) -> Path:
    files = collected(week)
    if len(files) != 1:
        raise CourseError(f"{week.tests} must hold exactly one test_*.py.")
    return files[0]


def _compare(fresh: Path, committed: Path) -> list[str]:
    new = {p.relative_to(fresh): p for p in fresh.rglob("*") if p.is_file()}
    old = {p.relative_to(committed): p for p in committed.rglob("*") if p.is_file()}
    old = {name: path for name, path in old.items() if "__pycache__" not in name.parts}
    lines = [f"missing: {name}" for name in sorted(new.keys() - old.keys())]
    lines += [f"not of a release: {name}" for name in sorted(old.keys() - new.keys())]
    shared = sorted(new.keys() & old.keys())
    changed = [name for name in shared if _content(new[name]) != _content(old[name])]
    return lines + [f"differs: {name}" for name in changed]


def _content(path: Path) -> object:
    """Read a file; of a wheel what it holds, since compressors differ."""
    if path.suffix != ".whl":
        return path.read_bytes()
    with zipfile.ZipFile(path) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
