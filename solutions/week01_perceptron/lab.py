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
# # Lab 1: see your neuron learn
#
# Everything here is drawn with the functions in your `perceptron.py`.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change `perceptron.py`, restart the kernel.

# %%
"""What every section draws with."""

import matplotlib.pyplot as plt
import numpy as np
import perceptron
from IPython.display import display

# %matplotlib inline
COLOURS = {-1: "tab:blue", 1: "tab:orange"}
MARKERS = {-1: "o", 1: "s"}
plt.rcParams["figure.constrained_layout.use"] = True


def draw_points(axes, X, y):
    """Scatter samples with two inputs, one colour and marker per label."""
    for label in (-1, 1):
        points = X[y == label]
        style = {"color": COLOURS[label], "marker": MARKERS[label], "s": 42}
        axes.scatter(*points.T, **style, edgecolor="white", label=f"y = {label:+d}")


def draw_line(axes, w, b, **style):
    """Draw the line w.x + b = 0 across the axes, without changing their limits."""
    limits = axes.get_xlim(), axes.get_ylim()
    foot = -b * w / (w @ w)
    axes.axline(foot, foot + np.array([-w[1], w[0]]), **style)
    axes.set(xlim=limits[0], ylim=limits[1])


# %% [markdown]
# ## 1. Activations and their derivatives (tasks 1.2, 1.3, 1.8)

# %%
display(perceptron.activation_figure(np.linspace(-5, 5, 501)))

# %% [markdown]
# **Question 1.** Leaky ReLU seems to lie on top of ReLU.
# Where do the two differ, and why can so small a difference matter in training?
#
# **Question 2.** For which `z` is the slope of sigmoid below 0.01?
# What happens to a neuron whose pre-activations are all there?

# %% [markdown]
# ## 2. A line that moves with every mistake (task 1.4)
#
# `fit` starts from zero, and visits the samples in a fixed order.
# So `fit(..., epochs=k)` shows what the perceptron was like after epoch `k`.


# %%
def two_classes(rng, samples=60, gap=0.15, offset=1.5):
    """Draw samples on both sides of a line, each at least `gap` away from it."""
    direction = np.array([0.8, 0.6])
    X = rng.uniform(-2, 4, size=(20 * samples, 2))
    distance = X @ direction - offset
    X, distance = X[np.abs(distance) > gap], distance[np.abs(distance) > gap]
    return X[:samples], np.where(distance > 0, 1, -1)[:samples]


X, y = two_classes(np.random.default_rng(26))

figure, panels = plt.subplots(2, 3, figsize=(10, 6.4), sharex=True, sharey=True)
previous = None
for axes, epochs in zip(panels.flat, (1, 2, 3, 5, 8, 40), strict=True):
    model = perceptron.Perceptron().fit(X, y, epochs=epochs)
    wrong = model.predict(X) != y
    draw_points(axes, X, y)
    ring = {"s": 130, "facecolor": "none", "edgecolor": "red"}
    axes.scatter(*X[wrong].T, **ring, label="wrong now")
    if previous is not None:
        draw_line(axes, *previous, color="grey", ls=":", label="panel before")
    draw_line(axes, model.w, model.b, color="black", label="w.x + b = 0")
    axes.set_title(f"after epoch {epochs}: {wrong.sum()} wrong")
    previous = model.w, model.b
for axes in panels[-1]:
    axes.set_xlabel("x[0]")
for axes in panels[:, 0]:
    axes.set_ylabel("x[1]")
handles, labels = panels.flat[1].get_legend_handles_labels()
figure.legend(handles, labels, loc="outside lower center", ncols=5)
plt.show()

# %% [markdown]
# **Question 3.** The number of wrong samples does not fall in every epoch.
# Which part of the update rule allows that?

# %% [markdown]
# ## 3. Mistakes per epoch (task 1.4)

# %%
epochs = 40
flipped = y.copy()
flipped[:3] *= -1
runs = {
    "rows in order": perceptron.Perceptron().fit(X, y, epochs),
    "shuffled": perceptron.Perceptron().fit(
        X, y, epochs, shuffle=True, rng=np.random.default_rng(0)
    ),
    "three labels flipped": perceptron.Perceptron().fit(X, flipped, epochs),
}

figure, axes = plt.subplots(figsize=(7.5, 3.8))
for (name, model), style in zip(runs.items(), ("o-", "s-", "^:"), strict=True):
    axes.plot(range(1, epochs + 1), model.mistakes, style, markersize=4, label=name)
axes.set(title="Mistakes per epoch", xlabel="epoch", ylabel="mistakes")
axes.legend()
plt.show()

# %% [markdown]
# **Question 4.** Two curves reach 0 and stay there, the third never does.
# How could you choose a good `w` and `b` when the data cannot be separated?

# %% [markdown]
# ## 4. The margin, and what it promises (task 1.5)
#
# Left: two lines that separate the same samples, each with the sample nearest to it.
# Right: forty data sets, with narrow and wide gaps between the classes.
# The bound comes from the line that the data were drawn with.
# `gamma` counts the bias as a weight too, so it is smaller than the distance you see.

# %%
X, y = two_classes(np.random.default_rng(3), gap=0.4)
learnt = perceptron.Perceptron().fit(X, y, epochs=100)
lines = {
    "perceptron": (learnt.w, learnt.b, "black", "-"),
    "line behind the data": (np.array([0.8, 0.6]), -1.5, "tab:green", "--"),
}

figure, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.6))
draw_points(left, X, y)
for name, (w, b, colour, style) in lines.items():
    gamma, bound = perceptron.margin_and_bound(X, y, w, b)
    text = f"{name}:\ngamma = {gamma:.3f}, bound = {bound:.0f}"
    draw_line(left, w, b, color=colour, ls=style, label=text)
    nearest = X[np.argmin(y * (X @ w + b))]
    left.scatter(*nearest, s=150, facecolor="none", edgecolor=colour, linewidth=1.5)
left.set(title="Same samples, two margins", xlabel="x[0]", ylabel="x[1]")
left.set_ylim(-2.2, 6.6)
left.legend(loc="upper center", ncols=2, fontsize="small")

results = []
for seed, gap in enumerate(np.geomspace(0.02, 0.8, 40)):
    X_gap, y_gap = two_classes(np.random.default_rng(seed), gap=gap)
    _, bound = perceptron.margin_and_bound(X_gap, y_gap, np.array([0.8, 0.6]), -1.5)
    made = perceptron.Perceptron().fit(X_gap, y_gap, epochs=300).mistakes
    results.append((bound, sum(made)))
bounds, totals = np.array(results).T
right.loglog(bounds, totals, "o", label="one data set")
right.loglog(
    np.sort(bounds), np.sort(bounds), color="black", label="as many as the bound allows"
)
right.set(
    title="Mistakes never exceed the bound",
    xlabel="bound (R / gamma)^2",
    ylabel="mistakes, all epochs together",
)
right.legend()
plt.show()

# %% [markdown]
# **Question 5.** The perceptron stops at the first line without mistakes, however close
# to a sample that line is.
# What could you ask for instead, and why might it do better on new samples?

# %% [markdown]
# ## 5. XOR: one layer fails, two succeed (tasks 1.4 and 1.6)

# %%
X_xor = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y_xor = np.array([-1, 1, 1, -1])
W1, b1, w2, b2 = perceptron.xor_network()
hidden = (X_xor @ W1 + b1 >= 0).astype(float)
mistakes = perceptron.Perceptron().fit(X_xor, y_xor, epochs=30).mistakes

figure, (first, second, third) = plt.subplots(1, 3, figsize=(11.5, 4.3))
first.plot(range(1, 31), mistakes, "o-", markersize=4)
first.set(
    title="One perceptron on XOR", xlabel="epoch", ylabel="mistakes", ylim=(-0.2, 4.4)
)
for axes, points in ((second, X_xor), (third, hidden)):
    draw_points(axes, points, y_xor)
    axes.set(xlim=(-0.6, 1.6), ylim=(-0.6, 2.3))
for k, style in enumerate(("-", "--")):
    label = f"hidden unit {k}"
    draw_line(second, W1[:, k], b1[k], color="black", ls=style, label=label)
second.set(title="Inputs: two lines", xlabel="x[0]", ylabel="x[1]")
for row in np.unique(hidden, axis=0):
    inputs = X_xor[(hidden == row).all(axis=1)]
    text = ", ".join(f"({p}, {q})" for p, q in inputs)
    third.annotate(text, row, xytext=(0, -16), textcoords="offset points", ha="center")
draw_line(third, w2, b2, color="black", label="output unit")
third.set(title="Hidden layer: one line", xlabel="hidden[0]", ylabel="hidden[1]")
for axes in (second, third):
    axes.legend(loc="upper center", ncols=2, fontsize="small")
plt.show()

# %% [markdown]
# The numbers beside the points on the right are the inputs that land there.
# The hidden layer has moved the points so that one line is enough.
# Such a new set of coordinates is called a *representation*; here you chose it by hand,
# and from week 3 on it is learnt.

# %% [markdown]
# ## 6. Folding: the tent map of depth 1 to 4 (task 1.7)

# %%
x = np.linspace(0, 1, 2**10 + 1)

figure, panels = plt.subplots(1, 4, figsize=(11.5, 3.2), sharey=True)
for depth, axes in enumerate(panels, start=1):
    values = perceptron.tent(x, depth)
    counted = 1 + np.count_nonzero(np.diff(np.sign(np.diff(values))))
    axes.plot(x, values, label=f"{counted} pieces counted")
    claimed = perceptron.tent_pieces(depth)
    axes.set(title=f"depth {depth}: tent_pieces = {claimed}", xlabel="x")
    axes.set_ylim(-0.05, 1.3)
    axes.legend(loc="upper center")
panels[0].set_ylabel("tent(x, depth)")
plt.show()

# %%
depths = np.arange(1, 11)
pieces = np.array([perceptron.tent_pieces(int(depth)) for depth in depths])

figure, axes = plt.subplots(figsize=(7.5, 3.8))
axes.semilogy(depths, 2 * depths, "o-", label="deep: two ReLUs in each layer")
axes.semilogy(depths, pieces - 1, "s-", label="one hidden layer: pieces - 1 or more")
axes.set(title="ReLUs needed for the same graph", xlabel="depth", ylabel="ReLUs")
axes.legend()
plt.show()

# %% [markdown]
# **Question 6.** Run `perceptron.tent(np.random.default_rng(0).random(5), 60)`.
# The tent map of depth 60 is 0 only at isolated points, and yet you get nothing but 0.
# What does each map do to the binary digits of `x`, and how many does a float have?
