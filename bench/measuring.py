"""What commands cost: time on the clock, time on the processors, memory at its peak."""

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

SAMPLE_SECONDS = 0.2
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Command:
    """What to run, where, and with which variables beside this process's own."""

    arguments: list[str]
    cwd: Path
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cost:
    """What commands took, all together.

    Attributes:
        wall: Seconds on the clock.
        cpu: Processor seconds of the commands and all that they started.
        memory: The most bytes that all their processes held at one moment; pages that
            several share count once.
    """

    wall: float
    cpu: float
    memory: int


def measure(commands: Iterable[Command]) -> Cost:
    """Run commands one after another; all must succeed."""
    _adopt_orphans()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    memory = max(_run(command) for command in commands)
    wall = time.perf_counter() - started
    _bury_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, memory)


def _adopt_orphans() -> None:
    """Become the parent of what a command leaves behind; only then its time counts."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _bury_orphans() -> None:
    """Wait until the last of them has ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _run(command: Command) -> int:
    """Run a command and return its peak memory; show its output only if it fails."""
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command.arguments,
            cwd=command.cwd,
            env=os.environ | command.variables,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        peak = 0
        while process.returncode is None:
            peak = max(peak, _memory(process.pid))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(SAMPLE_SECONDS)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{command.arguments} failed:\n{output.read()}")
    return peak


def _memory(pid: int) -> int:
    """Add up the memory of a process and all below it."""
    with contextlib.suppress(psutil.NoSuchProcess):
        root = psutil.Process(pid)
        return sum(map(_memory_of, [root, *root.children(recursive=True)]))
    return 0


def _memory_of(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.NoSuchProcess):
        try:
            full = process.memory_full_info()
            return int(getattr(full, "pss", full.rss))
        except psutil.AccessDenied:
            return int(process.memory_info().rss)
    return 0


def forget_files(*folders: Path) -> None:
    """Have the system read these files from the disk again, where it can be asked."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and hasattr(os, "posix_fadvise"):
                with path.open("rb") as file, contextlib.suppress(OSError):
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
