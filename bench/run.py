"""Seconds per submission: this grader, nbgrader's own engine, one pytest each.

    make bench          # or: .venv/bin/python bench/run.py --submissions 100

All run in one go on the same submissions of week 1: the reference solution, each with
a comment of its own. nbgrader gets a notebook with the same code in solution cells and
the same tests in graded cells, one cell a task. Its environment is made on first use.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / ".nbgrader-venv"
WEEK = "week01_perceptron"
REFERENCE = ROOT / "solutions" / WEEK / "perceptron.py"
TASKS = [f"1.{number}" for number in range(1, 9)]


def main() -> None:
    """Run every contestant and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--peers", type=int, default=10, help="submissions for peers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        ours = make_class(work / "class", options.submissions)
        few = make_class(work / "few", options.peers)
        rows = [
            (
                "this grader, 1 process",
                *grader(ours, work / "out1", options.submissions),
            ),
            ("the same, cached", *grader(ours, work / "out1", options.submissions)),
            ("one pytest process each", *plain_pytest(few, options.peers)),
            ("nbgrader autograde", *nbgrader(work / "course", few, options.peers)),
        ]
        rows += [("grader check week01", *check(work))]
    show(rows)


def make_class(folder: Path, count: int) -> Path:
    """Write `count` submissions that differ in a comment."""
    for number in range(count):
        learner = folder / f"learner{number:04}"
        learner.mkdir(parents=True)
        text = REFERENCE.read_text() + f"\n# learner {number}\n"
        (learner / "perceptron.py").write_text(text)
    return folder


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return wall and CPU seconds of `action` and the processes it waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    action()
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def run(command: list[str], **options: object) -> None:
    """Run a command; show its output only if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    if done.returncode not in (0, 1):
        sys.exit(f"{command} failed:\n{done.stdout}\n{done.stderr}")


def grader(submissions: Path, out: Path, count: int) -> tuple[float, float]:
    """Grade with one worker process and its jail."""
    binary = str(Path(sys.executable).with_name("grader"))
    command = [binary, "grade", WEEK, str(submissions), "--out", str(out)]
    wall, cpu = timed(lambda: run([*command, "--workers", "1"], cwd=ROOT))
    results = list(out.glob("*/*.json"))
    assert len(results) >= count, "not all were graded"
    return wall / count, cpu / count


def plain_pytest(submissions: Path, count: int) -> tuple[float, float]:
    """Run pytest once for each submission, tests and code in one process."""
    tests = ROOT / "tests" / WEEK / "test_perceptron.py"
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, str(tests)]
    command += ["-p", "local", "-p", "no:cacheprovider", "--import-mode=importlib"]

    def each() -> None:
        for learner in sorted(submissions.iterdir()):
            path = f"{ROOT / 'bench'}:{learner}"
            run(command, env={**os.environ, "PYTHONPATH": path}, cwd=learner)

    wall, cpu = timed(each)
    return wall / count, cpu / count


def nbgrader(course: Path, submissions: Path, count: int) -> tuple[float, float]:
    """Autograde the same code as notebooks with nbgrader's own engine."""
    if not PEER.exists():
        run([sys.executable, "-m", "venv", str(PEER)])
        install = [str(PEER / "bin" / "pip"), "install", "-q", "nbgrader==0.9.6"]
        run([*install, "ipykernel", "-e", str(ROOT)])
    paths = {"PATH": f"{PEER / 'bin'}:{os.environ['PATH']}"}
    tests = {"BENCH_TESTS": str(ROOT / "tests" / WEEK)}
    env = {**os.environ, **paths, **tests, "PYTHONPATH": str(ROOT / "bench")}
    write_notebook(course / "source" / WEEK / f"{WEEK}.ipynb", stubs=True)
    (course / "nbgrader_config.py").write_text("c = get_config()\n")
    binary = str(PEER / "bin" / "nbgrader")
    run([binary, "generate_assignment", WEEK], cwd=course, env=env)
    for learner in submissions.iterdir():
        write_notebook(course / "submitted" / learner.name / WEEK / f"{WEEK}.ipynb")
    command = [binary, "autograde", WEEK]
    wall, cpu = timed(lambda: run(command, cwd=course, env=env))
    run([binary, "export"], cwd=course, env=env)
    scores = [line.split(",")[-2] for line in (course / "grades.csv").open()][1:]
    assert len(scores) == count, "not all were graded"
    assert all(float(score) > 0 for score in scores), "nbgrader gave no points"
    return wall / count, cpu / count


def write_notebook(path: Path, *, stubs: bool = False) -> None:
    """Write the week as a notebook: a solution cell, a graded cell for each task."""
    path.parent.mkdir(parents=True)
    source = REFERENCE.read_text()
    if stubs:
        source = source.replace("# BEGIN SOLUTION", "### BEGIN SOLUTION")
        source = source.replace("# END SOLUTION", "### END SOLUTION")
    cells = [_cell(source, "solution", solution=True)]
    for task in TASKS:
        text = f"from local import run_task\nrun_task({task!r}, globals())"
        cells.append(_cell(text, f"task-{task}".replace(".", "-"), points=100))
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, path)


def _cell(source: str, name: str, *, solution: bool = False, points: int = 0) -> object:
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata.nbgrader = {
        "schema_version": 3,
        "grade_id": name,
        "grade": not solution,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    if points:
        cell.metadata.nbgrader["points"] = points
    return cell


def check(work: Path) -> tuple[float, float]:
    """Check one learner's files at home, after one run that warms the disk."""
    shutil.copytree(ROOT / "assignments", work / "home")
    shutil.copy(REFERENCE, work / "home" / WEEK / "perceptron.py")
    command = [str(Path(sys.executable).with_name("grader")), "check", "week01"]
    run(command, cwd=work / "home")
    return timed(lambda: run(command, cwd=work / "home"))


def show(rows: list[tuple[str, float, float]]) -> None:
    """Print the table, with each row's ratio to this grader."""
    ours = rows[0]
    print(f"{'per submission':<26}{'wall s':>9}{'CPU s':>9}{'wall ratio':>12}")
    for name, wall, cpu in rows:
        print(f"{name:<26}{wall:>9.3f}{cpu:>9.3f}{wall / ours[1]:>11.1f}x")
    print(json.dumps({name: [wall, cpu] for name, wall, cpu in rows}))


if __name__ == "__main__":
    main()
