"""Start other processes, in every way that Python has.

honest: 100
"""

import ctypes
import multiprocessing
import os
import subprocess
import sys

libc = ctypes.CDLL(None)
WAYS = [
    lambda: os.fork() or os._exit(0),
    lambda: os.posix_spawn(sys.executable, [sys.executable, "-c", ""], {}),
    lambda: subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"]),
    lambda: multiprocessing.get_context("fork").Process(target=print).start(),
    lambda: multiprocessing.get_context("spawn").Process(target=print).start(),
    lambda: 1 // (os.system("true") == 0),
    lambda: os.execv("/bin/sh", ["sh", "-c", "sleep 99"]),
    lambda: os.forkpty()[0] or os._exit(0),
]
for way in WAYS:
    try:
        way()
    except (OSError, ArithmeticError):
        continue
    raise RuntimeError("a child was started")
if libc.fork() >= 0 or libc.vfork() >= 0 or libc.syscall(56, 17, 0, 0, 0, 0) >= 0:
    raise RuntimeError("a child was started")
