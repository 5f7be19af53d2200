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
# # Lab 6: what convolutions see
#
# Everything here is computed with the functions in your four modules.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change a module, restart the kernel.
# The whole lab computes for about a minute.

# %%
"""What every section works with."""

import cnn
import convolution
import geometry
import images
import keras
import matplotlib.pyplot as plt
import numpy as np

from grader.data import (
    CIFAR10_CLASSES,
    FASHION_CLASSES,
    load_cifar10,
    load_fashion_mnist,
)
from grader.errors import SubmissionError

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True

data = load_fashion_mnist()
print(f"{len(data.y_train)} + {len(data.y_test)} images from {data.source}")


def show(panels, pictures, titles, limit=None):
    """Draw one picture for each panel; 0 is white where numbers have signs."""
    for axes, picture, title in zip(panels, pictures, titles, strict=True):
        if limit is None:
            axes.imshow(picture, cmap="gray")
        else:
            axes.imshow(picture, cmap="RdBu_r", vmin=-limit, vmax=limit)
        axes.set_title(title, fontsize=9)
        axes.axis("off")


# %% [markdown]
# ## 1. Filters that people designed (task 6.7)
#
# Red is above 0, blue is below.

# %%
chosen = [int(np.flatnonzero(data.y_train == label)[0]) for label in (0, 5, 8)]
signed = ("sobel_x", "sobel_y", "laplace")
figure, rows = plt.subplots(3, 6, figsize=(10, 5.2))
for panels, index in zip(rows, chosen, strict=True):
    picture = data.x_train[index]
    bank = {name: np.asarray(out) for name, out in images.filter_bank(picture).items()}
    name = FASHION_CLASSES[data.y_train[index]]
    show(panels[:3], [picture, bank["blur"], bank["sharpen"]],
         [name, "blur", "sharpen"])  # fmt: skip
    show(panels[3:], [bank[name] for name in signed], signed, limit=500)
plt.show()

# %% [markdown]
# **Question 1.** Which edges does `sobel_x` find that `sobel_y` does not?
# Why is each sleeve red on one side and blue on the other?

# %% [markdown]
# ## 2. Move the image, and its map moves (tasks 6.2 and 6.4)
#
# A shirt, and the same shirt two pixels further to the right and down.
# Beside them the edges that one filter finds, and these after two poolings.

# %%
picture = np.pad(data.x_train[chosen[0]] / 255.0, 4)  # room to move
moved = np.roll(picture, (2, 2), axis=(0, 1))
pair = np.stack([picture, moved])[..., np.newaxis]  # (2, 36, 36, 1)
edge = images.KERNELS["sobel_y"].reshape(3, 3, 1, 1).astype(float)
maps = np.asarray(convolution.conv2d(pair, edge, np.zeros(1), pads=((1, 1), (1, 1))))
small = np.maximum(maps, 0)
for _ in range(2):
    small = np.asarray(convolution.maxpool2d(small, 2, 2))

figure, rows = plt.subplots(2, 3, figsize=(7, 4.4))
for panels, stages in zip(rows, zip(pair, maps, small, strict=True), strict=True):
    titles = ["image", "edges", "after two poolings"]
    show(panels, [stage[..., 0] for stage in stages], titles)
plt.show()

change = np.abs(maps[1, 3:-1, 3:-1] - maps[0, 1:-3, 1:-3]).max()
print("edges, moved back by two pixels, differ by", change)
print("largest value of each map:", maps.max(axis=(1, 2)).ravel())

# %% [markdown]
# **Question 2.** The edges moved with the shirt; the largest value did not change.
# Which of the two helps to say what is in an image, and which to say where it is?

# %% [markdown]
# ## 3. A network that learns its filters (task 6.9)
#
# Your network, and a dense one with about as many parameters.

# %%
train = data.x_train[:1600, ..., np.newaxis], data.y_train[:1600]
val = data.x_train[1600:, ..., np.newaxis], data.y_train[1600:]
model, history = cnn.train_cnn(train, val, seed=0, epochs=10)

units = max(4, model.count_params() // (28 * 28 + 11))
keras.utils.set_random_seed(0)
dense = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        keras.layers.Rescaling(1 / 255),
        keras.layers.Flatten(),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(10),
    ]
)
dense.compile(
    "adam",
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
plain = dense.fit(*train, epochs=10, validation_data=val, verbose=0).history

figure, panels = plt.subplots(1, 2, figsize=(9.5, 3.8))
runs = {
    f"convolutional, {model.count_params()} parameters": (history, "tab:blue"),
    f"dense, {dense.count_params()} parameters": (plain, "tab:orange"),
}
for axes, measure in zip(panels, ("loss", "accuracy"), strict=True):
    for name, (run, colour) in runs.items():
        epochs = range(1, len(run[measure]) + 1)
        axes.plot(epochs, run[measure], "--", color=colour)
        axes.plot(epochs, run[f"val_{measure}"], "o-", color=colour, ms=4, label=name)
    axes.set(xlabel="epoch", ylabel=measure)
panels[0].set(title="dashed: training; dots: validation")
panels[1].legend(loc="lower right")
plt.show()

x_test, y_test = data.x_test[..., np.newaxis], data.y_test
for name, network in (("convolutional", model), ("dense", dense)):
    hits = []
    for pictures in (x_test, np.roll(x_test, 3, axis=2)):
        predicted = np.argmax(network.predict(pictures, verbose=0), axis=1)
        hits.append(np.mean(predicted == y_test))
    print(f"{name}: right {hits[0]:.3f}, and {hits[1]:.3f} after a shift by 3 pixels")

# %% [markdown]
# **Question 3.** Clothes lie in the middle of every image, so a dense network has an
# easy life here. What does the shift by three pixels do to the two networks?

# %% [markdown]
# ## 4. Deeper (tasks 6.6 and 6.10)
#
# One to three blocks, three seeds each.

# %%
depths = [1, 2, 3]
studies = [cnn.depth_study(train, val, depths, seed, epochs=5) for seed in range(3)]

figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.8))
for study in studies:
    fields = [study[d]["receptive_field"] for d in depths]
    accuracies = [study[d]["accuracy"] for d in depths]
    left.plot(fields, accuracies, "o", color="tab:grey", ms=5)
means = np.mean([[s[d]["accuracy"] for d in depths] for s in studies], axis=0)
left.plot(fields, means, "-", label="mean of three seeds")
left.set(
    title="Blocks of 16 filters",
    xlabel="receptive field in pixels",
    ylabel="validation accuracy",
    xticks=fields,
)
left.legend()

costs = []
for depth in depths:
    block = [
        {"kind": "conv", "kernel": 3, "stride": 1, "dilation": 1, "padding": "same",
         "filters": 16},
        {"kind": "pool", "kernel": 2, "stride": 2},
    ]  # fmt: skip
    head = [{"kind": "global_pool"}, {"kind": "dense", "units": 10}]
    costs.append(geometry.params_and_macs(block * depth + head, (28, 28, 1)))
for place, (name, offset) in enumerate((("parameters", -0.2), ("MACs", 0.2))):
    heights = [cost[place] for cost in costs]
    right.bar(np.array(depths) + offset, heights, width=0.4, label=name)
right.set(title="What they cost", xlabel="blocks", xticks=depths, yscale="log")
right.legend()
plt.show()

# %% [markdown]
# **Question 4.** Is it the receptive field that helps, or the number of parameters?
# How could you tell the two apart, with one block or two?

# %% [markdown]
# ## 5. Inside (tasks 6.9 and 6.10)
#
# The sixteen filters of the first convolution, and what they make of an image.

# %%
deep = studies[0][3]["model"]
first = next(x for x in deep.layers if isinstance(x, keras.layers.Conv2D))
kernels = np.asarray(first.get_weights()[0])[:, :, 0]  # (3, 3, 16)
of_first = keras.Model(deep.inputs, first.output)
feature_maps = of_first.predict(data.x_train[chosen[:1], ..., np.newaxis], verbose=0)[0]

figure, rows = plt.subplots(4, 8, figsize=(10, 5.2))
limit = np.abs(kernels).max()
for half in range(2):
    numbers = range(8 * half, 8 * half + 8)
    show(rows[2 * half], [kernels[..., k] for k in numbers],
         [f"filter {k}" for k in numbers], limit=limit)  # fmt: skip
    show(rows[2 * half + 1], [feature_maps[..., k] for k in numbers],
         [f"map {k}" for k in numbers])  # fmt: skip
plt.show()

# %% [markdown]
# **Question 5.** Which of these filters look like one of section 1, and which do
# nothing at all?

# %% [markdown]
# ## 6. Real photos (tasks 6.8 and 6.9)
#
# CIFAR-10 does not come with the course; the README says where to get it.
# Without it this section prints what to do and goes on.
# The photos make a detour here, through the bytes of a CIFAR-10 file and your reader.

# %%
try:
    photos = load_cifar10(train=3000, test=500)
except SubmissionError as error:
    photos = None
    print(error)

if photos is not None:
    planes = photos.x_train.transpose(0, 3, 1, 2).reshape(len(photos.x_train), -1)
    records = np.column_stack([photos.y_train.astype(np.uint8), planes])
    pictures, labels = images.read_cifar10_batch(records.tobytes())

    figure, panels = plt.subplots(2, 8, figsize=(10, 3))
    names = [CIFAR10_CLASSES[label] for label in labels[:16]]
    show(panels.flat, pictures[:16], names)
    plt.show()

    pixels = np.round(np.asarray(pictures) * 255).astype(np.uint8)
    cut = 2500
    model, history = cnn.train_cnn(
        (pixels[:cut], labels[:cut]), (pixels[cut:], labels[cut:]), seed=0, epochs=10
    )
    logits = model.predict(photos.x_test, verbose=0)
    print("validation accuracies:", np.round(history["val_accuracy"], 2))
    print(f"test accuracy {np.mean(np.argmax(logits, axis=1) == photos.y_test):.3f}")

# %% [markdown]
# **Question 6.** A guess is right in one of ten. Your network needed 3000 photos of ten
# classes for what it can do; where could it get more knowledge, without more labels?
# Week 7 has an answer.
