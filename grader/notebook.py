"""What a week's notebook calls: the public check of a task, and modules for the lab.

A cell of the notebook checks what the cells above it define, as `grader check` does for
files; a failing check ends in an error whose text is the learner's feedback, so that
nbgrader's "Validate" shows it too.
"""

import sys
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console

from grader.course import Course, find_course
from grader.errors import CourseError
from grader.results import Result
from grader.submission import LAB_MARK, PUBLIC_SEED, Snapshot

# Beside the notebook: the week's record and its public tests, as learners get them.
PUBLIC = "public"
_WIDTH = 86


class NotDone(Exception):
    """A check of a task failed; the text says what to mend."""

    def _render_traceback_(self) -> list[str]:
        """Tell IPython to show the text and no lines of the grader's."""
        return [str(self)]


def check(task: str) -> None:
    """Run the public tests of a task on what the notebook has defined so far.

    Raises:
        NotDone: If a test fails.
    """
    try:
        week = _course_here().weeks[0]
        from grader import checking

        result = checking.run_once(
            week,
            Snapshot(dict.fromkeys(week.file.modules, _executed_cells())),
            PUBLIC_SEED,
            "none",
            "",
            wanted=lambda test: test.public,
            tasks=[week.task(task).id],
        )
    except CourseError as error:
        raise NotDone(str(error)) from None
    text = plain_text(result, f"Task {task}: {week.task(task).title}")
    if result.outcome != "passed" and result.tests:
        raise NotDone(text)
    print(text)


def hint(task: str, number: int = 1) -> None:
    """Give one hint for a task; ask again with 2 or 3 for a stronger one.

    Raises:
        NotDone: If there is no such task.
    """
    try:
        print(_course_here().hint(task, number))
    except CourseError as error:
        raise NotDone(str(error)) from None


def as_modules(*names: str) -> None:
    """Let the lab import what the notebook defines: `import perceptron`."""
    main = sys.modules["__main__"]
    for name in names:
        sys.modules[name] = _Live(name, main)


def plain_text(result: Result, title: str) -> str:
    """Write a result as `grader check` shows it, without colours."""
    from grader import feedback

    text = StringIO()
    page = Console(file=text, width=_WIDTH, color_system=None, force_jupyter=False)
    page.print(feedback.terminal(result, title), highlight=False, markup=False)
    lines = text.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


class _Live(ModuleType):
    """Looks names up where the notebook's cells define them, each time anew."""

    def __init__(self, name: str, main: ModuleType) -> None:
        super().__init__(name, "What the notebook defines.")
        self._main = main

    def __getattr__(self, name: str) -> Any:
        return getattr(self._main, name)


def _course_here() -> Course:
    folder = Path.cwd() / PUBLIC
    if not (folder / "course.json").is_file():
        raise CourseError(
            f"The folder {PUBLIC!r} must lie beside the notebook. There is none in "
            f"{Path.cwd()}. Fetch the assignment again, and open the notebook there."
        )
    return find_course(folder)


def _executed_cells() -> list[str]:
    """List what the kernel has run, in its order: of two definitions the last counts.

    Raises:
        CourseError: If this is no notebook.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise CourseError("`check` works in a notebook; for files use `grader check`.")
    texts = [str(source) for source in shell.history_manager.input_hist_raw]
    return [text for text in texts if not text.startswith(LAB_MARK)]
