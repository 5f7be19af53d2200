"""What the kernel enforces on a process: limits, descriptors, death with its parent."""

import contextlib
import ctypes
import functools
import os
import resource
import sys
import time
from collections.abc import Iterator

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent ends."""
    if sys.platform == "linux":
        prctl(_PR_SET_PDEATHSIG, 9)


def limit_resources(*, memory: int, cpu_seconds: int, file_size: int) -> None:
    """Lower the hard limits of this process; bytes and whole seconds."""
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: file_size,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for kind, limit in limits.items():
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):
            if sys.platform == "linux":  # macOS has no RLIMIT_AS to speak of
                raise


@contextlib.contextmanager
def cpu_at_most(seconds: int) -> Iterator[None]:
    """End this process if what is done here takes more CPU time."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    yield
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def limit_data(most: int) -> None:
    """Have allocations of this process beyond `most` bytes fail, until it is lifted."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def limit_cpu_from_now(seconds: int) -> None:
    """End this process once it has used so much more CPU time; 0 lifts the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(time.process_time()) + seconds if seconds else hard
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def lift_limits() -> None:
    """Take back `limit_data` and `limit_cpu_from_now`; started processes inherit."""
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_CPU):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (hard, hard))


def close_descriptors(keep: int) -> None:
    """Leave `keep` and, on 0 to 2, /dev/null."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.closerange(3, keep)
    os.closerange(keep + 1, 4096)


def prctl(option: int, *arguments: int) -> None:
    """Set something of this process.

    Raises:
        OSError: If the kernel refuses.
    """
    padded = [ctypes.c_ulong(a) for a in (*arguments, 0, 0, 0, 0)[:4]]
    if _libc().prctl(option, *padded):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {os.strerror(number)}")


@functools.cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def describe_signal(status: int) -> str:
    """Put the signal that ended a process into words; "" if it exited by itself."""
    if not os.WIFSIGNALED(status):
        return ""
    number = os.WTERMSIG(status)
    known = {4: "illegal instruction", 6: "abort", 8: "arithmetic error"}
    known |= {7: "bus error", 9: "killed", 11: "segmentation fault", 24: "CPU time"}
    return known.get(number, f"signal {number}")
