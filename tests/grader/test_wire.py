"""`sandbox/wire.py`: frames there and back, and frames made to hurt."""

import tracemalloc

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.msgpack import Ext

from grader import checks
from grader.errors import WireError
from grader.failures import CheckFailure
from grader.sandbox.values import MAX_DEPTH, Handle, Registry
from grader.sandbox.wire import (
    MAX_FRAME,
    Callback,
    Codec,
    Invoke,
    Raised,
    Returned,
)

CODEC = Codec(Registry())
ENCODE = msgspec.msgpack.Encoder().encode
MIB = 2**20


def frame_of(value):
    """The bytes of a frame that returns a value, as a hostile worker writes them."""
    return ENCODE({"type": "Returned", "number": 1, "value": value})


def ext(kind, payload):
    return Ext(kind, ENCODE(payload))


def array(name="<f8", shape=(1,), data=bytes(8)):
    return ext(1, [name, list(shape), data])


def nested(levels, wrap, value=None):
    for _ in range(levels):
        value = wrap(value)
    return value


def refuses(body):
    """Decode; pass if a frame comes back or WireError is raised, and nothing else."""
    try:
        frame = CODEC.decode(body)
    except WireError:
        return True
    assert isinstance(frame, Invoke | Callback | Returned | Raised)
    return False


texts = st.text(max_size=20)
values = st.one_of(st.none(), st.integers(), st.floats(allow_nan=False), texts)
arguments = st.lists(values, max_size=4)
keywords = st.dictionaries(texts, values, max_size=4)
frames = st.one_of(
    st.builds(Invoke, st.integers(0, 2**63), texts, arguments, keywords),
    st.builds(Callback, st.integers(0, 2**63), arguments, keywords),
    st.builds(Returned, st.just(3), values, st.lists(texts), st.lists(texts), texts),
    st.builds(Raised, st.just(3), st.lists(texts), texts, texts, st.integers(0, 99)),
)


@given(frames)
def test_every_frame_comes_back_as_it_was(frame):
    assert CODEC.decode(CODEC.encode(frame)) == frame


def test_a_frame_that_is_too_long_is_not_sent():
    with pytest.raises(WireError, match="A frame may have"):
        CODEC.encode(Returned(number=1, value=bytes(MAX_FRAME)))


HOSTILE = {
    "no dtype": ext(1, []),
    "object dtype": array("|O", (1,), bytes(8)),
    "void dtype": array("|V8", (1,), bytes(8)),
    "dtype with fields": array([["a", "<f8"]], (1,), bytes(8)),
    "dtype is a list": array([], (1,), bytes(8)),
    "text dtype without size": array("<U", (1,), bytes(8)),
    "text dtype of size 0": array("<U0", (2**40,), b""),
    "text dtype of odd digits": array("<U\N{SUPERSCRIPT TWO}", (1,), bytes(8)),
    "text dtype of huge size": array("<U99999999999999", (1,), bytes(8)),
    "bytes too short": array("<f8", (2,), bytes(8)),
    "bytes too long": array("<f8", (1,), bytes(9)),
    "negative axis": array("<f8", (-1,), bytes(8)),
    "two negative axes": array("<f8", (-1, -1), bytes(8)),
    "huge axis": array("<f8", (2**62, 4), b""),
    "product that wraps to 1": array("<f8", (2**32 + 1, 2**32 - 1, 1), bytes(8)),
    "empty and huge": array("<f8", (0, 2**62, 2**62), b""),
    "too many axes": array("<f8", (1,) * 65, bytes(8)),
    "axis that is true": array("<f8", (True,), bytes(8)),
    "axis that is a float": array("<f8", (1.0,), bytes(8)),
    "data is text": array("<f8", (1,), "12345678"),
    "scalar with an axis": ext(2, ["<f8", [1], bytes(8)]),
    "tuple of a number": ext(3, 5),
    "set of a list": ext(4, [[1]]),
    "set of an array": ext(4, [array()]),
    "complex of three": ext(5, [1, 2, 3]),
    "complex of arrays": ext(5, [array(), array()]),
    "integer of much": ext(6, bytes(2000)),
    "integer of text": ext(6, "12"),
    "mapping of three": ext(7, [1, 2, 3]),
    "mapping with a list as key": ext(7, [[1], 2]),
    "mapping with an array as key": ext(7, [array(), 2]),
    "handle where none is": Ext(8, ENCODE(Handle(1, "x"))),
    "handle of nothing": ext(8, []),
    "callback where none is": ext(9, [0]),
    "generator of nothing": ext(10, None),
    "another bit generator": ext(10, {"bit_generator": "MT19937"}),
    "generator without state": ext(10, {"bit_generator": "PCG64"}),
    "function by path": ext(11, "linalg.norm"),
    "function that is none": ext(11, "__loader__"),
    "dtype unknown": ext(12, "|O"),
    "kind unknown": Ext(99, b"\xc0"),
    "kind negative": Ext(-100, b"\xc0"),
    "time that is none": Ext(-1, b"\xff" * 12),
    "extension of nothing": Ext(1, b""),
    "extension of garbage": Ext(3, b"\xc1\xc1"),
    "extension with a tail": Ext(3, b"\x90\x90"),
    "extensions in extensions": nested(5000, lambda v: ext(3, [v])),
    "a few too many of them": nested(MAX_DEPTH + 5, lambda v: ext(3, [v])),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_value_is_refused(name):
    assert refuses(frame_of(HOSTILE[name]))


def test_a_generator_whose_state_is_an_array_is_refused():
    state = {"bit_generator": "PCG64", "state": array()}

    assert refuses(frame_of(ext(10, state)))


def test_a_text_of_impossible_characters_is_refused():
    assert refuses(frame_of(ext(2, ["<U1", [], b"\xff" * 4])))


def test_a_time_is_no_number():
    """MessagePack has a type for times; it arrives, and no check takes it."""
    body = frame_of(Ext(-1, bytes(4)))

    with pytest.raises(CheckFailure):
        checks.number(CODEC.decode(body).value, call="f()")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xc0",
        b"\xc1",
        ENCODE([1, 2]),
        ENCODE({"type": "Evil", "number": 1}),
        ENCODE({"type": "Returned"}),
        ENCODE({"number": 1, "value": None}),
        ENCODE({"type": "Returned", "number": "1", "value": None}),
        ENCODE({"type": "Returned", "number": 2**64 - 1, "value": None, "output": 5}),
        ENCODE({"type": "Raised", "number": 1, "types": [b"\xff"], "message": ""}),
        frame_of(None) + b"\xc0",
        frame_of(None)[:-1],
        frame_of("abcd").replace(b"abcd", b"\xff\xfe\x80a"),
        frame_of(None).replace(b"Returned", b"Return\xff\xff"),
        frame_of(5)[:-1] + b"\x81\x81\x01\x02\x03",
    ],
)
def test_bytes_that_are_no_frame_are_refused(body):
    assert refuses(body)


@pytest.mark.parametrize("depth", [100, 10_000, 1_000_000])
def test_deep_nesting_is_refused(depth):
    body = frame_of(None)[:-1] + b"\x91" * depth + b"\xc0"

    refused = refuses(body)

    assert refused or depth == 100


@pytest.mark.parametrize("head", [b"\xdd", b"\xdf", b"\xdb", b"\xc6", b"\xc9"])
def test_a_huge_announced_size_takes_no_memory(head):
    """Lists, maps, texts, bytes and extensions of 4 GiB, in a frame of 1 KiB."""
    body = frame_of(None)[:-1] + head + b"\xff" * 4 + bytes(1000)

    tracemalloc.start()
    try:
        assert refuses(body)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < MIB


@given(st.binary(max_size=200))
@example(b"\x81" * 50)
def test_random_bytes_are_refused(body):
    refuses(body)


VALID = [
    CODEC.encode(Returned(number=1, value=v)) for v in ([1, "a"], {"a": 2.0}, (3,))
]
VALID += [frame_of([v]) for v in HOSTILE.values() if len(v.data) < 200]


@settings(max_examples=400)
@given(
    st.sampled_from(VALID),
    st.lists(st.tuples(st.integers(0), st.binary(min_size=1, max_size=3)), max_size=5),
    st.integers(0, 400),
)
def test_mutations_of_frames_are_refused_or_read(body, changes, length):
    changed = bytearray(body)
    for place, new in changes:
        start = place % len(changed)
        changed[start : start + len(new)] = new

    refuses(bytes(changed[:length]))


@given(st.binary(max_size=60), st.integers(1, 12))
def test_random_extensions_are_refused_or_read(payload, kind):
    refuses(frame_of(Ext(kind, payload)))
