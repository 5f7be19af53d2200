"""`grader grade` is killed, runs twice, or finds the disk full: nothing is lost."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

LEARNERS = {
    "ada": "def double(x):\n    return 2.0 * x\n\n\nclass Counter:\n    pass\n",
    "boris": "def double(x):\n    return x + x\n",
    "chen": "def double(x):\n    return 3 * x\n",
    "dara": "def double(x:\n",
    "emeka": "def double(x):\n    raise ValueError('no')\n",
    "fatima": "",
}


@pytest.fixture
def start(course_root, hand_in, tmp_path):
    """Start `grader grade` on a class in a process group of its own."""
    submissions = hand_in(**LEARNERS)

    def begin(out, **options):
        command = [sys.executable, "-m", "grader.cli", "grade", "week01"]
        command += [str(submissions), "--out", str(tmp_path / out)]
        return subprocess.Popen(
            [*command, "--isolation", "none", "--workers", "2"],
            cwd=course_root,
            env=os.environ | {"GRADER_SECRET": "secret"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **options,
        )

    return begin


@pytest.fixture
def found(tmp_path):
    """Read what a run left, without the time it took."""

    def read(out):
        folder = tmp_path / out
        results = {}
        for path in folder.glob("*/week01_tiny.json"):
            results[path.parent.name] = json.loads(path.read_text()) | {"seconds": 0}
        partial = list(folder.rglob(".partial-*"))
        return results, (folder / "class.csv").read_text(), partial

    return read


def ends(process):
    """Wait for a run; its exit code must say that not everybody has all points."""
    _, errors = process.communicate()
    assert process.returncode == 1, errors
    assert "Traceback" not in errors


def test_a_batch_that_is_killed_and_started_again_ends_the_same(start, found):
    began = time.monotonic()
    ends(start("clean"))
    whole = time.monotonic() - began
    chance = random.Random(7)

    for _ in range(6):
        process = start("killed")
        time.sleep(chance.uniform(0, whole))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    ends(start("killed"))

    assert found("killed")[:2] == found("clean")[:2]
    assert set(found("killed")[0]) == set(LEARNERS)


def test_two_graders_on_one_results_folder_end_the_same(start, found):
    both = [start("shared"), start("shared")]
    for process in both:
        ends(process)
    ends(start("alone"))

    assert found("shared") == found("alone")


def test_a_disk_that_is_full_costs_the_one_whose_files_do_not_fit(
    start, found, tmp_path
):
    ends(start("clean"))
    long = tmp_path / "submissions" / "boris" / "tiny.py"
    long.write_text(LEARNERS["boris"] + "#" * 200_000)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    process = start("full", preexec_fn=limit)
    _, errors = process.communicate()

    assert process.returncode == 2
    assert "Traceback" not in errors
    results, table, partial = found("full")
    others = {n: r for n, r in found("clean")[0].items() if n != "boris"}
    assert results == others
    assert "ada" in table
    assert partial == []


def test_a_folder_that_vanishes_costs_nobody_else(start, found, tmp_path):
    ends(start("clean"))
    process = start("vanished")
    shutil.rmtree(tmp_path / "submissions" / "fatima")
    process.communicate()

    results = found("vanished")[0]

    clean = found("clean")[0]
    assert {n: r for n, r in results.items() if n != "fatima"} == {
        n: r for n, r in clean.items() if n != "fatima"
    }
