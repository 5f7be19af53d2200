"""The public tests of this week. Each docstring says what must hold."""

import numpy as np
import pytest

from grader import checks
from grader.checks import require


@pytest.fixture
def splitting(submission):
    return submission.load("splitting")


@pytest.fixture
def metrics(submission):
    return submission.load("metrics")


@pytest.fixture
def digits(submission):
    return submission.load("digits")


@pytest.fixture
def tuning(submission):
    return submission.load("tuning")


def row_numbers(value, call):
    """Check that a part is a list of whole numbers, and return it sorted."""
    rows = checks.numbers(value, call=call, expected="an array of row numbers")
    is_list = rows.ndim == 1 and np.array_equal(rows, np.round(rows))
    require(is_list, call, "a list of row numbers", "something else")
    return np.sort(rows).astype(int)


def parts_of(value, n, call):
    """Check that three parts hold each row number exactly once, and return them."""
    parts = [value[i] for i in range(3)] if len_of(value) == 3 else []
    require(parts, call, "three arrays: train, val, test", "something else")
    parts = [row_numbers(part, call) for part in parts]
    union = np.concatenate(parts)
    expected = "every row number in exactly one part"
    repeated = len(np.unique(union)) < len(union)
    require(not repeated, call, expected, "a row number that occurs twice")
    require(set(union) == set(range(n)), call, expected, "a row number that is missing")
    return parts


def len_of(value):
    return len(value) if isinstance(value, list | tuple) else -1


def require_shares(counts, shares, total, call):
    """Check that sizes are shares of a total, to within 1."""
    # Rounding may put a bound that is met exactly a little to either side of it.
    off = np.abs(np.asarray(counts) - np.asarray(shares) * total).max()
    require(off <= 1 + 1e-6, call, "shares that hold to within 1", "another size")


@pytest.mark.public
@pytest.mark.points(3, task="4.1")
def test_split_deals_every_row_to_one_part(splitting):
    """Chance deals every row to exactly one part, and the parts have their sizes."""
    call = "split_indices(23, (0.6, 0.2, 0.2), rng)"
    rng = np.random.default_rng(0)

    parts = parts_of(splitting.split_indices(23, (0.6, 0.2, 0.2), rng), 23, call)

    require_shares([len(part) for part in parts], (0.6, 0.2, 0.2), 23, call)
    # Chance gives this with a probability of one in a million.
    mixed = not np.array_equal(parts[0], np.arange(len(parts[0])))
    require(mixed, call, "rows in random parts", "the first rows in the first part")


def require_class_shares(parts, fracs, y, call):
    for c in np.unique(y):
        counts = [np.count_nonzero(y[part] == c) for part in parts]
        off = np.abs(np.array(counts) - np.array(fracs) * np.sum(y == c)).max()
        got = "a class with another share"
        require(off <= 1 + 1e-6, call, "each class's shares to within 1", got)


@pytest.mark.public
@pytest.mark.points(2, task="4.1")
def test_split_keeps_the_classes_in_proportion(splitting):
    """With y, each class by itself is dealt out by the shares."""
    call = "split_indices(30, (0.6, 0.2, 0.2), rng, y=[0, 0, 1] * 10)"
    y, rng = np.array([0, 0, 1] * 10), np.random.default_rng(0)

    parts = parts_of(splitting.split_indices(30, (0.6, 0.2, 0.2), rng, y=y), 30, call)

    require_class_shares(parts, (0.6, 0.2, 0.2), y, call)


@pytest.mark.public
@pytest.mark.points(1, task="4.1")
def test_split_keeps_five_groups_together(splitting):
    """With groups, the rows of a group stay together."""
    call = "split_indices(15, (0.6, 0.2, 0.2), rng, groups=groups)"
    groups = np.array([5, 5, 2, 9, 5, 4, 9, 7, 5, 9, 4, 5, 7, 9, 5])
    rng = np.random.default_rng(0)

    value = splitting.split_indices(15, (0.6, 0.2, 0.2), rng, groups=groups)

    held = [set(groups[part]) for part in parts_of(value, 15, call)]
    whole = sum(map(len, held)) == 5
    require(whole, call, "each group in one part", "a group with rows in two parts")
    require_shares([len(part) for part in held], (0.6, 0.2, 0.2), 5, call)


def fitted(splitting, X):
    """Fit a learner's standardizer, and check that `fit` returns it."""
    scaler = splitting.Standardizer()
    call, hint = "Standardizer().fit(X)", "Is `return self` missing?"
    expected = "the standardizer itself"
    return checks.opaque(scaler.fit(X), expected, call=call, hint=hint)


@pytest.mark.public
@pytest.mark.points(3, task="4.2")
def test_standardizer_uses_the_training_statistics(splitting):
    """Training rows get mean 0 and standard deviation 1; new rows follow them."""
    X = np.array([[1.0, 10.0], [5.0, 40.0]])
    X_new = np.array([[7.0, 10.0], [9.0, 55.0]])

    scaler = fitted(splitting, X)

    call = "Standardizer().fit([[1, 10], [5, 40]])"
    checks.close(scaler.transform(X), [[-1, -1], [1, 1]], call=f"{call}.transform(X)")
    checks.close(
        scaler.transform(X_new),
        [[2, -1], [3, 2]],
        call=f"{call}.transform([[7, 10], [9, 55]])",
    )
    back = scaler.inverse_transform(np.array([[1.0, 2.0]]))
    checks.close(back, [[5, 55]], call=f"{call}.inverse_transform([[1, 2]])")


@pytest.mark.public
@pytest.mark.points(2, task="4.2")
def test_standardizer_of_a_constant_column(splitting, submission):
    """A column that is constant in training is only shifted, without a warning."""
    call = "Standardizer().fit([[1, 7], [3, 7]]).transform([[5, 7], [2, 9]])"

    scaler = fitted(splitting, np.array([[1.0, 7.0], [3.0, 7.0]]))

    new = np.array([[5.0, 7.0], [2.0, 9.0]])
    checks.close(scaler.transform(new), [[3, 0], [0, 2]], call=call)
    checks.no_warnings(submission, call=call)


@pytest.mark.public
@pytest.mark.points(3, task="4.3")
def test_confusion_matrix_of_seven_samples(metrics):
    """Rows are true classes, columns are predictions, and no class is left out."""
    y_true, y_pred = np.array([0, 0, 1, 1, 1, 2, 2]), np.array([0, 1, 1, 1, 2, 2, 0])

    matrix = metrics.confusion_matrix(y_true, y_pred, 4)

    call = "confusion_matrix([0, 0, 1, 1, 1, 2, 2], [0, 1, 1, 1, 2, 2, 0], 4)"
    expected = [[1, 1, 0, 0], [0, 2, 1, 0], [1, 0, 1, 0], [0, 0, 0, 0]]
    checks.close(matrix, expected, call=call)


@pytest.mark.public
@pytest.mark.points(3, task="4.3")
def test_prf_of_a_small_matrix(metrics):
    """Macro averages the classes, micro adds them up first."""
    cm = np.array([[6, 2], [0, 2]])
    cases = {"macro": [0.75, 0.875, 16 / 21], "micro": [0.8, 0.8, 0.8]}
    for average, expected in cases.items():
        call = f'prf([[6, 2], [0, 2]], "{average}")'
        checks.close(metrics.prf(cm, average), expected, call=call)


@pytest.mark.public
@pytest.mark.points(2, task="4.3")
def test_prf_where_nothing_was_predicted(metrics, submission):
    """A class that is never predicted, or never occurs, scores 0, without a warning."""
    cm = np.array([[3, 0, 1, 0], [2, 0, 0, 0], [0, 0, 2, 0], [0, 0, 0, 0]])
    cases = {"macro": [19 / 60, 7 / 16, 11 / 30], "micro": [0.625, 0.625, 0.625]}
    for average, expected in cases.items():
        call = f'prf(cm, "{average}") with an absent class and one never predicted'
        checks.close(metrics.prf(cm, average), expected, call=call)
        empty, call = np.zeros((2, 2), dtype=int), f'prf([[0, 0], [0, 0]], "{average}")'
        checks.close(metrics.prf(empty, average), [0, 0, 0], call=call)
    checks.no_warnings(submission, call='prf(cm, "macro")')


@pytest.mark.public
@pytest.mark.points(2, task="4.4")
def test_roc_auc_of_five_samples(metrics):
    """Five of six pairs are in the right order, or four and one half."""
    y = np.array([0, 1, 0, 1, 0])
    for last, expected in ((0.25, 5 / 6), (0.5, 4.5 / 6)):
        score = np.array([0.125, 0.5, 0.75, 0.875, last])
        call = f"roc_auc([0, 1, 0, 1, 0], [0.125, 0.5, 0.75, 0.875, {last}])"
        checks.close(metrics.roc_auc(y, score), expected, call=call)


@pytest.mark.public
@pytest.mark.points(2, task="4.4")
def test_pr_auc_of_six_samples(metrics):
    """Steps of recall times precision, threshold by threshold."""
    y = np.array([0, 1, 1, 0, 0, 0])
    for last, expected in ((0.0, 7 / 12), (0.5, 1 / 2)):
        score = np.array([0.875, 0.75, 0.5, 0.25, 0.125, last])
        call = f"pr_auc([0, 1, 1, 0, 0, 0], [0.875, 0.75, 0.5, 0.25, 0.125, {last}])"
        checks.close(metrics.pr_auc(y, score), expected, call=call)


def folds_of(value, n, k, call):
    """Check that folds validate each row once and train on the rest; return them."""
    require(len_of(value) == k, call, "a list with one pair per fold", "something else")
    folds = []
    for pair in value:
        is_pair = len_of(pair) == 2
        require(is_pair, call, "pairs (train, val)", "something else")
        folds.append([row_numbers(rows, call) for rows in pair])
    validated = np.concatenate([val for _, val in folds])
    once = np.array_equal(np.sort(validated), np.arange(n))
    require(once, call, "each row in exactly one val", "rows in none or in several")
    for train, val in folds:
        rest = np.setdiff1d(np.arange(n), val)
        got = "validation rows in it" if set(train) & set(val) else "other rows"
        require(np.array_equal(train, rest), call, "train: all rows not in val", got)
    return folds


@pytest.mark.public
@pytest.mark.points(3, task="4.5")
def test_kfold_validates_each_row_once(splitting):
    """Each row is validated once, and trained on in all other splits."""
    for n, k, sizes in ((7, 3, [2, 2, 3]), (11, 4, [2, 3, 3, 3])):
        call = f"kfold({n}, {k}, rng)"
        folds = folds_of(splitting.kfold(n, k, np.random.default_rng(0)), n, k, call)
        found = sorted(len(val) for _, val in folds)
        checks.same(found, sizes, call=f"sizes of the folds of {call}", show=True)

    call, y = "kfold(8, 4, rng, y=[0, 0, 0, 0, 1, 1, 1, 1])", np.repeat([0, 1], 4)
    folds = folds_of(splitting.kfold(8, 4, np.random.default_rng(0), y), 8, 4, call)
    even = all(sorted(y[val]) == [0, 1] for _, val in folds)
    require(even, call, "one row of each class in each val", "another mixture")


@pytest.mark.public
@pytest.mark.points(2, task="4.5")
def test_cross_validate_returns_the_scores(splitting):
    """Each fold has a pipeline of its own, and the scores come back in order."""
    call = "cross_validate(make_pipeline, X, y, 3, rng)"
    X, y = np.arange(12.0).reshape(6, 2), np.array([0, 0, 0, 1, 1, 1])
    made = []

    def make_pipeline():
        number, fits = len(made) + 1, []
        made.append(fits)

        def fit(X, y):
            fits.append(set(X[:, 0].tolist()))

        def score(X, y):
            # Rows that were in fit, and a second fit, show in the score.
            known = sum(x in rows for x in X[:, 0] for rows in fits)
            return number / 8 + known + 100 * (len(fits) - 1)

        return fit, score

    scores = splitting.cross_validate(make_pipeline, X, y, 3, np.random.default_rng(0))

    require(len(made) == 3, call, "three pipelines for three folds", "another number")
    checks.close(scores, [0.125, 0.25, 0.375], call=call)
    seen = sorted(x for fits in made for rows in fits for x in rows)
    as_is = seen == sorted(X[:, 0].tolist() * 2)
    require(as_is, call, "rows of X as they stand, each in two fits", "other rows")


@pytest.mark.public
@pytest.mark.points(2, task="4.6")
def test_diagnosis_of_ten_clear_runs(metrics):
    """Ten smooth runs, at least two of each kind."""
    fall, steep = 0.8 ** np.arange(30), 0.1 ** np.arange(30)
    rise = np.maximum(0, np.arange(30) - 8) / 20
    end_of_numbers = np.where(np.arange(30) < 20, 0, np.nan)
    once = np.where(np.arange(30) == 12, np.inf, 0)
    gap_in_numbers = np.where(np.arange(30) == 12, np.nan, 0)
    runs = [
        ("good", 0.5 + 2 * fall, 0.6 + 2 * fall),
        ("good", 0.7 + 2 * steep, 0.8 + 2 * steep),
        ("underfit", 1.5 + fall, 1.6 + fall),
        ("underfit", 1.9 - 0.5 * fall + 1.1 * steep, 2 - 0.5 * fall + 1.1 * steep),
        ("overfit", 0.5 + 2 * fall, 0.6 + 2 * fall + rise),
        ("diverging", 2.5 + fall[::-1], 2.6 + fall[::-1]),
        ("diverging", 0.5 + 2 * fall + end_of_numbers, 0.6 + 2 * fall + end_of_numbers),
        ("diverging", 0.5 + 2 * fall, 0.6 + 2 * fall + gap_in_numbers),
        ("diverging", 0.5 + 2 * fall, 0.6 + 2 * fall + once),
        ("underfit", 1.5 + fall, 1.6 + fall + rise),
    ]
    for number, (label, loss, val_loss) in enumerate(runs, start=1):
        history = {"loss": loss.tolist(), "val_loss": val_loss.tolist()}
        call = f"diagnose_curves(history, bayes=0.5) of run {number}"
        checks.same(metrics.diagnose_curves(history, 0.5), label, call=call, show=True)


BATCH_SIZES = [16, 32, 64, 128, 256]

LAYERS = [1, 2, 3]


def config_of(value, call):
    """Check that a config has its three values in their ranges, and return it."""
    config = checks.instance(value, dict, call=call)
    wanted = ["batch_size", "layers", "learning_rate"]
    got = ", ".join(sorted(str(key)[:20] for key in config)[:5])
    complete = sorted(map(str, config)) == wanted
    require(complete, call, f"the keys {', '.join(wanted)}", got)
    rate = checks.number(config["learning_rate"], call=f"learning_rate of {call}")
    # A float32 power of 10 may end a little outside.
    inside = 1e-4 * (1 - 1e-5) <= rate <= 1e-1 * (1 + 1e-5)
    require(inside, call, "a learning rate in [1e-4, 1e-1]", "one outside")
    for key, allowed in (("batch_size", BATCH_SIZES), ("layers", LAYERS)):
        number = checks.number(config[key], call=f"{key} of {call}")
        require(number in allowed, call, f"{key} one of {allowed}", "another value")
    return {key: float(config[key]) for key in wanted}


@pytest.mark.public
@pytest.mark.points(2, task="4.7")
def test_config_is_in_range(tuning, submission, rng):
    """A config has its three values in range, and all of the range comes up."""
    source, call = submission.keep(rng), "sample_config(rng)"
    configs = [config_of(tuning.sample_config(source), call) for _ in range(100)]

    low = sum(config["learning_rate"] < 1e-2 for config in configs)
    # 67 of 100 are expected there, with a standard deviation of 5.
    expected = "two thirds of the learning rates below 1e-2"
    require(low > 30, f"100 calls of {call}", expected, "nearly all of them above")
    for key, allowed in (("batch_size", BATCH_SIZES), ("layers", LAYERS)):
        # One of five values is missing from 100 draws with a chance of 1e-9.
        found = {config[key] for config in configs}
        missing = f"a {key} that never comes up"
        require(
            len(found) == len(allowed), f"100 calls of {call}", "each value", missing
        )


def evaluator(val, train, log):
    """Make an evaluate function that notes its calls and those of its tests."""

    def evaluate(config):
        number = sum(name == "evaluate" for name, _ in log)
        log.append(("evaluate", config))

        def test():
            log.append(("test", number))
            return 0.5 + number / 64

        return {"train": train[number], "val": val[number], "test": test}

    return evaluate


@pytest.mark.public
@pytest.mark.points(3, task="4.7")
def test_search_returns_the_best_by_validation(tuning):
    """The best trial is chosen by validation, and then tested, once."""
    val, train, log = [0.5, 0.875, 0.875, 0.75], [0.5, 0.625, 0.75, 0.875], []
    call = "random_search(evaluate, 4, rng) with val = [0.5, 0.875, 0.875, 0.75]"

    found = tuning.random_search(
        evaluator(val, train, log), 4, np.random.default_rng(0)
    )

    found = checks.instance(found, dict, call=call)
    checks.close(found.get("val"), 0.875, call=f'{call}["val"]')
    names = [name for name, _ in log]
    want = ["evaluate"] * 4 + ["test"]
    checks.same(names, want, call=f"order of calls in {call}", show=True)
    checks.close(found.get("test"), 0.515625, call=f'{call}["test"]')
    checks.same(len_of(found.get("trials")), 4, call="number of trials", show=True)


@pytest.mark.public
@pytest.mark.points(2, task="4.8")
def test_noise_of_two_samples(tuning):
    """With two samples, every batch of one is equally far from the mean of both."""
    X, y = np.array([[4.0, -3.0], [2.0, -5.0]]), np.array([1.0, -1.0])

    def mean_product(X, y):
        return (X * y[:, np.newaxis]).mean(axis=0)

    rng = np.random.default_rng(0)
    noise = tuning.gradient_noise(mean_product, X, y, [1, 1], rng, 6)

    call = "gradient_noise(mean_of_xy, [[4, -3], [2, -5]], [1, -1], [1, 1], rng, 6)"
    checks.close(noise, [25.0, 25.0], call=call)


@pytest.mark.public
@pytest.mark.points(2, task="4.9")
def test_idx_of_labels_and_pixels(digits):
    """Headers and bytes of two tiny files are read."""
    labels = bytes([0, 0, 8, 1, 0, 0, 0, 4, 7, 0, 9, 2])
    call = "read_idx(bytes([0, 0, 8, 1, 0, 0, 0, 4, 7, 0, 9, 2]))"
    checks.close(digits.read_idx(labels), [7, 0, 9, 2], call=call)
    header = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3]
    pixels = bytes([*header, 1, 2, 3, 250, 251, 252])
    call = "read_idx of one image of 2 x 3 pixels"
    checks.close(digits.read_idx(pixels), [[[1, 2, 3], [250, 251, 252]]], call=call)


@pytest.mark.public
@pytest.mark.points(1, task="4.9")
def test_two_tiny_files_become_inputs(digits):
    """One image and its label become float32 in [0, 1] and int64."""
    header = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3]
    images = bytes([*header, 0, 51, 102, 153, 204, 0])
    labels = bytes([0, 0, 8, 1, 0, 0, 0, 1, 7])
    call = "load_mnist_like(images, labels) of one image of 2 x 3 pixels"

    pair = digits.load_mnist_like(images, labels)

    require(len_of(pair) == 2, call, "a pair (X, y)", "something else")
    expected = np.array([0, 0.2, 0.4, 0.6, 0.8, 0]).reshape(1, 2, 3, 1)
    checks.close(pair[0], expected, call=f"X of {call}")
    checks.close(pair[1], [7], call=f"y of {call}")
    types = [str(getattr(part, "dtype", "no dtype")) for part in pair]
    require(types == ["float32", "int64"], call, "float32 and int64", "other dtypes")


@pytest.mark.public
@pytest.mark.points(2, task="4.10")
def test_tuning_compares_architectures(tuning):
    """Trials try 1, 2 and 3 hidden layers; each depth has its best accuracy."""
    call = "tune_digits(train, val, 40, rng, fit, predict)"
    X, y = np.arange(10.0)[:, np.newaxis] / 10, np.arange(10)
    configs, spent = [], []

    def fit(X, y, config, epochs, rng, weights=None, watch=None):
        # With n layers the first network gets 4 + n digits right, later ones 3 + n.
        spent.append(epochs)
        if weights is not None:  # a trial that goes on gets neither better nor worse
            return weights
        first = all(config["layers"] != known["layers"] for known in configs)
        configs.append(config)
        return [np.array([3 + config["layers"] + first])]

    def predict(weights, X):
        return np.where(np.arange(10) < weights[0][0], np.arange(10), -1)

    found = tuning.tune_digits(
        (X, y), (X, y), 40, np.random.default_rng(0), fit=fit, predict=predict
    )

    found = checks.instance(found, dict, call=call)
    table = checks.instance(found.get("by_layers"), dict, call=f'{call}["by_layers"]')
    complete = set(table) == {1, 2, 3}
    require(complete, call, "by_layers: the keys 1, 2 and 3", "other keys")
    values = [table[layers] for layers in (1, 2, 3)]
    checks.close(values, [0.5, 0.6, 0.7], call=f'values of {call}["by_layers"]')
    rates = len({config.get("learning_rate") for config in configs})
    sizes = len({config.get("batch_size") for config in configs})
    different = len({str(sorted(config.items())) for config in configs})
    varied = different >= 8 and rates >= 4 and sizes >= 2
    expected = "8 configs, 4 learning rates, 2 batch sizes or more"
    got = f"{different} configs, {rates} learning rates, {sizes} batch sizes"
    require(varied, call, expected, got)
    weights = checks.instance(found.get("weights"), list, call=f'{call}["weights"]')
    checks.close(weights, [[7]], call=f'{call}["weights"]')
    within = sum(spent) <= 40
    require(within, call, "40 epochs in all at most", f"{sum(spent)} epochs")
