"""Tests of week 0. Each docstring is a line that learners read."""

import functools
import math

import numpy as np
import pytest

from grader import checks


@pytest.fixture
def week(submission):
    return submission.load("maths")


# 0.1 The broadcasting rule

PAIRS = [
    ((4, 1, 3), (5, 1), (4, 5, 3)),
    ((2, 3), (3,), (2, 3)),
    ((6,), (2, 1, 6), (2, 1, 6)),
    ((), (2, 5), (2, 5)),
    ((1, 3), (0, 1), (0, 3)),
    ((0,), (0,), (0,)),
]


@pytest.mark.public
@pytest.mark.points(2, task="0.1")
def test_shapes_that_fit_have_a_common_shape(week):
    """Shapes that fit are stretched to their common shape."""
    for a, b, expected in PAIRS:
        call = f"broadcast_shape({a}, {b})"
        checks.same(week.broadcast_shape(a, b), list(expected), call=call, show=True)


@pytest.mark.public
@pytest.mark.points(1, task="0.1")
def test_shapes_that_do_not_fit_raise(week):
    """Shapes that do not fit raise a ValueError, and others do not."""
    for a, b in [((2, 3), (2, 4)), ((5, 3), (5,)), ((3,), (0,)), ((4, 6), (2, 1))]:
        call = f"broadcast_shape({a}, {b})"
        action = functools.partial(week.broadcast_shape, a, b)
        checks.raises("ValueError", action, call=call)
    call = "broadcast_shape((2, 4), (4,))"
    checks.same(week.broadcast_shape((2, 4), (4,)), [2, 4], call=call, show=True)


def numpy_rule(a, b):
    try:
        return list(np.broadcast_shapes(a, b))
    except ValueError:
        return None


@pytest.mark.points(5, task="0.1")
def test_shapes_agree_with_numpy(week, rng):
    """On random pairs of shapes, NumPy comes to the same result."""
    call = "broadcast_shape(a, b)"
    pairs = [
        tuple(
            tuple(rng.choice([0, 1, 2, 3], size=axes, p=[0.1, 0.4, 0.4, 0.1]).tolist())
            for axes in rng.integers(0, 5, size=2)
        )
        for _ in range(50)
    ]
    # Integers that are equal, and of which Python makes two objects.
    pairs.append(((1000, 3), (1000, 1)))
    for a, b in pairs:
        expected = numpy_rule(a, b)
        if expected is None:
            action = functools.partial(week.broadcast_shape, a, b)
            checks.raises("ValueError", action, call=call)
        else:
            checks.same(week.broadcast_shape(a, b), expected, call=call)


@pytest.mark.public
@pytest.mark.points(2, task="0.1")
def test_shapes_of_arrays_that_fit_no_memory(week, submission):
    """The rule is about numbers: no array has to be made, and NumPy stays out."""
    large = 10**12
    for a, b, expected in [
        ((large, 1, large), (large + 1, 1), [large, large + 1, large]),
        ((2,) * 70, (1,), [2] * 70),
    ]:
        call = f"broadcast_shape(a, b) with {len(a)} and {len(b)} axes"
        checks.same(week.broadcast_shape(a, b), expected, call=call)
    checks.avoids(submission, "maths", "broadcast_shape", ["numpy"])


# 0.2 Squared distances


def squared_distances(X, Y):
    """Add them up one coordinate at a time."""
    result = np.zeros((len(X), len(Y)))
    for i, j, d in np.ndindex(len(X), len(Y), X.shape[1]):
        result[i, j] += (X[i, d] - Y[j, d]) ** 2
    return result


@pytest.mark.public
@pytest.mark.points(3, task="0.2")
def test_distances_of_a_few_points(week):
    """Three points and two others have the distances that a drawing shows."""
    X = np.array([[1.0, 2.0], [4.0, 6.0], [-2.0, 0.5]])
    Y = np.array([[1.0, 2.0], [0.0, -1.0]])
    call = "pairwise_sq_dists([[1, 2], [4, 6], [-2, 0.5]], [[1, 2], [0, -1]])"

    result = week.pairwise_sq_dists(X, Y)

    checks.close(result, [[0.0, 10.0], [25.0, 65.0], [11.25, 6.25]], call=call)


@pytest.mark.public
@pytest.mark.points(1, task="0.2")
def test_distances_of_integers(week):
    """Integers are numbers like others: uint8 of pictures, int16 of sounds."""
    for kind in ("int64", "uint8", "int16"):
        X = np.array([[3, 250, 7]], dtype=kind)
        Y = np.array([[13, 245, 7], [3, 250, 207]], dtype=kind)
        call = f"pairwise_sq_dists({X.tolist()}, {Y.tolist()}) with dtype {kind}"
        checks.close(week.pairwise_sq_dists(X, Y), [[125.0, 40000.0]], call=call)


@pytest.mark.points(4, task="0.2")
def test_distances_of_any_number_of_points(week, submission, rng):
    """Each row of X meets each row of Y, whatever N, M and D are."""
    for N, M, D in [(4, 6, 3), (1, 5, 2), (7, 1, 1)]:
        X, Y = rng.normal(size=(N, D)), rng.normal(size=(M, D))
        call = f"pairwise_sq_dists(X, Y) with N={N}, M={M}, D={D}"
        checks.close(week.pairwise_sq_dists(X, Y), squared_distances(X, Y), call=call)
        checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(4, task="0.2")
def test_distances_far_from_zero(week, rng):
    """Points close together keep their digits far from 0, and no square is negative."""
    X = 1e4 + rng.uniform(0, 0.01, size=(30, 5))
    Y = 1e4 + rng.uniform(0, 0.01, size=(8, 5))
    # Two clusters, so that no shift brings all points near 0.
    X[::2] -= 2e4
    Y[::2] -= 2e4

    own = checks.shaped(
        week.pairwise_sq_dists(X, X), (30, 30), call="pairwise_sq_dists(X, X)"
    )
    checks.holds(
        np.all(own >= 0),
        call="pairwise_sq_dists(X, X) with coordinates near 10000",
        expected="no negative value",
        got="a negative value",
    )
    # No relative tolerance helps at 0; the squares of the other distances are 1e-6 and
    # more, and what a right formula leaves on the diagonal is below 1e-18.
    call = "the diagonal of pairwise_sq_dists(X, X) with coordinates near 10000"
    checks.close(np.diag(own), np.zeros(30), call=call, atol=1e-12)
    # The expansion x.x - 2 x.y + y.y is off by about 1e-7 here, which is 1 % and more.
    checks.close(
        week.pairwise_sq_dists(X, Y),
        squared_distances(X, Y),
        call="pairwise_sq_dists(X, Y) with coordinates near 10000",
        atol=1e-12,
    )


LOOPS = ["map", "numpy.vectorize", "numpy.frompyfunc", "numpy.apply_along_axis"]


@pytest.mark.public
@pytest.mark.points(2, task="0.2")
def test_distances_without_loops(week, submission):
    """All pairs are computed by array operations, not by a Python loop."""
    X, Y = np.array([[0.0, 1.0, 2.0]]), np.array([[3.0, 1.0, -2.0], [0.5, 0.0, 2.0]])
    call = "pairwise_sq_dists([[0, 1, 2]], [[3, 1, -2], [0.5, 0, 2]])"

    checks.close(week.pairwise_sq_dists(X, Y), [[25.0, 1.25]], call=call)
    checks.no_loops(submission, "maths", "pairwise_sq_dists")
    checks.avoids(submission, "maths", "pairwise_sq_dists", LOOPS)


# 0.3 Numerical gradient


@pytest.mark.public
@pytest.mark.points(3, task="0.3")
def test_gradient_with_a_large_step(week):
    """With h = 0.5 the formula gives what pencil and paper give, error included."""
    call = "numerical_gradient(lambda x: x[0]**3 + x[0] * x[1], [2, -3], h=0.5)"
    x = np.array([2.0, -3.0])

    result = week.numerical_gradient(lambda x: float(x[0] ** 3 + x[0] * x[1]), x, h=0.5)

    checks.close(result, [9.25, 2.0], call=call)


def log_sum_exp(x):
    return np.log(np.sum(np.exp(x)))


def length(x):
    return np.sqrt(1 + np.sum(x**2))


def neighbours(x):
    return np.sum(x[:-1] * x[1:])


CURVES = [
    ((5,), lambda x: np.sum(np.sin(x)), np.cos),
    ((2, 3), log_sum_exp, lambda x: np.exp(x - log_sum_exp(x))),
    ((4,), neighbours, lambda x: np.convolve(x, [1, 0, 1], "same")),
    ((3, 1, 2), length, lambda x: x / length(x)),
    ((2, 3), lambda x: np.sum(x[0] * x[1]), lambda x: x[::-1]),  # looks at the shape
    ((1,), lambda x: np.prod(np.exp(-x)), lambda x: -np.exp(-x)),
]


@pytest.mark.points(6, task="0.3")
def test_gradient_of_six_functions(week, rng):
    """For arrays of any shape the gradient is near the one that calculus gives."""
    for shape, f, gradient in CURVES:
        x = rng.normal(size=shape)
        call = f"numerical_gradient(f, x) with x of shape {shape}"
        # The formula is good to about 1e-10 here.
        checks.close(week.numerical_gradient(f, x), gradient(x), call=call)


@pytest.mark.points(4, task="0.3")
def test_gradient_of_a_quadratic_is_exact(week, rng):
    """For a quadratic function central differences have no error, whatever h is."""
    A, c = rng.normal(size=(4, 4)), rng.normal(size=4)
    x = rng.normal(size=4)
    for h in (0.1, 2.0):
        result = week.numerical_gradient(lambda x: x @ A @ x + c @ x, x, h=h)
        call = f"numerical_gradient(quadratic function, x, h={h})"
        checks.close(result, (A + A.T) @ x + c, call=call)


@pytest.mark.public
@pytest.mark.points(2, task="0.3")
def test_gradient_at_integers(week):
    """An x of integers gives the same gradient as the same numbers in float64."""
    call = "numerical_gradient(lambda x: x[0] * x[1] / 4 + x[2]**2, [4, 5, -3])"
    x = np.array([4, 5, -3])

    gradient = week.numerical_gradient(lambda x: float(x[0] * x[1] / 4 + x[2] ** 2), x)

    checks.close(gradient, [1.25, 1.0, -6.0], call=call)


@pytest.mark.public
@pytest.mark.points(1, task="0.3")
def test_gradient_leaves_x_alone(week, submission):
    """After the call x is what it was, to the last bit."""
    call = "numerical_gradient(lambda x: x.sum(), [[0.1, 0.7, 1.3], [2.9, 4.1, 5.3]])"
    x = np.array([[0.1, 0.7, 1.3], [2.9, 4.1, 5.3]])

    gradient = week.numerical_gradient(lambda x: float(x.sum()), x)

    checks.close(gradient, np.ones((2, 3)), call=call)
    checks.inputs_unchanged(submission, call=call)


# 0.4 Jacobian of softmax


def softmax(z):
    weights = np.exp(z - np.max(z))
    return weights / np.sum(weights)


def jacobian(z):
    """Differentiate the probabilities numerically, one row after the other."""
    rows = [
        checks.central_difference(lambda x, i=i: softmax(x)[i], at=z)
        for i in range(len(z))
    ]
    return np.array(rows)


@pytest.mark.public
@pytest.mark.points(3, task="0.4")
def test_jacobian_of_three_probabilities(week):
    """Three probabilities have the Jacobian that pencil and paper give."""
    p = np.array([0.125, 0.375, 0.5])
    expected = np.array([[7, -3, -4], [-3, 15, -12], [-4, -12, 16]]) / 64

    result = week.softmax_jacobian(p)

    checks.close(result, expected, call="softmax_jacobian([1/8, 3/8, 1/2])")


@pytest.mark.points(5, task="0.4")
def test_jacobian_agrees_with_differences(week, submission, rng):
    """The Jacobian agrees with central differences of softmax, entry by entry."""
    for classes in (4, 7):
        z = rng.normal(scale=1.5, size=classes)
        call = f"softmax_jacobian(p) with {classes} probabilities"
        # Central differences are good to about 1e-10 here.
        p = softmax(z) * (1 + 2.0**-30)  # rounding, as after long computations
        checks.close(week.softmax_jacobian(p), jacobian(z), call=call)
        checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(3, task="0.4")
def test_jacobian_obeys_its_laws(week, rng):
    """It is symmetric, its rows sum to 0, it has no negative eigenvalue; ends work."""
    call = "softmax_jacobian(p) with 5 probabilities"
    p = softmax(rng.normal(size=5))

    J = checks.shaped(week.softmax_jacobian(p), (5, 5), call=call)

    checks.close(np.diag(J), p * (1 - p), call=f"the diagonal of {call}")
    # What should be 0 is 1e-7 and less in float32, and 0.1 and more with a mistake.
    checks.close(J.sum(axis=1), np.zeros(5), call=f"row sums of {call}", atol=1e-6)
    checks.close(J - J.T, np.zeros((5, 5)), call=f"J - J.T of {call}", atol=1e-6)
    checks.holds(
        np.min(np.linalg.eigvalsh(J)) > -1e-6,
        call=call,
        expected="no negative eigenvalue",
        got="a negative eigenvalue",
    )
    call = "softmax_jacobian([0.0, 1.0, 0.0])"
    sure = week.softmax_jacobian([0.0, 1.0, 0.0])
    checks.close(sure, np.zeros((3, 3)), call=call, show=True)
    checks.close(week.softmax_jacobian([1.0]), [[0.0]], call="softmax_jacobian([1.0])")


@pytest.mark.points(1, task="0.4", needs="0.3")
def test_jacobian_agrees_with_your_own_gradient(week, rng):
    """A row of it is what your numerical_gradient gives for one probability."""
    z = rng.normal(size=3)
    call = "numerical_gradient(lambda z: softmax(z)[1], z)"

    row = week.numerical_gradient(lambda z: softmax(z)[1], z)
    J = week.softmax_jacobian(softmax(z))

    checks.close(J, jacobian(z), call="softmax_jacobian(softmax(z))")
    checks.close(row, jacobian(z)[1], call=call)


# 0.5 Entropy and divergence


def entropy(p):
    return math.fsum(-float(x) * math.log(x) for x in p if x > 0)


def divergence(p, q):
    """Subtract the entropy from the cross-entropy; no entry of q is 0."""
    return -math.fsum(x * math.log(y) for x, y in zip(p, q, strict=True)) - entropy(p)


@pytest.mark.public
@pytest.mark.points(3, task="0.5")
def test_entropy_and_divergence_of_three_outcomes(week):
    """For p = (1/2, 1/4, 1/4), H is 1.5 log 2; KL goes from p to q, in nats."""
    p, q = np.array([0.5, 0.25, 0.25]), np.array([0.125, 0.125, 0.75])
    call = "entropy_kl([1/2, 1/4, 1/4], [1/8, 1/8, 3/4])"

    result = week.entropy_kl(p, q)

    # 1.5 log 2, and 1.25 log 2 - 0.25 log 3
    checks.close(result, [1.03972077, 0.59178090], call=call)


@pytest.mark.public
@pytest.mark.points(2, task="0.5")
def test_entropy_and_divergence_with_zeros(week, submission):
    """What p rules out costs nothing; what q alone rules out costs infinity."""
    log2 = 0.69314718
    for p, q, expected in [
        ([0.5, 0.5, 0.0], [0.25, 0.25, 0.5], [log2, log2]),
        ([0.0, 1.0, 0.0], [0.0, 0.5, 0.5], [0.0, log2]),
        ([0.5, 0.25, 0.25], [0.5, 0.5, 0.0], [1.5 * log2, np.inf]),
    ]:
        call = f"entropy_kl({p}, {q})"
        checks.close(week.entropy_kl(np.array(p), np.array(q)), expected, call=call)
        checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(5, task="0.5")
def test_entropy_and_divergence_of_any_pair(week, submission, rng):
    """Both numbers are right for any two distributions, also with tiny entries."""
    for outcomes in (2, 6):
        p, q = rng.dirichlet(np.ones(outcomes), size=2)
        call = f"entropy_kl(p, q) with {outcomes} outcomes"
        result = week.entropy_kl(p, q)
        checks.close(result, [entropy(p), divergence(p, q)], call=call)
        checks.inputs_unchanged(submission, call=call)
    p, q = np.array([0.5, 0.5]), np.array([1e-30, 1.0])
    call = "entropy_kl(p, q) with a tiny q[0]"
    checks.close(week.entropy_kl(p, q), [entropy(p), divergence(p, q)], call=call)
    p, q = np.array([1e-9, 1 - 1e-9]), np.array([0.0, 1.0])
    call = "entropy_kl(p, q) with a tiny p[0], and q[0] = 0"
    checks.close(week.entropy_kl(p, q), [entropy(p), np.inf], call=call)


@pytest.mark.points(2, task="0.5")
def test_entropy_and_divergence_obey_their_laws(week, rng):
    """KL(p || p) is 0, a uniform p has the entropy log C, and what is missing is KL."""
    p, uniform = rng.dirichlet(np.ones(5)), np.full(5, 0.2)

    # KL(p || p) may be 1e-7 in float32.
    own = week.entropy_kl(p, p)
    checks.close(own, [entropy(p), 0.0], call="entropy_kl(p, p)", atol=1e-6)
    most = week.entropy_kl(uniform.tolist(), p.tolist())
    expected = [np.log(5), divergence(uniform, p)]
    checks.close(most, expected, call="entropy_kl(uniform, p) with lists")
    call = "entropy_kl(p, uniform)"
    parts = checks.shaped(week.entropy_kl(p, uniform), (2,), call=call)
    checks.close(parts.sum(), np.log(5), call=f"the sum of {call}")


# 0.6 Low-rank approximation


# Mistakes change the entries by their own size.
ROUNDING = 1e-4  # float32 is good to about 1e-6 of the largest singular value, 12


def product_of(pair, n, k, m, call):
    """Check the two factors' shapes, and multiply them."""
    if not isinstance(pair, list):
        checks.instance(pair, tuple, call=call)
    checks.same(len(pair), 2, call=f"len({call})", show=True)
    B = checks.shaped(pair[0], (n, k), call=f"B of {call}")
    C = checks.shaped(pair[1], (k, m), call=f"C of {call}")
    return B @ C


def matrix(rng, n, m, sizes):
    """Draw a matrix with these singular values."""
    left = np.linalg.qr(rng.normal(size=(n, len(sizes))))[0]
    right = np.linalg.qr(rng.normal(size=(m, len(sizes))))[0]
    return left * sizes @ right.T


def best(A, k):
    """Project the rows of A on the k main eigenvectors of A.T @ A."""
    main = np.linalg.eigh(A.T @ A)[1][:, -k:]  # in ascending order
    return A @ main @ main.T


@pytest.mark.public
@pytest.mark.points(3, task="0.6")
def test_low_rank_of_a_small_matrix(week):
    """Of two rows at right angles to each other, rank 1 keeps the longer."""
    A = np.array([[6.0, 3.0, 6.0], [-2.0, 2.0, 1.0]])
    call = "low_rank([[6, 3, 6], [-2, 2, 1]], k=1)"

    product = product_of(week.low_rank(A, 1), 2, 1, 3, call)

    expected = [[6.0, 3.0, 6.0], [0.0, 0.0, 0.0]]
    checks.close(product, expected, call=f"B @ C of {call}", atol=ROUNDING)


@pytest.mark.points(5, task="0.6")
def test_low_rank_of_tall_and_wide_matrices(week, submission, rng):
    """B @ C is the nearest matrix of its rank: for tall, wide, symmetric matrices."""
    matrices = [
        (matrix(rng, n, m, rng.uniform(0.8, 1, size=3) * [12.0, 5.0, 2.0]), k)
        for n, m, k in [(7, 4, 2), (3, 6, 2), (5, 8, 1)]
    ]
    turn = np.linalg.qr(rng.normal(size=(4, 4)))[0]
    symmetric = turn * [-9.0, 5.0, 2.0, -1.0] @ turn.T  # of size 9, 5, 2 and 1
    matrices.append(((symmetric + symmetric.T) / 2, 1))
    for A, k in matrices:
        n, m = A.shape
        call = f"low_rank(A, {k}) with A of shape ({n}, {m})"
        product = product_of(week.low_rank(A, k), n, k, m, call)
        checks.close(product, best(A, k), call=f"B @ C of {call}", atol=ROUNDING)
        checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(2, task="0.6")
def test_low_rank_error_is_what_was_cut_off(week, rng):
    """The error is the root of the squares of the singular values that are left out."""
    for k in (1, 2, 3):
        # Where singular values are equal, there are many best approximations.
        A = matrix(rng, 6, 5, np.array([4.0, 3.0, 3.0, 2.0]))
        call = f"low_rank(A, {k}) with A of shape (6, 5)"
        product = product_of(week.low_rank(A, k), 6, k, 5, call)
        expected = {1: np.sqrt(22), 2: np.sqrt(13), 3: 2.0}[k]
        error = np.sqrt(np.sum((A - product) ** 2))
        checks.close(error, expected, call=f"the error of {call}", atol=ROUNDING)


@pytest.mark.points(2, task="0.6")
def test_low_rank_of_full_rank_is_the_matrix(week, rng):
    """With enough columns nothing is lost, also of integers, uint8, and a low rank."""
    call = "low_rank(A, 3) with integers A of shape (3, 5)"
    A = rng.integers(-9, 10, size=(3, 5))
    product = product_of(week.low_rank(A, 3), 3, 3, 5, call)
    checks.close(product, A, call=f"B @ C of {call}", atol=ROUNDING)
    call = "low_rank(A, 2) with uint8 A of shape (4, 3) and rank 1"
    A = np.outer([1, 2, 3, 4], rng.permutation([5, 6, 8])).astype("uint8")
    product = product_of(week.low_rank(A, 2), 4, 2, 3, call)
    checks.close(product, A, call=f"B @ C of {call}", atol=ROUNDING)


# 0.7 Gradient descent on a quadratic


def quadratic(rng, d):
    """Draw a symmetric Q with eigenvalues from 0.5 to 4, and its minimum."""
    turn = np.linalg.qr(rng.normal(size=(d, d)))[0]
    slopes = np.linspace(0.5, 4.0, d)
    return turn * slopes @ turn.T, turn, slopes, rng.normal(size=d)


def closed_form(turn, slopes, goal, x0, lr, steps):
    """Shrink each eigenvector's part of the distance by its own factor per step."""
    shrink = (1 - lr * slopes) ** np.arange(steps + 1)[:, np.newaxis]
    return goal + shrink * (turn.T @ (x0 - goal)) @ turn.T


@pytest.mark.public
@pytest.mark.points(3, task="0.7")
def test_descent_of_two_steps(week, submission):
    """Two steps go where pencil and paper go, and x0 stays as it was."""
    Q, b = np.array([[2.0, 1.0], [1.0, 4.0]]), np.array([2.0, -4.0])
    x0 = np.array([4.0, 1.0])
    call = "gd_quadratic([[2, 1], [1, 4]], [2, -4], x0=[4, 1], lr=0.25, steps=2)"

    path = week.gd_quadratic(Q, b, x0, lr=0.25, steps=2)

    checks.close(path, [[4.0, 1.0], [2.25, -2.0], [2.125, -1.5625]], call=call)
    checks.inputs_unchanged(submission, call=call)


@pytest.mark.points(5, task="0.7")
def test_descent_agrees_with_its_closed_form(week, submission, rng):
    """Every position agrees with the formula for step t, near and far from the goal."""
    for d, lr in [(3, 0.3), (5, 0.45)]:
        Q, turn, slopes, goal = quadratic(rng, d)
        x0 = rng.normal(scale=3, size=d)
        call = f"gd_quadratic(Q, b, x0, lr={lr}, steps=12) with d={d}"
        path = week.gd_quadratic(Q, Q @ goal, x0, lr, 12)
        expected = closed_form(turn, slopes, goal, x0, lr, 12)
        # In float32 each of twelve steps rounds.
        checks.close(path, expected, call=call, rtol=1e-4, atol=1e-5)
        checks.inputs_unchanged(submission, call=call)
        call = f"gd_quadratic(Q, b, x0, lr={lr}, steps=4) from the minimum, with d={d}"
        path = week.gd_quadratic(Q, Q @ goal, goal, lr, 4)
        checks.close(path, np.tile(goal, (5, 1)), call=call, rtol=1e-4, atol=1e-5)


@pytest.mark.public
@pytest.mark.points(2, task="0.7")
def test_descent_starts_at_x0(week):
    """Row 0 is x0, also after 0 steps and for integers."""
    Q, b, x0 = np.array([[1, 0], [0, 3]]), np.array([2, 0]), np.array([1, 2])
    for steps, expected in [(0, [[1, 2]]), (1, [[1, 2], [1.25, 0.5]])]:
        call = f"gd_quadratic([[1, 0], [0, 3]], [2, 0], [1, 2], lr=0.25, steps={steps})"
        checks.close(week.gd_quadratic(Q, b, x0, 0.25, steps), expected, call=call)


def losses(week, rng, share):
    """Let 40 steps be taken at a share of 2 / (largest eigenvalue)."""
    Q, turn, slopes, goal = quadratic(rng, 4)
    x0 = goal + turn @ np.ones(4)  # a part along each eigenvector
    path = week.gd_quadratic(Q, Q @ goal, x0, share * 2 / slopes[-1], 40)
    call = f"gd_quadratic(Q, b, x0, lr={share} * 2 / largest eigenvalue, steps=40)"
    away = checks.shaped(path, (41, 4), call=call) - goal
    return np.sum((away @ Q) * away, axis=1), call


@pytest.mark.points(2, task="0.7")
def test_descent_goes_down_below_the_limit(week, rng):
    """Below lr = 2 / (largest eigenvalue) every step lowers f, down to the minimum."""
    for _ in range(4):
        loss, call = losses(week, rng, 0.9)
        checks.holds(
            np.all(loss[1:] < loss[:-1]) and loss[-1] < 0.001 * loss[0],
            call=call,
            expected="a loss that falls in each step, to less than 1/1000",
            got="another course of the loss",
        )


@pytest.mark.points(2, task="0.7")
def test_descent_blows_up_above_the_limit(week, rng):
    """Above lr = 2 / (largest eigenvalue) the path runs away from the minimum."""
    # One eigenvector's part is left at the end, and grows by 1 - 2 * share in each
    # step: by -1.2, and by -3, which goes beyond 10^18.
    for share, growth in [(1.1, 1.44), (1.1, 1.44), (2.0, 9.0)]:
        loss, call = losses(week, rng, share)
        checks.holds(
            loss[-1] > 1000 * loss[0],
            call=call,
            expected="a loss that grows more than a thousandfold",
            got="another course of the loss",
        )
        checks.close(
            loss[-1] / loss[-2], growth, call=f"growth at the end of {call}", rtol=1e-3
        )


# 0.8 Random streams


def generators(got, k, call):
    """Check that `got` is a list of k generators, and return it."""
    if not isinstance(got, tuple):
        checks.instance(got, list, call=call)
    checks.same(len(got), k, call=f"len({call})", show=True)
    for item in got:
        # A generator of other bits than default_rng's stays with the learner's code.
        if repr(item) != "<Generator>":
            checks.instance(item, np.random.Generator, call=f"an item of {call}")
    return list(got)


@pytest.mark.public
@pytest.mark.points(2, task="0.8")
def test_streams_can_be_repeated(week):
    """The same seed gives the same streams again."""
    first = generators(week.spawn_rngs(7, 3), 3, "spawn_rngs(7, 3)")
    again = generators(week.spawn_rngs(7, 3), 3, "spawn_rngs(7, 3), the second time")

    draws = [[rng.random(9) for rng in family] for family in (first, again)]
    checks.holds(
        np.array_equal(*draws),
        call="spawn_rngs(7, 3), twice",
        expected="generators that draw the same numbers both times",
        got="other numbers the second time",
    )


@pytest.mark.public
@pytest.mark.points(2, task="0.8")
def test_streams_have_nothing_in_common(week):
    """No number of one stream comes up in another."""
    streams = generators(week.spawn_rngs(7, 4), 4, "spawn_rngs(7, 4)")

    drawn = np.unique([rng.random(1000) for rng in streams])
    checks.holds(
        len(drawn) == 4000,
        call="1000 draws from each of spawn_rngs(7, 4)",
        expected="4000 different numbers",
        got=f"{len(drawn)} different numbers",
        value=len(drawn),
    )


def salted(value):
    """Do what `hash` does in another process: texts get other numbers there."""
    parts = value if isinstance(value, tuple) else (value,)
    is_text = any(isinstance(part, str | bytes) for part in parts)
    return hash((value, "another day")) if is_text else hash(value)


@pytest.mark.points(5, task="0.8")
def test_streams_of_other_seeds(week, rng):
    """Streams are unrelated, also across seeds and to default_rng(seed), on any day."""
    seed = int(rng.integers(10, 10**6))
    streams = [np.random.default_rng(0), np.random.default_rng(seed)]
    # Not every way to mix numbers sees all bits of a seed, or tells 0 from no number.
    for s in (0, 1, seed, seed + 1, seed + 2**32):
        streams += generators(week.spawn_rngs(s, 3), 3, "spawn_rngs(seed, 3)")

    call = "spawn_rngs(seed, 3) for five seeds, and default_rng(seed)"
    draws = [
        checks.shaped(stream.normal(size=10_000), (10_000,), call=f"a stream of {call}")
        for stream in streams
    ]
    # For each number the place where it comes up first, and so for each stream the
    # first of the streams that it has a number in common with: itself, if all is well.
    _, first, number = np.unique(draws, return_index=True, return_inverse=True)
    meets = np.min(first[number].reshape(len(draws), -1) // 10_000, axis=1).tolist()
    checks.holds(
        meets == list(range(len(draws))),
        call=call,
        expected="streams without a number in common",
        got="numbers in common",
        value=meets,
    )
    # The correlation of 10,000 independent pairs has the deviation 0.01: six of them.
    checks.holds(
        np.max(np.abs(np.corrcoef(draws) - np.eye(len(draws)))) < 0.06,
        call=call,
        expected="streams without correlation",
        got="correlated streams",
    )
    week.hash = salted
    call = "spawn_rngs(seed, 3), in another run of Python"
    again = generators(week.spawn_rngs(0, 3), 3, call)
    checks.holds(
        np.array_equal([stream.normal(size=10_000) for stream in again], draws[2:5]),
        call=call,
        expected="the same streams as in the first run",
        got="other streams",
    )


# Without its seed, Python's shared state cannot be repeated; and the other names could
# be those of a generator that the learner called `random`.
SHARED_STATE = ["random.seed", "random.setstate"] + [
    f"numpy.random.{name}"
    for name in (
        "seed", "set_state", "rand", "randn", "randint", "random", "random_sample",
        "normal", "uniform", "choice", "permutation", "shuffle", "bytes",
    )
]  # fmt: skip


@pytest.mark.public
@pytest.mark.points(1, task="0.8")
def test_streams_leave_the_global_state_alone(week, submission):
    """Nobody else's random numbers change: the global state is not used."""
    generators(week.spawn_rngs(3, 2), 2, "spawn_rngs(3, 2)")
    checks.avoids(submission, "maths", "spawn_rngs", SHARED_STATE)
