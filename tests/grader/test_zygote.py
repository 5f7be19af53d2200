"""`sandbox/zygote.py`, `jail.py`: what one test costs, leaves behind and sends."""

import os
import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from grader.failures import LearnerError
from grader.sandbox.jail import Jail

OWN = """
def own():
    for number in range(3, 100):
        try:
            os.fstat(number)
            return number
        except OSError:
            pass
"""


# what one test costs


def error_of(submission):
    with pytest.raises(LearnerError) as raised:
        submission.load("m").f()
    return raised.value


def test_memory_is_limited(jailed):
    learner = jailed("def f():\n    return np.ones(2**28).sum()\n", memory=2**29)

    assert error_of(learner()).types[0].endswith("MemoryError")


def test_computing_without_end_is_told_with_its_line(jailed):
    error = error_of(jailed("def f():\n    while True:\n        pass\n", seconds=0.2)())

    assert (error.types[0], error.file, error.function) == ("TimeLimit", "m.py", "f")
    assert error.line in (4, 5)


def test_sleeping_without_end_is_told(jailed):
    error = error_of(jailed("def f():\n    time.sleep(1000)\n", seconds=0.05)())

    assert error.types[0] == "TimeLimit"


@pytest.mark.slow
def test_a_loop_that_catches_everything_ends_too(jailed):
    body = "    while True:\n        try:\n            while True: pass\n"
    source = f"def f():\n{body}        except BaseException: pass\n"

    assert error_of(jailed(source, seconds=0.2)()).types[0] in ("Crash", "TimeLimit")


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("os._exit(0)", ""),
        ("os._exit(1)", ""),
        ("os.abort()", "segmentation fault"),  # raise() is denied, so abort() halts
        ("ctypes.string_at(0)", "segmentation fault"),
        ("os.close(own())", ""),
    ],
)
def test_a_crash_costs_one_test(jailed, body, cause):
    source = f"def f():\n    {body}\n    return 1\n\ndef g():\n    return 2\n"
    connect = jailed(source + OWN)
    crashed = connect()

    error = error_of(crashed)
    crashed.close()

    assert error.types == ["Crash"]
    assert cause in error.message
    assert connect().load("m").g() == 2


def test_a_frame_of_garbage_costs_one_test(jailed):
    source = "def f():\n    os.write(own(), b'\\xff' * 64)\n\ndef g():\n    return 2\n"
    connect = jailed(source + OWN)
    broken = connect()

    with pytest.raises((AssertionError, LearnerError)):
        broken.load("m").f()
    broken.close()

    assert connect().load("m").g() == 2


# what one test leaves to the next


def test_what_one_test_changes_the_next_does_not_see(jailed):
    source = (
        "seen = []\ndef f():\n    seen.append(1)\n    np.pi = 3\n    return len(seen)\n"
    )
    connect = jailed(source + "\ndef g():\n    return np.pi > 3\n")

    assert connect().load("m").f() == 1
    assert connect().load("m").f() == 1
    assert connect().load("m").g() is True


def test_what_one_test_leaves_in_scratch_is_gone_for_the_next(jailed, jail):
    source = "def f():\n    os.makedirs('a/b')\n    open('a/x', 'w').write('hi')\n"
    source += "\ndef g():\n    return os.listdir('.')\n"
    connect = jailed(source, runtime="tensorflow")
    first = connect()
    first.load("m").f()
    assert os.listdir(jail.scratch) == ["a"]

    first.close()

    assert connect().load("m").g() == []


def test_scratch_is_swept_although_a_folder_is_locked():
    folder, user = Path(tempfile.mkdtemp()), os.geteuid()
    if user == 0:
        os.chown(folder, 65534, -1)
        os.seteuid(65534)
    try:
        (folder / "locked").mkdir()
        (folder / "locked" / "note").write_text("for the next test")
        (folder / "locked").chmod(0)
        Jail.sweep(SimpleNamespace(scratch=folder))
        assert list(folder.iterdir()) == []
    finally:
        os.seteuid(user)
        shutil.rmtree(folder)


def test_threads_end_with_their_test(jailed, jail):
    source = """
def beat():
    while True:
        open("beat", "w").close()
        time.sleep(0.001)

def f():
    threading.Thread(target=beat, daemon=False).start()
    while not os.path.exists("beat"):
        time.sleep(0.001)

def g():
    time.sleep(0.05)
    return os.listdir(".")
"""
    connect = jailed(source, runtime="tensorflow")
    first = connect()
    first.load("m").f()
    first.close()

    assert connect().load("m").g() == []


# what crosses


def test_a_changed_input_is_reported_and_the_test_keeps_its_own(jailed):
    submission, x = jailed("def f(x):\n    x[0] = 9\n")(), np.zeros(2)

    submission.load("m").f(x)

    assert submission.changed == ["argument 1"]
    assert x.tolist() == [0, 0]


def test_functions_cross_in_both_directions(jailed):
    learner = jailed("def f(g, x):\n    return g(x)\n\ndef h(x):\n    return x + 1\n")()
    module = learner.load("m")

    assert module.f(lambda x: 10 * x, 4) == 40
    assert module.f(module.h, 4) == 5


def test_objects_stay_in_the_jail_and_can_be_worked_with(jailed):
    source = """
class Box:
    def __init__(self, items): self.items = items
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
    def __add__(self, other): return Box(self.items + other.items)
"""
    module = jailed(source)().load("m")
    both = module.Box([1]) + module.Box([2, 3])
    both.name = "both"

    assert (len(both), list(both), both.name) == (3, [1, 2, 3], "both")


def test_what_is_kept_is_changed_in_place(jailed):
    submission = jailed("def f(rng):\n    return rng.random()\n")()
    kept = submission.keep(np.random.default_rng(0))

    first = submission.load("m").f(kept)

    twin = np.random.default_rng(0)
    assert (first, kept.value.random()) == (twin.random(), twin.random())
