"""The grader's side of the wire: a learner's program as objects that a test can use.

`Submission.load("perceptron").sigmoid(z)` sends a request and returns a plain value, or
a `RemoteObject` for what has to stay in the learner's process.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.errors import WireError
from grader.failures import CheckFailure, LearnerError
from grader.sandbox.ports import JailedPort, LocalPort, Port
from grader.sandbox.values import CallbackRef, Handle, Registry
from grader.sandbox.wire import (
    MAX_REPLY,
    TOO_LONG,
    Callback,
    Codec,
    Invoke,
    Raised,
    Returned,
)

_MANY_ITEMS = 10_000


class Submission(Registry):
    """A learner's program, reached through a port. What tests get as `submission`.

    Attributes:
        warnings: Warnings that the learner's code issued in this test.
        changed: Arguments that the learner's code changed in this test.
        output: What it printed.
        kinds: Names of the types of the values that came back.
    """

    def __init__(self, connect: Callable[[], Port]) -> None:
        self._connect = connect
        self._port: Port | None = None
        self._codec = Codec(self)
        self._callbacks: list[Callable[..., Any]] = []
        self._requests = 0
        self._sizes: set[int] = set()
        self.warnings: list[str] = []
        self.changed: list[str] = []
        self.output = ""
        self.kinds: set[str] = set()

    def load(self, module: str) -> "RemoteObject":
        """Import one of the learner's modules.

        Raises:
            LearnerError: If the import fails.
        """
        try:
            loaded = self.request("load", module)
        except LearnerError as error:
            error.stage = "import"
            raise
        if not isinstance(loaded, RemoteObject):
            raise _odd_reply("import")
        return loaded

    def library(self, name: str) -> "RemoteObject":
        """Reach a library in the learner's process, to build what a task is given.

        With `keras = submission.library("keras")`, `keras.layers.Dense(3)` is a layer
        there, which can be passed to the learner's code. That code may have changed
        the library: such objects are evidence, and no proof.
        """
        found = self.request("library", name)
        if not isinstance(found, RemoteObject):
            raise _odd_reply("a library")
        return found

    def keep(self, value: Any) -> "RemoteObject":
        """Put a value into the learner's process, for code that changes it in place."""
        kept = self.request("keep", value)
        if not isinstance(kept, RemoteObject):
            raise _odd_reply("a value put into your program")
        return kept

    def facts(self, module: str, function: str) -> dict[str, Any]:
        """Say which `names` a function's source uses and on which lines it `loops`."""
        return self._connected().facts(module, function)

    def request(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        """Have the worker do something and return the value.

        Raises:
            LearnerError: If the learner's code raised, crashed or timed out.
            CheckFailure: If what came back cannot be a value.
        """
        port = self._connected()
        self._requests += 1
        number = self._requests
        self._sizes.update(_sizes_of([*args, *kwargs.values()]))
        frame = Invoke(
            number=number, operation=operation, args=list(args), kwargs=kwargs
        )
        port.send(self._codec.encode(frame))
        try:
            return self._accept(self._next_reply(port, number))
        except WireError as error:
            raise CheckFailure(
                call=operation,
                expected="a number, an array, a text or an object of yours",
                got=f"something that cannot be read ({_ours(error)})",
                stage="type",
                what="unreadable",
            ) from error

    def refer(self, value: object) -> Handle | CallbackRef:
        """Name a remote object by its handle, and a function of the test by number."""
        if isinstance(value, RemoteObject):
            handle: Handle = value.handle
            return handle
        if not callable(value):
            raise WireError(f"A {type(value).__name__} cannot be sent.")
        self._callbacks.append(value)
        return CallbackRef(len(self._callbacks) - 1)

    def resolve(self, reference: Handle | CallbackRef) -> "RemoteObject":
        """Make a remote object out of a handle that arrived."""
        if isinstance(reference, CallbackRef):
            raise WireError("A function of the test came back.")
        return RemoteObject(self, reference)

    def close(self) -> None:
        """End the worker."""
        if isinstance(self._port, JailedPort):
            self._port.close()

    def _connected(self) -> Port:
        if self._port is None:
            self._port = self._connect()
            if isinstance(self._port, LocalPort):
                self._port.call_back = self._call_back
        return self._port

    def _next_reply(self, port: Port, number: int) -> Returned | Raised:
        while True:
            body = port.receive()
            frame = self._codec.decode(body)
            if isinstance(frame, Callback):
                port.send(self._call_back(body))
            elif isinstance(frame, Returned | Raised) and frame.number == number:
                return frame
            else:
                raise WireError("out of turn")

    def _accept(self, frame: Returned | Raised) -> Any:
        self.output = (self.output + frame.output)[:8000]
        if isinstance(frame, Raised):
            if frame.types == ["WireError"]:
                raise WireError(frame.message)
            raise LearnerError(
                frame.types,
                frame.message,
                file=frame.file,
                line=frame.line,
                function=frame.function,
                sizes=frozenset(self._sizes),
            )
        self.warnings += frame.warnings[:20]
        self.changed += frame.changed[:20]
        self.kinds.add(type(frame.value).__name__)
        return frame.value

    def _call_back(self, body: bytes) -> bytes:
        """Run a function of the test on what the learner's code passed to it."""
        frame = self._codec.decode(body)
        if not isinstance(frame, Callback) or not 0 <= frame.callback < len(
            self._callbacks
        ):
            raise WireError("no such function")
        function = self._callbacks[frame.callback]
        try:
            with np.errstate(all="ignore"):
                value = function(*frame.args, **frame.kwargs)
            return self._codec.encode(Returned(number=0, value=value))
        except (LearnerError, WireError):
            raise
        except Exception as error:  # hostile arguments may break it in any way
            text = f"The function cannot be called like this ({type(error).__name__})."
            raised = Raised(number=0, types=[type(error).__name__], message=text)
            return self._codec.encode(raised)


def _sizes_of(values: list[Any]) -> Iterator[int]:
    """List the lengths of arrays and sequences, for messages about them."""
    for value in values:
        if isinstance(value, np.ndarray):
            yield from (value.size, *value.shape)
        elif isinstance(value, list | tuple | dict):
            items = list(value.values()) if isinstance(value, dict) else list(value)
            yield len(items)
            yield from _sizes_of([v for v in items if isinstance(v, np.ndarray)])


def _odd_reply(call: str) -> CheckFailure:
    expected, got = "an answer of the usual kind", "an answer of another kind"
    return CheckFailure(
        call=call, expected=expected, got=got, stage="type", what="odd reply"
    )


def _ours(error: WireError) -> str:
    """Keep what helps the learner; the text may come from their process."""
    if str(error).startswith("Arrays must hold numbers"):
        return "arrays must hold numbers or booleans; do all rows have one length?"
    if str(error).startswith(TOO_LONG):
        return f"it is larger than {MAX_REPLY // 2**20} MB"
    return "not plain data"


class RemoteObject:
    """An object in the learner's process: attributes, calls, items, operators."""

    def __init__(self, submission: Submission, handle: Handle) -> None:
        self.__dict__["_submission"] = submission
        self.__dict__["handle"] = handle

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self.handle.functions:
            return RemoteObject(self._submission, self.handle.function(name))
        return self._submission.request("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._submission.request("set", self, name, value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._submission.request("call", self, *args, **kwargs)

    def __getitem__(self, key: Any) -> Any:
        return self._submission.request("operate", "getitem", self, key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._submission.request("set_item", self, key, value)

    def __len__(self) -> int:
        length = self._submission.request("length", self)
        if type(length) is not int or length < 0:
            raise _odd_reply("len()")
        return length

    def __iter__(self) -> Iterator[Any]:
        items = self._submission.request("items", self, _MANY_ITEMS)
        if type(items) is not list:
            raise _odd_reply("iteration")
        return iter(items)

    def __repr__(self) -> str:
        return f"<{self.handle.type_name[:60]}>"


def _operator(name: str, *, swapped: bool = False) -> Callable[..., Any]:
    def operate(self: RemoteObject, *other: Any) -> Any:
        operands = (*other, self) if swapped else (self, *other)
        return self._submission.request("operate", name, *operands)

    return operate


for _name in ("add", "sub", "mul", "truediv", "pow", "matmul"):
    setattr(RemoteObject, f"__{_name}__", _operator(_name))
    setattr(RemoteObject, f"__r{_name}__", _operator(_name, swapped=True))
for _name in ("neg", "lt", "le", "gt", "ge"):
    setattr(RemoteObject, f"__{_name}__", _operator(_name))
# NumPy leaves arithmetic with a remote object to the remote object.
RemoteObject.__array_ufunc__ = None  # type: ignore[attr-defined]
