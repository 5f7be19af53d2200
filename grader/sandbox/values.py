"""Values that cross between the grader and a learner's process, as MessagePack.

None, bools, numbers, strings, bytes, lists and dicts are themselves; arrays, tuples,
generators and the like are extensions that say what they are. Nothing is pickled. What
cannot be copied is named by a registry and stays where it is.
"""

import itertools
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
from msgspec.msgpack import Ext

from grader.errors import WireError

MAX_DEPTH = 32
MAX_DIMENSIONS = 16
MAX_INTEGER_BYTES = 1024
MAX_EXTENSIONS = 200_000

# Object and void arrays hold pointers or padding; everything else is just bytes.
DTYPES = frozenset(
    ("|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8")
    + ("<f2", "<f4", "<f8", "<c8", "<c16")
)
_TEXT_DTYPE = "<U"

_ARRAY, _SCALAR, _TUPLE, _SET, _COMPLEX, _INTEGER = 1, 2, 3, 4, 5, 6
_MAPPING, _HANDLE, _CALLBACK, _GENERATOR, _UFUNC, _DTYPE = 7, 8, 9, 10, 11, 12
_FIGURE = 13


class Handle(msgspec.Struct, frozen=True, array_like=True):
    """An object that stays in the learner's process.

    Attributes:
        number: Its name on the wire.
        type_name: Its type's name.
        functions: If it is a module of the learner's, what it defines: a test need not
            ask for these before it calls them.
        attribute: The attribute that is meant, if it is not the object itself.
    """

    number: int
    type_name: str
    functions: list[str] = []
    attribute: str = ""

    def function(self, name: str) -> "Handle":
        """Name one of the functions."""
        return Handle(self.number, "function", attribute=name)


class CallbackRef(msgspec.Struct, frozen=True, array_like=True):
    """A function of the test that the learner's code may call, by number."""

    number: int


class Figure(dict[str, Any]):
    """What a matplotlib figure shows, as plain data: `figure["axes"]`."""


class Registry:
    """Names for what cannot be copied. Each side has its own kind of names."""

    def present(self, value: object) -> object:
        """Turn an object into plain data if it has any, or leave it as it is."""
        return value

    def refer(self, value: object) -> Handle | CallbackRef:
        """Turn `value` into a reference."""
        raise WireError(f"A {type(value).__name__} cannot be sent.")

    def resolve(self, reference: Handle | CallbackRef) -> object:
        """Turn a reference that arrived into something to work with."""
        raise WireError("A reference arrived where none is expected.")


class Packer:
    """Turns values into what MessagePack knows, and back."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(ext_hook=self.unpack).decode
        self._depth = self._count = 0

    def start_count(self) -> None:
        """Count extensions from zero, for a new frame."""
        self._depth = self._count = 0

    def pack(self, value: Any, depth: int = 0) -> Any:
        """Make a tree of plain values and extensions out of `value`.

        Raises:
            WireError: If it is too deep, an array of objects, or has no name here.
        """
        if depth > MAX_DEPTH:
            raise WireError(f"Values may be nested {MAX_DEPTH} deep.")
        pack = _PACKERS.get(type(value)) or _packer_of_subclass(value)
        if pack is not None:
            return pack(self, value, depth + 1)
        plain = self._registry.present(value)
        if plain is not value:
            return self.pack(plain, depth + 1)
        return self.reference(value)

    def reference(self, value: Any) -> Ext:
        """Name a value that stays where it is."""
        reference = self._registry.refer(value)
        kind = _HANDLE if isinstance(reference, Handle) else _CALLBACK
        return self.ext(kind, reference)

    def pack_many(self, values: Any, depth: int) -> list[Any]:
        """Pack each of `values`."""
        return [self.pack(value, depth) for value in values]

    def ext(self, kind: int, payload: object) -> Ext:
        """Make an extension out of a packed payload."""
        return Ext(kind, self._encode(payload))

    def unpack(self, kind: int, payload: memoryview) -> Any:
        """Read one extension; msgspec calls this, innermost last.

        Raises:
            WireError: If it is of an unknown kind or not well formed.
        """
        if self._depth > MAX_DEPTH:
            raise WireError(f"Values may be nested {MAX_DEPTH} deep.")
        self._depth += 1
        self._count += 1
        if self._count > MAX_EXTENSIONS:
            raise WireError(f"A frame may have {MAX_EXTENSIONS} arrays and tuples.")
        try:
            if kind == _HANDLE:
                return self._registry.resolve(_HANDLES.decode(payload))
            if kind == _CALLBACK:
                return self._registry.resolve(_CALLBACKS.decode(payload))
            if kind not in _UNPACKERS:
                raise WireError(f"Unknown kind of value: {kind}")
            return _UNPACKERS[kind](self._decode(payload))
        finally:
            self._depth -= 1


_HANDLES = msgspec.msgpack.Decoder(Handle)
_CALLBACKS = msgspec.msgpack.Decoder(CallbackRef)


def _pack_array(packer: Packer, array: np.ndarray, depth: int) -> Any:
    return _array_ext(packer, _ARRAY, np.asarray(array))


def _pack_scalar(packer: Packer, scalar: np.generic, depth: int) -> Any:
    return _array_ext(packer, _SCALAR, np.asarray(scalar))


def _array_ext(packer: Packer, kind: int, array: np.ndarray) -> Any:
    little = array.dtype.newbyteorder("<")
    if little.str not in DTYPES and not little.str.startswith(_TEXT_DTYPE):
        raise WireError(
            f"Arrays must hold numbers or booleans. Received: dtype {array.dtype}. "
            "Convert with np.asarray(..., dtype=float); rows may not differ in length."
        )
    contiguous = np.ascontiguousarray(array, dtype=little)
    return packer.ext(kind, [little.str, list(array.shape), contiguous.tobytes()])


def _unpack_array(payload: Any) -> np.ndarray:
    name, shape, data = payload
    if name not in DTYPES and not (isinstance(name, str) and _is_text(name)):
        raise WireError("Unknown dtype")
    if not isinstance(data, bytes) or not isinstance(shape, list):
        raise WireError("An array is a dtype, a shape and bytes.")
    if len(shape) > MAX_DIMENSIONS or not all(type(n) is int and n >= 0 for n in shape):
        raise WireError("Not a shape")
    dtype = np.dtype(name)
    count = 1
    for length in shape:
        count *= length
    if count * dtype.itemsize != len(data) or dtype.itemsize == 0:
        raise WireError("The bytes do not fit the shape.")
    return np.frombuffer(data, dtype=dtype).reshape(shape).copy()


def _is_text(name: str) -> bool:
    digits = name.removeprefix(_TEXT_DTYPE)
    return digits.isascii() and digits.isdigit() and 0 < int(digits[:6]) <= 4096


def _unpack_scalar(payload: Any) -> Any:
    array = _unpack_array(payload)
    if array.shape != ():
        raise WireError("A scalar has no shape.")
    return array[()]


def _pack_integer(packer: Packer, value: int, depth: int) -> Any:
    if -(2**63) <= value < 2**64:
        return value
    size = value.bit_length() // 8 + 1
    if size > MAX_INTEGER_BYTES:
        raise WireError(f"Integers may have {MAX_INTEGER_BYTES} bytes, not {size}.")
    return packer.ext(_INTEGER, value.to_bytes(size, "little", signed=True))


def _unpack_integer(payload: Any) -> int:
    if not isinstance(payload, bytes) or len(payload) > MAX_INTEGER_BYTES:
        raise WireError("Not an integer")
    return int.from_bytes(payload, "little", signed=True)


def _pack_dict(packer: Packer, value: dict[Any, Any], depth: int) -> Any:
    if all(type(key) is str for key in value):
        return {encodable(k): packer.pack(item, depth) for k, item in value.items()}
    flat = itertools.chain.from_iterable(value.items())
    return packer.ext(_MAPPING, packer.pack_many(flat, depth))


# Hostile items may share one hash, and then each of n is compared with all before it.
# Loops in Python, unlike `set(payload)`, can be stopped when a test's time is up.


def _unpack_set(payload: Any) -> set[Any]:
    items = set()
    for item in payload:
        items.add(item)
    return items


def _unpack_mapping(payload: Any) -> dict[Any, Any]:
    if not isinstance(payload, list) or len(payload) % 2:
        raise WireError("A mapping is a list of keys and values.")
    items = {}
    for key, value in zip(payload[::2], payload[1::2], strict=True):
        items[key] = value
    return items


def encodable(text: str) -> str:
    """Replace what UTF-8 cannot say: half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def _pack_generator(packer: Packer, value: np.random.Generator, depth: int) -> Any:
    if type(value.bit_generator) is not np.random.PCG64:
        return packer.reference(value)
    state = packer.pack(value.bit_generator.state, depth)
    return packer.ext(_GENERATOR, state)


def _unpack_generator(payload: Any) -> np.random.Generator:
    if not isinstance(payload, dict) or payload.get("bit_generator") != "PCG64":
        raise WireError("Generators are PCG64.")
    try:
        # With the state as its seed, so that `spawn` gives the same children again.
        bits = np.random.PCG64(payload["state"]["state"])
        bits.state = payload  # type: ignore[assignment]  # any dict; it is checked
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise WireError("Not the state of a generator") from error
    return np.random.Generator(bits)


def _unpack_ufunc(payload: Any) -> Any:
    ufunc = getattr(np, payload, None) if isinstance(payload, str) else None
    if not isinstance(ufunc, np.ufunc):
        raise WireError("Not a function of NumPy")
    return ufunc


def _unpack_complex(payload: Any) -> complex:
    real, imaginary = payload
    return complex(real, imaginary)


def _unpack_dtype(payload: Any) -> Any:
    if payload not in DTYPES:
        raise WireError("Unknown dtype")
    return np.dtype(payload)


def _as_is(packer: Packer, value: Any, depth: int) -> Any:
    return value


_PACKERS: dict[type, Callable[[Packer, Any, int], Any]] = {
    type(None): _as_is,
    bool: _as_is,
    float: _as_is,
    str: lambda packer, v, depth: encodable(v),
    bytes: _as_is,
    int: _pack_integer,
    complex: lambda packer, v, depth: packer.ext(_COMPLEX, [v.real, v.imag]),
    list: lambda packer, v, depth: packer.pack_many(v, depth),
    tuple: lambda packer, v, depth: packer.ext(_TUPLE, packer.pack_many(v, depth)),
    set: lambda packer, v, depth: packer.ext(_SET, packer.pack_many(v, depth)),
    frozenset: lambda packer, v, depth: packer.ext(_SET, packer.pack_many(v, depth)),
    dict: _pack_dict,
    Figure: lambda packer, v, depth: packer.ext(_FIGURE, _pack_dict(packer, v, depth)),
    np.ndarray: _pack_array,
    np.random.Generator: _pack_generator,
    np.ufunc: lambda packer, v, depth: packer.ext(_UFUNC, v.__name__),
}

_UNPACKERS: dict[int, Callable[[Any], Any]] = {
    _ARRAY: _unpack_array,
    _SCALAR: _unpack_scalar,
    _TUPLE: tuple,
    _SET: _unpack_set,
    _COMPLEX: _unpack_complex,
    _INTEGER: _unpack_integer,
    _MAPPING: _unpack_mapping,
    _GENERATOR: _unpack_generator,
    _UFUNC: _unpack_ufunc,
    _DTYPE: _unpack_dtype,
    _FIGURE: Figure,
}


def _packer_of_subclass(value: object) -> Callable[[Packer, Any, int], Any] | None:
    """Pack a subclass of a plain type as the plain type, whatever it overrides."""
    if isinstance(value, np.generic):
        return _pack_scalar
    if isinstance(value, np.dtype):
        return lambda packer, v, depth: packer.ext(_DTYPE, v.str)
    for plain in (int, float, complex, str, bytes, tuple, list, dict, np.ndarray):
        if isinstance(value, plain):
            return lambda packer, v, depth: packer.pack(_plain(plain, v), depth)
    return None


def _plain(plain: type, value: Any) -> Any:
    if plain is np.ndarray:
        return np.array(value, copy=True, subok=False)
    if plain in (list, tuple, dict):
        return plain(plain.__iter__(value)) if plain is not dict else dict(value)
    convert = {int: int.__int__, float: float.__float__, complex: complex.__complex__}
    if plain in convert:
        return convert[plain](value)
    return str.__str__(value) if plain is str else bytes.__getitem__(value, slice(None))
