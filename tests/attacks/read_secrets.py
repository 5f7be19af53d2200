"""Read hidden files by every call that opens one.

honest: 100
"""

import ctypes
import os
import shutil

SECRETS = SECRET_PATHS
OTHERS = [
    "/proc/self/environ",
    f"/proc/{os.getppid()}/environ",
    "/etc/passwd",
    f"/proc/{os.getppid()}/mem",
    "/proc/self/maps",
    "/proc/1/environ",
    "/proc/self/fd",
    "/sys/kernel",
    "/dev/shm",
    "/tmp",
    "/root",
    "/home",
]
libc = ctypes.CDLL(None)


def ways(path):
    yield lambda: open(path, "rb").read(10)
    yield lambda: os.listdir(path)
    yield lambda: os.scandir(path)
    yield lambda: open(f"/proc/self/fd/{os.open(path, os.O_PATH)}", "rb")
    yield lambda: open(f"/proc/self/root{path}", "rb")
    yield lambda: os.open(
        os.path.basename(path),
        os.O_RDONLY,
        dir_fd=os.open(os.path.dirname(path), os.O_PATH),
    )
    yield lambda: (os.chdir(os.path.dirname(path)), open(os.path.basename(path)))
    yield lambda: os.link(path, "linked")
    yield lambda: os.symlink(path, "linked") or open("linked")
    yield lambda: shutil.copy(path, "copied")
    yield lambda: refused(libc.open(path.encode(), 0))
    yield lambda: refused(libc.syscall(437, -100, path.encode(), bytes(24), 24))
    yield lambda: refused(libc.chroot(os.path.dirname(path).encode()))
    yield lambda: refused(libc.unshare(0x10000000))


def refused(code):
    if code < 0:
        raise OSError


for path in SECRETS + OTHERS:
    for number, way in enumerate(ways(path)):
        try:
            way()
        except (OSError, IndexError, ValueError):
            continue
        raise RuntimeError(f"way {number} opened {path}")
