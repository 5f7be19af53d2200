"""`sandbox/wire.py`: frames over a socket, never waiting past a deadline."""

import os
import socket
import struct
import time

import pytest

from grader.errors import WireError
from grader.sandbox.wire import MAX_FRAME, Channel

MIB = 2**20


@pytest.fixture
def pair():
    """A channel and the plain socket at its other end."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    channel = Channel(ours)
    yield channel, theirs
    channel.close()
    theirs.close()


def soon():
    return time.monotonic() + 60


def test_a_channel_carries_a_frame_larger_than_its_buffers(pair):
    channel, theirs = pair
    body = os.urandom(100_000)
    theirs.sendall(struct.pack("<I", len(body)) + body)

    assert channel.receive(soon()) == body


def test_a_frame_arrives_in_pieces(pair):
    channel, theirs = pair
    for piece in (b"\x03\x00", b"\x00\x00a", b"bc"):
        theirs.sendall(piece)

    assert channel.receive(soon()) == b"abc"


def test_a_sent_frame_starts_with_its_length(pair):
    channel, theirs = pair

    channel.send(b"abc", soon())

    assert theirs.recv(100) == b"\x03\x00\x00\x00abc"


def test_a_huge_announced_frame_is_refused_before_it_is_read(pair):
    channel, theirs = pair
    theirs.sendall(struct.pack("<I", MAX_FRAME + 1))

    with pytest.raises(WireError, match="A frame may have"):
        channel.receive(soon())


def test_a_frame_that_is_cut_off_is_an_end_of_file(pair):
    channel, theirs = pair
    theirs.sendall(b"\x09\x00\x00\x00abc")
    theirs.close()

    with pytest.raises(EOFError):
        channel.receive(soon())


@pytest.mark.parametrize("start", [b"", b"\x09", b"\x09\x00\x00\x00abc"])
def test_silence_ends_at_the_deadline(pair, start):
    channel, theirs = pair
    theirs.sendall(start)

    with pytest.raises(TimeoutError):
        channel.receive(time.monotonic() + 0.05)


def test_a_reader_that_does_not_read_ends_at_the_deadline(pair):
    channel, _ = pair

    with pytest.raises(TimeoutError):
        channel.send(bytes(20 * MIB), time.monotonic() + 0.05)


def test_a_writer_to_a_closed_socket_is_told(pair):
    channel, theirs = pair
    theirs.close()

    with pytest.raises(OSError, match="Broken pipe"):
        channel.send(b"abc", soon())


def test_frames_that_arrive_together_are_read_one_by_one(pair):
    channel, theirs = pair
    theirs.sendall(struct.pack("<I", 2) + b"ab" + struct.pack("<I", 1) + b"c")

    assert [channel.receive(soon()), channel.receive(soon())] == [b"ab", b"c"]
