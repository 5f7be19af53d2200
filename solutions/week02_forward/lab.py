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
# # Lab 2: watch numbers flow through a network
#
# Everything here is drawn with the functions in your `network.py`, `losses.py` and
# `heads.py`.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change a module, restart the kernel.

# %%
"""What every section draws with."""

import heads
import losses
import matplotlib.pyplot as plt
import network
import numpy as np

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True
CLASSES = ("banana", "lemon", "apple")
COLOURS = ("tab:olive", "tab:orange", "tab:red")
MARKERS = ("o", "s", "^")

# %% [markdown]
# ## 1. Twelve pieces of fruit (tasks 2.1, 2.3, 2.4)
#
# A small data set: length and width of twelve pieces of fruit, in centimetres.
# Networks like inputs of order 1, so each column loses its mean and is divided by its
# standard deviation.

# %%
FRUIT = np.array(
    [[19, 3.5], [17, 3.6], [21, 3.9], [18, 3.2], [8.5, 5.8], [9.2, 6.1],
     [7.9, 5.5], [8.8, 6.4], [7.2, 7.8], [6.9, 7.4], [7.6, 8.3], [6.5, 7.1]]
)  # fmt: skip
y = np.repeat([0, 1, 2], 4)
X = (FRUIT - FRUIT.mean(axis=0)) / FRUIT.std(axis=0)

params = network.init_mlp([2, 5, 3], np.random.default_rng(1))
logits, cache = network.mlp_forward(X, params)
stages = {
    "inputs\n(12, 2)": X,
    "layer 1: z\n(12, 5)": cache[0]["z"],
    "after ReLU\n(12, 5)": cache[1]["x"],
    "logits\n(12, 3)": logits,
    "softmax\n(12, 3)": losses.softmax(logits),
}

widths = [5.5, *(values.shape[1] + 0.8 for values in stages.values())]
figure, panels = plt.subplots(1, 6, figsize=(11, 4.8), width_ratios=widths)
for label, (name, colour) in enumerate(zip(CLASSES, COLOURS, strict=True)):
    points = FRUIT[y == label]
    style = {"color": colour, "marker": MARKERS[label], "s": 42, "edgecolor": "white"}
    panels[0].scatter(*points.T, **style, label=name)
panels[0].set(
    title="data", xlabel="length in cm", ylabel="width in cm", ylim=(2.5, 10.5)
)
panels[0].legend(fontsize="small", loc="upper right")
limit = max(np.abs(values).max() for values in stages.values())
for axes, (title, values) in zip(panels[1:], stages.items(), strict=True):
    image = axes.imshow(values, cmap="RdBu_r", vmin=-limit, vmax=limit, aspect="auto")
    axes.set_title(title, fontsize="medium")
    axes.set(xticks=range(values.shape[1]), yticks=[])
    axes.hlines([3.5, 7.5], -0.5, values.shape[1] - 0.5, color="black", linewidth=1)
panels[1].set_yticks([1.5, 5.5, 9.5], CLASSES, rotation=90, va="center")
for (i, k), p in np.ndenumerate(stages["softmax\n(12, 3)"]):
    panels[-1].text(k, i, f"{p:.2f}", ha="center", va="center", fontsize="small")
figure.colorbar(image, ax=panels[1:], shrink=0.8, label="value")
plt.show()

# %%
loss = losses.cross_entropy_from_logits(logits, y)
right = np.mean(logits.argmax(axis=1) == y)
print(f"parameters: {network.count_parameters([2, 5, 3])}")
print(f"cross-entropy of the fresh network: {loss:.3f}, of a guess: {np.log(3):.3f}")
print(f"right answers: {right:.0%}, of a guess: 33 %")

# %% [markdown]
# **Question 1.** Which columns did ReLU change, and how can you tell from the two
# panels? Is there a unit that is silent for all twelve samples?
#
# **Question 2.** Rows of the same fruit look alike in every panel, although nothing has
# been learnt. Why?
#
# **Question 3.** Draw the network with the seeds 0 to 9: some cost more than a guess.
# Where does a fresh network get the confidence to be wrong? Multiply the last layer's
# weights by 0.01 and look again.

# %% [markdown]
# ## 2. What a fresh network does to a signal (tasks 2.1 and 2.4)
#
# Ten layers of 200 ReLU units, 400 samples from a normal distribution.
# Only the first weights differ: all 0, too small, or drawn by your `init_mlp`.
# Each panel is the histogram of one layer's activations that are not 0.

# %%
rng = np.random.default_rng(2)
sizes = [200] * 11
signal = rng.normal(size=(400, 200))
he = network.init_mlp(sizes, rng, "he")
networks = {
    "zero": [{"W": 0 * layer["W"], "b": layer["b"]} for layer in he],
    "small: half of he": [{"W": layer["W"] / 2, "b": layer["b"]} for layer in he],
    "he": he,
}
shown = (1, 3, 6, 9)

figure, panels = plt.subplots(3, 4, figsize=(11, 6.4), sharex=True)
for row, (name, layers) in zip(panels, networks.items(), strict=True):
    _, steps = network.mlp_forward(signal, layers, "relu")
    for axes, depth in zip(row, shown, strict=True):
        a = steps[depth]["x"]  # what comes out of layer `depth`
        share = np.mean(a > 0)
        axes.hist(a[a > 0], bins=np.linspace(0, 4, 41), color="tab:blue")
        text = f"{share:.0%} active\nsd {a.std():.2g}"
        axes.text(0.96, 0.92, text, ha="right", va="top", transform=axes.transAxes)
        axes.set(title=f"{name}, layer {depth}", xlim=(0, 4), yticks=[])
for axes in panels[-1]:
    axes.set_xlabel("activation")
for axes in panels[:, 0]:
    axes.set_ylabel("how often")
plt.show()

# %%
figure, axes = plt.subplots(figsize=(7.5, 4))
depths = np.arange(1, 11)
for factor, style in ((0.5, "v-"), (0.8, "s-"), (1.0, "o-"), (1.3, "^-")):
    layers = [{"W": factor * layer["W"], "b": layer["b"]} for layer in he]
    _, steps = network.mlp_forward(signal, layers, "relu")
    label = "he" if factor == 1 else f"{factor} * he"
    axes.semilogy(depths, [step["z"].std() for step in steps], style, label=label)
axes.set(title="The signal on its way up", xlabel="layer", ylabel="sd of z")
axes.set_xticks(depths)
axes.legend()
plt.show()

# %% [markdown]
# **Question 4.** By which factor does half of he shrink the signal in each layer, and
# what would be left of it after 100 layers? The biases are 0: what is `z` multiplied by
# if all weights are halved?
#
# **Question 5.** Run the second figure with "tanh" in place of "relu". Which initial
# weights keep the signal alive now, and why can the top curve no longer run away?

# %% [markdown]
# ## 3. Loss against margin (tasks 2.5 and 2.8)
#
# One yes-or-no sample with the label +1 or -1. The margin is label times logit, and
# positive if the sign of the logit is right. Every loss is drawn for the label +1.
# The *hinge* is `max(0, 1 - margin)`, the loss of support vector machines.

# %%
margin = np.linspace(-5, 5, 401)
yes = np.ones(1)
curves = {
    "MSE of the logit: (1 - margin)^2": [losses.mse_loss(m, 1.0) for m in margin],
    "binary cross-entropy": [
        losses.bce_from_logits(np.array([m]), yes) for m in margin
    ],
    "hinge": np.maximum(0, 1 - margin),
    "MSE of the sigmoid": [
        losses.mse_loss(network.activate(np.array([m]), "sigmoid"), yes) for m in margin
    ],
    "mistake or not": (margin < 0).astype(float),
}
slopes = {name: np.gradient(values, margin) for name, values in curves.items()}
styles = ("-", "-", "--", "-", ":")

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4))
for (name, values), style in zip(curves.items(), styles, strict=True):
    colour = "black" if style == ":" else None
    left.plot(margin, values, style, color=colour, label=name)
for name, style in zip(list(slopes)[:4], styles[:4], strict=True):
    right.plot(margin, slopes[name], style, label=name)
left.set(title="Loss", xlabel="margin", ylabel="loss", ylim=(-0.2, 6))
right.set(title="Slope of the loss", xlabel="margin", ylabel="slope", ylim=(-2.2, 1.2))
right.axhline(0, color="grey", linewidth=0.8, zorder=0)
handles, labels = left.get_legend_handles_labels()
figure.legend(handles, labels, loc="outside lower center", ncols=5)
plt.show()

# %% [markdown]
# **Question 6.** At a margin of -5 the sample is badly wrong. Which loss hardly changes
# there, and what does that mean for a network that has to learn from it?
#
# **Question 7.** Which loss punishes answers that are right and very sure? For which
# tasks is that what you want?

# %% [markdown]
# ## 4. One wild measurement (task 2.5)
#
# Seven honest measurements and one slip of the pen. Each curve is the loss of answering
# with one and the same number, whatever is asked; the dot is its lowest point.

# %%
measured = np.array([4.6, 4.8, 4.9, 5.0, 5.1, 5.3, 5.4, 15.0])
guesses = np.linspace(3, 9, 601)
names = {
    "MSE": losses.mse_loss,
    "MAE": losses.mae_loss,
    "Huber, delta = 0.5": lambda p, t: losses.huber_loss(p, t, delta=0.5),
}

figure, axes = plt.subplots(figsize=(7.5, 4.2))
for name, loss in names.items():
    values = np.array([loss(np.full(8, guess), measured) for guess in guesses])
    best = values.argmin()
    scaled = values / values[0]
    [line] = axes.plot(guesses, scaled, label=f"{name}: lowest at {guesses[best]:.2f}")
    axes.plot(guesses[best], scaled[best], "o", color=line.get_color())
axes.plot(measured[:-1], np.full(7, 0.02), "|", color="black", markersize=14)
axes.annotate(
    "the eighth is at 15", (9, 0.02), xytext=(-85, 8), textcoords="offset points"
)
axes.set(title="Where each loss wants the answer", xlabel="answer", ylim=(0, 1.65))
axes.set_ylabel("loss, divided by that at 3")
axes.legend()
plt.show()

# %% [markdown]
# **Question 8.** Which of the three lowest points is the mean of the measurements, and
# which is a median? Move the wild one to 1000 and run the cell again: which moves?

# %% [markdown]
# ## 5. Activations and losses, all together (tasks 2.6, 2.7, 2.9)
#
# The same fresh network on the fruit, with each hidden activation and each head.

# %%
table = heads.compare_heads(X, y, params)
rows, columns = list(table), list(table[next(iter(table))])
values = np.array([[table[row][column] for column in columns] for row in rows])

figure, axes = plt.subplots(figsize=(8, 2.9))
axes.imshow(
    values / values.max(axis=0), cmap="Blues", vmin=0.2, vmax=1.6, aspect="auto"
)
axes.set_xticks(range(len(columns)), columns)
axes.set_yticks(range(len(rows)), rows)
for down, row in enumerate(rows):
    for across, column in enumerate(columns):
        axes.text(across, down, f"{table[row][column]:.3f}", ha="center", va="center")
axes.set(title="Losses of one fresh network", ylabel="hidden activation")
plt.show()

# %% [markdown]
# Next, the logits are multiplied by a number, the inverse *temperature*: the network
# stays the same and becomes more, or less, sure of itself.

# %%
logits, _ = network.mlp_forward(X, params)
factors = np.geomspace(0.01, 30, 60)
costs = [losses.cross_entropy_from_logits(factor * logits, y) for factor in factors]
surest = [losses.softmax(factor * logits).max(axis=1).mean() for factor in factors]

figure, (left, right) = plt.subplots(1, 2, figsize=(10.5, 3.9))
left.semilogx(factors, costs, label="fresh network")
left.axhline(np.log(3), color="grey", ls="--", label="a guess: log(3)")
left.set(title="Cross-entropy", xlabel="factor on the logits", ylabel="loss in nats")
left.legend()
right.semilogx(factors, surest, color="tab:green")
right.axhline(1 / 3, color="grey", ls="--")
right.set(
    title="How sure the network is",
    xlabel="factor on the logits",
    ylabel="largest probability, mean",
    ylim=(0, 1.05),
)
plt.show()

# %% [markdown]
# **Question 9.** A factor changes no answer: the largest logit stays the largest. Why
# does the loss change all the same, and what is it at a factor of nearly 0?
#
# **Question 10.** For large factors the loss grows in proportion to the factor. Which
# samples does that come from? What would the curve look like if all answers were right?
#
# **Question 11.** Replace the seed 1 of section 1 by others, and run the notebook
# again. How much do the losses of fresh networks differ? Would you compare two
# architectures by one seed each?
