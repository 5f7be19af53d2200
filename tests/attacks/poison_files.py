"""Write where the next Python would read: packages, caches, the engine.

honest: 100
"""

import os
import sys
import sysconfig

engine = os.path.dirname(sys.modules["grader.sandbox.worker"].__file__)
for place in (
    engine,
    sysconfig.get_path("purelib"),
    sysconfig.get_path("stdlib"),
    os.path.dirname(np.__file__),
    sys.prefix,
    os.path.dirname(sys.executable),
):
    for path in (place, os.path.join(place, "__pycache__")):
        for name in ("sitecustomize.py", "grader-attack.pth", "conftest.py"):
            try:
                with open(os.path.join(path, name), "w"):
                    pass
            except OSError:
                continue
            raise RuntimeError("a file was planted")
