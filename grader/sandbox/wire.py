"""Frames between the grader and a learner's process: typed, capped, no pickle.

A frame is four bytes of length (little endian) and one MessagePack map. Both sides use
this module, and neither trusts the other's bytes.
"""

import os
import select
import socket
import struct
import time
from typing import Any

import msgspec

from grader.errors import WireError
from grader.sandbox.values import Packer, Registry

MAX_FRAME = 64 * 2**20
# What a learner's process may say at once. A million small lists fit into a megabyte.
MAX_REPLY = 8 * 2**20
TOO_LONG = "A frame may have"


class Invoke(msgspec.Struct, frozen=True, tag=True):
    """Grader to worker: do `operation` with these arguments."""

    number: int
    operation: str
    args: Any
    kwargs: Any


class Callback(msgspec.Struct, frozen=True, tag=True):
    """Worker to grader: the learner's code called a function of the test."""

    callback: int
    args: Any
    kwargs: Any


class Returned(msgspec.Struct, frozen=True, tag=True):
    """The value that came back, and what was noticed on the way."""

    number: int
    value: Any
    warnings: list[str] = []
    changed: list[str] = []
    output: str = ""


class Raised(msgspec.Struct, frozen=True, tag=True):
    """An exception in the learner's process; `line` is theirs, or 0 if none was."""

    number: int
    types: list[str]
    message: str
    file: str = ""
    line: int = 0
    function: str = ""
    output: str = ""


Frame = Invoke | Callback | Returned | Raised


class Codec:
    """Frames to bytes and back, with a registry for what stays behind.

    Args:
        registry: Names what cannot be copied.
        most: Bytes that a frame made here may have.
    """

    def __init__(self, registry: Registry, most: int = MAX_FRAME) -> None:
        self._packer = Packer(registry)
        self._most = most
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(
            Frame, ext_hook=self._packer.unpack
        ).decode

    def encode(self, frame: Frame) -> bytes:
        """Make the bytes of a frame, without its length.

        Raises:
            WireError: If a value cannot be sent or the frame is too long.
        """
        packed = {
            name: self._packer.pack(getattr(frame, name))
            for name in ("value", "args", "kwargs")
            if hasattr(frame, name)
        }
        body = self._encode(msgspec.structs.replace(frame, **packed))
        if len(body) > self._most:
            raise WireError(f"{TOO_LONG} {self._most} bytes, not {len(body)}.")
        return body

    def decode(self, body: bytes) -> Frame:
        """Read the body of a frame.

        Raises:
            WireError: If the bytes are not exactly one well-formed frame.
        """
        self._packer.start_count()
        try:
            frame: Frame = self._decode(body)
            return frame
        except WireError:
            raise
        except Exception as error:  # hostile bytes may break a decoder in any way
            raise WireError(f"Not a frame: {type(error).__name__}") from error


class Channel:
    """Frames over a connected socket, never waiting past a deadline.

    Args:
        connection: The socket.
        most: Bytes that a frame that arrives may have.

    It reads and writes the descriptor as a file: in the jail, sandlock looks at each
    `send`, which costs 0.1 ms, and not at `write`.
    """

    def __init__(self, connection: socket.socket, most: int = MAX_FRAME) -> None:
        self._connection = connection
        self._most = most
        self._descriptor = connection.fileno()
        self._arrived = bytearray()

    def send(self, body: bytes, deadline: float = float("inf")) -> None:
        """Write the body of one frame, length first."""
        left = memoryview(struct.pack("<I", len(body)) + body)
        while left:
            try:
                left = left[os.write(self._descriptor, left[: 2**20]) :]
            except BlockingIOError:
                self._wait_for(select.POLLOUT, deadline)

    def receive(self, deadline: float = float("inf")) -> bytes:
        """Read the body of one frame.

        Raises:
            WireError: If the announced length is over the cap.
            EOFError: If the other side closed.
            TimeoutError: If the deadline passed first.
        """
        (length,) = struct.unpack("<I", self._exactly(4, deadline))
        if length > self._most:
            raise WireError(f"{TOO_LONG} {self._most} bytes, not {length}.")
        return self._exactly(length, deadline)

    def close(self) -> None:
        """Close the socket; the other side reads an end of file."""
        self._connection.close()

    def _exactly(self, count: int, deadline: float) -> bytes:
        while len(self._arrived) < count:
            self._wait_for(select.POLLIN, deadline)
            missing = count - len(self._arrived)
            piece = os.read(self._descriptor, min(max(missing, 2**16), 2**20))
            if not piece:
                raise EOFError("The other side closed the connection.")
            self._arrived += piece
        data = bytes(memoryview(self._arrived)[:count])
        del self._arrived[:count]
        return data

    def _wait_for(self, event: int, deadline: float) -> None:
        if deadline == float("inf"):
            return
        poll = select.poll()
        poll.register(self._descriptor, event)
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise TimeoutError
