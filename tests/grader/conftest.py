"""A tiny course of two tasks, and ways to run a learner's code against it."""

import contextlib
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from grader.checking import run_once
from grader.course import find_course
from grader.results import Hashes, Result, TaskResult, TestResult
from grader.sandbox import seccomp
from grader.sandbox.inspection import Program
from grader.sandbox.jail import Jail
from grader.sandbox.ports import JailedPort, LocalPort
from grader.sandbox.remote import Submission
from grader.sandbox.zygote import Setup
from grader.submission import PUBLIC_SEED, Snapshot

# Examples may take as long as they like: this machine may be busy.
settings.register_profile(
    "grader", deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.register_profile("fuzz", settings.get_profile("grader"), max_examples=10_000)
settings.load_profile("grader")

FILES = tomllib.loads(Path(__file__).with_name("tiny_course.toml").read_text())
SOLUTION = FILES["solutions/week01_tiny/tiny.py"]


def write_files(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def forget_collected_tests(tmp_path_factory):
    """Drop the test modules that a test of ours had the grader collect."""
    yield
    folder = str(tmp_path_factory.getbasetemp())
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(folder):
            del sys.modules[name]


@pytest.fixture
def course_root(tmp_path):
    """A folder with the tiny course in it."""
    root = tmp_path / "course"
    write_files(root, FILES)
    return root


@pytest.fixture
def course(course_root):
    return find_course(course_root)


@pytest.fixture
def week(course):
    return course.weeks[0]


@pytest.fixture(scope="session")
def fixed_week(tmp_path_factory):
    """The tiny week, for tests that only read it."""
    root = tmp_path_factory.mktemp("course")
    write_files(root, FILES)
    return find_course(root).weeks[0]


@pytest.fixture(scope="session")
def solution():
    """The tiny week's reference, as source text."""
    return SOLUTION


@pytest.fixture
def hand_in(tmp_path):
    """Write a submissions folder: learner's name to source of tiny.py."""

    def write(**sources):
        folder = tmp_path / "submissions"
        write_files(folder, {f"{n}/tiny.py": text for n, text in sources.items()})
        return folder

    return write


@pytest.fixture
def graded(week):
    """Grade source text of tiny.py, unjailed; `wanted` chooses the tests."""

    def grade(source, *, seed=PUBLIC_SEED, wanted=lambda test: True, week=week):
        snapshot = Snapshot({"tiny": source})
        return run_once(week, snapshot, seed, "none", "ada", wanted=wanted)

    return grade


@pytest.fixture
def program():
    """Make a submission out of source text; its worker runs in this process."""
    loaded = set(sys.modules)

    def make(source="", imports=("numpy",), **others):
        files = {"learner": source, **others}
        inspected = Program(files, list(imports))
        return Submission(lambda: LocalPort(inspected))

    yield make
    for name in set(sys.modules) - loaded:
        if "grader" not in name and not getattr(sys.modules[name], "__file__", None):
            del sys.modules[name]


@pytest.fixture
def test_result():
    """Make a test's record with what a test is about, and plain values elsewhere."""

    def make(**fields):
        plain = {"id": "test_tiny.py::test_a", "task": "1.1", "outcome": "failed"}
        plain |= {"points": 0.0, "max_points": 20.0, "title": "Twice 3 is 6."}
        return TestResult(**{**plain, **fields})

    return make


@pytest.fixture
def result(test_result):
    """Make a week's result out of tests' records."""

    def make(tests=(), **fields):
        tests = list(tests)
        task = TaskResult(id="1.1", title="Double", score=0.0, max_score=20.0)
        plain = {"learner": "ada", "week": "week01_tiny", "score": 0.0}
        plain |= {"max_score": 20.0, "outcome": "failed", "tasks": [task]}
        plain |= {"tests": tests, "isolation": "none", "seconds": 0.1, "seed": "s"}
        plain["hashes"] = Hashes(submission="a", tests="b", environment="c")
        return Result(**{**plain, **fields})

    return make


@pytest.fixture(scope="session")
def repository():
    """The folder of this repository."""
    return Path(__file__).resolve().parents[2]


def why_no_jail():
    """Say why this host cannot jail code, or "" if it can."""
    if not seccomp.is_supported():
        return "needs Linux on x86-64 or AArch64"
    try:
        from sandlock import landlock_abi_version, min_landlock_abi
    except ImportError:
        return "needs sandlock: pip install 'grader[staff]'"
    enough = landlock_abi_version() >= min_landlock_abi()
    return "" if enough else "needs Linux 6.12 or newer with Landlock"


@pytest.fixture(scope="session")
def can_jail():
    """Skip where there can be no jail."""
    if reason := why_no_jail():
        pytest.skip(reason)


@pytest.fixture(scope="session")
def jail(can_jail):
    """A warm jail."""
    made = Jail("numpy", "sandlock")
    yield made
    made.close()


IMPORTS = "import ctypes, os, socket, threading, time\nimport numpy as np\n"


@pytest.fixture
def jailed(jail):
    """Make learner's source text into submissions: one worker for each call."""
    with contextlib.ExitStack() as stack:

        def make(source, *, seconds=2.0, memory=2**30, runtime="numpy"):
            files = {"m": IMPORTS + source}
            setup = Setup(files, ["numpy"], seconds, memory, True, runtime)
            nest = jail.nest(setup)
            stack.callback(nest.close)

            def connect():
                made = Submission(lambda: JailedPort(nest, jail, seconds))
                stack.callback(made.close)
                return made

            return connect

        yield make


@pytest.fixture
def run(jailed):
    """Run a function `f` of source text in the jail, and return its value."""
    return lambda source, *args: jailed(source)().load("m").f(*args)


@pytest.fixture
def week_folder(tmp_path, monkeypatch):
    """A learner's week folder inside the course, without a download of Keras's."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    (tmp_path / "course" / "data").mkdir(parents=True)
    week = tmp_path / "course" / "week04_evaluation"
    week.mkdir()
    monkeypatch.chdir(week)
    return week
