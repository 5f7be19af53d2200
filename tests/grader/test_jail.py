"""`sandbox/jail.py`, `launcher.py`, `kernel.py`: what learners' code cannot do.

Each promise is tried by code that would break it.
"""

import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from grader.errors import IsolationError, SandboxError
from grader.failures import LearnerError
from grader.sandbox import seccomp
from grader.sandbox.jail import Jail
from grader.sandbox.ports import JailedPort
from grader.sandbox.remote import Submission
from grader.sandbox.zygote import Setup

LIBC = "ctypes.CDLL(None, use_errno=True)"


def refused(run, expression, *kinds):
    """Check that an expression raises one of these exceptions in the jail."""
    with pytest.raises(LearnerError) as raised:
        run(f"def f():\n    return {expression}\n")
    assert raised.value.types[0] in kinds
    return True


# what a worker has


def test_a_worker_has_one_descriptor_of_its_own(run):
    """Besides /dev/null on 0, 1 and 2; no control socket, log or folder."""
    source = """
def f():
    found = {}
    for number in range(4096):
        try:
            found[number] = os.fstat(number)
        except OSError:
            pass
    null = os.stat("/dev/null").st_rdev
    return [(n, s.st_mode & 0o170000, s.st_rdev == null) for n, s in found.items()]
"""
    *null, own = run(source)

    assert null == [(0, 0o020000, True), (1, 0o020000, True), (2, 0o020000, True)]
    assert own[1] == 0o140000  # a socket


def test_a_worker_has_nothing_of_the_graders_environment(jail, monkeypatch):
    monkeypatch.setenv("GRADER_SECRET", "secret")
    fresh = Jail("numpy", "sandlock")
    source = "import os\ndef f():\n    return dict(os.environ)\n"
    nest = fresh.nest(Setup({"m": source}, [], 2.0, 2**30, True, "numpy"))
    submission = Submission(lambda: JailedPort(nest, fresh, 2.0))

    found = submission.load("m").f()
    submission.close()
    nest.close()
    fresh.close()

    assert "secret" not in found.values()
    assert not {"PATH", "GRADER_SECRET", "PYTHONPATH", "USER"} & found.keys()
    assert found["HOME"] == str(fresh.scratch)


def test_a_worker_cannot_become_another_user(run):
    assert refused(run, "os.setuid(0)", "PermissionError", "OSError")


def test_a_worker_has_no_privileges(run):
    source = """
def f():
    status = ctypes.create_string_buffer(8)
    caps = (ctypes.c_uint32 * 6)()
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    LIBC.capget(head, caps)
    return list(caps)
""".replace("LIBC", LIBC)

    assert not any(run(source)[0::3])  # the effective ones


# what a worker cannot read


def secret_paths(repository):
    week = "week01_perceptron"
    return {
        "hidden tests": repository / "tests" / week / "test_perceptron.py",
        "solution": repository / "solutions" / week / "perceptron.py",
        "course": repository / "course.toml",
        "passwords": "/etc/passwd",
        "parent's environment": f"/proc/{os.getpid()}/environ",
        "parent's memory": f"/proc/{os.getpid()}/mem",
        "first process": "/proc/1/cmdline",
        "its own map": "/proc/self/maps",
        "this test": __file__,
    }


@pytest.mark.parametrize("what", sorted(secret_paths(Path())))
def test_a_worker_cannot_read(run, repository, what):
    path = str(secret_paths(repository)[what])

    assert refused(run, f"open({path!r}, 'rb').read(1)", "PermissionError")


@pytest.mark.parametrize("folder", ["/", "/tmp", "/proc", "/home"])
def test_a_worker_cannot_list(run, folder):
    assert refused(run, f"os.listdir({folder!r})", "PermissionError")


def test_a_worker_cannot_read_results(run, tmp_path):
    (tmp_path / "week01.json").write_text("{}")

    assert refused(run, f"open({str(tmp_path / 'week01.json')!r})", "PermissionError")


@pytest.mark.parametrize("detour", ["{home}/../{name}", "/usr/lib/../..{path}"])
def test_a_worker_cannot_read_by_a_detour(run, jail, tmp_path, detour):
    path = tmp_path / "secret"
    path.write_text("secret")
    name = os.path.relpath(path, jail.scratch.parent)
    place = detour.format(home=jail.scratch, name=name, path=path)

    assert refused(run, f"open({place!r})", "PermissionError")


def test_a_worker_cannot_read_another_jails_scratch(run):
    other = Jail("numpy", "none")
    (other.scratch / "data").write_text("another's")

    assert refused(run, f"open({str(other.scratch / 'data')!r})", "PermissionError")
    other.close()


@pytest.mark.parametrize("folder", ["/tmp", "/usr/lib", "{package}", "/dev/shm"])
def test_a_worker_cannot_write(run, folder, repository):
    path = folder.format(package=repository / "grader") + "/evil"

    assert refused(run, f"open({path!r}, 'w')", "PermissionError", "FileNotFoundError")


WRITE = "def f():\n    open('x', 'w').write('hi')\n    return open('x').read()\n"


def test_a_worker_can_write_to_its_scratch_folder(jailed):
    worker = jailed(WRITE, runtime="tensorflow")()

    assert worker.load("m").f() == "hi"


@pytest.mark.parametrize("name", ["open('x', 'w')", "open('x', 'a')", "os.mkdir('x')"])
def test_a_worker_that_needs_no_files_can_write_none(run, jail, name):
    assert refused(run, name, "PermissionError")
    assert os.listdir(jail.scratch) == []


# jails themselves


def test_a_missing_tensorflow_is_named(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(IsolationError, match="not installed. Run `pip install tensorf"):
        Jail("tensorflow", "none")


def test_a_jail_that_did_not_start_says_why_however_often_it_is_ended(monkeypatch):
    monkeypatch.setattr("grader.sandbox.jail.BOOT", "import nothing_of_this_name")
    jail = Jail("numpy", "none")

    with pytest.raises(IsolationError, match="No module named 'nothing_of_this_name'"):
        jail.wait_until_warm()
    jail.close()


def test_a_jail_finds_the_fonts_that_another_listed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = []
    for _ in range(2):
        jail = Jail("matplotlib", "sandlock")
        given = [path.name for path in jail.scratch.glob("fontlist-*")]
        jail.wait_until_warm()
        jail.close()
        kept.append((given, [path.name for path in tmp_path.rglob("fontlist-*")]))

    [(first, listed), (second, _)] = kept
    assert first == []
    assert len(listed) == 1
    assert second == listed


def test_a_jail_ends_with_its_scratch_folder_and_its_process():
    jail = Jail("numpy", "none")
    jail.wait_until_warm()

    jail.close()

    assert not jail.scratch.exists()
    assert jail._process.returncode is not None


def test_without_isolation_the_same_code_runs():
    jail = Jail("numpy", "none")
    nest = jail.nest(
        Setup({"m": "def f():\n    return 7\n"}, [], 2.0, 2**30, False, "numpy")
    )
    submission = Submission(lambda: JailedPort(nest, jail, 2.0))

    assert submission.load("m").f() == 7
    submission.close()
    nest.close()
    jail.close()


@pytest.fixture
def dead():
    """A jail whose zygote has died."""
    made = Jail("numpy", "none")
    made.wait_until_warm()
    made._process.kill()
    made._process.wait()
    yield made
    made.close()


@pytest.fixture
def sockets(monkeypatch):
    """All sockets that are made in pairs; what is left open is closed at the end."""
    made, pair = [], socket.socketpair

    def remembered():
        made.extend(pair())
        return made[-2:]

    monkeypatch.setattr("grader.sandbox.jail.socket.socketpair", remembered)
    yield made
    for end in made:
        end.close()


def test_a_zygote_that_is_gone_is_a_sandbox_error(dead, sockets):
    with pytest.raises(SandboxError):
        dead.nest(Setup({}, [], 2.0, 2**30, False, "numpy"))


def test_a_nest_that_cannot_be_made_leaves_no_socket(dead, sockets):
    with pytest.raises(SandboxError):
        dead.nest(Setup({}, [], 2.0, 2**30, False, "numpy"))

    assert [end.fileno() for end in sockets] == [-1, -1]


def test_a_jail_that_cannot_be_set_up_says_why():
    jail = Jail("no such runtime", "none")
    jail._process.kill()
    jail._process.wait()

    with pytest.raises(IsolationError, match="cannot be jailed on this host"):
        jail.wait_until_warm()


def test_without_a_filter_no_jail_is_started(monkeypatch, tmp_path, sockets):
    monkeypatch.setattr(seccomp, "is_supported", lambda: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with pytest.raises(IsolationError, match="Jails need Linux"):
        Jail("numpy", "sandlock")


def test_a_jail_that_is_not_started_leaves_no_folder(monkeypatch, tmp_path, sockets):
    monkeypatch.setattr(seccomp, "is_supported", lambda: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with pytest.raises(IsolationError):
        Jail("numpy", "sandlock")
    assert list(tmp_path.iterdir()) == []


def test_a_course_that_jailed_code_could_read_is_refused(jail):
    folder = Path(sys.prefix) / "course"

    with pytest.raises(IsolationError, match="must be hidden"):
        jail.require_hidden(folder)
    jail.require_hidden(Path(__file__).parent)
