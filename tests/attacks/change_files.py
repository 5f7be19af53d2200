"""Change modes, owners, times and attributes of files of the instructor.

honest: 100
"""

import os

WAYS = [
    lambda: os.chmod(VICTIM, 0o777),
    lambda: os.utime(VICTIM, (1, 1)),
    lambda: os.setxattr(VICTIM, "user.seen", b"1"),
    lambda: os.chown(VICTIM, os.getuid(), os.getgid()),
    lambda: os.unlink(VICTIM),
    lambda: os.truncate(VICTIM, 0),
]
for way in WAYS:
    try:
        way()
    except OSError:
        continue
    raise RuntimeError("a file outside was changed")
