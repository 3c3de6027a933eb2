"""What each process of a device does before anything else: leave no traces of its memory."""

import ctypes
import os
import sys

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Forbid core dumps and looks into memory; new files belong to this user alone."""
    os.umask(0o077)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
