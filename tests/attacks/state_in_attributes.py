"""Remember an earlier test in the scratch folder's own attributes.

honest: 100
"""

import os

HOME = os.environ["HOME"]
if "user.seen" in os.listxattr(HOME) or os.stat(HOME).st_mode & 0o777 != 0o700:
    raise RuntimeError("an earlier test is in the attributes")
for change in (
    lambda: os.setxattr(HOME, "user.seen", b"1"),
    lambda: os.chmod(HOME, 0o711),
):
    try:
        change()
    except OSError:
        pass
