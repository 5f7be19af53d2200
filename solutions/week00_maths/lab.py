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
# # Lab 0: see what your tools do
#
# Everything here is drawn with the functions in your `maths.py`.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change `maths.py`, restart the kernel.

# %%
"""What every section draws with."""

import maths
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.cbook import get_sample_data

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True

# %% [markdown]
# ## 1. Who lives nearest? (tasks 0.1 and 0.2)
#
# Each pixel takes the colour of the nearest of seven points.
# All distances come from one call of `pairwise_sq_dists`, for 160,000 pixels.

# %%
sites = np.random.default_rng(12).uniform(0, 1, size=(7, 2))
across, up = np.meshgrid(np.linspace(0, 1, 400), np.linspace(0, 1, 400))
pixels = np.column_stack([across.ravel(), up.ravel()])
squares = maths.pairwise_sq_dists(pixels, sites)  # (160000, 7)

figure, (left, right) = plt.subplots(1, 2, figsize=(9.6, 4.4))
frame = {"extent": (0, 1, 0, 1), "origin": "lower"}
nearest = squares.argmin(axis=1).reshape(across.shape)
left.imshow(nearest, cmap="Pastel1", vmin=0, vmax=8, **frame)
left.set_title("The nearest of seven points")
distance = np.sqrt(squares.min(axis=1)).reshape(across.shape)
image = right.imshow(distance, cmap="viridis", **frame)
figure.colorbar(image, ax=right, label="distance")
right.set_title("How far it is")
for axes, colour in ((left, "black"), (right, "white")):
    axes.plot(*sites.T, "o", color=colour, markersize=5)
    axes.set(xlabel="x[0]", ylabel="x[1]")
plt.show()

# %% [markdown]
# **Question 1.** The borders on the left are straight lines.
# Which equation holds on a border, and what becomes of its squares?
#
# **Question 2.** Which shape has `pixels - sites`, and which shapes have the two arrays
# that your function subtracts? Ask `maths.broadcast_shape`.

# %% [markdown]
# ## 2. How small should a step be? (task 0.3)
#
# The derivative of `exp` at 1 is known, so the error of a difference is known as well.


# %%
def one_sided(f, x, h):
    """Look in one direction only."""
    return (f(x + h) - f(x)) / h


def exp_of_first(x):
    """Compute exp(x[0])."""
    return float(np.exp(x[0]))


steps = np.geomspace(1e-13, 1, 105)
x, truth = np.array([1.0]), np.exp(1.0)
central = [abs(maths.numerical_gradient(exp_of_first, x, h)[0] - truth) for h in steps]
forward = [abs(one_sided(exp_of_first, x, h) - truth) for h in steps]

figure, axes = plt.subplots(figsize=(8, 4.6))
axes.loglog(steps, forward, "s", color="tab:orange", ms=5, label="one-sided")
axes.loglog(steps, central, "o", color="tab:blue", ms=5, label="central (yours)")
far, near = steps[steps > 1e-7], steps[steps > 1e-4]
axes.loglog(far, truth / 2 * far, "k--", lw=1, label="f'' / 2 * h")
axes.loglog(near, truth / 6 * near**2, "k-", lw=1, label="f''' / 6 * h * h")
small = steps[steps < 1e-4]
axes.loglog(small, 1e-16 * truth / small, "k:", label="rounding: 1e-16 f / h")
axes.axvline(1e-5, color="grey", linewidth=0.8)
axes.annotate("default h", (1e-5, 1e-1), (6, 0), textcoords="offset points")
axes.set(
    title="Error of the derivative of exp at 1",
    xlabel="step h",
    ylabel="absolute error",
    ylim=(1e-13, 3),
)
axes.legend(loc="lower left", ncols=2, fontsize="small")
plt.show()

# %% [markdown]
# **Question 3.** Coming from the right, the errors fall along straight lines.
# Why is one line twice as steep, and why do both rise again on the left?
#
# **Question 4.** Where would the best `h` be if everything were float32?

# %% [markdown]
# ## 3. How each logit moves each probability (task 0.4)
#
# The same four logits, divided by a temperature before softmax.

# %%
logits = np.array([2.0, 1.0, 0.0, -1.0])

figure, panels = plt.subplots(1, 3, figsize=(11, 3.9))
for axes, temperature in zip(panels, (5.0, 1.0, 0.2), strict=True):
    p = np.exp(logits / temperature)
    p /= p.sum()
    J = maths.softmax_jacobian(p)
    image = axes.imshow(J, cmap="RdBu", vmin=-0.25, vmax=0.25)
    for (i, j), value in np.ndenumerate(J):
        colour = "white" if abs(value) > 0.17 else "black"
        text = f"{value:.2f}".replace("-0.00", "0.00")
        axes.text(j, i, text, ha="center", va="center", color=colour)
    numbers = ", ".join(f"{value:.2f}" for value in p)
    axes.set_title(f"temperature {temperature:g}\np = ({numbers})", fontsize="medium")
    axes.set(xlabel="logit j", xticks=range(4), yticks=range(4))
panels[0].set_ylabel("probability i")
figure.colorbar(image, ax=panels, label="d p[i] / d z[j]", shrink=0.85)
plt.show()

# %% [markdown]
# **Question 5.** On the right nearly everything is 0.
# What does that mean for a network that is sure, and wrong?
# (In week 2 the logarithm in the loss comes to the rescue.)

# %% [markdown]
# ## 4. Surprise (task 0.5)
#
# Left: the entropy of a coin, and what it costs to believe in another coin.
# Right: a distribution with two humps is approximated by one with a single hump.
# One choice is best for `KL(p || q)`, the other for `KL(q || p)`.

# %%
heads = np.linspace(0.001, 0.999, 200)
coins = np.column_stack([heads, 1 - heads])
true_coin = np.array([0.3, 0.7])
curves = {
    "H(p), p = (x, 1 - x)": [maths.entropy_kl(c, c)[0] for c in coins],
    "KL((0.3, 0.7) || (x, 1 - x))": [maths.entropy_kl(true_coin, c)[1] for c in coins],
    "KL((x, 1 - x) || (0.3, 0.7))": [maths.entropy_kl(c, true_coin)[1] for c in coins],
}
places = np.arange(40)


def hump(centre, width):
    """Spread the probability 1 over the places, in the form of a bell."""
    weights = np.exp(-0.5 * ((places - centre) / width) ** 2) + 1e-12
    return weights / weights.sum()


p = 0.6 * hump(12, 3) + 0.4 * hump(29, 3)
family = [hump(c, w) for c in np.arange(5, 35, 0.5) for w in np.arange(2, 14, 0.5)]
choices = {
    "best for KL(p || q)": min(family, key=lambda q: maths.entropy_kl(p, q)[1]),
    "best for KL(q || p)": min(family, key=lambda q: maths.entropy_kl(q, p)[1]),
}

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2))
for (label, values), style in zip(curves.items(), ("-", "--", "-."), strict=True):
    left.plot(heads, values, style, label=label)
left.axhline(np.log(2), color="grey", linewidth=0.8)
left.annotate("log 2", (0.93, np.log(2)), (0, 4), textcoords="offset points")
left.set(title="Coins", xlabel="x", ylabel="nats", ylim=(0, 2.2))
left.legend(loc="upper center", fontsize="small")
right.bar(places, p, color="lightgrey", label="p")
for (label, q), style in zip(choices.items(), ("-", "--"), strict=True):
    right.plot(places, q, style, label=label)
right.set(title="One hump for two", xlabel="outcome", ylabel="probability")
right.legend(fontsize="small")
plt.show()

# %% [markdown]
# **Question 6.** One of the two choices covers both humps, the other only one.
# Which term of which sum would become very large if it were otherwise?

# %% [markdown]
# ## 5. A picture of low rank (task 0.6)
#
# The picture shows Grace Hopper, who wrote one of the first compilers; it is in the
# public domain and comes with Matplotlib.

# %%
with get_sample_data("grace_hopper.jpg") as file:
    photo = plt.imread(file, format="jpg").mean(axis=2)
photo = photo.reshape(150, 4, 128, 4).mean(axis=(1, 3)) / 255
ranks = (1, 5, 15, 40)

figure, panels = plt.subplots(1, 5, figsize=(12, 3.5))
grey = {"cmap": "gray", "vmin": 0, "vmax": 1}
panels[0].imshow(photo, **grey)
panels[0].set_title(f"as it is:\n{photo.size} numbers", fontsize="medium")
for axes, k in zip(panels[1:], ranks, strict=True):
    B, C = maths.low_rank(photo, k)
    axes.imshow(B @ C, **grey)
    axes.set_title(f"rank {k}:\n{B.size + C.size} numbers", fontsize="medium")
for axes in panels:
    axes.set_axis_off()
plt.show()

# %%
noise = np.random.default_rng(0).permutation(photo.ravel()).reshape(photo.shape)
tried = np.arange(1, 129, 3)

figure, axes = plt.subplots(figsize=(8, 4.2))
for name, A in {"the photo": photo, "its pixels, shuffled": noise}.items():
    A = A - A.mean()
    products = (np.matmul(*maths.low_rank(A, int(k))) for k in tried)
    lost = [np.linalg.norm(A - product) / np.linalg.norm(A) for product in products]
    axes.plot(tried, lost, "o-", markersize=3, label=name)
size = photo.size / sum(photo.shape)
axes.axvline(size, color="grey", linewidth=0.8)
axes.annotate(
    "nothing saved\nfrom here on", (size, 0.8), (5, 0), textcoords="offset points"
)
axes.set(title="What is lost", xlabel="rank k", ylabel="error, as a share")
axes.legend()
plt.show()

# %% [markdown]
# **Question 7.** Both pictures have the same pixels.
# What does the photo have that the shuffled one lacks, and might the weight matrix of a
# trained network have it too?

# %% [markdown]
# ## 6. Four learning rates (task 0.7)
#
# The lines are heights of a bowl with the eigenvalues 1 and 8.
# The learning rates are 0.1, 0.9, 1.9 and 2.1 divided by the larger one.

# %%
turn = np.array([[0.8, -0.6], [0.6, 0.8]])
eigenvalues = np.array([1.0, 8.0])
Q = turn * eigenvalues @ turn.T
b = Q @ np.array([1.0, 0.5])
start = np.array([-3.0, 2.2])
shares = (0.1, 0.9, 1.9, 2.1)


def height(points):
    """Compute 0.5 x.Qx - b.x for each row, less the value at the minimum."""
    away = points - np.array([1.0, 0.5])
    return 0.5 * np.sum((away @ Q) * away, axis=-1)


across, up = np.meshgrid(np.linspace(-4.5, 6, 200), np.linspace(-5, 5.5, 200))
heights = height(np.stack([across, up], axis=-1))
paths = [maths.gd_quadratic(Q, b, start, s / eigenvalues.max(), 40) for s in shares]

figure, panels = plt.subplots(1, 4, figsize=(12.5, 3.9), sharex=True, sharey=True)
for axes, path, share in zip(panels, paths, shares, strict=True):
    axes.contour(across, up, heights, levels=np.geomspace(0.3, 200, 10), cmap="Greys_r")
    shown = path[:13]
    axes.plot(*shown.T, "o-", color="tab:red", markersize=3, linewidth=1)
    axes.plot(*start, "s", color="black")
    axes.plot(1, 0.5, "*", color="tab:green", markersize=11)
    axes.set_title(f"lr = {share:g} / 8, 12 steps")
    axes.set(xlabel="x[0]", xlim=(-4.5, 6), ylim=(-5, 5.5), aspect="equal")
panels[0].set_ylabel("x[1]")
plt.show()

# %%
figure, axes = plt.subplots(figsize=(8, 4.2))
for path, share, style in zip(paths, shares, ("-", "--", "-.", ":"), strict=True):
    axes.semilogy(height(path), style, label=f"lr = {share:g} / 8")
axes.set(title="Height above the minimum", xlabel="step", ylabel="f(x) - f(minimum)")
axes.legend()
plt.show()

# %% [markdown]
# **Question 8.** With 1.9 the path jumps from side to side and still arrives.
# Which factor does the distance along the steep direction get in each step, for each of
# the four learning rates? And along the flat one?
#
# **Question 9.** Which of the four arrives first, and which `lr` would be better still?

# %% [markdown]
# ## 7. Two streams that are one (task 0.8)
#
# Each point is a sample: its input is drawn from one stream, its noise from another.

# %%
same = np.random.default_rng(5), np.random.default_rng(5)
pairs = {"both from seed 5": same, "spawn_rngs(5, 2)": maths.spawn_rngs(5, 2)}

figure, panels = plt.subplots(1, 2, figsize=(8.6, 4.1), sharex=True, sharey=True)
for axes, (name, (first, second)) in zip(panels, pairs.items(), strict=True):
    inputs, noise = first.normal(size=500), second.normal(size=500)
    axes.plot(inputs, noise, ".", alpha=0.6)
    correlation = np.corrcoef(inputs, noise)[0, 1]
    axes.set_title(f"{name}: correlation {correlation:.2f}")
    axes.set(xlabel="input", aspect="equal")
panels[0].set_ylabel("noise")
plt.show()

# %% [markdown]
# **Question 10.** A label is the input plus this noise.
# How well could a model seem to do on the left, and on new data?
