"""Puts a zygote in jail. The one module that knows sandlock.

Inside: no network, an empty environment, no capabilities, no files but Python's own and
a scratch folder. Landlock holds for everything the zygote forks.
"""

import os
import sys
import sysconfig
import warnings
from pathlib import Path
from typing import NoReturn

PACKAGE = Path(__file__).resolve().parent.parent
_SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache")
_DEVICES = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")
# TensorFlow aborts without these; all of /proc would open other processes' memory.
_TENSORFLOW_READS = ("/proc/self", "/proc/cpuinfo", "/proc/meminfo")


def main(runtime: str, boot: str) -> NoReturn:
    """Run the zygote in jail; the socket to the grader stays its descriptor 0."""
    from sandlock import Sandbox

    # sandlock 0.9 warns that `gid` has no effect, and asks for it beside `uid`.
    warnings.simplefilter("ignore")
    package = str(PACKAGE)
    scratch = os.environ["HOME"]
    sandbox = Sandbox(
        fs_readable=readable_folders(runtime),
        fs_writable=[scratch, "/dev/null"],
        clean_env=True,
        env=dict(os.environ),
        cwd=scratch,
        uid=1000,
        gid=1000,
    )
    python = [sys.executable, "-s", "-P", "-c", boot, package, "zygote", runtime]
    sys.exit(sandbox.run_interactive(python))


def readable_folders(runtime: str) -> list[str]:
    """List the folders and files that jailed code may read."""
    python = [sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib")]
    wanted = [*python, str(PACKAGE), *_SYSTEM_LIBRARIES, *_DEVICES]
    if runtime == "tensorflow":
        wanted += _TENSORFLOW_READS
    return [path for path in dict.fromkeys(wanted) if os.path.exists(path)]
