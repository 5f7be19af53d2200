# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lab 4: tune a network on real digits
#
# Everything here is measured with the functions in your four modules.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change a module, restart the kernel.
# The whole lab computes for about a quarter of a minute.

# %%
"""What every section works with."""

import digits
import matplotlib.pyplot as plt
import metrics
import numpy as np
import splitting
import tuning

from grader.data import load_mnist

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True


def rows_of(images):
    """Turn images into rows of pixels between 0 and 1."""
    return images.reshape(len(images), -1) / 255.0


def accuracy(weights, X, y):
    return np.mean(digits.predict_labels(weights, X) == y)


# %% [markdown]
# ## 1. The data, split once (task 4.1)
#
# `load_mnist` looks for the full MNIST that Keras has downloaded before, and otherwise
# takes the small part of it that comes with the course.
# The test part stays closed until section 7.

# %%
data = load_mnist()
print(f"{len(data.y_train)} + {len(data.y_test)} digits from {data.source}")

train, val, _ = splitting.split_indices(
    len(data.y_train), (0.75, 0.25, 0.0), np.random.default_rng(4), y=data.y_train
)
X, y = rows_of(data.x_train[train]), data.y_train[train]
X_val, y_val = rows_of(data.x_train[val]), data.y_train[val]
print("digits in training:  ", np.bincount(y))
print("digits in validation:", np.bincount(y_val))

figure, panels = plt.subplots(2, 10, figsize=(10, 2.4))
for axes, image, label in zip(panels.flat, data.x_train, data.y_train, strict=False):
    axes.imshow(image, cmap="gray_r")
    axes.set_title(label, fontsize=10)
    axes.axis("off")
plt.show()

# %% [markdown]
# ## 2. The learning rate
#
# Three networks for each learning rate, which differ in their first weights and in the
# order of the images.


# %%
def train_network(learning_rate=1e-3, batch_size=64, layers=1, *, epochs=6, seed=0):
    config = {
        "learning_rate": learning_rate,
        "batch_size": batch_size,
        "layers": layers,
    }
    return digits.fit_network(X, y, config, epochs, np.random.default_rng(seed))


rates = np.geomspace(1e-4, 1e-1, 10)
results = np.array(
    [
        [accuracy(train_network(rate, seed=seed), X_val, y_val) for seed in range(3)]
        for rate in rates
    ]
)

figure, axes = plt.subplots(figsize=(7.5, 4))
axes.semilogx(rates, results.mean(axis=1), "-", label="mean of three")
for seed in range(3):
    label = "one network" if seed == 0 else None
    axes.semilogx(rates, results[:, seed], "o", color="tab:grey", ms=4, label=label)
axes.set(
    title="Six epochs, one hidden layer, batches of 64",
    xlabel="learning rate",
    ylabel="validation accuracy",
)
axes.legend()
plt.show()

# %% [markdown]
# **Question 1.** Why does the accuracy fall on both sides? Is it for the same reason?
#
# **Question 2.** Networks with the same learning rate differ.
# How large must a difference between two learning rates be before you believe it?

# %% [markdown]
# ## 3. The batch size (task 4.8)
#
# Left: accuracy after each epoch. An epoch with batches of 256 is the fastest, but it
# has the fewest steps.
# Right: how noisy the gradient of a batch is, for a single layer with weights 0.


# %%
def watched(batch_size, learning_rate=1e-3, layers=1, epochs=8):
    """Train and return the validation accuracy after each epoch."""
    curve, config = [], {"learning_rate": learning_rate, "batch_size": batch_size}
    digits.fit_network(
        X,
        y,
        {**config, "layers": layers},
        epochs,
        np.random.default_rng(0),
        watch=lambda weights: curve.append(accuracy(weights, X_val, y_val)),
    )
    return curve


def first_gradient(X, y):
    """Return the gradient of the loss for one layer, where all weights are 0."""
    targets = np.where(np.arange(10) == y[:, np.newaxis], 1, -1)
    return (-2 * X.T @ targets / len(X)).ravel()


figure, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4))
for batch_size, style in zip((16, 64, 256), ("o-", "s-", "^-"), strict=True):
    curve = watched(batch_size)
    left.plot(range(1, len(curve) + 1), curve, style, label=f"batch size {batch_size}")
left.set(title="Same learning rate, 1e-3", xlabel="epoch", ylabel="validation accuracy")
left.legend()

sizes = [1, 4, 16, 64, 256]
noise = tuning.gradient_noise(
    first_gradient, X, y, sizes, np.random.default_rng(0), repeats=60
)
right.loglog(sizes, noise, "o", label="measured")
right.loglog(sizes, noise[0] / np.array(sizes), "--", label="first value / batch size")
right.set(title="Noise of the gradient", xlabel="batch size", ylabel="noise")
right.legend()
plt.show()

# %% [markdown]
# **Question 3.** Raise the learning rate for batches of 256 until they keep up.
# By which factor, and what does the right figure have to do with it?

# %% [markdown]
# ## 4. Training and validation curves (task 4.6)
#
# The title is your diagnosis.
# The last run has no hidden layer: with large steps, hidden ReLU units die, and a
# network of dead units has the same loss for ever.
# No model's loss is below 0 here, since a person reads these digits without error.


# %%
def history_of(config, rows, epochs):
    """Train on some rows and note both losses, before training and after each epoch."""
    history = {"loss": [], "val_loss": []}
    # The first rows might all be of one class: a part of a split may come in any order.
    some = np.random.default_rng(2).permutation(len(X))[:rows]

    def watch(weights):
        history["loss"].append(digits.mean_loss(weights, X[some], y[some]))
        history["val_loss"].append(digits.mean_loss(weights, X_val, y_val))

    start = digits.fit_network(X[some], y[some], config, 0, np.random.default_rng(1))
    watch(start)
    digits.fit_network(
        X[some],
        y[some],
        config,
        epochs,
        np.random.default_rng(1),
        weights=start,
        watch=watch,
    )
    return history


# Each run: learning rate, rows of training, hidden layers.
runs = {
    "all rows, 5e-4": (5e-4, len(X), 1),
    "all rows, 5e-6": (5e-6, len(X), 1),
    "50 rows, 1e-3": (1e-3, 50, 1),
    "one layer, 1.0": (1.0, len(X), 0),
}
figure, panels = plt.subplots(1, 4, figsize=(13, 3.6))
for axes, (name, (rate, rows, layers)) in zip(panels, runs.items(), strict=True):
    config = {"learning_rate": rate, "batch_size": 128, "layers": layers}
    history = history_of(config, rows, epochs=25)
    axes.plot(history["loss"], "-", label="training")
    axes.plot(history["val_loss"], "--", label="validation")
    word = metrics.diagnose_curves(history, bayes=0.0)
    axes.set(title=f"{name}: {word}", xlabel="epoch")
    if max(history["loss"]) > 100:
        axes.set_yscale("log")
    else:
        axes.set_ylim(0)
panels[0].set_ylabel("loss")
panels[0].legend()
plt.show()

# %% [markdown]
# **Question 4.** For each run that is not good: what would you change first?

# %% [markdown]
# ## 5. Architectures (tasks 4.7 and 4.10)
#
# Your search spends 144 epochs.
# The bars show the best network of each depth; the dots are all trials of that depth.

# %%
found = tuning.tune_digits(
    (X, y), (X_val, y_val), budget=144, rng=np.random.default_rng(0)
)
print("best:", found["best"])

figure, axes = plt.subplots(figsize=(7.5, 4))
depths, heights = zip(*sorted(found["by_layers"].items()), strict=True)
axes.bar(depths, heights, width=0.5, color="tab:blue", alpha=0.5, label="best trial")
for depth, height in zip(depths, heights, strict=True):
    axes.annotate(f"{height:.3f}", (depth, 0.4), ha="center")
tried = [(t["config"]["layers"] + 0.15, t["val"]) for t in found["trials"]]
axes.plot(*zip(*tried, strict=True), "o", color="black", ms=4, label="trial")
axes.set(
    title=f"{len(tried)} trials, 64 units in each hidden layer",
    xlabel="hidden layers",
    ylabel="validation accuracy",
    xticks=depths,
    yticks=np.linspace(0, 1, 6),
    ylim=(0, 1.2),
)
axes.legend(loc="upper center", ncols=2)
plt.show()

# %% [markdown]
# **Question 5.** Is the depth with the highest bar really the best one?
# Run the search with another seed before you answer.

# %% [markdown]
# ## 6. How sure is an accuracy? (tasks 4.2 and 4.5)
#
# Five folds of the training and validation rows together, for the best config.


# %%
def make_pipeline():
    scaler, kept = splitting.Standardizer(), {}

    def fit(X, y):
        Z = scaler.fit(X).transform(X)
        rng = np.random.default_rng(0)
        kept["weights"] = digits.fit_network(Z, y, found["best"], 8, rng)

    def score(X, y):
        return float(accuracy(kept["weights"], scaler.transform(X), y))

    return fit, score


scores = splitting.cross_validate(
    make_pipeline,
    np.concatenate([X, X_val]),
    np.concatenate([y, y_val]),
    5,
    np.random.default_rng(0),
)
print("accuracies of the folds:", np.round(scores, 3))
print(f"mean {np.mean(scores):.3f}, standard deviation {np.std(scores):.3f}")

# %% [markdown]
# **Question 6.** Pixels at the border are 0 in nearly all images.
# What does `Standardizer` do with one that is not 0 in a single training image, and
# what may that mean for a validation image?

# %% [markdown]
# ## 7. The test part, opened once (task 4.3)

# %%
X_test, y_test = rows_of(data.x_test), data.y_test
predicted = digits.predict_labels(found["weights"], X_test)
matrix = np.asarray(metrics.confusion_matrix(y_test, predicted, 10))
precision, recall, f1 = metrics.prf(matrix, "macro")
print(f"test accuracy {np.mean(predicted == y_test):.3f}")
print(f"macro precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")

figure, axes = plt.subplots(figsize=(5.6, 5))
image = axes.imshow(matrix, cmap="Blues")
for (true, said), count in np.ndenumerate(matrix):
    if count:
        colour = "white" if count > matrix.max() / 2 else "black"
        axes.annotate(count, (said, true), ha="center", va="center", color=colour)
axes.set(
    title="Test digits",
    xlabel="predicted digit",
    ylabel="true digit",
    xticks=range(10),
    yticks=range(10),
)
figure.colorbar(image, label="images", shrink=0.8)
plt.show()

# %% [markdown]
# **Question 7.** Is the test accuracy above or below the best validation accuracy of
# section 5? Which of the two would you report, and why is the other one too friendly?
#
# **Question 8.** Which two digits are mixed up most often, and in which direction?
