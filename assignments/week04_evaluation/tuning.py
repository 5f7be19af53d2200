"""Choosing hyperparameters: what to draw and compare, and when to open the test part.

A config is a dict: "learning_rate" (float), "batch_size" (int), "layers" (int, hidden
layers). Accuracies are shares of right answers, in [0, 1]. No function changes its
inputs, and random numbers come from `rng` alone.
"""

from collections.abc import Callable

import numpy as np
from digits import fit_network, predict_labels

Config = dict[str, float | int]
Labelled = tuple[np.ndarray, np.ndarray]


def sample_config(rng: np.random.Generator) -> Config:
    """Draw a config at random.

    - "learning_rate": a float in [1e-4, 1e-1], log-uniform: `log10` of it is equally
      likely to be anywhere in [-4, -1];
    - "batch_size": 16, 32, 64, 128 or 256, each as likely as the others;
    - "layers": 1, 2 or 3, each as likely as the others.

    Args:
        rng: Source of randomness, and the only one.

    Returns:
        The config: a dict with these three keys and no others. Its numbers may be
        Python's or NumPy's.

    Example:
        >>> config = sample_config(np.random.default_rng(0))
        >>> sorted(config), 1e-4 <= config["learning_rate"] <= 1e-1
        (['batch_size', 'layers', 'learning_rate'], True)

    Source: Bergstra and Bengio (2012), "Random search for hyper-parameter
    optimization".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.7")


def random_search(
    evaluate: Callable[[Config], dict], n_trials: int, rng: np.random.Generator
) -> dict:
    """Try random configs, keep the best by validation, and only then look at the test.

    Every trial draws a config by `sample_config` and evaluates it once. When all trials
    are done, the test function of the chosen one is called: once, and no other.

    Args:
        evaluate: Trains a network with a config. Returns a dict: "train" and "val", the
            accuracies on these parts, and "test", a function without arguments that
            measures the accuracy on the test part.
        n_trials: How many configs to try, >= 1.
        rng: Source of randomness, for the configs, and the only one.

    Returns:
        A dict: "best", the config with the highest validation accuracy (of equals the
        first); "val" and "test", its accuracies there; "trials", a list in the order of
        trying with a dict for each: "config", "train" and "val".

    Raises:
        ValueError: If `n_trials` is less than 1.

    Example:
        >>> def evaluate(config):
        ...     return {"train": 1.0, "val": 0.5, "test": lambda: 0.25}
        >>> found = random_search(evaluate, 3, np.random.default_rng(0))
        >>> found["val"], found["test"], len(found["trials"])
        (0.5, 0.25, 3)

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), sections 5.3 and
    11.4.4.
    """
    if n_trials < 1:
        raise ValueError(f"`n_trials` must be at least 1. Received: {n_trials}.")
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.7")


def gradient_noise(
    grad_fn: Callable[[np.ndarray, np.ndarray], np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    batch_sizes: list[int],
    rng: np.random.Generator,
    repeats: int,
) -> np.ndarray:
    """Measure how far gradients of batches scatter around the gradient of all samples.

    For each batch size B, over `repeats` batches:

    `noise = mean_batches ||grad_fn(batch) - grad_fn(X, y)||^2`

    with `||g||^2` the sum of the squares of all entries. Every batch consists of B rows
    drawn with replacement, and independently of all other batches.

    Args:
        grad_fn: The gradient of the mean loss over the samples it is called with:
            `grad_fn(X, y)` returns an array, always of the same shape `(P,)`.
        X: Samples, shape `(N, D)`.
        y: Targets, shape `(N,)`.
        batch_sizes: The batch sizes, each >= 1; they may exceed N.
        rng: Source of randomness, for the batches, and the only one.
        repeats: Number of batches of each size, >= 1.

    Returns:
        The noise for each batch size, shape `(len(batch_sizes),)`, float64.

    Raises:
        ValueError: If a batch size or `repeats` is less than 1.

    Example:
        >>> X, y = np.array([[-2.0], [2.0]]), np.zeros(2)
        >>> mean_of_x = lambda X, y: X.mean(axis=0)
        >>> gradient_noise(mean_of_x, X, y, [1], np.random.default_rng(0), repeats=3)
        array([4.])

    Source: McCandlish, Kaplan and Amodei (2018), "An empirical model of large-batch
    training", section 2.2.
    """
    if min([*batch_sizes, repeats]) < 1:
        raise ValueError(
            "`batch_sizes` and `repeats` must be at least 1. "
            f"Received: {batch_sizes} and {repeats}."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.8")


def tune_digits(
    train: Labelled,
    val: Labelled,
    budget: int,
    rng: np.random.Generator,
    fit: Callable = fit_network,
    predict: Callable = predict_labels,
) -> dict:
    """Search for a good network for digits, within a budget of epochs.

    A trial trains a network on all of `train` with one config, starting from fresh
    weights, and measures its accuracy on all of `val`. How you choose the configs is up
    to you: by `sample_config`, on a grid, or in two rounds; the ranges of
    `sample_config` do not bind you here. Going on with the weights of the same trial is
    allowed, and costs epochs like everything else. It makes no new trial: the trial
    keeps its place in the list, and "val" is the accuracy of the weights that you keep
    for it, its last or its best ones.

    - The epochs of all calls of `fit` sum to `budget` at most, and to half of it at
      least.
    - There are at least 8 trials, with at least 8 different configs. Together they try
      each of 1, 2 and 3 hidden layers, at least 4 learning rates and 2 batch sizes.

    Args:
        train: `(X, y)`: images as rows of pixels in [0, 1], shape `(N, D)`, and digits,
            shape `(N,)`, integer.
        val: The same, for the validation part.
        budget: How many epochs all trials may take together, >= 24.
        rng: Source of randomness, and the only one.
        fit: Called as `fit(X, y, config, epochs, rng)` or, to go on, with `weights=` a
            trial's weights; see `fit_network`. Arguments may be passed by name.
        predict: Called as `predict(weights, X)`; see `predict_labels`.

    Returns:
        A dict: "best", the config of the trial with the highest validation accuracy (of
        equals the first); "weights", what `fit` returned for this trial; "trials", a
        list in the order of training with a dict for each: "config" and "val", the
        validation accuracy; "by_layers", a dict from 1, 2 and 3 to the highest
        validation accuracy of a trial with so many hidden layers.

    Raises:
        ValueError: If `budget` is less than 24.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> data = np.eye(10), np.arange(10)
        >>> found = tune_digits(data, data, budget=96, rng=rng)
        >>> sorted(found), len(found["trials"]) >= 8, sorted(found["by_layers"])
        (['best', 'by_layers', 'trials', 'weights'], True, [1, 2, 3])

    Source: Bergstra and Bengio (2012), "Random search for hyper-parameter
    optimization".
    """
    if budget < 24:
        raise ValueError(
            f"`budget` must be at least 24 epochs. Received: {budget}. "
            "Eight trials of three epochs are the least that says something."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 4.10")
