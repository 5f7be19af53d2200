"""The public tests of this week. Each docstring says what must hold."""

import numpy as np
import pytest

from grader import checks
from grader.checks import require

# Sums of a few products of order 1 are off by some 1e-7 in float32, also where they
# come out near 0; gradients add up some dozens of them.
ROUNDED, ROUNDED_SUMS = 1e-6, 1e-5


@pytest.fixture
def recurrent(submission):
    return submission.load("recurrent")


@pytest.fixture
def lstm(submission):
    return submission.load("lstm")


@pytest.fixture
def series(submission):
    return submission.load("series")


@pytest.fixture
def characters(submission):
    return submission.load("characters")


def parts_of(value, names, shapes, call):
    """Check that a tuple holds arrays of these shapes, and return them."""
    is_tuple = isinstance(value, list | tuple) and len(value) == len(names)
    require(is_tuple, call, f"a tuple ({', '.join(names)})", "something else")
    return [
        checks.shaped(part, shape, call=f"{name} of {call}")
        for part, name, shape in zip(value, names, shapes, strict=True)
    ]


@pytest.mark.public
@pytest.mark.points(3, task="8.1")
def test_rnn_of_two_sequences(recurrent):
    """Each step takes its input and the state before it, for every sequence."""
    call = "rnn_forward(x, h0, Wx, Wh, b) with N = 2, T = 3, D = 1, H = 2"
    x = np.array([[[1.0], [0.0], [0.0]], [[0.0], [-1.0], [0.5]]])
    h0 = np.array([[0.0, 0.0], [0.5, 0.0]])
    Wx, Wh = np.array([[1.0, 0.5]]), np.array([[0.0, 1.0], [-0.5, 0.0]])
    # h[0, 0] = tanh(1), tanh(0.5 + 0.125) and so on, to ten places.
    first = [[0.7615941560, 0.5545997223], [-0.2704042037, 0.7097074417]]
    first += [[-0.3406730238, -0.1443880658]]
    second = [[0.0, 0.5545997223], [-0.8557638420, -0.3583573984]]
    second += [[0.5909852044, -0.4468551372]]
    expected = [first, second]

    hs = recurrent.rnn_forward(x, h0, Wx, Wh, np.array([0.0, 0.125]))

    checks.close(hs, expected, call=call, atol=ROUNDED)


NAMES = ("dx", "dh0", "dWx", "dWh", "db")


@pytest.mark.public
@pytest.mark.points(3, task="8.2")
def test_rnn_backward_by_hand(recurrent):
    """Three steps with paper and pencil: every step's gradient flows back."""
    call = "rnn_backward(dh, x, h0, hs, Wx, Wh) with N = 1, T = 3, D = 2, H = 1"
    dh = np.array([[[1.0], [2.0], [4.0]]])
    x = np.array([[[1.0, 0.0], [0.0, 2.0], [3.0, 1.0]]])
    hs = np.array([[[0.5], [-0.5], [0.0]]])
    h0, Wx, Wh = np.array([[0.25]]), np.array([[2.0], [-1.0]]), np.array([[0.5]])

    value = recurrent.rnn_backward(dh, x, h0, hs, Wx, Wh)

    shapes = [x.shape, h0.shape, Wx.shape, Wh.shape, (1,)]
    dx, dh0, dWx, dWh, db = parts_of(value, NAMES, shapes, call)
    checks.close(db, [8.875], call=f"db of {call}")
    checks.close(dWx, [[13.875], [10.0]], call=f"dWx of {call}")
    checks.close(dWh, [[-0.03125]], call=f"dWh of {call}")
    checks.close(dh0, [[0.9375]], call=f"dh0 of {call}")
    expected = [[[3.75, -1.875], [6.0, -3.0], [8.0, -4.0]]]
    checks.close(dx, expected, call=f"dx of {call}")


@pytest.mark.public
@pytest.mark.points(4, task="8.3")
def test_lstm_step_of_one_unit(lstm):
    """One unit, one term at a time: only the bias, only x, only h, only c."""
    # sigmoid(log(3)) = 3/4, sigmoid(-log(3)) = 1/4, tanh(log(3)) = 4/5, tanh(log(2)) =
    # 3/5.
    third = np.log(3.0)
    gates = np.array([third, -third, np.log(2.0), third])
    zero, row = np.zeros((1, 1)), gates[np.newaxis]
    one, two, none = np.ones((1, 1)), np.full((1, 1), 2.0), np.zeros((1, 4))
    # c = 3/4 * 3/5 and h = 3/4 * tanh(c); with only c: c = 2 / 2 and h = tanh(1) / 2.
    full, only_c = (0.3164242536, 0.45), (0.3807970780, 1.0)
    cases = {
        "only b": (zero, zero, zero, none, none, gates, full),
        "only x": (two, zero, zero, row / 2, none, 0 * gates, full),
        "only h": (zero, one, zero, none, row, 0 * gates, full),
        "only c": (zero, zero, two, none, none, 0 * gates, only_c),
    }
    for term, (*given, expected) in cases.items():
        call = f"lstm_step(x, h, c, W, U, b) where {term} is not 0"
        parts = parts_of(lstm.lstm_step(*given), ("h", "c"), [(1, 1)] * 2, call)
        checks.close(parts[1], [[expected[1]]], call=f"c of {call}")
        checks.close(parts[0], [[expected[0]]], call=f"h of {call}")


def forward_of(lstm, given, shapes, call, **mask):
    return parts_of(lstm.lstm_forward(*given, **mask), ("hs", "h", "c"), shapes, call)


@pytest.mark.public
@pytest.mark.points(3, task="8.4", needs="8.3")
def test_lstm_skips_padding(lstm):
    """A step that the mask leaves out copies the state, wherever it stands."""
    call = "lstm_forward(x, W, U, b, mask) with N = 2, T = 3, D = 1, H = 1"
    # With these weights i = f = o = 1/2 and g = tanh(x): c = c / 2 + tanh(x) / 2.
    W, U, b = np.array([[0.0, 0.0, 1.0, 0.0]]), np.zeros((1, 4)), np.zeros(4)
    x = np.log([[[3.0], [5.0], [2.0]], [[7.0], [3.0], [9.0]]])
    mask = np.array([[True, False, True], [False, True, False]])
    # tanh(log 3) = 0.8 and tanh(log 2) = 0.6.
    cells = np.array([[0.4, 0.4, 0.5], [0.0, 0.4, 0.4]])

    parts = forward_of(lstm, (x, W, U, b), [(2, 3, 1), (2, 1), (2, 1)], call, mask=mask)

    states = np.tanh(cells) / 2
    checks.close(parts[0][..., 0], states, call=f"hs of {call}")
    checks.close(parts[1][:, 0], states[:, -1], call=f"h of {call}")
    checks.close(parts[2][:, 0], cells[:, -1], call=f"c of {call}")


@pytest.mark.public
@pytest.mark.points(3, task="8.5")
def test_gradient_through_two_steps(recurrent):
    """Two steps of two units: a product of Jacobians, and its largest stretch."""
    Wh = np.array([[0.0, 2.0], [-0.5, 0.0]])
    hs = np.array([[0.0, 0.5], [0.5, 0.0]])
    # J[2] = [[0, -3/8], [2, 0]] and J[1] = [[0, -1/2], [3/2, 0]]; their product is
    # [[-9/16, 0], [0, -1]].
    call = "gradient_through_time([[0, 2], [-0.5, 0]], [[0, 0.5], [0.5, 0]])"

    norms = recurrent.gradient_through_time(Wh, hs)

    checks.close(norms, [2.0, 1.0], call=call)


@pytest.mark.public
@pytest.mark.points(1, task="8.5")
def test_carry_of_three_steps(recurrent):
    """Along the cell, the forget gates multiply, from the last step back."""
    call = "lstm_carry_gradient([[0.5, 1], [0.8, 0.5], [1, 0.25]])"
    gates = np.array([[0.5, 1.0], [0.8, 0.5], [1.0, 0.25]])

    norms = recurrent.lstm_carry_gradient(gates)

    checks.close(norms, [1.0, 0.8, 0.4], call=call)


def windows_of(value, count, width, call):
    """Check the shapes of windows and targets; targets first, they tell more."""
    parts = value[::-1] if isinstance(value, list | tuple) else value
    shapes = [(count,), (count, width, 1)]
    y, X = parts_of(parts, ("y", "X"), shapes, call)
    return X, y


def look_ahead_hint(X, y, s):
    """Say where a window holds its own target, if the values are all different."""
    places = {value: t for t, value in enumerate(s)}
    for i, (window, target) in enumerate(zip(X[..., 0], y, strict=True)):
        if target in window and target in places:
            end = places.get(window[-1], "?")
            return (
                f"Window {i} contains its target: it ends at t = {end}, target "
                f"t = {places[target]}. What would the network have to learn?"
            )
    return ""


@pytest.mark.public
@pytest.mark.points(4, task="8.6")
def test_windows_of_seven_values(series):
    """Each window is followed by its target, up to the last value of the series."""
    call = "make_windows([3, 1, 4, 15, 9, 2, 6], width=3)"
    s = np.array([3.0, 1.0, 4.0, 15.0, 9.0, 2.0, 6.0])
    expected = [[3, 1, 4], [1, 4, 15], [4, 15, 9], [15, 9, 2]]

    X, y = windows_of(series.make_windows(s, 3), 4, 3, call)

    checks.close(X[..., 0], expected, call=f"X of {call}", show=True)
    hint = look_ahead_hint(X, y, s)
    checks.close(y, [15, 9, 2, 6], call=f"y of {call}", hint=hint, show=True)


@pytest.mark.public
@pytest.mark.points(3, task="8.6")
def test_windows_with_horizon_and_stride(series):
    """The horizon moves the target, and the stride moves the windows."""
    s = np.array([3.0, 1.0, 4.0, 15.0, 9.0, 2.0, 6.0, 5.0])
    cases = [
        ({"horizon": 3}, [[3, 1], [1, 4], [4, 15], [15, 9]], [9, 2, 6, 5]),
        ({"stride": 2}, [[3, 1], [4, 15], [9, 2]], [4, 9, 6]),
        ({"horizon": 2, "stride": 4}, [[3, 1], [9, 2]], [15, 5]),
    ]
    for named, windows, targets in cases:
        text = ", ".join(f"{name}={value}" for name, value in named.items())
        call = f"make_windows([3, 1, 4, 15, 9, 2, 6, 5], width=2, {text})"
        value = series.make_windows(s, width=2, **named)
        X, y = windows_of(value, len(targets), 2, call)
        checks.close(X[..., 0], windows, call=f"X of {call}", show=True)
        checks.close(y, targets, call=f"y of {call}", show=True)


def bounds_of(value, n, call):
    """Check that three parts are slices in the order of time; return their borders."""
    is_three = isinstance(value, list | tuple) and len(value) == 3
    require(is_three, call, "three slices: train, val, test", "something else")
    bounds = []
    for part in value:
        if isinstance(part, np.ndarray | list):
            rows = np.asarray(part)
            mixed = rows.size > 1 and np.any(np.diff(rows) != 1)
            got = "rows that are shuffled" if mixed else "rows instead of a slice"
            require(False, call, "slices, in the order of time", got)
        checks.holds(
            hasattr(part, "start"), call=call, expected="slices", got="something else"
        )
        require(part.step in (None, 1), call, "slices of every row", "another step")
        start, stop = (checks.number(v, call=call) for v in (part.start, part.stop))
        bounds.append((int(start), int(stop)))
    inside = all(0 <= start <= stop <= n for start, stop in bounds)
    require(inside, call, "rows from 0 to n - 1", "rows that do not exist")
    return bounds


def require_split(value, n, fracs, gap, call):
    """Check that parts are in order, have their shares, and leave a gap between."""
    (a, b), (c, d), (e, f) = bounds_of(value, n, call)
    in_order = a == 0 and b <= c and d <= e and f == n
    require(in_order, call, "past first, and every row used", "another order")
    apart = c - b == gap and e - d == gap
    got = "parts that touch" if c - b == e - d == 0 else "another gap"
    require(apart, call, f"{gap} rows between two parts", got)
    sizes = [b, d - b, n - d]
    off = np.abs(np.array(sizes) - np.array(fracs) * n).max()
    require(off <= 1 + 1e-6, call, "shares that hold to within 1", "another size")


@pytest.mark.public
@pytest.mark.points(2, task="8.7")
def test_split_of_twenty_days(series):
    """Training is the past, test is the newest part, and a gap lies between."""
    for gap in (0, 2):
        call = f"time_split(20, (0.5, 0.25, 0.25), gap={gap})"
        value = series.time_split(20, (0.5, 0.25, 0.25), gap=gap)
        require_split(value, 20, (0.5, 0.25, 0.25), gap, call)


@pytest.mark.public
@pytest.mark.points(2, task="8.7")
def test_returns_there_and_back(series):
    """Doubling is log(2), halving takes it back, and prices come back from returns."""
    call = "to_returns([2, 4, 1, 1])"
    returns = series.to_returns(np.array([2.0, 4.0, 1.0, 1.0]))
    log2 = 0.6931471806
    checks.close(returns, [log2, -2 * log2, 0.0], call=call)

    call = "from_returns(10.0, log([2, 0.5, 3]))"
    prices = series.from_returns(10.0, np.log([2.0, 0.5, 3.0]))
    checks.close(prices, [10, 20, 10, 30], call=call)


@pytest.mark.public
@pytest.mark.points(1, task="8.7")
def test_scaling_by_the_training_part(series, submission):
    """Mean and standard deviation are those of the training rows alone."""
    call = "scale_by_train([9, 1, 5, 11], slice(1, 3))"
    train = submission.library("builtins").slice(1, 3)

    value = series.scale_by_train(np.array([9.0, 1.0, 5.0, 11.0]), train)

    z, mean, std = parts_of(value, ("z", "mean", "std"), [(4,), (), ()], call)
    checks.close([mean, std], [3.0, 2.0], call=f"mean and std of {call}")
    checks.close(z, [3.0, -1.0, 1.0, 4.0], call=f"z of {call}")


def fitted(characters, text):
    """Fit a learner's vocabulary, and check that `fit` returns it."""
    call, hint = "CharVocab().fit(text)", "Is `return self` missing?"
    vocab = characters.CharVocab().fit(text)
    return checks.opaque(vocab, "the vocabulary itself", call=call, hint=hint)


def chars_of(vocab):
    """Return a vocabulary's characters as one text; a list of them will do."""
    chars = vocab.chars
    is_list = isinstance(chars, list | tuple)
    return "".join(map(str, chars)) if is_list else chars


@pytest.mark.public
@pytest.mark.points(2, task="8.9")
def test_vocabulary_of_a_word(characters):
    """Ids follow the sorted characters, and lead back to the text."""
    vocab = fitted(characters, "hello, World")
    checks.same(
        chars_of(vocab), " ,Wdehlor", call='CharVocab().fit("hello, World").chars'
    )
    ids = vocab.encode("rod, hello")

    call = 'CharVocab().fit("hello, World").encode("rod, hello")'
    checks.close(ids, [8, 7, 3, 1, 0, 5, 4, 6, 6, 7], call=call)
    whole = np.asarray(ids).dtype.kind in "iu"
    require(whole, call, "integers", "floats")
    text = vocab.decode(np.array([2, 7, 8, 6, 3]))
    checks.same(text, "World", call="vocab.decode([2, 7, 8, 6, 3])")


@pytest.mark.public
@pytest.mark.points(1, task="8.9")
def test_pairs_of_eight_characters(characters):
    """Each target is the character after its place; pieces do not overlap."""
    for ids, x, y in (
        ([7, 1, 4, 2, 9, 3, 8, 5], [[7, 1, 4], [2, 9, 3]], [[1, 4, 2], [9, 3, 8]]),
        ([7, 1, 4, 2, 9, 3, 8], [[7, 1, 4], [2, 9, 3]], [[1, 4, 2], [9, 3, 8]]),
        ([7, 1, 4, 2, 9, 3], [[7, 1, 4]], [[1, 4, 2]]),
    ):
        call = f"lm_pairs({ids}, T=3)"
        value = characters.lm_pairs(np.array(ids), 3)
        parts = parts_of(value, ("x", "y"), [np.shape(x)] * 2, call)
        checks.close(parts[0], x, call=f"x of {call}", show=True)
        checks.close(parts[1], y, call=f"y of {call}", show=True)


@pytest.mark.public
@pytest.mark.points(1, task="8.9")
def test_sampling_when_it_is_cold(characters, submission):
    """Near temperature 0 the largest logit wins, however large the logits are."""
    for z, winner in (([1.0, 3.0, 2.0], 1), ([1000.0, -1000.0, 990.0], 0)):
        for temperature in (0.01, 1e-9):
            rng = np.random.default_rng(3)
            call = f"sample_from_logits({z}, {temperature}, rng)"
            drawn = characters.sample_from_logits(np.array(z), temperature, rng)
            checks.close(drawn, winner, call=call, show=True)
    checks.no_warnings(submission, call="sample_from_logits")


@pytest.fixture
def forecast(submission):
    return submission.load("forecast")


PRICE_SHAPES = [(1, 64), (16, 64), (64,), (16, 1), (1,)]


def require_layers(model, width, call):
    """Check that the weights are those of an LSTM of 16 units and a dense unit."""
    model(np.ones((1, width, 1), dtype="float32"))  # some get their weights only then
    shapes = [np.shape(weights) for weights in model.get_weights()]
    expected = "an LSTM of 16 units and a dense layer of one unit"
    require(shapes == PRICE_SHAPES, call, expected, "weights of other shapes")


@pytest.mark.public
@pytest.mark.points(1, task="8.8")
def test_price_network_by_hand(forecast):
    """An LSTM of 16 units, and a dense unit without an activation."""
    call = "build_price_lstm(5)"
    model = checks.model(forecast.build_price_lstm(5), call=call)
    require_layers(model, 5, call)
    # i = o = 1 and f = 0, so that c = g = tanh(log 2) = 0.6, whatever is read.
    gates = np.repeat([50.0, -50.0, np.log(2), 50.0], 16)
    weights = [np.zeros(shape) for shape in PRICE_SHAPES]
    weights[2:] = [gates, np.full((16, 1), -0.125), np.array([0.5])]

    model.set_weights(weights)

    # Sixteen times -0.125 * tanh(0.6), and 0.5. Models compute in float32.
    call = "build_price_lstm(5)(windows) with weights set by hand"
    out = model(np.ones((3, 5, 1), dtype="float32"))
    checks.close(out, [[-0.5740991340]] * 3, call=call, rtol=1e-4)


def study_of(value, n, call):
    """Check the parts of a study, and return its forecasts and errors."""
    study = checks.instance(value, dict, call=call)
    names = ("pred", "mae", "mae_naive", "forecast")
    is_whole = all(name in study for name in names)
    require(is_whole, call, f"a dict with {', '.join(names)}", "another one")
    pred = checks.numbers(study["pred"], call=f"pred of {call}")
    got = "another number of forecasts"
    # The shares of time_split hold to within 1.
    is_long = pred.ndim == 1 and abs(len(pred) - 0.15 * n) <= 1
    require(is_long, call, "a forecast for each price of the test part", got)
    errors = [
        checks.number(study[name], call=f"{name} of {call}") for name in names[1:3]
    ]
    return pred, *errors


def require_errors(prices, pred, mae, mae_naive, call):
    """Check that the two errors are those of the forecasts and of yesterday's price."""
    test, before = prices[-len(pred) :], prices[-len(pred) - 1 : -1]
    naive, error = (np.mean(np.abs(guess - test)) for guess in (before, pred))
    # A forecast may have been rounded to float32.
    got = "another number"
    expected = "the mean absolute error of yesterday's price on the test part"
    is_naive = np.isclose(mae_naive, naive, rtol=1e-4)
    require(is_naive, f"mae_naive of {call}", expected, got)
    expected = "the mean absolute error of pred, in units of price"
    require(np.isclose(mae, error, rtol=1e-4), f"mae of {call}", expected, got)


def ahead(study, prices, start, call):
    """Have the study's function foretell the prices from `start` on."""
    is_study = isinstance(study, dict) and "forecast" in study
    require(is_study, call, "a dict with forecast", "something else")
    windows = np.stack([prices[t - 11 : t] for t in range(start, len(prices))])
    got = checks.model(study["forecast"], call=f"forecast of {call}")(windows)
    call = f"forecast(windows) of {call}"
    return checks.shaped(got, (len(windows),), call=call)


@pytest.mark.public
@pytest.mark.points(1, task="8.8", needs=("8.6", "8.7"))
def test_study_reports_what_it_forecasts(forecast):
    """Forecasts, their error and yesterday's error fit together."""
    call = "forecast_study(prices, seed=0, epochs=0) with 120 prices"
    days = np.arange(120)
    prices = 50 + 0.1 * days + 4 * np.sin(days / 3) + 2 * np.sin(days)

    study = forecast.forecast_study(prices, 0, epochs=0)

    pred, mae, mae_naive = study_of(study, 120, call)
    copies = np.allclose(pred, prices[-len(pred) - 1 : -1], rtol=1e-6)
    require(not copies, f"pred of {call}", "forecasts", "yesterday's prices")
    require_errors(prices, pred, mae, mae_naive, call)
    by_function = ahead(study, prices, 120 - len(pred), call)
    expected = "what the function in forecast says of the 11 days before"
    fits = np.allclose(pred, by_function, rtol=1e-4)  # models compute in float32
    require(fits, f"pred of {call}", expected, "something else")
    again = study_of(forecast.forecast_study(prices, 0, epochs=0), 120, call)[0]
    fits = np.allclose(pred, again, rtol=1e-5)
    require(fits, f"{call}, twice", "the same for the same seed", "other forecasts")
    # Other money changes no return. Two percent a day more are 0.02 more in each return
    # and in their mean, and so nothing that a network sees whose returns are scaled.
    growth = np.exp(0.02 * days) / 100
    grown = study_of(forecast.forecast_study(prices * growth, 0, epochs=0), 120, call)
    fits = np.allclose(grown[0], pred * growth[-len(pred) :], rtol=1e-4)
    expected, got = "forecasts that change by as much", "other forecasts"
    changed = f"{call}, a hundredth of them, growing by 0.02 a day more"
    require(fits, changed, expected, got)


@pytest.fixture
def generation(submission):
    return submission.load("generation")


def table_network(submission, table):
    """Build a network whose logits for the next character hang on this one alone."""
    keras = submission.library("keras")
    layer = keras.layers.Embedding(*np.shape(table))
    model = keras.Sequential([keras.Input((None,), dtype="int32"), layer])
    model.set_weights([np.array(table, dtype="float32")])
    return model


@pytest.mark.public
@pytest.mark.points(1, task="8.10", needs="8.9")
def test_text_goes_on_from_its_prompt(generation, submission):
    """The prompt is kept, and each new character follows the one before it."""
    vocab = submission.load("characters").CharVocab().fit("abcd")
    # After a comes c, after c comes b, after b comes d, after d comes a.
    table = np.zeros((4, 4))
    table[[0, 2, 1, 3], [2, 1, 3, 0]] = 60.0
    model = table_network(submission, table)
    for prompt, n, text in (("ca", 5, "cacbdac"), ("b", 3, "bdac"), ("dd", 0, "dd")):
        rng = np.random.default_rng(0)
        call = f'generate(model, vocab, "{prompt}", {n}, 0.5, rng)'
        got = generation.generate(model, vocab, prompt, n, 0.5, rng)
        checks.same(got, text, call=call, show=True)
