"""`grader nbgrader …` as people call it: the tiny course, nbgrader's own folders."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from browser import wait_for
from classroom import cell_of, read, write

BIN = Path(sys.executable).parent
RIGHT = "def double(x):\n    return 2 * x"
FOUR = "def quadruple(x):\n    return 4 * x"
CONFIG = """
from grader.channels.nbgrader import configure

configure(get_config(), root={root!r})
"""


def run(root, *command, codes=(0,)):
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        cwd=root,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode in codes, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_what_is_missing_is_explained(course_root):
    without = run(course_root, "grader", "nbgrader", "autograde", "week01", codes=(2,))
    (course_root / "nbgrader_config.py").write_text("")
    empty = run(course_root, "grader", "nbgrader", "autograde", "week01", codes=(2,))

    assert "must hold nbgrader_config.py" in " ".join(without.stderr.split())
    assert "It holds none of this week" in " ".join(empty.stderr.split())


def test_results_are_stored_and_read(course_root, hand_in, tmp_path):
    classes = hand_in(ada=f"{RIGHT}\n\n\n{FOUR}", boris=RIGHT)
    out = str(tmp_path / "results")
    run(
        course_root, "grader", "grade", "week01", str(classes), "--out", out, codes=(1,)
    )
    url = f"sqlite:///{tmp_path / 'other.db'}"
    stored = run(course_root, "grader", "nbgrader", "store", "week01", out, "--db", url)
    shown = run(course_root, "grader", "nbgrader", "scores", "week01", "--db", url)
    same = ["grader", "nbgrader", "scores", "week01", "--db", url, "--json"]
    found = json.loads(run(course_root, *same).stdout)
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    empty = ["grader", "nbgrader", "store", "week01", str(nothing), "--db", url]

    assert "2 results are in the gradebook." in stored.stdout
    assert "100 of 100  100 from tests" in " ".join(shown.stdout.split("\n"))
    assert [one["auto"] for one in found] == [100, 60]
    assert "results of week01_tiny" in run(course_root, *empty, codes=(2,)).stderr
    assert not (course_root / "gradebook.db").exists()


@pytest.fixture
def classroom(course_root):
    """The tiny course with notebooks of a few learners in submitted/."""
    text = CONFIG.format(root=str(course_root))
    (course_root / "nbgrader_config.py").write_text(text)
    run(course_root, "grader", "release", "--nbgrader")
    run(course_root, "nbgrader", "generate_assignment", "week01_tiny")
    for number in range(6):
        hand_in_notebook(course_root, f"learner{number}", RIGHT)
    return course_root


def hand_in_notebook(root, learner, double):
    name = "week01_tiny"
    notebook = read(root / "release" / name / f"{name}.ipynb")
    cell_of(notebook, "solve-1-1")["source"] = double
    write(notebook, root / "submitted" / learner / name / f"{name}.ipynb")


AUTOGRADE = ("grader", "nbgrader", "autograde", "week01", "--workers", "1")


def written(root):
    return {
        path.parent.parent.name: path.stat().st_mtime_ns
        for path in (root / "autograded").glob("*/*/*.ipynb")
    }


@pytest.mark.slow
def test_only_what_changed_is_graded_and_written_again(classroom):
    run(classroom, *AUTOGRADE, codes=(1,))
    first, results = written(classroom), classroom / "results" / "nbgrader"
    hand_in_notebook(classroom, "learner3", f"{RIGHT}  # and more")
    (results / "learner4" / "week01_tiny.json").write_text("damaged")
    again = run(classroom, *AUTOGRADE, "--json", codes=(1,))
    second = written(classroom)

    assert len(first) == 6
    changed = {learner for learner in first if first[learner] != second[learner]}
    assert {"learner3"} <= changed <= {"learner3", "learner4"}
    assert [one["result"]["score"] for one in json.loads(again.stdout)] == [60] * 6


@pytest.mark.slow
def test_what_was_interrupted_goes_on(classroom):
    # The last learner's loop takes longer than the signal, on a busy machine too.
    hand_in_notebook(
        classroom, "learner5", "def double(x):\n    while True:\n        x"
    )
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    results = classroom / "results" / "nbgrader"
    with subprocess.Popen(
        AUTOGRADE,
        cwd=classroom,
        env=os.environ | {"PATH": path},
        stderr=subprocess.PIPE,
        text=True,
        # A shell that runs this in the background has its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        wait_for(lambda: list(results.glob("*/week01_tiny.json")), "the first result")
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1]
    first = {path: path.stat().st_mtime_ns for path in results.glob("*/*.json")}
    done = run(classroom, *AUTOGRADE, codes=(1,))

    assert process.returncode == 2, said
    assert "Traceback" not in said
    assert "6 of 6 notebooks are in the gradebook." in done.stdout
    assert all(path.stat().st_mtime_ns == when for path, when in first.items())
    assert len(written(classroom)) == 6
