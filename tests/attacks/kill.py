"""Send signals to others.

honest: 100
"""

import ctypes
import os
import signal

libc = ctypes.CDLL(None)
for pid in (os.getppid(), -1, 0, 1, -os.getpgrp()):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        continue
    raise RuntimeError("a signal was sent")
for call in (129, 200, 234, 297, 424):
    if libc.syscall(call, os.getppid(), os.getppid(), 9, 0, 0) == 0:
        raise RuntimeError("a signal was sent")
