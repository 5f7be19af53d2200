"""What this host can do for the grader, and what to do about what it cannot."""

import importlib.metadata
import platform
import sys
import time
from collections.abc import Callable

import msgspec

from grader.errors import GraderError
from grader.failures import LearnerError
from grader.sandbox.jail import Jail
from grader.sandbox.ports import JailedPort
from grader.sandbox.remote import Submission
from grader.sandbox.zygote import Setup

# What learners' code may not do, as code that returns True if it could.
_PROBES = """
import os, socket

def reads_password_file():
    return bool(open("/etc/passwd").read())

def opens_network():
    return bool(socket.create_connection(("127.0.0.1", 9), 1))

def starts_process():
    return os.fork() >= 0

def sees_environment():
    return "PATH" in os.environ

def signals_parent():
    os.kill(os.getppid(), 0)
    return True
"""
_NAMES = [line[4:-3] for line in _PROBES.splitlines() if line.startswith("def ")]


class Row(msgspec.Struct, frozen=True):
    """One finding.

    Attributes:
        what: What was looked at.
        found: What was found.
        ok: Whether that is as it should be.
        needed: Whether staff commands need it.
        advice: What to do if it is not.
    """

    what: str
    found: str
    ok: bool
    needed: bool = True
    advice: str = ""


def examine() -> list[Row]:
    """Look at everything that grading depends on."""
    return [
        _python(),
        Row("system", f"{platform.system()} {platform.release()} {platform.machine()}",
            ok=sys.platform == "linux",
            advice="Checking your own files works anywhere; grading needs Linux."),
        _package("numpy", needed=True),
        _package("sandlock", needed=True, advice="pip install 'grader[staff]'"),
        _package("jupytext", needed=True, advice="pip install 'grader[staff]'"),
        _package("tensorflow", "tensorflow-cpu", advice="TensorFlow weeks need it."),
        _package("nbgrader", advice="The nbgrader channel needs it."),
        _landlock(),
        *_jail(),
    ]  # fmt: skip


def _python() -> Row:
    ok = sys.version_info >= (3, 11)
    return Row("Python", platform.python_version(), ok, advice="Install 3.11 or newer.")


def _package(*names: str, needed: bool = False, advice: str = "") -> Row:
    for name in names:
        try:
            return Row(name, importlib.metadata.version(name), True, needed)
        except importlib.metadata.PackageNotFoundError:
            continue
    return Row(names[0], "not installed", False, needed, advice)


def _landlock() -> Row:
    advice = "Grading needs Linux 6.12 or newer with Landlock switched on."
    try:
        from sandlock import landlock_abi_version, min_landlock_abi

        found, wanted = landlock_abi_version(), min_landlock_abi()
    except Exception as error:  # no wheel for this system, or a broken one
        return Row("Landlock", f"cannot be asked: {error}", False, advice=advice)
    text = f"ABI {found}, {wanted} is needed"
    return Row("Landlock", text, found >= wanted, advice=advice)


def _jail() -> list[Row]:
    advice = "Without it, only `--isolation none` works, and results say so."
    started = time.perf_counter()
    jail = Jail("numpy", "sandlock") if sys.platform == "linux" else None
    if jail is None:
        return [Row("jail", "cannot be set up here", False, advice=advice)]
    try:
        rows = [_probe(jail, name) for name in _NAMES]
        took = f"set up and tried in {time.perf_counter() - started:.1f} s"
        return [Row("jail", took, True), *rows]
    except GraderError as error:
        return [Row("jail", str(error), False, advice=advice)]
    finally:
        jail.close()


def _probe(jail: Jail, name: str) -> Row:
    nest = jail.nest(Setup({"probes": _PROBES}, ["socket"], 5.0, 2**30, True, "numpy"))
    submission = Submission(lambda: JailedPort(nest, jail, 5.0))
    try:
        could = _outcome(lambda: getattr(submission.load("probes"), name)())
    finally:
        submission.close()
        nest.close()
    advice = "Do not grade with this host; report it to the project."
    return Row(
        f"jailed code {name.replace('_', ' ')}", could, could != "yes", True, advice
    )


def _outcome(attempt: Callable[[], object]) -> str:
    try:
        return "yes" if attempt() is True else "no"
    except LearnerError as error:
        return f"no ({error.types[0]})"
