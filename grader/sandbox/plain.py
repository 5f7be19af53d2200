"""Names of libraries that compute or make something, and leave nothing behind.

For `traceless.py`. What is not listed here is not plain.
"""

from types import BuiltinFunctionType, FunctionType

import numpy as np

MODULES = frozenset({"numpy", "math", "itertools", "__future__", "keras", "tensorflow"})
# Names that a program may import to use them like names of its own.
NAMES = {
    "collections.abc": frozenset({"Callable", "Iterable", "Iterator", "Sequence"}),
    "typing": frozenset({"TYPE_CHECKING", "Any", "Callable", "Optional", "Union"}),
    "matplotlib.figure": frozenset({"Figure"}),
}

_NUMPY_SPACES = frozenset({"linalg", "fft"})
_NUMPY_RANDOM = frozenset({"default_rng", "Generator", "SeedSequence", "PCG64"})
_NUMPY_STATEFUL = frozenset(
    {"seterr", "seterrcall", "setbufsize", "set_printoptions", "errstate"}
    | {"printoptions", "load", "save", "savez", "memmap", "fromfile", "vectorize"}
)
_FUNCTIONS = (np.ufunc, FunctionType, BuiltinFunctionType, type(np.sum))

# Parts of Keras and TensorFlow in which everything is plain, but for these.
_SPACES = {
    "keras": ("layers", "activations", "initializers", "losses", "metrics", "ops")
    + ("optimizers", "regularizers"),
    "tensorflow": ("linalg", "math", "nn"),
}
_MAY_MAKE_ANYTHING = frozenset({"deserialize", "get", "TFSMLayer"})
_KERAS = frozenset(
    {"Input", "Layer", "Model", "Sequential", "Variable"}
    | {"callbacks.EarlyStopping", "callbacks.ReduceLROnPlateau"}
    | {"random.SeedGenerator", "random.normal", "random.uniform"}
    # A seed that stays makes an unseeded stream one of those that it might have been.
    | {"utils.set_random_seed", "utils.to_categorical"}
)
_TENSORFLOW = frozenset(
    {"GradientTape", "Tensor", "Variable", "abs", "argmax", "argmin", "bool", "cast"}
    | {"clip_by_value", "concat", "constant", "convert_to_tensor", "cos", "divide"}
    | {"einsum", "equal", "exp", "expand_dims", "eye", "float32", "float64", "gather"}
    | {"greater", "identity", "int32", "int64", "less", "matmul", "maximum", "minimum"}
    | {"multiply", "newaxis", "norm", "one_hot", "ones", "ones_like", "pad", "pow"}
    | {"range", "rank", "reduce_max", "reduce_mean", "reduce_min", "reduce_prod"}
    | {"reduce_sum", "reshape", "reverse", "round", "shape", "sigmoid", "sign", "sin"}
    | {"size", "split", "sqrt", "square", "squeeze", "stack", "stop_gradient"}
    | {"subtract", "tanh", "tensordot", "tile", "transpose", "unstack", "where"}
    | {"zeros", "zeros_like", "data.AUTOTUNE", "data.Dataset.from_tensor_slices"}
)


def is_plain(path: list[str]) -> bool:
    """Say whether `["numpy", "linalg", "norm"]` is plain."""
    module, *names = path
    if module == "tensorflow" and names[:1] == ["keras"]:
        module = names.pop(0)
    if module in ("math", "itertools"):
        return len(names) == 1
    if module in _SPACES:
        single = _KERAS if module == "keras" else _TENSORFLOW
        return _is_in_space(module, names) or ".".join(names) in single
    return module == "numpy" and _is_plain_numpy(names)


def is_space(path: list[str]) -> bool:
    """Say whether this is a part of a library that a program may import as a whole."""
    module, *names = path[-2:]
    return path == ["tensorflow", "keras"] or (
        len(path) == 2 and names[0] in _SPACES.get(module, ())
    )


def _is_in_space(module: str, names: list[str]) -> bool:
    if len(names) != 2 or names[1] in _MAY_MAKE_ANYTHING:
        return False
    return names[0] in _SPACES[module] and not names[1].startswith("_")


def _is_plain_numpy(names: list[str]) -> bool:
    """Say whether `np.this.that` is a function, a type of C, or a number."""
    names = names[:]
    if names[:1] == ["random"]:
        return len(names) == 2 and names[1] in _NUMPY_RANDOM
    if names[:1] and names[0] in _NUMPY_SPACES:
        space = getattr(np, names.pop(0))
        return len(names) == 1 and isinstance(
            getattr(space, names[0], None), _FUNCTIONS
        )
    if len(names) != 1 or names[0] in _NUMPY_STATEFUL:
        return False
    found = getattr(np, names[0], np)
    is_scalar_type = isinstance(found, type) and issubclass(
        found, np.generic | np.ndarray
    )
    return is_scalar_type or isinstance(found, (*_FUNCTIONS, float, type(None)))
