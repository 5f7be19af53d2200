"""The same week for graders of notebooks: one cell of code, one graded cell a task."""

import json
import shutil
import subprocess
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from weeks import Week

from grader.channels.notebooks import write_source
from grader.course import find_course

OTTER_TEST = '''\
"""Task {task}, in otter's format of tests that raise."""

from local import run_task
from otter.test_files import test_case

OK_FORMAT = False
name = "task-{name}"
points = {points}


@test_case()
def test_task(env):
    """Run the week's own tests on the notebook's names."""
    run_task("{task}", env)
'''


def nbgrader_source(week: Week) -> NotebookNode:
    """Make the instructor's notebook: solutions between nbgrader's markers."""
    source = week.source.replace("# BEGIN SOLUTION", "### BEGIN SOLUTION")
    return _nbgrader(week, source.replace("# END SOLUTION", "### END SOLUTION"))


def nbgrader_submission(week: Week, source: str) -> NotebookNode:
    """Make a learner's notebook as nbgrader hands it out."""
    return _nbgrader(week, source)


def otter_submission(source: str) -> NotebookNode:
    """Make a learner's notebook for otter; its tests are elsewhere."""
    return _notebook([nbformat.v4.new_code_cell(source)])


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def write_course(week: Week, folder: Path, count: int, nbgrader: list[str]) -> None:
    """Write nbgrader's folder for a week of the course, with solved submissions.

    `nbgrader` is the command, without its arguments.
    """
    course = find_course(week.course)
    name = week.name
    write_source(course.week(name), folder / "source" / name)
    command = [*nbgrader, "generate_assignment", name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    released = folder / "release" / name
    for number in range(count):
        target = folder / "submitted" / f"learner{number:04}" / name
        shutil.copytree(released, target)
        notebook = nbformat.read(released / f"{name}.ipynb", as_version=4)
        stubs = [c for c in notebook.cells if _grade_id(c).startswith("solve-")]
        for cell in stubs:
            cell.source = f"# learner {number}"
        stubs[0].source += f"\n{week.source}"
        write(notebook, target / f"{name}.ipynb")


def _grade_id(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def otter_zip(week: Week, folder: Path, otter: str) -> Path:
    """Make otter's autograder out of a test file for each task."""
    tests = folder / "tests"
    tests.mkdir(parents=True)
    for task, points in week.tasks.items():
        name = task.replace(".", "-")
        text = OTTER_TEST.format(task=task, name=name, points=points)
        (tests / f"task-{name}.py").write_text(text)
    (folder / "otter_config.json").write_text(json.dumps({"pdf": False}))
    command = [otter, "generate", "-t", "tests", "-o", "autograder.zip"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "autograder.zip"


def _nbgrader(week: Week, source: str) -> NotebookNode:
    cells = [_cell(source, "solution", points=0)]
    for task, points in week.tasks.items():
        text = f"from local import run_task\nrun_task({task!r}, globals())"
        cells.append(_cell(text, f"task-{task}".replace(".", "-"), points))
    return _notebook(cells)


def _cell(source: str, name: str, points: float) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata.nbgrader = {
        "schema_version": 3,
        "grade_id": name,
        "grade": points > 0,
        "solution": points == 0,
        "locked": points > 0,
        "task": False,
    }
    if points:
        cell.metadata.nbgrader["points"] = points
    return cell


def _notebook(cells: list[NotebookNode]) -> NotebookNode:
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    return notebook
