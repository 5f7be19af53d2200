"""The learner's side of the wire: does what a test asks, with the learner's code.

Everything here runs in the learner's process, so nothing it reports is proof. It holds
no secret: the test sends inputs and reads outputs.
"""

import builtins
import contextlib
import io
import random
import signal
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np

from grader.errors import WireError
from grader.sandbox import inspection, operations
from grader.sandbox.values import CallbackRef, Handle, Registry, encodable
from grader.sandbox.wire import (
    MAX_REPLY,
    Callback,
    Codec,
    Invoke,
    Raised,
    Returned,
)

MAX_OUTPUT = 4000
MAX_MESSAGE = 1000
MAX_LINE = 10**6


_BUILTINS = dict(vars(builtins))


class TimeLimit(BaseException):
    """The test's time is up. No Exception, so that `except Exception` lets it by."""


class CappedText(io.TextIOBase):
    """Standard output that keeps the beginning and forgets the rest."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._left = MAX_OUTPUT

    def writable(self) -> bool:
        """Say yes; print asks."""
        return True

    def write(self, text: str) -> int:
        """Keep what still fits."""
        if self._left > 0:
            self._pieces.append(text[: self._left])
            self._left -= len(text)
        return len(text)

    def take(self) -> str:
        """Return what was written since the last time."""
        text = encodable("".join(self._pieces))
        self._pieces.clear()
        return text


class Worker(Registry):
    """Loads the learner's modules and carries out one request after another."""

    def __init__(
        self,
        program: inspection.Program,
        call_back: Callable[[bytes], bytes],
    ) -> None:
        self._program = program
        self._call_back = call_back
        self._objects: dict[int, object] = {}
        self._modules: dict[str, types.ModuleType] = {}
        self._output = CappedText()
        self.codec = Codec(self, MAX_REPLY)
        _seed_globals()

    def answer(self, body: bytes) -> bytes:
        """Carry out one request and make the reply."""
        frame = self.codec.decode(body)
        if not isinstance(frame, Invoke):
            raise WireError("Only requests are answered.")
        try:
            return self._encode(frame, self._carry_out(frame))
        except WireError as error:
            return self.codec.encode(
                Raised(number=frame.number, types=["WireError"], message=str(error))
            )

    def present(self, value: object) -> object:
        """Turn a figure or a tensor into plain data."""
        return operations.present(value)

    def refer(self, value: object) -> Handle:
        """Keep an object here and give it a number."""
        number = len(self._objects)
        self._objects[number] = value
        functions: list[str] = []
        if isinstance(value, types.ModuleType) and value in self._modules.values():
            kinds = (types.FunctionType, type)
            functions = [n for n, item in vars(value).items() if type(item) in kinds]
        return Handle(number, type(value).__name__, functions)

    def resolve(self, reference: Handle | CallbackRef) -> object:
        """Find a kept object, or wrap a function of the test."""
        if isinstance(reference, Handle):
            found = self._objects[reference.number]
            name = reference.attribute
            return getattr(found, name) if name else found
        return self._proxy(reference.number)

    def load(self, name: str) -> types.ModuleType:
        """Import one of the learner's modules.

        Raises:
            SyntaxError: If it does not compile.
        """
        if name in self._modules:
            return self._modules[name]
        codes = self._program.codes(name)
        self._program.show_source(name)
        module = types.ModuleType(name)
        module.__dict__["__builtins__"] = self._builtins()
        self._modules[name] = sys.modules[name] = module
        for code in codes:
            exec(code, module.__dict__)
        return module

    def reset(self, cpu_seconds: float) -> None:
        """Forget the last test: objects, modules, output; start the clock again."""
        self._objects.clear()
        self._modules.clear()
        self._output.take()
        if "keras" in sys.modules:  # it counts the layers of a kind, to name them
            sys.modules["keras"].backend.clear_session(free_memory=False)
        _seed_globals()
        limit_cpu(cpu_seconds)

    def _carry_out(self, frame: Invoke) -> Returned | Raised:
        operation = operations.OPERATIONS[frame.operation]
        before = inspection.Inputs(frame.args, frame.kwargs)
        with self._watched() as caught:
            try:
                value = operation(self, *frame.args, **frame.kwargs)
            except BaseException as error:  # the learner's exception is the answer
                return self._raised(frame.number, error)
        return Returned(
            number=frame.number,
            value=value,
            warnings=[f"{w.category.__name__}: {w.message}"[:300] for w in caught[:20]],
            changed=before.changed(),
            output=self._output.take(),
        )

    def _encode(self, frame: Invoke, reply: Returned | Raised) -> bytes:
        try:
            return self.codec.encode(reply)
        except (WireError, ValueError, TypeError, MemoryError, RecursionError) as error:
            raise WireError(str(error)) from error

    def _raised(self, number: int, error: BaseException) -> Raised:
        file, line, function = self._program.last_line_in(error)
        return Raised(
            number=number,
            types=[kind.__name__ for kind in type(error).__mro__][:10],
            message=_text_of(error),
            file=file,
            line=min(line, MAX_LINE),
            function=function,
            output=self._output.take(),
        )

    @contextlib.contextmanager
    def _watched(self) -> Iterator[list[warnings.WarningMessage]]:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            with contextlib.redirect_stdout(self._output):
                yield caught

    def _builtins(self) -> dict[str, Any]:
        learners = _BUILTINS.copy()

        def guarded_import(name: str, *args: Any, **kwargs: Any) -> Any:
            top = name.partition(".")[0]
            level = args[3] if len(args) > 3 else kwargs.get("level", 0)
            if level == 0 and self._program.has(name):
                return self.load(name)
            if level == 0 and not self._program.allows(top):
                raise ImportError(f"`{top}` may not be used in this week's tasks.")
            return builtins.__import__(name, *args, **kwargs)

        learners["__import__"] = guarded_import
        learners["input"] = _no_input
        return learners

    def _proxy(self, number: int) -> Callable[..., Any]:
        def function_of_the_test(*args: Any, **kwargs: Any) -> Any:
            request = Callback(callback=number, args=list(args), kwargs=kwargs)
            body = self._call_back(self.codec.encode(request))
            # The test may look at an object of the learner's before it answers.
            while isinstance(reply := self.codec.decode(body), Invoke):
                body = self._call_back(self.answer(body))
            if isinstance(reply, Raised):
                raise TypeError(reply.message)
            assert isinstance(reply, Returned)
            return reply.value

        return function_of_the_test


def _seed_globals() -> None:
    """Have learners who draw from the global generators get the same in a replay."""
    random.seed(0)
    np.random.seed(0)
    if "tensorflow" in sys.modules:  # the last program may have set it
        sys.modules["tensorflow"].random.set_seed(None)


def _text_of(error: BaseException) -> str:
    try:
        return encodable(str(error)[:MAX_MESSAGE])
    except Exception:  # a learner's __str__ may do anything
        return ""


def _no_input(prompt: object = "") -> NoReturn:
    raise EOFError("There is nobody to answer input() while the tests run.")


def time_is_up(signum: int, frame: object) -> NoReturn:
    """End the learner's code where it stands, so that its line can be told."""
    raise TimeLimit


def limit_cpu(seconds: float) -> None:
    """Raise TimeLimit after this much CPU time."""
    signal.signal(signal.SIGPROF, time_is_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def touch_numpy() -> None:
    """Do once what NumPy loads lazily, so that a forked worker need not."""
    np.random.default_rng(0).normal(size=(2, 2)) @ np.eye(2)
    np.linalg.svd(np.eye(2))
