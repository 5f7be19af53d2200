"""`sandbox/kernel.py`, `seccomp.py`: what workers give up before code runs."""

import os

import pytest

from grader.failures import LearnerError
from grader.sandbox import kernel, seccomp
from grader.sandbox.jail import Jail
from grader.sandbox.ports import JailedPort
from grader.sandbox.remote import Submission
from grader.sandbox.zygote import Setup

IMPORTS = "import ctypes, os, socket, threading\n"
LIBC = "ctypes.CDLL(None, use_errno=True)"


@pytest.fixture(scope="module")
def bare():
    """A process that has the filter and no jail around it."""
    made = Jail("numpy", "none")
    yield made
    made.close()


@pytest.fixture(params=["jail", "filter alone"])
def run(request, jail, bare):
    """Run a function `f` of source text, and return its value."""
    chosen = jail if request.param == "jail" else bare

    def call(source, runtime="numpy"):
        setup = Setup({"m": IMPORTS + source}, [], 2.0, 2**30, True, runtime)
        nest = chosen.nest(setup)
        submission = Submission(lambda: JailedPort(nest, chosen, 2.0))
        try:
            return submission.load("m").f()
        finally:
            submission.close()
            nest.close()

    return call


def refused(run, expression, *kinds):
    """Check that an expression raises one of these exceptions in the jail."""
    with pytest.raises(LearnerError) as raised:
        run(f"def f():\n    return {expression}\n")
    assert raised.value.types[0] in kinds
    return True


# what a worker cannot do


@pytest.mark.parametrize(
    "expression",
    [
        "os.fork()",
        "os.forkpty()",
        "os.execv('/bin/true', ['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.kill(os.getppid(), 0)",
        "os.kill(os.getpid(), 9)",
        "os.kill(-1, 9)",
        "os.pidfd_open(os.getppid())",
        "os.setsid()",
        "os.symlink('/etc', 'link')",
        "os.mkfifo('pipe')",
        "os.chroot('.')",
        "os.sched_setaffinity(0, [0])",
        "__import__('resource').setrlimit(9, (2**40, 2**40))",
        "__import__('subprocess').run(['/bin/true'])",
        "__import__('signal').pthread_kill(threading.get_ident(), 9)",
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.create_connection(('127.0.0.1', 9), 1)",
        "socket.getaddrinfo('localhost', 80)[0] and socket.socket()",
        "__import__('multiprocessing').Pool(1)",
    ],
)
def test_a_worker_cannot(run, expression):
    allowed = "PermissionError", "ValueError", "gaierror", "OSError"

    assert refused(run, expression, *allowed)


@pytest.mark.parametrize("call", ["ptrace(16, {parent}, 0, 0)", "unshare(0x10000000)"])
def test_a_worker_cannot_call_the_kernel(run, call):
    call = call.format(parent=os.getpid())
    source = (
        f"def f():\n    libc = {LIBC}\n    return libc.{call}, ctypes.get_errno()\n"
    )

    assert run(source) == (-1, 1)  # EPERM


def test_a_worker_cannot_read_its_parents_memory(run):
    """process_vm_readv, by the number it has on this machine."""
    numbers = seccomp._DENIED["process_vm_readv"]
    number = numbers[seccomp._MACHINES[os.uname().machine]]
    call = f"syscall({number}, os.getppid(), 0, 0, 0, 0, 0)"
    source = (
        f"def f():\n    libc = {LIBC}\n    return libc.{call}, ctypes.get_errno()\n"
    )

    assert run(source) == (-1, 1)


def test_a_worker_may_use_threads(run):
    source = """
def f():
    seen = []
    threads = [threading.Thread(target=seen.append, args=[i]) for i in range(4)]
    [t.start() for t in threads], [t.join() for t in threads]
    return sorted(seen)
"""
    assert run(source) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("status", "said"),
    [(0, ""), (256, ""), (11, "segmentation fault"), (40, "signal 40")],
)
def test_a_signal_is_put_into_words(status, said):
    assert kernel.describe_signal(status) == said
