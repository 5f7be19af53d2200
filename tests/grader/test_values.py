"""`sandbox/values.py`: any value there and back, and what is refused."""

import enum
from collections import namedtuple

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.errors import WireError
from grader.sandbox.values import (
    DTYPES,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_INTEGER_BYTES,
    Packer,
    Registry,
)

ENCODE = msgspec.msgpack.Encoder().encode
PACKER = Packer(Registry())
DECODE = msgspec.msgpack.Decoder(ext_hook=PACKER.unpack).decode


def there_and_back(value):
    return DECODE(ENCODE(PACKER.pack(value)))


def alike(a, b):
    """Equal in type and value, NaN and the sign of zero included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray | np.generic):
        return (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes())
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, dict):
        return alike(list(a.items()), list(b.items()))
    if isinstance(a, np.random.Generator):
        return a.bit_generator.state == b.bit_generator.state
    return repr(a) == repr(b) if isinstance(a, float | complex) else a == b


def generator_of(seed, draws):
    generator = np.random.default_rng(seed)
    generator.integers(10, size=draws, dtype=np.uint32)
    return generator


dtypes = st.sampled_from(sorted(DTYPES)).map(np.dtype)
shapes = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
texts = st.text(max_size=20)
numbers = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(2**2000), 2**2000),
    st.floats(),
    st.complex_numbers(),
)
keys = st.one_of(texts, st.integers(), st.tuples(st.integers(), texts))
leaves = st.one_of(
    numbers,
    texts,
    st.binary(max_size=20),
    arrays.arrays(dtypes, shapes),
    arrays.arrays(arrays.unicode_string_dtypes(max_len=5, endianness="<"), shapes),
    dtypes.flatmap(lambda d: arrays.from_dtype(d).map(d.type)),
    dtypes,
    st.sets(st.one_of(st.integers(), texts), max_size=4),
    st.builds(generator_of, st.integers(0, 2**64), st.integers(0, 5)),
    st.sampled_from([np.add, np.exp, np.maximum]),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
    ),
    max_leaves=12,
)


@given(values)
def test_every_value_comes_back_as_it_was(value):
    assert alike(there_and_back(value), value)


@pytest.mark.parametrize("name", sorted(DTYPES))
def test_an_array_of_each_dtype_comes_back_bit_by_bit(name):
    bits = np.random.default_rng(0).bytes(48 * np.dtype(name).itemsize)
    array = np.frombuffer(bits, dtype=name).reshape(2, 4, 6)
    if name == "|b1":
        array = array.view(np.uint8) % 2 == 1

    assert alike(there_and_back(array), array)


@pytest.mark.parametrize(
    "array",
    [
        np.array(5.0),
        np.zeros((0, 3)),
        np.zeros((1,) * MAX_DIMENSIONS),
        np.arange(12).reshape(3, 4)[::-1, ::2],
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.broadcast_to(np.float32(1), (2, 2)),
    ],
    ids=["0-d", "empty", "many axes", "strided", "fortran", "broadcast"],
)
def test_arrays_of_every_layout_come_back(array):
    back = there_and_back(array)

    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    assert np.array_equal(back, array)
    assert back.flags.writeable
    assert back.flags.owndata or back.base.flags.owndata


def test_a_nan_keeps_its_payload():
    odd = np.array([0x7FF8_0000_DEAD_BEEF, 0xFFF0_0000_0000_0001], dtype="<u8")

    assert there_and_back(odd.view(float)).tobytes() == odd.tobytes()


def test_a_big_endian_array_comes_back_with_the_same_numbers():
    assert np.array_equal(there_and_back(np.arange(3, dtype=">f8")), [0, 1, 2])


def test_a_generator_goes_on_where_it_was():
    generator = generator_of(7, 3)

    back = there_and_back(generator)

    assert back.random(5).tolist() == generator.random(5).tolist()


def test_a_frozenset_comes_back_as_a_set():
    assert there_and_back(frozenset([1, 2])) == {1, 2}


@pytest.mark.parametrize("edge", [2**63, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1])
def test_integers_at_the_edge_of_64_bits_come_back(edge):
    assert there_and_back([edge, -edge]) == [edge, -edge]


def test_an_integer_of_too_many_bytes_is_refused():
    largest = 2 ** (8 * MAX_INTEGER_BYTES - 1) - 1

    assert there_and_back(largest) == largest
    with pytest.raises(WireError, match="Integers may have"):
        PACKER.pack(largest + 1)


class Colour(enum.IntEnum):
    """A subclass of int."""

    RED = 3


class Loud(float):
    """A subclass that lies about itself."""

    def __float__(self):
        return -1.0

    def __repr__(self):
        raise RuntimeError


Pair = namedtuple("Pair", "a b")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Colour.RED, 3),
        (Loud(2.5), 2.5),
        (Pair(1, 2), (1, 2)),
        (type("Name", (str,), {})("text"), "text"),
        (type("Bytes", (bytes,), {})(b"ab"), b"ab"),
        (type("Row", (list,), {})([1]), [1]),
        (type("Table", (dict,), {})(a=1), {"a": 1}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_subclass_arrives_as_the_plain_type(value, plain):
    assert alike(there_and_back(value), plain)


def test_a_subclass_of_array_arrives_as_an_array():
    masked = np.ma.masked_array([1.0, 2.0], mask=[True, False])

    assert alike(there_and_back(masked), np.array([1.0, 2.0]))


@pytest.mark.parametrize(
    "array",
    [
        np.array([{}, None]),
        np.zeros(2, dtype=[("a", int)]),
        np.array(["2020-01-01"], dtype="M8[D]"),
        np.array([b"raw"]),
        np.zeros(2, dtype=np.longdouble),
    ],
    ids=["object", "structured", "date", "bytes", "longdouble"],
)
def test_an_array_of_anything_else_is_refused(array):
    with pytest.raises(WireError, match="Arrays must hold numbers"):
        PACKER.pack(array)


def test_a_ragged_list_is_a_list_and_arrives():
    assert there_and_back([[1], [2, 3]]) == [[1], [2, 3]]


@pytest.mark.parametrize("wrap", [lambda v: [v], lambda v: (v,), lambda v: {1: v}])
def test_values_that_are_too_deep_are_refused(wrap):
    value = 1
    for _ in range(MAX_DEPTH + 2):
        value = wrap(value)

    with pytest.raises(WireError, match="nested"):
        PACKER.pack(value)


def test_a_list_that_holds_itself_is_refused():
    loop = []
    loop.append(loop)

    with pytest.raises(WireError, match="nested"):
        PACKER.pack(loop)


@pytest.mark.parametrize("value", [object(), print, int, iter([])])
def test_what_has_no_name_here_is_refused(value):
    with pytest.raises(WireError, match="cannot be sent"):
        PACKER.pack(value)


def test_text_with_lone_surrogates_arrives_with_question_marks():
    assert there_and_back("a\ud800b") == "a?b"


def test_a_key_with_lone_surrogates_arrives_with_question_marks():
    assert there_and_back({"a\ud800b": 1}) == {"a?b": 1}


def test_children_of_a_generator_are_the_same_each_time():
    first, second = (there_and_back(np.random.default_rng(5)) for _ in range(2))

    assert first.spawn(1)[0].random() == second.spawn(1)[0].random()
