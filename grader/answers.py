"""Known answers of a week: the reference, and wrong and right ones beside the tests.

A file in `wrong/` or `right/` holds only the functions that differ; it is laid over the
reference. Its docstring's first line is its name, and a wrong one says below it which
task it must fail and what a learner who wrote it should read:

    \"\"\"CE-SUM

    task: 2.7
    message: Your value is exactly {rows} times too large. What does the mean divide by?
    \"\"\"
"""

import ast
from pathlib import Path

import msgspec

from grader.course import Week, read_source
from grader.errors import CourseError
from grader.submission import Snapshot


class Answer(msgspec.Struct, frozen=True):
    """A wrong or right answer.

    Attributes:
        code: Its name; of a wrong answer, the mistake's stable code.
        task: The task that it answers; a wrong answer must lose points there.
        message: What a learner who made this mistake should read.
        snapshot: The whole program: the reference with this laid over it.
    """

    code: str
    task: str
    message: str
    snapshot: Snapshot


def reference(week: Week) -> Snapshot:
    """Read the reference solution."""
    files: dict[str, str | list[str]] = {}
    for module in week.file.modules:
        files[module] = read_source(week.solution / f"{module}.py")
    return Snapshot(files)


def wrong_answers(week: Week) -> list[Answer]:
    """Read `wrong/*.py`, in the order of their names."""
    return [_read(path, week) for path in sorted((week.tests / "wrong").glob("*.py"))]


def right_answers(week: Week) -> list[Answer]:
    """Read `right/*.py`, in the order of their names."""
    return [_read(path, week) for path in sorted((week.tests / "right").glob("*.py"))]


def _read(path: Path, week: Week) -> Answer:
    source = read_source(path)
    header = _docstring(source, path)
    code, _, rest = header.partition("\n")
    fields = _fields(rest)
    task = fields.get("task", "")
    if not code or not task:
        raise CourseError(f"{path}: the docstring must give a name and `task: ...`.")
    module = week.task(task).module
    base = reference(week).files
    files = base | {module: f"{base[module]}\n\n{source}"}
    return Answer(code.strip(), task, fields.get("message", ""), Snapshot(files))


def _docstring(source: str, path: Path) -> str:
    try:
        return ast.get_docstring(ast.parse(source)) or ""
    except (SyntaxError, ValueError) as error:
        raise CourseError(f"{path}: {error}.") from None


def _fields(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if colon and key in ("task", "message"):
            name, fields[key] = key, value.strip()
        elif name and line.strip():
            fields[name] += f" {line.strip()}"
    return fields
