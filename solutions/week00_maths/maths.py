"""The maths behind the course, in NumPy: shapes, derivatives, entropy, descent.

Results are float64, unless a docstring says otherwise, and no function changes its
inputs. Tests look at values and shapes, not at dtypes. They allow for rounding, even
that of a result in float32; where a task needs the digits of float64 on the way, its
docstring says so. "Integer" means int64, unless a docstring names other kinds.
"""

from collections.abc import Callable

import numpy as np


def broadcast_shape(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """Say which shape two arrays have once they are broadcast against each other.

    Off limits: NumPy. Python's tuples and integers are enough.

    Args:
        a: Shape of the first array: lengths >= 0, any number of axes, also none.
            Lengths may be larger than those of any array that fits into a memory.
        b: Shape of the second array.

    Returns:
        The common shape, a tuple of ints. It has as many axes as the longer of `a` and
        `b`; an axis that one of them lacks counts as an axis of length 1.

    Raises:
        ValueError: If the shapes cannot be broadcast together. Raising it is part of
            the task; the text is yours.

    Example:
        >>> broadcast_shape((4, 1, 3), (5, 1))
        (4, 5, 3)

    Source: NumPy User Guide, "Broadcasting".
    """
    # BEGIN SOLUTION 0.1
    axes = max(len(a), len(b))
    a = (1,) * (axes - len(a)) + tuple(a)
    b = (1,) * (axes - len(b)) + tuple(b)
    shape = []
    for m, n in zip(a, b, strict=True):
        if m != n and 1 not in (m, n):
            raise ValueError(f"Lengths {m} and {n} of one axis differ, and none is 1.")
        # Not max(m, n): an axis of length 1 next to one of length 0 gets length 0.
        shape.append(n if m == 1 else m)
    return tuple(shape)
    # END SOLUTION 0.1


def pairwise_sq_dists(X: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """Compute the squared Euclidean distance of each row of `X` to each row of `Y`.

    `result[i, j] = sum_d (X[i, d] - Y[j, d])^2`

    Off limits: Python loops, comprehensions, `map`, and NumPy's loops in disguise
    (`np.vectorize`, `np.frompyfunc`, `np.apply_along_axis`).

    Args:
        X: Points, shape `(N, D)`, float or integer, also uint8 and int16.
        Y: Points, shape `(M, D)`, float or integer, also uint8 and int16.

    Returns:
        Squared distances, shape `(N, M)`, float64. None is negative, and that of a
        point to itself is 0 but for rounding. For points that are 0.01 apart and have
        coordinates near 10,000, five digits are still right, wherever the other points
        are: that takes float64 all the way, and not every formula.

    Raises:
        ValueError: If `X` and `Y` are not two-dimensional or differ in `D`.

    Example:
        >>> X = np.array([[0.0, 0.0], [3.0, 4.0]])
        >>> pairwise_sq_dists(X, np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 4.0]]))
        array([[ 0.,  9., 16.],
               [25., 16.,  9.]])

    Source: NumPy User Guide, "Broadcasting"; Higham (2002), "Accuracy and Stability of
    Numerical Algorithms", section 1.7 (cancellation).
    """
    _require_points(X, Y)
    # BEGIN SOLUTION 0.2
    X, Y = np.asarray(X, dtype=np.float64), np.asarray(Y, dtype=np.float64)
    # Subtracting before squaring keeps the digits of points that are close together.
    differences = X[:, np.newaxis, :] - Y[np.newaxis, :, :]  # (N, M, D)
    return np.sum(differences**2, axis=2)
    # END SOLUTION 0.2


def numerical_gradient(
    f: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-5
) -> np.ndarray:
    """Approximate the gradient of `f` at `x` by central differences.

    `gradient[i] = (f(x + h * e_i) - f(x - h * e_i)) / (2 * h)`, where `e_i` is 1 at
    entry `i` and 0 at all others.

    Args:
        f: Function of a float64 array of the shape of `x` that returns one number.
        x: Where to differentiate, at least one axis, any shape, float64 or integer.
            Integers are treated as the float64 numbers that they stand for.
        h: How far each entry is moved, > 0.

    Returns:
        The gradient, float64, same shape as `x`. After the call `x` is what it was
        before, to the last bit.

    Raises:
        ValueError: If `h` is not positive.

    Example:
        >>> x = np.array([1.0, 2.0, 3.0])
        >>> numerical_gradient(lambda x: x[0] * x[1], x).round(6).tolist()
        [2.0, 1.0, 0.0]

    Source: Nocedal and Wright (2006), "Numerical Optimization", section 8.1.
    """
    if not h > 0:
        raise ValueError(
            f"`h` must be positive. Received: {h}. The default of 1e-5 suits float64."
        )
    # BEGIN SOLUTION 0.3
    x = np.asarray(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = h
        gradient[index] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
    # END SOLUTION 0.3


def softmax_jacobian(p: np.ndarray) -> np.ndarray:
    """Differentiate every softmax probability with respect to every logit.

    `p[i] = exp(z[i]) / sum_k exp(z[k]);  J[i, j] = d p[i] / d z[j]`

    Args:
        p: The probabilities that softmax returned (not the logits `z`), shape `(C,)`,
            an array or a list; not negative, with the sum 1.

    Returns:
        The Jacobian `J`, shape `(C, C)`, float64: row `i` is the gradient of `p[i]`.
        There is an exact formula that needs nothing but `p`.

    Raises:
        ValueError: If `p` is not a distribution.

    Example:
        >>> softmax_jacobian(np.array([0.5, 0.5]))
        array([[ 0.25, -0.25],
               [-0.25,  0.25]])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.3.
    """
    _require_distribution(p, "p")
    # BEGIN SOLUTION 0.4
    p = np.asarray(p, dtype=np.float64)
    return np.diag(p) - np.outer(p, p)
    # END SOLUTION 0.4


def entropy_kl(p: np.ndarray, q: np.ndarray) -> tuple[float, float]:
    """Measure how uncertain `p` is, and how badly `q` stands in for it.

    `H(p) = -sum_i p[i] * log(p[i])`

    `KL(p || q) = sum_i p[i] * log(p[i] / q[i])`

    Both are in nats (natural logarithm). A term with `p[i] = 0` counts as 0, whatever
    `q[i]` is. If `q[i] = 0` and `p[i] > 0` for some `i`, `KL(p || q)` is `inf`.

    Args:
        p: The true distribution, shape `(C,)`, an array or a list; not negative, with
            the sum 1.
        q: The distribution that is used instead, shape `(C,)`, an array or a list.

    Returns:
        `(H(p), KL(p || q))`, two floats.

    Raises:
        ValueError: If `p` or `q` is not a distribution, or their lengths differ.

    Example:
        >>> entropy, divergence = entropy_kl([1.0, 0.0], [0.5, 0.5])
        >>> abs(round(entropy, 6)), round(divergence, 6)
        (0.0, 0.693147)

    Source: Cover and Thomas (2006), "Elements of Information Theory", sections 2.1
    and 2.3.
    """
    _require_distribution(p, "p")
    _require_distribution(q, "q")
    if len(p) != len(q):
        raise ValueError(
            "`p` and `q` must give a probability to the same outcomes. "
            f"Received: {len(p)} and {len(q)} probabilities. "
            "Pass 0 for an outcome that one of them rules out."
        )
    # BEGIN SOLUTION 0.5
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    possible = p > 0
    p, q = p[possible], q[possible]
    with np.errstate(divide="ignore"):  # log(0) is -inf here, as it should be
        divergence = np.sum(p * (np.log(p) - np.log(q)))
    return float(-np.sum(p * np.log(p))), float(divergence)
    # END SOLUTION 0.5


def low_rank(A: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Approximate a matrix by a product of two thin ones, as well as possible.

    `B @ C` has, of all matrices of rank `k` or less, the smallest error
    `sqrt(sum_ij (A[i, j] - (B @ C)[i, j])^2)`, the Frobenius norm of `A - B @ C`.

    Args:
        A: Matrix, shape `(n, m)`, float or integer, also uint8.
        k: Rank of the approximation, from 1 to `min(n, m)`.

    Returns:
        `(B, C)` with the shapes `(n, k)` and `(k, m)`, float64. How a factor is split
        between `B` and `C` is left open; only `B @ C` counts.

    Raises:
        ValueError: If `A` is not a matrix, or `k` is not from 1 to `min(n, m)`.

    Example:
        >>> A = np.array([[2.0, 4.0], [1.0, 2.0], [3.0, 6.0]])  # of rank 1
        >>> B, C = low_rank(A, 1)
        >>> B.shape, C.shape, bool(np.allclose(B @ C, A))
        ((3, 1), (1, 2), True)

    Source: Eckart and Young (1936), "The approximation of one matrix by another of
    lower rank".
    """
    if np.ndim(A) != 2 or not 1 <= k <= min(np.shape(A)):
        raise ValueError(
            "`A` must be a matrix, and `k` an integer from 1 to its smaller side. "
            f"Received: shape {np.shape(A)} and k = {k}. "
            "A matrix has no higher rank than the smaller number of rows or columns."
        )
    # BEGIN SOLUTION 0.6
    U, sizes, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] * sizes[:k], Vt[:k]
    # END SOLUTION 0.6


def gd_quadratic(
    Q: np.ndarray, b: np.ndarray, x0: np.ndarray, lr: float, steps: int
) -> np.ndarray:
    """Walk down a quadratic function by gradient descent, and note every position.

    `f(x) = 0.5 * x.Qx - b.x`, and `g(x)` is its gradient.

    `path[0] = x0;  path[t+1] = path[t] - lr * g(path[t])`

    Args:
        Q: Symmetric matrix, shape `(d, d)`, float or integer.
        b: Vector, shape `(d,)`, float or integer.
        x0: Where to start, shape `(d,)`, float or integer.
        lr: Learning rate, > 0. Nothing happens if it is too large: the path is returned
            all the same.
        steps: How many steps to take, >= 0.

    Returns:
        The positions, shape `(steps + 1, d)`, float64. Row 0 is `x0`.

    Raises:
        ValueError: If the shapes do not fit, `Q` is not symmetric, or `steps` is
            negative.

    Example:
        >>> Q, b = np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([2.0, 0.0])
        >>> gd_quadratic(Q, b, np.array([3.0, 4.0]), lr=0.5, steps=2)
        array([[3., 4.],
               [1., 2.],
               [1., 1.]])

    Source: Boyd and Vandenberghe (2004), "Convex Optimization", section 9.3.
    """
    _require_quadratic(Q, b, x0)
    if steps < 0:
        raise ValueError(
            f"`steps` must be 0 or more. Received: {steps}. "
            "With 0 steps the path is the start alone."
        )
    # BEGIN SOLUTION 0.7
    path = [np.array(x0, dtype=np.float64)]
    for _ in range(steps):
        x = path[-1]
        path.append(x - lr * (Q @ x - b))
    return np.array(path)
    # END SOLUTION 0.7


def spawn_rngs(seed: int, k: int) -> list[np.random.Generator]:
    """Make `k` random generators with unrelated streams out of one seed.

    The same `seed` and `k` give generators with the same streams again, on any day and
    any computer. No number that one stream gives comes up in another, be it moved by a
    few places: not among the `k`, not in the stream of `default_rng(seed)`, and not
    among those of `spawn_rngs` with another seed.

    Off limits: the global random state of NumPy (`np.random.seed`, `np.random.rand`
    and so on) and of Python (`random.seed`, `random.random` and so on).

    Args:
        seed: Any integer >= 0.
        k: How many generators, >= 1.

    Returns:
        A list of `k` generators, each an `np.random.Generator` as `default_rng` makes
        them; which bit generator it draws from is left open.

    Raises:
        ValueError: If `seed` is negative or `k` is less than 1.

    Example:
        >>> first, second = spawn_rngs(seed=7, k=2)
        >>> again, _ = spawn_rngs(seed=7, k=2)
        >>> first.random() == again.random(), first.random() == second.random()
        (True, False)

    Source: NumPy reference, "Parallel random number generation".
    """
    if seed < 0 or k < 1:
        raise ValueError(
            "`seed` must be 0 or more, and `k` 1 or more. "
            f"Received: seed = {seed} and k = {k}."
        )
    # BEGIN SOLUTION 0.8
    children = np.random.SeedSequence(seed).spawn(k)
    return [np.random.default_rng(child) for child in children]
    # END SOLUTION 0.8


def _require_points(X: np.ndarray, Y: np.ndarray) -> None:
    if np.ndim(X) != 2 or np.ndim(Y) != 2 or np.shape(X)[1] != np.shape(Y)[1]:
        raise ValueError(
            "`X` and `Y` must have shapes (N, D) and (M, D). "
            f"Received: shapes {np.shape(X)} and {np.shape(Y)}. "
            "For one point, pass `x[np.newaxis, :]`."
        )


def _require_distribution(p: np.ndarray, name: str) -> None:
    if np.ndim(p) != 1 or np.any(np.less(p, 0)) or not abs(np.sum(p) - 1) < 1e-6:
        raise ValueError(
            f"`{name}` must have shape (C,), no negative entry, and the sum 1. "
            f"Received: shape {np.shape(p)} and sum {np.sum(p)}. "
            "Divide counts by their sum."
        )


def _require_quadratic(Q: np.ndarray, b: np.ndarray, x0: np.ndarray) -> None:
    shapes = np.shape(Q), np.shape(b), np.shape(x0)
    d = np.size(b)
    if shapes != ((d, d), (d,), (d,)):
        raise ValueError(
            "`Q`, `b` and `x0` must have shapes (d, d), (d,) and (d,). "
            f"Received: shapes {shapes[0]}, {shapes[1]} and {shapes[2]}."
        )
    if not np.allclose(Q, np.transpose(Q)):
        raise ValueError(
            "`Q` must be symmetric. Received: another matrix. "
            "Pass `(Q + Q.T) / 2`, which gives the same function."
        )
