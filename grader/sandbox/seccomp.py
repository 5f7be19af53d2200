"""A seccomp filter: system calls that a worker gives up for good.

The jail around it (Landlock, no capabilities) hides files and network. This filter
takes away what a deep-learning exercise never needs and an attack always does: new
processes and programs, signals to others, debuggers, sockets, things that outlive the
process. Threads stay; NumPy and TensorFlow live on them.
"""

import ctypes
import errno
import functools
import platform
import sys

from grader.sandbox.kernel import prctl

_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38
_SECCOMP_MODE_FILTER = 2
_CLONE_THREAD = 0x00010000

_LOAD, _JUMP_EQUAL, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16

# Numbers of the system calls on (x86-64, AArch64); None where there is no such call.
_DENIED: dict[str, tuple[int | None, int | None]] = {
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "open_by_handle_at": (304, 265),
    "setsid": (112, 157),
    "setpgid": (109, 154),
    "setpriority": (141, 140),
    "sched_setaffinity": (203, 122),
    "sched_setscheduler": (144, 119),
    "prlimit64": (302, 261),
    "setrlimit": (160, 164),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "link": (86, None),
    "linkat": (265, 37),
    # Landlock does not look at modes, owners, times and attributes of files.
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "memfd_create": (319, 279),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "inotify_add_watch": (254, 27),
    "fanotify_init": (300, 262),
    "sched_setattr": (314, 274),
    "ioprio_set": (251, 30),
    "mknod": (133, None),
    "mknodat": (259, 33),
    # sandlock answers readlink for the worker, with its own rights; locks are signals.
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "chdir": (80, 49),
    "fchdir": (81, 50),
    "flock": (73, 32),
    "fallocate": (285, 47),
}
# What a worker may not do either if its week writes no files.
_DENIED_WRITES: dict[str, tuple[int | None, int | None]] = {
    "creat": (85, None),
    "openat2": (437, 437),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "truncate": (76, 45),
}
# Calls of which some arguments are denied: numbers, place, test, values. With F_SETOWN
# and F_SETSIG the kernel itself would send signals to others; prctl 1 is PDEATHSIG.
_Arguments = tuple[tuple[int | None, int | None], int, int, tuple[int, ...]]
_DENIED_ARGUMENTS: list[_Arguments] = [
    ((72, 25), 1, _JUMP_EQUAL, (8, 10, 15, 1024, 1026)),  # fcntl
    ((16, 29), 1, _JUMP_EQUAL, (0x8901, 0x8902, 0x5452)),  # ioctl
    ((157, 167), 0, _JUMP_EQUAL, (1,)),  # prctl
]
# O_WRONLY, O_RDWR, O_CREAT, O_TRUNC and O_TMPFILE.
_WRITES = 0x1 | 0x2 | 0x40 | 0x200 | 0x400000
_DENIED_FLAGS: list[_Arguments] = [
    ((2, None), 1, _JUMP_ANY_BIT, (_WRITES,)),  # open
    ((257, 56), 2, _JUMP_ANY_BIT, (_WRITES,)),  # openat
]
_CLONE = (56, 220)
_CLONE3 = (435, 435)
_AUDIT_ARCHITECTURE = (0xC000003E, 0xC00000B7)
_MACHINES = {"x86_64": 0, "aarch64": 1}


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("k", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_ = [
        ("length", ctypes.c_ushort),
        ("instructions", ctypes.POINTER(_Instruction)),
    ]


def is_supported() -> bool:
    """Say whether this system has the filter: Linux on x86-64 or AArch64."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def deny_system_calls(*, is_strict: bool) -> None:
    """Take the denied system calls from this process and all its threads, for good.

    Args:
        is_strict: Whether to deny writing files, too.

    Raises:
        OSError: If the kernel refuses the filter.
    """
    program = _filter(is_strict)
    prctl(_PR_SET_NO_NEW_PRIVS, 1)
    prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program))


def prepare(*, is_strict: bool) -> None:
    """Build the filter once, in the process that workers are forked from."""
    if is_supported():
        _filter(is_strict)


@functools.cache
def _filter(is_strict: bool) -> _Program:
    instructions = _instructions(_MACHINES[platform.machine()], is_strict)
    array = (_Instruction * len(instructions))(*instructions)
    return _Program(len(instructions), array)


def _instructions(machine: int, is_strict: bool) -> list[_Instruction]:
    calls = _DENIED | (_DENIED_WRITES if is_strict else {})
    arguments = _DENIED_ARGUMENTS + (_DENIED_FLAGS if is_strict else [])
    denied = [row[machine] for row in calls.values()]
    numbers = [number for number in denied if number is not None]
    body = [
        _Instruction(_LOAD, 0, 0, _ARCHITECTURE),
        _Instruction(_JUMP_EQUAL, 1, 0, _AUDIT_ARCHITECTURE[machine]),
        _Instruction(_RETURN, 0, 0, _KILL),
        _Instruction(_LOAD, 0, 0, _NUMBER),
    ]
    # x32 calls carry bit 30 in their number and would slip past the list.
    body += _answer(_JUMP_ANY_BIT, 0x40000000, _ERROR | errno.EPERM)
    # A library that gets ENOSYS from clone3 falls back to clone, with flags we see.
    body += _answer(_JUMP_EQUAL, _CLONE3[machine], _ERROR | errno.ENOSYS)
    for number in numbers:
        body += _answer(_JUMP_EQUAL, number, _ERROR | errno.EPERM)
    for numbers_of, place, test, values in arguments:
        body += _answer_arguments(numbers_of[machine], place, test, values)
    return [
        *body,
        _Instruction(_JUMP_EQUAL, 0, 3, _CLONE[machine]),
        _Instruction(_LOAD, 0, 0, _FIRST_ARGUMENT),
        _Instruction(_JUMP_ANY_BIT, 1, 0, _CLONE_THREAD),
        _Instruction(_RETURN, 0, 0, _ERROR | errno.EPERM),
        _Instruction(_RETURN, 0, 0, _ALLOW),
    ]


def _answer_arguments(
    number: int | None, place: int, test: int, values: tuple[int, ...]
) -> list[_Instruction]:
    if number is None:
        return []
    refusals: list[_Instruction] = []
    for value in values:
        refusals += _answer(test, value, _ERROR | errno.EPERM)
    load = _Instruction(_LOAD, 0, 0, _FIRST_ARGUMENT + 8 * place)
    back = _Instruction(_LOAD, 0, 0, _NUMBER)
    skip = len(refusals) + 2
    return [_Instruction(_JUMP_EQUAL, 0, skip, number), load, *refusals, back]


def _answer(test: int, value: int, verdict: int) -> list[_Instruction]:
    return [_Instruction(test, 0, 1, value), _Instruction(_RETURN, 0, 0, verdict)]
