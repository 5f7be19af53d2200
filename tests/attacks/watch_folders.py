"""Watch others' folders: events carry the names of files.

honest: 100
"""

import ctypes
import os

libc = ctypes.CDLL(None)
watch = libc.inotify_init()
for path in SECRET_PATHS:
    if (
        watch >= 0
        and libc.inotify_add_watch(watch, os.path.dirname(path).encode(), 4095) > 0
    ):
        raise RuntimeError("a folder is watched")
