"""Ways to a worker: forked in a jail for one test, or at hand in this process."""

import time
from collections.abc import Callable
from typing import Any, Protocol

from grader.errors import SandboxError
from grader.failures import LearnerError
from grader.sandbox.inspection import Program
from grader.sandbox.jail import Jail, Nest
from grader.sandbox.values import Registry
from grader.sandbox.wire import Codec, Invoke
from grader.sandbox.worker import Worker


class Port(Protocol):
    """A way to a worker: frames out, frames in."""

    def send(self, body: bytes) -> None:
        """Send the body of a frame."""

    def receive(self) -> bytes:
        """Wait for the body of a frame."""

    def facts(self, module: str, function: str) -> dict[str, Any]:
        """Say what a function's source uses; see `Program.facts`."""


class JailedPort:
    """A worker forked for one test, with a deadline for everything it does."""

    def __init__(self, nest: Nest, jail: Jail, cpu_seconds: float) -> None:
        self._nest = nest
        self._jail = jail
        self._seconds = cpu_seconds
        self._channel = nest.fork()
        self._start_clock()

    def send(self, body: bytes) -> None:
        """Send the body of a frame."""
        try:
            self._channel.send(body, self._deadline)
        except TimeoutError:
            raise self._late() from None
        except OSError:
            raise self._gone() from None

    def receive(self) -> bytes:
        """Wait for the body of a frame."""
        try:
            return self._channel.receive(self._deadline)
        except TimeoutError:
            raise self._late() from None
        except (EOFError, OSError):
            raise self._gone() from None

    def facts(self, module: str, function: str) -> dict[str, Any]:
        """Ask the nest, where no line of the learner's has run."""
        return self._nest.facts(module, function)

    def close(self) -> None:
        """Kill the worker and remove what it left in the scratch folder."""
        self._channel.close()
        try:
            self._nest.reap()
        finally:
            self._jail.sweep()

    def _start_clock(self) -> None:
        # The worker ends itself by CPU time; the clock on the wall is for code that
        # sleeps, and generous, because this machine may be busy.
        self._deadline = time.monotonic() + 4 * self._seconds + 2

    def _late(self) -> LearnerError:
        return LearnerError(["TimeLimit"], f"{self._seconds:g}", ours=True)

    def _gone(self) -> LearnerError:
        return LearnerError(["Crash"], self._cause(), ours=True)

    def _cause(self) -> str:
        try:
            return self._nest.reap()
        except SandboxError:
            return ""


class SharedPort(JailedPort):
    """A worker that goes on to the next test; only for programs that are traceless."""

    _unread = 0  # replies that nobody waits for

    def close(self) -> None:
        """Leave the worker for the next test."""

    def again(self) -> "SharedPort":
        """Have the worker forget the last test."""
        self._start_clock()
        codec = Codec(Registry())
        arguments = [self._seconds]
        frame = Invoke(number=0, operation="reset", args=arguments, kwargs={})
        self.send(codec.encode(frame))
        self._unread += 1
        return self

    def receive(self) -> bytes:
        """Wait for the body of a frame, past the replies that nobody waits for."""
        while self._unread:
            super().receive()
            self._unread -= 1
        return super().receive()

    def end(self) -> None:
        """Kill the worker."""
        super().close()


class LocalPort:
    """A worker in this process, for code that is trusted: known wrong answers."""

    def __init__(self, program: Program) -> None:
        self.call_back: Callable[[bytes], bytes] = bytes
        self._program = program
        self._worker = Worker(program, lambda body: self.call_back(body))
        self._reply = b""

    def send(self, body: bytes) -> None:
        """Carry out the request at once."""
        self._reply = self._worker.answer(body)

    def receive(self) -> bytes:
        """Return the reply."""
        return self._reply

    def facts(self, module: str, function: str) -> dict[str, Any]:
        """Say what a function's source uses."""
        return self._program.facts(module, function)
