"""The graders that are compared. Each grades a class and must give every point."""

import csv
import json
import os
import secrets
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import notebooks
from measuring import Command, Cost, forget_files, measure
from weeks import BENCH, ROOT, Week

BIN = Path(sys.executable).parent
# Kernels that notebooks ask for by name are found by these.
JUPYTER = {"PATH": f"{BIN}:{os.environ['PATH']}", "JUPYTER_PREFER_ENV_PATH": "1"}
# Any secret will do; without one, the course's folder would get a file with its own.
SECRET = {"GRADER_SECRET": "bench"}


def own(week: Week, passes: int) -> float:
    """Return the CPU seconds that tests and solution take in a warm process."""
    arguments = [sys.executable, str(BENCH / "local.py"), str(passes)]
    once = measure([Command([*arguments[:2], "0"], week.course, week.variables)])
    more = measure([Command(arguments, week.course, week.variables)])
    return (more.cpu - once.cpu) / passes


def grader(week: Week, submissions: Path, work: Path, workers: int = 1) -> Cost:
    """Run `grade`; a second time in the same `work`, results are found in the cache."""
    out = work / "results"
    arguments = [str(BIN / "grader"), "grade", week.name, str(submissions)]
    arguments += ["--out", str(out), "--workers", str(workers)]
    cost = measure([Command(arguments, week.course, SECRET)])
    results = [json.loads((out / name / f"{week.name}.json").read_text())
               for name in _learners(submissions)]  # fmt: skip
    _require(all(r["score"] == r["max_score"] for r in results), "this grader")
    _require(all(r["isolation"] == "sandlock" for r in results), "this grader")
    return cost


def pytest(week: Week, submissions: Path, work: Path) -> Cost:
    """Run one pytest for each submission, tests and learner's code in one process."""
    arguments = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull]
    arguments += ["-p", "local", "-p", "no:cacheprovider", "--import-mode=importlib"]
    commands = []
    for name in _learners(submissions):
        variables = week.variables | {"PYTHONPATH": f"{BENCH}:{submissions / name}"}
        arguments_of = [*arguments, str(week.tests)]
        commands.append(Command(arguments_of, submissions / name, variables))
    return measure(commands)  # pytest succeeds if all tests pass and there are any


def nbgrader(week: Week, submissions: Path, work: Path) -> Cost:
    """Run `nbgrader autograde`, which executes every notebook in a kernel."""
    variables = week.variables | JUPYTER
    name = f"{week.name}.ipynb"
    notebooks.write(notebooks.nbgrader_source(week), work / "source" / week.name / name)
    # A slow import of TensorFlow may take longer than the 30 seconds of the default.
    config = "c = get_config()\nc.ExecutePreprocessor.timeout = 600\n"
    (work / "nbgrader_config.py").write_text(config)
    binary = str(BIN / "nbgrader")
    measure([Command([binary, "generate_assignment", week.name], work, variables)])
    for learner in _learners(submissions):
        source = (submissions / learner / f"{week.module}.py").read_text()
        path = work / "submitted" / learner / week.name / name
        notebooks.write(notebooks.nbgrader_submission(week, source), path)
    cost = measure([Command([binary, "autograde", week.name], work, variables)])
    everything = [sum(week.tasks.values())] * len(_learners(submissions))
    _require(_gradebook(work) == everything, "nbgrader")
    return cost


def otter(week: Week, submissions: Path, work: Path) -> Cost:
    """Run one `otter run` for each notebook: no container, one kernel each."""
    binary = str(BIN / "otter")
    archive = notebooks.otter_zip(week, work / "autograder", binary)
    variables = week.variables | JUPYTER
    commands = []
    for learner in _learners(submissions):
        source = (submissions / learner / f"{week.module}.py").read_text()
        path = work / learner / f"{week.name}.ipynb"
        notebooks.write(notebooks.otter_submission(source), path)
        arguments = [binary, "run", "-a", str(archive), "-o", ".", "--no-logo"]
        commands.append(Command([*arguments, path.name], path.parent, variables))
    cost = measure(commands)
    for command in commands:
        found = json.loads((command.cwd / "results.json").read_text())["tests"]
        score = sum(test.get("score", 0) for test in found)
        _require(score == sum(week.tasks.values()), "otter")
    return cost


def check(work: Path) -> tuple[Cost, Cost]:
    """Run `grader check` on a learner's copy: files from the disk, then from memory."""
    home = work / "home"
    shutil.copytree(ROOT / "assignments", home)
    name = "week01_perceptron"
    reference = ROOT / "solutions" / name / "perceptron.py"
    shutil.copy(reference, home / name / "perceptron.py")
    command = Command([str(BIN / "grader"), "check", name], home)
    measure([command])  # compiles what has never been imported
    forget_files(Path(sys.prefix) / "lib", Path(os.__file__).parent, ROOT / "grader")
    return measure([command]), measure([command])


def engines(week: Week, work: Path, count: int) -> dict[str, Cost]:
    """Grade the course's own notebooks in four ways: `grade` and nbgrader's engines.

    Its own engine runs each notebook in a kernel, public tests and lab included; ours
    runs the hidden tests in the jail.
    """
    ours, its = str(BIN / "grader"), str(BIN / "nbgrader")
    autograde = ["autograde", week.name]
    costs = {}
    for name, config, command in [
        ("`grader grade`", ITS_ENGINE,
         [ours, "grade", week.name, "{root}/submitted", "--out", "{root}/results",
          "--workers", "1"]),
        ("`nbgrader autograde`, this engine", OUR_ENGINE, [its, *autograde]),
        ("`grader nbgrader autograde`", OUR_ENGINE,
         [ours, "nbgrader", *autograde, "--course", "{root}"]),
        ("`nbgrader autograde`, its own", ITS_ENGINE, [its, *autograde]),
    ]:  # fmt: skip
        root = work / str(len(costs))
        root.mkdir()
        text = config.format(root=str(root), course=str(week.course))
        (root / "nbgrader_config.py").write_text(text)
        notebooks.write_course(
            week, root, count, ["env", f"PATH={JUPYTER['PATH']}", its]
        )
        # With a secret of its own, for results of an earlier run would be found.
        variables = JUPYTER | {"GRADER_SECRET": secrets.token_hex()}
        arguments = [argument.format(root=root) for argument in command]
        cwd = root if command[0] == its else week.course
        costs[name] = measure([Command(arguments, cwd, variables)])
        table = root / "results" / "class.csv"
        scores = _scores(table) if table.exists() else _gradebook(root)
        _require(scores == [sum(week.tasks.values())] * count, name)
    return costs


def _gradebook(root: Path) -> list[float]:
    """Ask nbgrader for its scores."""
    measure([Command([str(BIN / "nbgrader"), "export"], root, JUPYTER)])
    return _scores(root / "grades.csv")


def _scores(path: Path) -> list[float]:
    with path.open() as file:
        return [float(row["score"]) for row in csv.DictReader(file)]


OUR_ENGINE = """\
from grader.channels.nbgrader import configure

configure(get_config(), root={root!r}, course={course!r})
"""
ITS_ENGINE = """\
c = get_config()
c.ClearMarkScheme.enforce_metadata = False
c.ExecutePreprocessor.timeout = 600
"""


PEERS: dict[str, Callable[[Week, Path, Path], Cost]] = {
    "pytest": pytest,
    "nbgrader": nbgrader,
    "otter": otter,
}


def _learners(submissions: Path) -> list[str]:
    return sorted(path.name for path in submissions.iterdir())


def _require(is_met: bool, who: str) -> None:
    if not is_met:
        sys.exit(f"bench: {who} did not give every learner all points, or not jailed.")
