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
# # Lab 3: see gradients flow and optimizers run
#
# Everything here is computed with your `autodiff.py`, `backprop.py` and `training.py`.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change a file, restart the kernel.

# %%
"""What every section draws with."""

import autodiff
import backprop
import matplotlib.pyplot as plt
import numpy as np
import training
from IPython.display import display
from matplotlib.colors import to_rgb

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True


# %% [markdown]
# ## 1. A graph of numbers (task 3.1)
#
# `(x * y + x).tanh()`, node by node, after `backward()`: every node's gradient says how
# much the result moves when that node does.

# %%
x, y = autodiff.Value(0.5), autodiff.Value(-3.0)
product = x * y
total = product + x
result = total.tanh()
result.backward()
nodes = {"x": x, "y": y, "x * y": product, "x * y + x": total, "tanh": result}
for name, value in nodes.items():
    print(f"{name:<10} data = {value.data:+.4f}   grad = {value.grad:+.4f}")

# %% [markdown]
# **Question 1.** Change `x` by 0.01 and compute the result anew, without `backward`.
# Does it move as `x.grad` says? And for a change of 1?

# %% [markdown]
# ## 2. How wrong is a numerical slope? (task 3.6)
#
# The error of two differences for the slope of `exp` at 1, over the step `h`.

# %%
h = np.logspace(-15, 0, 61)
one_sided = (np.exp(1 + h) - np.exp(1)) / h
two_sided = (np.exp(1 + h) - np.exp(1 - h)) / (2 * h)

figure, axes = plt.subplots(figsize=(7.5, 4))
axes.loglog(h, np.abs(one_sided / np.e - 1), "o-", markersize=3, label="one-sided")
axes.loglog(h, np.abs(two_sided / np.e - 1), "s-", markersize=3, label="two-sided")
axes.axvline(1e-5, color="black", ls=":", label="h = 1e-5")
axes.set(title="Relative error of a numerical slope", xlabel="h", ylabel="error")
axes.legend()
plt.show()

# %% [markdown]
# **Question 2.** Towards the right both errors grow, with different slopes; towards the
# left they grow too. What are the two reasons?

# %% [markdown]
# ## 3. Paths on an ill-conditioned bowl (tasks 3.7 and 3.8)
#
# `f(x) = (x[0]^2 + 25 * x[1]^2) / 2` is 25 times as steep in one direction as in the
# other. Each panel shows 60 steps of one optimizer.

# %%
CURVATURES = np.array([1.0, 25.0])
START = np.array([-9.0, 2.5])


def bowl(x):
    """Compute f, for one point or for many."""
    return np.sum(CURVATURES * np.square(x), axis=-1) / 2


def path(make, steps=60):
    """Return the points that an optimizer visits."""
    params = [{"x": START.copy()}]
    optimizer = make(params)
    points = [START]
    for _ in range(steps):
        optimizer.step([{"x": CURVATURES * params[0]["x"]}])
        points.append(params[0]["x"].copy())
    return np.array(points)


RUNNERS = {
    "SGD, lr = 0.03": lambda params: training.SGD(params, 0.03),
    "SGD, lr = 0.076": lambda params: training.SGD(params, 0.076),
    "momentum 0.9, lr = 0.01": lambda params: training.SGD(params, 0.01, 0.9),
    "Nesterov 0.9, lr = 0.01": lambda params: training.SGD(params, 0.01, 0.9, True),
    "RMSprop, lr = 0.3": lambda params: training.RMSprop(params, 0.3),
    "Adam, lr = 0.5": lambda params: training.Adam(params, 0.5),
}
across, up = np.meshgrid(np.linspace(-10, 4, 141), np.linspace(-3.2, 3.2, 81))
heights = bowl(np.stack([across, up], axis=-1))
levels = np.geomspace(0.05, 150, 12)

figure, panels = plt.subplots(2, 3, figsize=(12, 6), sharex=True, sharey=True)
for axes, (name, make) in zip(panels.flat, RUNNERS.items(), strict=True):
    points = path(make)
    axes.contour(across, up, heights, levels=levels, colors="lightgrey", linewidths=0.8)
    axes.plot(*points.T, "o-", markersize=2.5, linewidth=1, color="tab:blue")
    axes.plot(0, 0, "*", color="tab:red", markersize=11)
    axes.set_title(f"{name}\nf after 60 steps: {bowl(points[-1]):.1e}")
    axes.set(xlim=(-10, 4), ylim=(-3.2, 3.2))
for axes in panels[-1]:
    axes.set_xlabel("x[0]")
for axes in panels[:, 0]:
    axes.set_ylabel("x[1]")
plt.show()

# %% [markdown]
# **Question 3.** What does `lr_regime` say about the two learning rates of plain SGD?
# Which of the two directions limits `lr`, and which decides how long it takes?
#
# **Question 4.** RMSprop and Adam set out at 45 degrees, whatever the bowl. Why?

# %% [markdown]
# ## 4. A surface that is no bowl (tasks 3.7 and 3.8)
#
# Rosenbrock's valley: it is easy to get into, and hard to follow to the minimum at
# (1, 1).

# %%


def valley(x):
    """Compute Rosenbrock's function with a gentle wall."""
    return (1 - x[0]) ** 2 + 10 * (x[1] - x[0] ** 2) ** 2


def valley_gradient(x):
    """Differentiate `valley`."""
    wall = x[1] - x[0] ** 2
    return np.array([-2 * (1 - x[0]) - 40 * x[0] * wall, 20 * wall])


def valley_path(make, steps=300):
    """Return the points that an optimizer visits in the valley."""
    params = [{"x": np.array([-1.5, 1.5])}]
    optimizer = make(params)
    points = [params[0]["x"].copy()]
    for _ in range(steps):
        optimizer.step([{"x": valley_gradient(params[0]["x"])}])
        points.append(params[0]["x"].copy())
    return np.array(points)


EXPLORERS = {
    "SGD, lr = 0.005": lambda params: training.SGD(params, 0.005),
    "momentum 0.9, lr = 0.002": lambda params: training.SGD(params, 0.002, 0.9),
    "RMSprop, lr = 0.02": lambda params: training.RMSprop(params, 0.02),
    "Adam, lr = 0.1": lambda params: training.Adam(params, 0.1),
}
across, up = np.meshgrid(np.linspace(-2, 2, 161), np.linspace(-1, 3, 161))
heights = valley(np.stack([across, up]))

figure, (left, right) = plt.subplots(1, 2, figsize=(12, 5))
left.contourf(across, up, np.log10(heights + 1e-3), levels=20, cmap="Greys", alpha=0.7)
for name, make in EXPLORERS.items():
    points = valley_path(make)
    left.plot(*points.T, linewidth=1.6, label=name)
    right.semilogy([valley(point) for point in points], label=name)
left.plot(1, 1, "*", color="tab:red", markersize=12)
left.set(title="Paths in a curved valley", xlabel="x[0]", ylabel="x[1]")
left.set(xlim=(-2, 2), ylim=(-1, 3))
left.legend(loc="lower left")
right.set(title="Height along the paths", xlabel="step", ylabel="f(x)")
right.legend()
plt.show()

# %% [markdown]
# ## 5. Four learning rates each (task 3.10)
#
# The same bowl, from a start that is closer to the bottom.

# %%
display(
    training.optimizer_race(
        bowl, lambda x: CURVATURES * x, np.array([-2.0, 1.0]), steps=200
    )
)

# %% [markdown]
# **Question 5.** At `lr = 0.1` one panel leaves the scale. Which regime is that?
# RMSprop's fast curves come up again and then stay at one height, which SGD's do not.
# How large is a step of either when the gradient has become tiny?

# %% [markdown]
# ## 6. Training on a spiral (tasks 3.2 to 3.9)


# %%
def spiral(rng, per_class=100):
    """Draw three arms of a spiral, with noise in the angle."""
    t = rng.uniform(0.05, 1, size=(3, per_class))
    start = np.arange(3)[:, np.newaxis] / 3
    angle = 2 * np.pi * (t + start) + rng.normal(scale=0.2, size=t.shape)
    points = 2 * np.stack([t * np.cos(angle), t * np.sin(angle)], axis=-1)
    return points.reshape(-1, 2), np.repeat(np.arange(3), per_class)


def network(rng, sizes):
    """Draw weights that keep the size of what passes through (He), biases 0."""
    return [
        {"W": rng.normal(size=(i, o)) * np.sqrt(2 / i), "b": np.zeros(o)}
        for i, o in zip(sizes, sizes[1:], strict=False)
    ]


def train(make, epochs=40, batch_size=32):
    """Train a network 2-32-32-3, always from the same start."""
    params = network(np.random.default_rng(7), [2, 32, 32, 3])
    rng = np.random.default_rng(8)
    return params, training.train_mlp(
        X, labels, params, make(params), epochs, batch_size, rng
    )


X, labels = spiral(np.random.default_rng(26))
OPTIMIZERS = {
    "SGD": training.SGD,
    "momentum": lambda params, lr: training.SGD(params, lr, 0.9),
    "RMSprop": training.RMSprop,
    "Adam": training.Adam,
}

figure, panels = plt.subplots(1, 4, figsize=(14, 3.8), sharey=True)
for axes, (name, optimizer) in zip(panels, OPTIMIZERS.items(), strict=True):
    for lr in (0.001, 0.01, 0.1, 1.0):
        with np.errstate(over="ignore", invalid="ignore"):  # where a run diverges
            _, history = train(lambda params, o=optimizer, lr=lr: o(params, lr))
        axes.semilogy(range(1, 41), history["loss"], label=f"lr = {lr:g}")
    axes.axhline(np.log(3), color="black", ls=":", label="a guess, log(3)")
    axes.set(title=name, xlabel="epoch", ylim=(1e-4, 1e2))
panels[0].set_ylabel("loss on all samples")
handles, names = panels[0].get_legend_handles_labels()
figure.legend(handles, names, loc="outside lower center", ncols=5)
plt.show()

# %% [markdown]
# **Question 6.** For which optimizer does a factor of 10 in `lr` matter least?
# Where does a curve end above the dotted line, and what has happened to such a network?
#
# The next picture mixes the colours of the three classes at every point in the shares
# that the network gives them. It asks the network 19200 questions, one at a time.


# %%
def probability(point, label, params):
    """Ask the network how likely a label is at a point."""
    loss, _ = backprop.loss_and_gradients(point[np.newaxis], np.array([label]), params)
    return np.exp(-loss)


params, history = train(lambda params: training.Adam(params, 0.01))
side = np.linspace(-2.6, 2.6, 80)
places = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
shares = np.array([[probability(x, k, params) for k in range(3)] for x in places])
COLOURS = ["tab:blue", "tab:orange", "tab:green"]
mixed = shares @ np.array([to_rgb(colour) for colour in COLOURS])

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6))
left.imshow(
    np.clip(mixed, 0, 1).reshape(80, 80, 3),
    origin="lower",
    extent=(-2.6, 2.6, -2.6, 2.6),
    interpolation="bilinear",
    alpha=0.4,
)
for label, colour in enumerate(COLOURS):
    left.scatter(*X[labels == label].T, s=14, color=colour, label=f"class {label}")
left.set(title="What the network has learnt", xlabel="x[0]", ylabel="x[1]")
left.legend(loc="upper right")
right.semilogy(range(1, 41), history["loss"])
right.set(title="Adam, lr = 0.01", xlabel="epoch", ylabel="loss on all samples")
plt.show()

# %% [markdown]
# **Question 7.** `probability` only knows a loss. Why is it a probability that comes
# out?

# %% [markdown]
# ## 7. The gradient on its way down (tasks 3.2 to 3.5)
#
# Ten layers of 32 units, random weights, before any training: how large is the gradient
# of each layer's weights? The weights keep the size of what passes forward through
# ReLU.

# %%
DEPTH = 10
sizes = [2, *(DEPTH - 1) * [32], 3]

figure, axes = plt.subplots(figsize=(7.5, 4.2))
for kind, style in zip(backprop.KINDS, ("o-", "^--", "s-", "d-"), strict=True):
    norms = []
    for seed in range(20):
        params = network(np.random.default_rng(seed), sizes)
        _, grads = backprop.loss_and_gradients(X, labels, params, kind)
        norms.append([np.linalg.norm(grad["W"]) for grad in grads])
    middle = np.exp(np.mean(np.log(norms), axis=0))
    axes.semilogy(range(1, DEPTH + 1), middle, style, label=kind)
axes.set(title="Gradient norm by layer, mean of 20 random networks", xlabel="layer")
axes.set_ylabel("norm of dL/dW")
axes.set_xticks(range(1, DEPTH + 1))
axes.legend()
plt.show()

# %% [markdown]
# **Question 8.** By which factor does the gradient shrink per layer with sigmoid, and
# how does that follow from task 1.3? What would happen to layer 1 in training?
#
# **Question 9.** Multiply all weights by 2 in `network`. Which curves change, and how?
