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
# # Lab 7: what a trained network knows already
#
# Everything here is computed with the functions in your five modules.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change a module, restart the kernel.
# The whole lab computes for two to three minutes.

# %%
"""What every section works with."""

import os
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np
import rates
import residual
import study
import transfer
import vgg

from grader.data import (
    CIFAR10_CLASSES,
    FASHION_CLASSES,
    load_cifar10,
    load_fashion_mnist,
    load_mnist,
    load_squeezenet,
)
from grader.errors import SubmissionError

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True


def show(panels, pictures, titles):
    """Draw one picture for each panel."""
    for axes, picture, title in zip(panels, pictures, titles, strict=True):
        axes.imshow(picture)
        axes.set_title(title, fontsize=9)
        axes.axis("off")


# %% [markdown]
# ## 1. Where VGG16 keeps its parameters (task 7.1)
#
# Your plan beside the real thing,
# which Keras builds here for small images and without its dense layers.

# %%
spec = vgg.vgg16_spec()
weighty = [layer for layer in spec if layer["kind"] != "pool"]
params = [
    (9 if layer["kind"] == "conv" else 1) * layer["inputs"] * layer["outputs"]
    for layer in weighty
]
values = [np.prod(layer["shape"]) for layer in weighty]

figure, panels = plt.subplots(1, 2, figsize=(11, 4.2), sharey=True)
names = [layer["name"] for layer in weighty]
for axes, numbers, title in zip(
    panels,
    (params, values),
    ("weights", "values that come out, for one image"),
    strict=True,
):
    axes.barh(names, np.array(numbers) / 1e6)
    axes.set(xlabel="millions", title=title)
panels[0].invert_yaxis()
plt.show()

real = keras.applications.VGG16(
    weights=None, include_top=False, input_shape=(32, 32, 3)
)
print("counted by you:", vgg.count_vgg16_params(include_top=False))
print("built by Keras:", real.count_params())

# %% [markdown]
# **Question 1.** Which layers need memory for weights, and which for values?
# Which of the two does a photo of twice the height and width change?

# %% [markdown]
# ## 2. Photos to learn from (task 7.2)
#
# CIFAR-10 if it is in the cache of Keras (see week 6), otherwise clothes.
# SqueezeNet, the network of this lab, wants them in the mode "caffe", like VGG16.

# %%
try:
    data, classes = load_cifar10(2000, 1000), CIFAR10_CLASSES
except SubmissionError:
    data, classes = load_fashion_mnist(2000, 500), FASHION_CLASSES
print(f"{len(data.y_train)} + {len(data.y_test)} images from {data.source}")


def in_colour(images):
    """Give grey images three equal channels."""
    return images if images.ndim == 4 else np.repeat(images[..., np.newaxis], 3, axis=3)


x_train, x_test = in_colour(data.x_train), in_colour(data.x_test)

figure, panels = plt.subplots(1, 4, figsize=(9, 2.6))
photo = x_train[:1]
modes = {mode: np.asarray(vgg.preprocess(photo, mode))[0] for mode in vgg.MODES}
pictures = [photo[0]]
for numbers in modes.values():
    low, high = numbers.min(), numbers.max()
    pictures.append((numbers - low) / (high - low))
    print(f"from {low:8.2f} to {high:8.2f}")
show(panels, pictures, ["as it is", *modes])
plt.show()

# %% [markdown]
# **Question 2.** Which of the pictures would tell you that something is wrong,
# if you had forgotten to preprocess?

# %% [markdown]
# ## 3. Why ResNet has shortcuts (task 7.3)
#
# A gradient on its way back through thirty blocks,
# and through the same blocks without their shortcuts.

# %%
rng = np.random.default_rng(0)
blocks = []
for _ in range(30):
    p = {"W1": rng.normal(size=(16, 16)) / 8, "b1": np.zeros(16)}
    blocks.append(p | {"W2": rng.normal(size=(16, 16)) / 8, "b2": np.zeros(16)})


def norms_of_gradients(shortcut):
    """Go forward and back, and measure the gradient after each block."""
    x, caches = np.random.default_rng(1).normal(size=(4, 16)), []
    for p in blocks:
        out, cache = residual.residual_block(x, p)
        x = out if shortcut else out - x
        caches.append(cache)
    grad = np.ones((4, 16))
    norms = [np.linalg.norm(grad)]
    for cache in reversed(caches):
        dx, _ = residual.residual_backward(grad, cache)
        grad = dx if shortcut else dx - grad
        norms.append(np.linalg.norm(grad))
    return norms


figure, axes = plt.subplots(figsize=(7, 3.6))
for shortcut, name in ((True, "with shortcuts"), (False, "without")):
    axes.semilogy(norms_of_gradients(shortcut), "o-", ms=3, label=name)
axes.set(xlabel="blocks passed on the way back", ylabel="norm of the gradient")
axes.legend()
plt.show()

# %% [markdown]
# **Question 3.** With which rate would the first of the plain blocks have to learn,
# to change as much as the last?

# %% [markdown]
# ## 4. A network trained on ImageNet (task 7.4)
#
# SqueezeNet 1.1 has 1.2 million photos behind it, and its weights come with the course.
# You build its layers, with their names, and your function fills them.
# If the weights of VGG16 are in the cache of Keras,
# where `keras.applications.VGG16()` puts them, VGG16 is taken instead; it is better,
# and slower.

# %%
SIDE = 96  # photos are enlarged to this
LAYERS = keras.layers


def fire(x, name, squeezed, expanded):
    """A fire module: few channels in, then 1 x 1 and 3 x 3 filters side by side."""

    def conv(size, filters, kind, inputs):
        layer = LAYERS.Conv2D(
            filters, size, padding="same", activation="relu", name=f"{name}_{kind}"
        )
        return layer(inputs)

    x = conv(1, squeezed, "squeeze1x1", x)
    parts = conv(1, expanded, "expand1x1", x), conv(3, expanded, "expand3x3", x)
    return LAYERS.Concatenate()(parts)


def build_squeezenet():
    """SqueezeNet 1.1 without its last layer."""
    pixels = keras.Input((SIDE, SIDE, 3))
    x = LAYERS.Conv2D(64, 3, strides=2, activation="relu", name="conv1")(pixels)
    for k, squeezed in enumerate((16, 16, 32, 32, 48, 48, 64, 64), start=2):
        if k in (2, 4, 6):
            x = LAYERS.MaxPooling2D(3, strides=2)(x)
        x = fire(x, f"fire{k}", squeezed, 4 * squeezed)
    return keras.Model(pixels, x, name="squeezenet")


def trained_base():
    """VGG16 if it was downloaded before, SqueezeNet if not."""
    home = Path(os.environ.get("KERAS_HOME") or Path.home() / ".keras")
    cached = home / "models/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"
    if cached.is_file():
        return keras.applications.VGG16(
            weights=str(cached), include_top=False, input_shape=(SIDE, SIDE, 3)
        )
    base = build_squeezenet()
    report = transfer.load_weights_by_name(base, load_squeezenet().arrays)
    counts = {kind: len(names) for kind, names in report.items()}
    assert counts["loaded"] == len(base.weights), counts
    return base


base = trained_base()
print(
    base.name, base.count_params(), "parameters, maps of shape", base.output_shape[1:]
)

# %% [markdown]
# **Question 4.** What would the report say if you had called a layer "fire10",
# and what if you loaded the weights into a network for grey images?

# %% [markdown]
# ## 5. Features, and what is near to what (task 7.6)
#
# Each photo becomes a row of numbers, once and for all.
# Below, three photos and the five nearest to each: by pixels above, by features below.

# %%
TRAIN, TEST = 700, 400


def as_the_base_expects(images):
    """Enlarge photos, and preprocess them."""
    large = keras.ops.image.resize(images.astype("float32"), (SIDE, SIDE))
    return np.asarray(vgg.preprocess(np.asarray(large), "caffe"))


def features_of(images):
    """Enlarge, preprocess and run through the base, some at a time."""
    parts = [
        transfer.extract_features(base, as_the_base_expects(images[i : i + 100]), 50)
        for i in range(0, len(images), 100)
    ]
    return np.concatenate([np.asarray(part) for part in parts])


known, new = features_of(x_train[:TRAIN]), features_of(x_test[:TEST])
y_known, y_new = data.y_train[:TRAIN], data.y_test[:TEST]
print(known.shape, new.shape)


def nearest(rows, row, count=5):
    """Find the rows with the smallest angle to one row."""
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return np.argsort(-unit @ row)[:count]


pixels = x_train[:TRAIN].reshape(TRAIN, -1) / 255.0 - 0.5
figure, rows = plt.subplots(6, 6, figsize=(8, 8.4))
for k, index in enumerate((3, 10, 25)):
    own = x_test[index].ravel() / 255.0 - 0.5
    for panels, places in (
        (rows[2 * k], nearest(pixels, own)),
        (rows[2 * k + 1], nearest(known, new[index])),
    ):
        pictures = [x_test[index], *x_train[places]]
        labels = [y_new[index], *y_known[places]]
        show(panels, pictures, [classes[label] for label in labels])
plt.show()

# %% [markdown]
# **Question 5.** What do neighbours by pixels have in common,
# and what neighbours by features?

# %% [markdown]
# ## 6. How many photos does it take? (tasks 7.6 and 7.10)
#
# The simplest head, a linear one, on features and on raw pixels.

# %%


def linear_accuracy(rows, labels, test_rows, test_labels):
    """Train a dense layer on standardised rows, and measure it."""
    mean, sd = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    keras.utils.set_random_seed(0)
    head = keras.Sequential([keras.Input(rows.shape[1:]), LAYERS.Dense(10)])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    head.compile(keras.optimizers.Adam(0.003), loss)
    head.fit((rows - mean) / sd, labels, epochs=25, batch_size=32, verbose=0)
    logits = np.asarray(head((test_rows - mean) / sd))
    return [study.top_k_accuracy(logits, test_labels, k) for k in (1, 3)]


counts = [20, 50, 100, 200, 400, 700]
flat = {"features": (known, new)}
flat["pixels"] = pixels, x_test[:TEST].reshape(TEST, -1) / 255.0 - 0.5
figure, axes = plt.subplots(figsize=(7, 4))
for colour, (name, (rows, test_rows)) in zip(
    ("tab:blue", "tab:orange"), flat.items(), strict=True
):
    scores = np.array(
        [linear_accuracy(rows[:n], y_known[:n], test_rows, y_new) for n in counts]
    )
    axes.plot(counts, scores[:, 0], "o-", color=colour, label=name)
    axes.plot(
        counts, scores[:, 1], "o--", color=colour, alpha=0.5, label=f"{name}, top 3"
    )
axes.set(
    xscale="log", xlabel="labelled photos", ylabel="accuracy on new photos", ylim=(0, 1)
)
axes.set_xticks(counts, counts)
axes.minorticks_off()
axes.legend()
plt.show()

# %% [markdown]
# **Question 6.** Which of the two is ahead with few photos, and which with many?
# Clothes lie upright in the middle, photos of animals do not:
# which of the two would suffer more if every photo were shifted a little?

# %% [markdown]
# ## 7. Fine-tuning, gently and not (tasks 7.5 and 7.7)
#
# A head is trained on the frozen base; then the last layers go on learning,
# once with a tenth of the rate,
# and once as if the head's rate were ten times as large.

# %%
RATE = 0.003  # of the head
inputs, test_inputs = (
    as_the_base_expects(x_train[:200]),
    as_the_base_expects(x_test[:200]),
)
few, val = (inputs, y_known[:200]), (test_inputs, y_new[:200])


def curve_of(lr_head):
    """Train a head, then fine-tune; give the accuracy on new photos epoch by epoch."""
    keras.utils.set_random_seed(0)
    fresh = trained_base()
    model = transfer.add_head(fresh, 10)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(RATE), loss, metrics=["accuracy"])
    start = model.fit(*few, epochs=8, validation_data=val, verbose=0).history
    tuned = transfer.fine_tune(model, fresh, 16, lr_head, few, val, 6)
    return start["val_accuracy"] + tuned["val_accuracy"]


figure, axes = plt.subplots(figsize=(7, 3.8))
for lr_head, name in ((RATE, "a tenth of the rate"), (10 * RATE, "the head's rate")):
    curve = curve_of(lr_head)
    axes.plot(range(1, 15), curve, "o-", ms=4, label=f"fine-tuned at {name}")
axes.axvline(8.5, color="grey", ls=":")
axes.set(
    xlabel="epoch (fine-tuning begins at the line)", ylabel="accuracy on new photos"
)
axes.legend()
plt.show()

# %% [markdown]
# **Question 7.** What happens to the accuracy in the first epoch after the line,
# and why there?

# %% [markdown]
# ## 8. Rates and stages (task 7.8)

# %%
figure, panels = plt.subplots(1, 2, figsize=(10, 3.4))
for decay in (1.0, 0.7, 0.4):
    panels[0].semilogy(
        rates.layer_lrs(12, 1e-3, decay), "o-", ms=4, label=f"decay {decay}"
    )
panels[0].set(xlabel="layer", ylabel="learning rate", title="discriminative rates")
panels[0].legend()
plan = rates.unfreeze_plan(12, 5)
learns = np.array([[layer in stage for layer in range(12)] for stage in plan])
panels[1].imshow(learns, cmap="Blues", aspect="auto", vmin=0, vmax=1.3)
panels[1].set(xlabel="layer", ylabel="stage", title="which layers learn (blue)")
panels[1].set_yticks(range(5), range(1, 6))
plt.show()

# %% [markdown]
# **Question 8.** Keras gives an optimizer one rate.
# With `GradientTape` (week 5), where would a rate for each layer enter?

# %% [markdown]
# ## 9. Three ways to learn four digits (task 7.9)
#
# Your backbone first learns the digits 0 to 5 from MNIST.
# Then it is to learn 6, 7, 8 and 9, from a few images of each.

# %%
mnist = load_mnist(2000, 500)
digits, digit_labels = in_colour(mnist.x_train), mnist.y_train
is_source = digit_labels < 6
keras.utils.set_random_seed(0)
backbone = study.build_backbone((28, 28, 3))
pooled = [LAYERS.GlobalAveragePooling2D(), LAYERS.Dense(6)]
teacher = keras.Sequential([backbone, *pooled])
losses = study.train_for(
    teacher, 0.003, (digits[is_source], digit_labels[is_source]), 5
)
source = backbone.get_weights()
print("losses of the source task:", np.round(losses, 2))

targets, target_labels = digits[~is_source], digit_labels[~is_source] - 6
chosen = mnist.y_test >= 6
test = in_colour(mnist.x_test)[chosen], mnist.y_test[chosen] - 6
sizes, studies = [5, 10, 20], {}
for size in sizes:
    places = [np.flatnonzero(target_labels == c)[:size] for c in range(4)]
    places = np.concatenate(places)
    train = targets[places], target_labels[places]
    studies[size] = study.transfer_study(source, train, test, seed=0, epochs=40)

figure, panels = plt.subplots(1, 2, figsize=(10.5, 3.8))
for arm in study.ARMS:
    scores = [studies[size][arm]["accuracy"] for size in sizes]
    panels[0].plot(sizes, scores, "o-", label=arm)
    panels[1].plot(range(1, 41), studies[20][arm]["loss"], label=arm)
panels[0].set(xlabel="images of each digit", ylabel="accuracy on new ones", ylim=(0, 1))
panels[0].set_xticks(sizes)
panels[0].legend()
panels[1].set(
    xlabel="epoch", ylabel="loss in training", title="20 images of each digit"
)
plt.show()

# %% [markdown]
# **Question 9.** From which epoch on do "frozen" and "fine_tuned" differ, and why?
# Which arm has the lowest loss in training, and is it the best on new images?
# Which would you choose for twenty images of each digit, and which for two thousand?

# %% [markdown]
# What fine-tuning changed: eight of the backbone's maps for one digit,
# before and after.

# %%
tuned = study.build_backbone((28, 28, 3))
tuned.set_weights(studies[20]["fine_tuned"]["model"].get_weights()[: len(source)])
backbone.set_weights(source)
before, after = (np.asarray(net(test[0][:1]))[0] for net in (backbone, tuned))
busiest = np.argsort(-np.abs(after - before).mean(axis=(0, 1)))[:8]

figure, rows = plt.subplots(2, 9, figsize=(10, 2.8))
for panels, maps, name in zip(rows, (before, after), ("before", "after"), strict=True):
    show(panels, [test[0][0], *(maps[..., k] for k in busiest)], [name, *busiest])
plt.show()

# %% [markdown]
# **Question 10.** What do the maps show that the digit does not, and what has changed?
