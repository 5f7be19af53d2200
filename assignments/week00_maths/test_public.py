"""The public tests of this week. Each docstring says what must hold."""

import functools

import numpy as np
import pytest

from grader import checks


@pytest.fixture
def week(submission):
    return submission.load("maths")


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


@pytest.mark.public
@pytest.mark.points(3, task="0.3")
def test_gradient_with_a_large_step(week):
    """With h = 0.5 the formula gives what pencil and paper give, error included."""
    call = "numerical_gradient(lambda x: x[0]**3 + x[0] * x[1], [2, -3], h=0.5)"
    x = np.array([2.0, -3.0])

    result = week.numerical_gradient(lambda x: float(x[0] ** 3 + x[0] * x[1]), x, h=0.5)

    checks.close(result, [9.25, 2.0], call=call)


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


@pytest.mark.public
@pytest.mark.points(3, task="0.4")
def test_jacobian_of_three_probabilities(week):
    """Three probabilities have the Jacobian that pencil and paper give."""
    p = np.array([0.125, 0.375, 0.5])
    expected = np.array([[7, -3, -4], [-3, 15, -12], [-4, -12, 16]]) / 64

    result = week.softmax_jacobian(p)

    checks.close(result, expected, call="softmax_jacobian([1/8, 3/8, 1/2])")


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


@pytest.mark.public
@pytest.mark.points(3, task="0.6")
def test_low_rank_of_a_small_matrix(week):
    """Of two rows at right angles to each other, rank 1 keeps the longer."""
    A = np.array([[6.0, 3.0, 6.0], [-2.0, 2.0, 1.0]])
    call = "low_rank([[6, 3, 6], [-2, 2, 1]], k=1)"

    product = product_of(week.low_rank(A, 1), 2, 1, 3, call)

    expected = [[6.0, 3.0, 6.0], [0.0, 0.0, 0.0]]
    checks.close(product, expected, call=f"B @ C of {call}", atol=ROUNDING)


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


@pytest.mark.public
@pytest.mark.points(2, task="0.7")
def test_descent_starts_at_x0(week):
    """Row 0 is x0, also after 0 steps and for integers."""
    Q, b, x0 = np.array([[1, 0], [0, 3]]), np.array([2, 0]), np.array([1, 2])
    for steps, expected in [(0, [[1, 2]]), (1, [[1, 2], [1.25, 0.5]])]:
        call = f"gd_quadratic([[1, 0], [0, 3]], [2, 0], [1, 2], lr=0.25, steps={steps})"
        checks.close(week.gd_quadratic(Q, b, x0, 0.25, steps), expected, call=call)


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
