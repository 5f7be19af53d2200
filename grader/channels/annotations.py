"""Which line of a learner's file a message belongs to."""

import re
from pathlib import Path

import msgspec

from grader import feedback
from grader.course import Week
from grader.errors import SubmissionError
from grader.results import Result, TestResult
from grader.submission import read_text


class Annotation(msgspec.Struct, frozen=True):
    """A message beside a line."""

    path: str
    line: int
    title: str
    message: str


def annotations(result: Result, week: Week, root: Path) -> list[Annotation]:
    """Find a place for each cause that a learner has to mend.

    Args:
        result: The week's result.
        week: The week.
        root: The learner's repository, or the part of it with the week's files.
    """
    return [_annotation(test, week, root) for test in feedback.loud(result)]


def _annotation(test: TestResult, week: Week, root: Path) -> Annotation:
    task = week.task(test.task)
    path = _path_of(root, week, task.module)
    line = test.line if test.file == f"{task.module}.py" else 0
    if not line and path.suffix == ".py":
        line = _line_of(root / path, _called(test, task.functions))
    earned = f"{feedback.points(test.points)}/{feedback.points(test.max_points)}"
    title = f"{test.task} {test.title} [{earned}]"
    told = [test.message, f"hint      {test.hint}" if test.hint else ""]
    return Annotation(
        path.as_posix(), line or 1, title, "\n".join(filter(None, told)) or test.outcome
    )


def _path_of(root: Path, week: Week, module: str) -> Path:
    """Say where a module is, in the order in which submissions are read."""
    folders = [Path(week.name), Path(week.short), Path()]
    names = [f"{stem}.ipynb" for stem in (module, week.short, week.name)]
    places = [folder / f"{module}.py" for folder in folders]
    places += [folder / name for folder in folders for name in names]
    there = (place for place in places if (root / place).is_file())
    return next(there, places[0])


def _called(test: TestResult, functions: list[str]) -> str:
    """Name the function of the task that the message is about."""
    called = [name for name in functions if re.search(rf"\b{name}\b", test.message)]
    return (called or functions)[0]


def _line_of(path: Path, function: str) -> int:
    """Find where a function or class begins; its file may be no valid Python."""
    try:
        source = read_text(path)
    except SubmissionError:
        return 0
    found = re.search(
        rf"^(?:def|class)[ \t]+{re.escape(function)}\b", source, re.MULTILINE
    )
    return source.count("\n", 0, found.start()) + 1 if found else 0
