"""Keep 600 threads waiting; time and memory are all that limits their number.

honest: 100
"""

import ctypes
import threading

ctypes.CDLL(None).mallopt(-8, 1)  # one arena, so that a thread takes little memory
threading.stack_size(32768)
wait = threading.Event()
try:
    for _ in range(600):
        threading.Thread(target=wait.wait, daemon=True).start()
except RuntimeError:
    pass
