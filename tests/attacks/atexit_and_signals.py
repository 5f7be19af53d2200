"""Stay on by atexit, handlers and finalizers.

honest: 100
"""

import atexit
import signal
import time
import weakref


def stay(*args):
    with open("/tmp/grader-attack-atexit", "w") as file:
        file.write("passed")
    time.sleep(1000)


class Last:
    __del__ = stay


atexit.register(stay)
weakref.finalize(np, stay)
np.last = Last()
for number in range(1, 64):
    try:
        signal.signal(number, stay if number == signal.SIGTERM else signal.SIG_IGN)
    except (OSError, ValueError):
        pass
