"""The warm process that learners' code is forked from. Its socket is descriptor 0.

zygote   imports what the runtime needs, runs none of it, holds nothing of a learner
  nest   one learner's compiled files; no line of theirs runs here
    worker   one test; here the learner's code runs, once, and dies

The zygote reads one byte and one socket for each nest it is asked for.
"""

import contextlib
import gc
import os
import signal
import socket
from collections.abc import Callable
from typing import NoReturn

import msgspec

from grader.sandbox import kernel, seccomp
from grader.sandbox.inspection import Program
from grader.sandbox.wire import Channel
from grader.sandbox.worker import Worker, limit_cpu, touch_numpy

FORK, REAP, FACTS = b"F", b"R", b"Q"
# More than ten times what a hundred thousand lines need.
COMPILE_SECONDS = 10


class Setup(msgspec.Struct, frozen=True):
    """What a nest needs to know before the first test."""

    files: dict[str, str | list[str]]
    imports: list[str]
    cpu_seconds: float
    memory: int
    confined: bool
    runtime: str

    @property
    def is_strict(self) -> bool:
        """Whether the learner's code may not write files."""
        return self.runtime != "tensorflow"


class Ready(msgspec.Struct, frozen=True):
    """What a nest says of the files that it compiled.

    Attributes:
        broken_cells: By module, the notebook cells that are not Python.
        is_traceless: Whether one process may serve several tests, see `traceless.py`.
    """

    broken_cells: dict[str, list[int]]
    is_traceless: bool


def warm_up(runtime: str) -> None:
    """Import what the runtime's weeks use, and touch what loads lazily."""
    seccomp.prepare(is_strict=runtime != "tensorflow")
    touch_numpy()
    if runtime == "matplotlib":
        import matplotlib

        matplotlib.use("Agg")
        from matplotlib.figure import Figure

        # Not pyplot: it would cost everybody's `grader check` 0.2 s.
        Figure().subplots().set_title("warm")
    if runtime == "tensorflow":
        import keras  # noqa: F401
        import tensorflow  # noqa: F401  # no op may run here: a fork would hang
        from tensorflow.python.framework import kernels

        # TensorFlow loads its kernels once, by readlink(), which workers may not call.
        kernels.get_registered_kernels_for_op("Const")
    gc.collect()
    gc.freeze()


def run_zygote(control: socket.socket) -> None:
    """Fork a nest for each socket that arrives, until the grader closes."""
    while True:
        message, descriptors = _receive(control)
        if not message:
            return
        descriptor = descriptors[0]
        if os.fork() == 0:
            control.close()
            _become(run_nest, socket.socket(fileno=descriptor))
        os.close(descriptor)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def run_nest(control: socket.socket) -> None:
    """Compile a learner's files, then fork a worker for each test."""
    channel = Channel(control)
    setup = msgspec.msgpack.decode(channel.receive(), type=Setup)
    kernel.limit_resources(
        memory=setup.memory, cpu_seconds=600, file_size=setup.memory // 16
    )
    with kernel.cpu_at_most(COMPILE_SECONDS):
        program = Program(setup.files, setup.imports)
    channel.send(
        msgspec.msgpack.encode(Ready(program.broken_cells, program.is_traceless))
    )
    gc.freeze()
    child = 0
    while True:
        message, descriptors = _receive(control)
        if not message:
            return
        if message == FORK:
            descriptor = descriptors[0]
            child = os.fork()
            if child == 0:
                _become(run_worker, descriptor, program, setup)
            os.close(descriptor)
        if message == FACTS:
            facts = program.facts(*msgspec.msgpack.decode(channel.receive()))
            channel.send(msgspec.msgpack.encode(facts))
        if message == REAP:
            channel.send(str(_kill(child)).encode())
            child = 0


def run_worker(descriptor: int, program: Program, setup: Setup) -> None:
    """Answer one test's requests with the learner's code, and nothing else."""
    kernel.close_descriptors(keep=descriptor)
    kernel.limit_resources(
        memory=setup.memory,
        cpu_seconds=int(setup.cpu_seconds) + 2,
        file_size=setup.memory // 16,
    )
    if setup.confined:
        seccomp.deny_system_calls(is_strict=setup.is_strict)
    channel = Channel(socket.socket(fileno=descriptor))

    def call_back(body: bytes) -> bytes:
        channel.send(body)
        return channel.receive()

    worker = Worker(program, call_back)
    limit_cpu(setup.cpu_seconds)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            channel.send(worker.answer(channel.receive()))


def _kill(child: int) -> int:
    """End a worker if it has not ended; return its status, 0 if there is none."""
    if not child:
        return 0
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _become(role: Callable[..., None], *arguments: object) -> NoReturn:
    """Play a role in a forked process and end there, whatever happens."""
    try:
        kernel.die_with_parent()
        role(*arguments)
    finally:
        os._exit(0)


def _receive(control: socket.socket) -> tuple[bytes, list[int]]:
    message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
    return message, list(descriptors)


def main(runtime: str) -> None:
    """Warm up, say so, and serve; the socket to the grader is descriptor 0."""
    control = socket.socket(fileno=os.dup(0))
    kernel.lift_limits()
    warm_up(runtime)
    control.sendall(b"warm")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    run_zygote(control)
