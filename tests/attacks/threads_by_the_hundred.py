"""Start more threads than a test can need.

honest: 100
open: nothing limits the number of threads
"""

import ctypes
import threading

ctypes.CDLL(None).mallopt(-8, 1)  # one arena, so that a thread takes little memory
threading.stack_size(32768)
wait, started = threading.Event(), 0
try:
    for started in range(1, 601):
        threading.Thread(target=wait.wait, daemon=True).start()
except RuntimeError:
    pass
if started >= 600:
    raise RuntimeError("600 threads run")
