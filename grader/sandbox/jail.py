"""A jailed process with a socket to it: the grader's side.

`launcher.py` puts the zygote behind Landlock; `isolation="none"` starts the same zygote
without any of that.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from grader.errors import IsolationError, SandboxError
from grader.results import write_atomically
from grader.sandbox import kernel, seccomp
from grader.sandbox.launcher import PACKAGE, readable_folders
from grader.sandbox.wire import MAX_REPLY, Channel
from grader.sandbox.zygote import COMPILE_SECONDS, FACTS, FORK, REAP, Ready, Setup

START_SECONDS = 120.0
# The course's folder is not readable in the jail, so the package is found by its path.
BOOT = """
import importlib.util, sys
folder, entry, *arguments = sys.argv[1:]
spec = importlib.util.spec_from_file_location(
    "grader", folder + "/__init__.py", submodule_search_locations=[folder])
sys.modules["grader"] = importlib.util.module_from_spec(spec)
importlib.import_module("grader.sandbox." + entry).main(*arguments)
"""

# How libraries compute: the same for learners' code and for known wrong answers, which
# are compared. Each process has one core; threads of BLAS would only wait.
LIBRARIES = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "KERAS_BACKEND": "tensorflow",
}
_ENVIRONMENT = LIBRARIES | {
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "Agg",
    "LC_ALL": "C.UTF-8",
}


class Nest:
    """One learner's files, compiled in a jailed process; forks a worker for each test.

    Attributes:
        ready: What it said of the files.
    """

    def __init__(self, control: socket.socket, setup: Setup) -> None:
        self._control = control
        self._channel = Channel(control)
        try:
            self._channel.send(msgspec.msgpack.encode(setup))
            ready = self._channel.receive(time.monotonic() + 6 * COMPILE_SECONDS)
            self.ready = msgspec.msgpack.decode(ready, type=Ready)
        except (EOFError, OSError, msgspec.MsgspecError) as error:
            self._control.close()
            raise SandboxError("These files cannot be compiled.") from error

    def fork(self) -> Channel:
        """Start a worker and return the channel to it."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [FORK], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise SandboxError("The process that forks workers is gone.") from error
        ours.setblocking(False)  # a worker that does not read must not hold us
        return Channel(ours, MAX_REPLY)

    def facts(self, module: str, function: str) -> dict[str, Any]:
        """Say what a function's source uses; see `Program.facts`."""
        try:
            os.write(self._control.fileno(), FACTS)
            self._channel.send(msgspec.msgpack.encode((module, function)))
            body = self._channel.receive(time.monotonic() + 10)
            facts: dict[str, Any] = msgspec.msgpack.decode(body)
            return facts
        except (EOFError, OSError, msgspec.MsgspecError) as error:
            raise SandboxError("The process that holds the files is gone.") from error

    def reap(self) -> str:
        """Kill the worker and say what signal had ended it, if one had."""
        try:
            os.write(self._control.fileno(), REAP)
            status = int(self._channel.receive(time.monotonic() + 10))
        except (EOFError, OSError, ValueError) as error:
            raise SandboxError("The process that forks workers is gone.") from error
        return kernel.describe_signal(status)

    def close(self) -> None:
        """End the process; a worker still running dies with it."""
        self._control.close()


class Jail:
    """A zygote in its own jail, with its own scratch folder. Starting it does not wait.

    Args:
        runtime: "numpy", "matplotlib" or "tensorflow": what is imported beforehand.
        isolation: "sandlock", or "none" for code that is trusted.
    """

    def __init__(self, runtime: str, isolation: str) -> None:
        if isolation != "none" and not seccomp.is_supported():
            raise IsolationError("Jails need Linux on x86-64 or AArch64.")
        if runtime == "tensorflow" and not importlib.util.find_spec(runtime):
            raise IsolationError(
                "This week needs TensorFlow, which is not installed. "
                "Run `pip install tensorflow`."
            )
        self.isolation = isolation
        self._runtime = runtime
        self.scratch = Path(tempfile.mkdtemp(prefix="grader-scratch-"))
        os.chmod(self.scratch, 0o700)
        _copy_fonts(_font_cache(), self.scratch)
        self._control, theirs = socket.socketpair()
        self._is_warm = False
        is_jailed = isolation != "none"
        entry = ["launcher", runtime, BOOT] if is_jailed else ["zygote", runtime]
        environment = _environment(self.scratch, is_jailed=is_jailed)
        with theirs:
            self._process = _start(entry, environment, theirs)

    def require_hidden(self, folder: Path) -> None:
        """Check that jailed code cannot read a folder.

        Raises:
            IsolationError: If it lies in one that Python needs.
        """
        place = folder.resolve()
        for known in readable_folders(self._runtime):
            if self.isolation != "none" and place.is_relative_to(Path(known).resolve()):
                raise IsolationError(
                    f"{folder} must be hidden from learners' code, and it lies in "
                    f"{known}, which Python has to read. Move the course elsewhere."
                )

    def nest(self, setup: Setup) -> Nest:
        """Start a process for one learner's files.

        Raises:
            IsolationError: If the jail cannot be set up on this host.
            SandboxError: If the jail was there and is gone.
        """
        self.wait_until_warm()
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [FORK], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise SandboxError("The zygote is gone.") from error
        return Nest(ours, setup)

    def sweep(self) -> None:
        """Empty the scratch folder."""
        for entry in os.scandir(self.scratch):
            if entry.is_dir(follow_symlinks=False):
                # shutil.rmtree recurses, and folders may be nested by the thousand.
                for command in (["chmod", "-R", "u+rwx"], ["rm", "-rf"]):
                    subprocess.run([*command, "--", entry.path], check=False)
            else:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)

    def close(self) -> None:
        """End the zygote and all it forked, and remove the scratch folder."""
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()
        if self.scratch.exists():  # a jail that did not start is ended twice
            self.sweep()
            shutil.rmtree(self.scratch, ignore_errors=True)

    def wait_until_warm(self) -> None:
        """Wait until the zygote has imported what its runtime needs.

        Raises:
            IsolationError: If the jail cannot be set up on this host.
        """
        if self._is_warm:
            return
        self._control.settimeout(START_SECONDS)
        try:
            warm = self._control.recv(4)
        except TimeoutError:
            warm = b""
        self._control.settimeout(None)
        self._is_warm = warm == b"warm"
        if self._is_warm:
            _copy_fonts(self.scratch, _font_cache())
            return
        self._process.kill()
        _, errors = self._process.communicate()
        self.close()
        raise IsolationError(
            "Learners' code cannot be jailed on this host: "
            f"{errors.decode(errors='replace').strip()[-400:] or 'no reason given'}. "
            "Run `grader doctor`."
        )


def _start(
    entry: list[str], environment: dict[str, str], theirs: socket.socket
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        # Not -I: it would ignore PYTHONHASHSEED, and sets would differ in a replay.
        [sys.executable, "-s", "-P", "-c", BOOT, str(PACKAGE), *entry],
        stdin=theirs.fileno(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        cwd="/",
    )


def _font_cache() -> Path:
    """Say where the list of fonts that a jail can read is kept for the next one."""
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(caches, "grader", hashlib.sha256(sys.prefix.encode()).hexdigest()[:16])


def _copy_fonts(source: Path, target: Path) -> None:
    """Copy Matplotlib's list of fonts, which takes 0.4 s to make, if it is new there.

    No learner's code has run where it comes from.
    """
    with contextlib.suppress(OSError):
        for path in source.glob("fontlist-*.json"):
            if not (target / path.name).exists():
                target.mkdir(parents=True, exist_ok=True)
                write_atomically(target / path.name, path.read_bytes())


def _environment(scratch: Path, *, is_jailed: bool) -> dict[str, str]:
    folders = dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR"), str(scratch))
    if not is_jailed:
        # Matplotlib looks for fonts for 0.4 s, once for each folder.
        fonts = os.path.join(os.path.expanduser("~"), ".cache", "matplotlib")
        folders["MPLCONFIGDIR"] = os.environ.get("MPLCONFIGDIR", fonts)
    return _ENVIRONMENT | folders
