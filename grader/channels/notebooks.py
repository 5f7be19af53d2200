"""Writes the course as nbgrader's instructors keep it: source/<week>/<week>.ipynb.

A week's notebook holds the brief, for each task a cell with its stubs and a locked cell
that checks it, questions to answer in words, and the lab. All modules of the week share
the notebook's one namespace. Solutions and hidden tests are in none of these files.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jupytext
import msgspec

from grader.channels.stubs import Stubs
from grader.course import Course, Task, Week, read_source
from grader.errors import CourseError
from grader.notebook import PUBLIC
from grader.release import KERNEL
from grader.submission import LAB_MARK

Cell = dict[str, Any]

SCHEMA_VERSION = 3
CHECK, SOLVE, QUESTION, ANSWER = "check", "solve", "question", "answer"
BRIEF, GIVEN, LAB = "brief", "given", "lab"

CONFIG = '''\
"""nbgrader's settings for this folder; `grader release --nbgrader` wrote them."""

from grader.channels.nbgrader import configure

configure(get_config(), root={root!r}, course={course!r})  # noqa: F821
'''

_SECTION = re.compile(r"^## (?P<task>P?\d+\.\d+) ", re.MULTILINE)
_END = re.compile(r"^## (?!P?\d+\.\d+ )", re.MULTILINE)
_QUESTION = re.compile(
    r"^## (?P<title>[^\n]+) \((?P<points>\d+(?:\.\d+)?) points?\)\n"
    r"(?P<text>.*?)^### Mark scheme\n(?P<scheme>.*?)(?=^## |\Z)",
    re.DOTALL | re.MULTILINE,
)
_HOW_TO = """\
> **In this notebook** you write into the cells below, in place of the files that the
> text names, and the lab stands at the end. Run the cell under a task for its public
> tests: it shows what `grader check` shows. If you are stuck, run
> `from grader.notebook import hint; hint("{task}")` in a cell of your own.
> Before you submit, restart the kernel and run all cells, or press *Validate*.
"""
_ANSWER = "YOUR ANSWER HERE"


class Question(msgspec.Struct, frozen=True):
    """A question to answer in words; a person gives the points."""

    title: str
    points: float
    text: str
    scheme: str


def grade_id(kind: str, name: str | int) -> str:
    """Make a cell's name of the letters that nbgrader allows: `check-1-2`."""
    return f"{kind}-{name}".replace(".", "-")


def release_notebooks(course: Course, folder: Path | None = None) -> Path:
    """Write every week's source, and the configuration where there is none.

    Returns:
        The folder `source`, in `folder` or else in the course's own.
    """
    root = course.weeks[0].root
    folder = (folder or root).resolve()
    for week in course.weeks:
        write_source(week, folder / "source" / week.name)
    config = folder / "nbgrader_config.py"
    if not config.exists():
        text = CONFIG.format(root=str(folder), course=str(root.resolve()))
        config.write_text(text, encoding="utf-8")
    return folder / "source"


def write_source(week: Week, target: Path) -> None:
    """Write one week's notebook, and beside it what is public in assignments/."""
    if target.exists():
        shutil.rmtree(target)
    public = target / PUBLIC
    (public / week.name).mkdir(parents=True)
    for name in ("week.json", "test_public.py"):
        shutil.copy(week.assignment / name, public / week.name / name)
    record = {"title": week.file.title, "weeks": [week.name]}
    (public / "course.json").write_text(json.dumps(record) + "\n", encoding="utf-8")
    data = week.root / "solutions" / "learners" / "data"
    if data.is_dir() and "grader.data" in read_source(week.solution / "lab.py"):
        shutil.copytree(data, target / "data")
    text = json.dumps(make_week_notebook(week), indent=1, ensure_ascii=False) + "\n"
    (target / f"{week.name}.ipynb").write_text(text, encoding="utf-8")


def make_week_notebook(week: Week) -> dict[str, Any]:
    """Lay out a week as one notebook in nbgrader's source format."""
    brief = split_brief(week)
    stubs = Stubs(week)
    first = week.file.tasks[0].id
    cells = [_locked(BRIEF, 0, brief[""] + "\n\n" + _HOW_TO.format(task=first))]
    opened: set[str] = set()
    for task in week.file.tasks:
        cells.append(_locked(BRIEF, task.id, brief[task.id]))
        if task.module not in opened:
            opened.add(task.module)
            cells.append(_locked(GIVEN, task.module, stubs.given(task.module), "code"))
        cells.append(_cell(SOLVE, task.id, stubs.of(task), "code", solution=True))
        cells.append(_check(task))
    for number, question in enumerate(read_questions(week), start=1):
        cells += _asked(number, question)
    cells += _lab(week)
    if brief["end"]:
        cells.append(_locked(BRIEF, "end", brief["end"]))
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    return {
        "cells": cells,
        "metadata": KERNEL,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def split_brief(week: Week) -> dict[str, str]:
    """Cut brief.md into the sections of the tasks, "" before and "end" after them.

    Raises:
        CourseError: If a task has no section.
    """
    path = week.solution / "brief.md"
    text = read_source(path)
    starts = list(_SECTION.finditer(text))
    if not starts:
        raise CourseError(
            f"{path}: there is no section `## {week.file.tasks[0].id} …`."
        )
    tail = _END.search(text, starts[-1].end())
    end = tail.start() if tail else len(text)
    stops = [match.start() for match in starts[1:]] + [end]
    parts = {"": text[: starts[0].start()].strip(), "end": text[end:].strip()}
    for match, stop in zip(starts, stops, strict=True):
        parts[match["task"]] = text[match.start() : stop].strip()
    for task in week.file.tasks:
        if task.id not in parts:
            raise CourseError(f"{path}: there is no section `## {task.id} …`.")
    return parts


def read_questions(week: Week) -> list[Question]:
    """Read questions.md, which a week may have.

    Raises:
        CourseError: If a question has no points or no mark scheme.
    """
    path = week.solution / "questions.md"
    if not path.exists():
        return []
    text = read_source(path)
    found = [
        Question(m["title"], float(m["points"]), m["text"].strip(), m["scheme"].strip())
        for m in _QUESTION.finditer(text)
    ]
    if len(found) != len(re.findall(r"^## ", text, re.MULTILINE)):
        raise CourseError(
            f"{path}: each question must read `## Title (5 points)`, its text, "
            "`### Mark scheme`, and what the points are for."
        )
    return found


def _check(task: Task) -> Cell:
    source = f'from grader.notebook import check\n\ncheck("{task.id}")'
    return _cell(CHECK, task.id, source, "code", points=task.points, locked=True)


def _asked(number: int, question: Question) -> list[Cell]:
    title = f"## Question {number}: {question.title}"
    points = f"{question.points:g} points, given by a person."
    scheme = f"### BEGIN MARK SCHEME\n{question.scheme}\n### END MARK SCHEME"
    text = f"{title}\n\n{question.text}\n\n*{points}*\n\n{scheme}"
    answer = _cell(
        ANSWER, number, _ANSWER, "markdown", solution=True, points=question.points
    )
    return [_locked(QUESTION, number, text), answer]


def _lab(week: Week) -> list[Cell]:
    names = ", ".join(f'"{module}"' for module in week.file.modules)
    source = (
        f"{LAB_MARK}\nfrom grader.notebook import as_modules\n\nas_modules({names})"
    )
    cells = [_locked(LAB, 0, source, "code")]
    lab = jupytext.reads(read_source(week.solution / "lab.py"), fmt="py:percent")
    for number, cell in enumerate(lab.cells, start=1):
        text = cell["source"].strip("\n")
        if cell["cell_type"] == "code":
            text = f"{LAB_MARK}\n{text}"
        cells.append(_locked(LAB, number, text, cell["cell_type"]))
    return cells


def _locked(
    kind: str, name: str | int, source: str, cell_type: str = "markdown"
) -> Cell:
    return _cell(kind, name, source, cell_type, locked=True)


def _cell(
    kind: str,
    name: str | int,
    source: str,
    cell_type: str,
    *,
    locked: bool = False,
    solution: bool = False,
    points: float | None = None,
) -> Cell:
    record: Cell = {
        "schema_version": SCHEMA_VERSION,
        "grade_id": grade_id(kind, name),
        "grade": points is not None,
        "solution": solution,
        "locked": locked,
        "task": False,
    }
    if points is not None:
        record["points"] = points
    cell: Cell = {
        "cell_type": cell_type,
        "metadata": {"nbgrader": record},
        "source": source,
    }
    if cell_type == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell
