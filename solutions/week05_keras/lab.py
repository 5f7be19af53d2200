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
# # Lab 5: clothes, with Keras
#
# Everything here is measured with the functions in your three modules.
# A section runs as soon as its tasks are done; nothing is graded.
# After you change a module, restart the kernel.
# The whole lab computes for about a minute.

# %%
"""What every section works with."""

import gradients
import keras
import matplotlib.pyplot as plt
import models
import numpy as np
import tensorflow as tf
import training

from grader.data import FASHION_CLASSES, load_fashion_mnist

# %matplotlib inline
plt.rcParams["figure.constrained_layout.use"] = True

# %% [markdown]
# ## 1. The data
#
# Fashion-MNIST has the format of MNIST, and is harder: pullover, coat and shirt look
# much alike. The images lie in random order, so that the last 400 can be set aside for
# validation.

# %%
data = load_fashion_mnist()
print(f"{len(data.y_train)} + {len(data.y_test)} images from {data.source}")

train = data.x_train[:-400], data.y_train[:-400]
val = data.x_train[-400:], data.y_train[-400:]

figure, panels = plt.subplots(2, 10, figsize=(11, 2.8))
for axes, image, label in zip(panels.flat, data.x_train, data.y_train, strict=False):
    axes.imshow(image, cmap="gray_r")
    axes.set_title(FASHION_CLASSES[label], fontsize=9)
    axes.axis("off")
plt.show()

# %% [markdown]
# ## 2. What the tape knows (task 5.1)
#
# Activation functions and their first two derivatives, straight from the tape.

# %%
z = np.linspace(-4, 4, 161)
activations = {"tanh": tf.tanh, "softplus": tf.math.softplus, "relu": tf.nn.relu}
figure, panels = plt.subplots(1, 3, figsize=(11, 3.4), sharey=True)
for axes, (name, f) in zip(panels, activations.items(), strict=True):
    first, second = gradients.tape_gradient(f, z)
    axes.plot(z, f(z), "-", label="f")
    axes.plot(z, first, "--", label="first derivative")
    axes.plot(z, second, ":", label="second derivative")
    axes.set(title=name, xlabel="z", ylim=(-1.1, 2))
panels[0].legend()
plt.show()

# %% [markdown]
# **Question 1.** Which of the three could an optimizer that uses second derivatives
# not work with, and why?

# %% [markdown]
# ## 3. The pipeline (task 5.4)
#
# The place of each sample in three epochs of a dataset for training.
# On the right, the same with a shuffle buffer that is too small.

# %%
order = np.arange(200)
shuffled = training.make_dataset(order, order, 20, training=True, seed=0)
local = tf.data.Dataset.from_tensor_slices((order, order)).shuffle(20, seed=0).batch(20)
figure, panels = plt.subplots(1, 2, figsize=(9, 4), sharey=True)
titles = ("make_dataset", "buffer of 20 of 200 samples")
for axes, dataset, title in zip(panels, (shuffled, local), titles, strict=True):
    for epoch, marker in zip(range(3), "o^s", strict=True):
        labels = np.concatenate([labels for _, labels in dataset])
        axes.plot(labels, marker, ms=3, label=f"epoch {epoch + 1}")
    axes.set(title=title, xlabel="place in the epoch")
panels[0].set_ylabel("sample")
panels[1].legend(loc="lower right")
plt.show()

# %% [markdown]
# **Question 2.** The samples lie sorted by class, 20 of each. What would the model see
# in the first batches of the right picture?

# %% [markdown]
# ## 4. Training curves (tasks 5.2, 5.3 and 5.5)

# %%
model, history = training.fit_digits(train, val, seed=0)
model.summary()

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8))
for axes, key in ((left, "loss"), (right, "accuracy")):
    epochs = np.arange(1, len(history[key]) + 1)
    axes.plot(epochs, history[key], "o-", ms=4, label="training")
    axes.plot(epochs, history[f"val_{key}"], "s--", ms=4, label="validation")
    axes.set(title=key.capitalize(), xlabel="epoch", ylabel=key)
    axes.legend()
plt.show()

# %% [markdown]
# **Question 3.** The training loss of an epoch is the mean over batches while the
# weights change; the validation loss belongs to the weights at its end. Which of the
# two is too high by that, and where in the figure does it show?
#
# **Question 4.** Train for 40 epochs. What would you call the curves in the words of
# task 4.6?

# %% [markdown]
# ## 5. Optimizers and metrics (tasks 5.6 and 5.9)
#
# The same first weights, the same batches, four optimizers.


# %%
def build():
    """Put scaling before a network of 64 hidden units."""
    scale = [keras.Input((28, 28)), keras.layers.Rescaling(1 / 255)]
    return keras.Sequential([*scale, models.build_mlp((28, 28), [64], 10)])


names = list(training.LEARNING_RATES)
results = training.compare_optimizers(build, train, val, names, epochs=8, seed=0)

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4))
for name, style in zip(names, ("o-", "s--", "^-.", "d:"), strict=True):
    label = f"{name}, {training.LEARNING_RATES[name]:g}"
    left.plot(results[name]["val_loss"], style, ms=4, label=label)
start = results[names[0]]["val_loss"][0]
left.set(title=f"Validation loss, {start:.2f} at the start", xlabel="epoch")
left.set(ylabel="loss", ylim=(0.4, 1.1))
left.legend(title="optimizer, learning rate")

scores = ("accuracy", "top2", "macro_f1")
places = np.arange(len(names))
for i, score in enumerate(scores):
    heights = [results[name][score] for name in names]
    right.bar(places + 0.27 * (i - 1), heights, width=0.25, label=score)
right.set(title="After eight epochs, validation part", ylabel="score")
right.set(xticks=places, xticklabels=names, ylim=(0, 1.25), yticks=np.linspace(0, 1, 6))
right.legend(loc="upper center", ncols=3)
plt.show()

# %% [markdown]
# **Question 5.** Macro F1 is nearly the accuracy here. What about the data makes it so?
#
# **Question 6.** Multiply all learning rates by ten. Which optimizer suffers least?

# %% [markdown]
# ## 6. The training loop by hand (task 5.7)
#
# The loss of each batch in one epoch, and how long the gradients of weights and biases
# are on the way.

# %%
keras.utils.set_random_seed(0)
model_by_hand = build()
optimizer = keras.optimizers.Adam(0.002)
losses, lengths = [], []
batches = training.make_dataset(*train, 32, training=True, seed=0)
for images, labels in batches:
    loss, grads = gradients.train_step(model_by_hand, optimizer, images, labels)
    losses.append(float(loss))
    lengths.append([float(tf.norm(grad)) for grad in grads])

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8))
left.plot(losses, "-")
left.axhline(np.log(10), ls=":", color="black", label="ln 10")
left.set(title="One epoch, batch by batch", xlabel="step", ylabel="loss of the batch")
left.legend()
for length, label in zip(np.transpose(lengths), ("W1", "b1", "W2", "b2"), strict=True):
    right.semilogy(length, "-", lw=1, label=label)
right.set(title="Gradients", xlabel="step", ylabel="length")
right.legend(ncols=2)
plt.show()

# %% [markdown]
# **Question 7.** Why does the loss of a batch go up and down so much, and what would
# make the curve smoother?

# %% [markdown]
# ## 7. The test part, opened once

# %%
logits = np.asarray(model(data.x_test))
predicted = logits.argmax(axis=1)
f1 = training.MacroF1(10)
f1.update_state(data.y_test, logits)
print(f"test accuracy {np.mean(predicted == data.y_test):.3f}")
print(f"test macro F1 {float(f1.result()):.3f}")

matrix = np.zeros((10, 10), dtype=int)
np.add.at(matrix, (data.y_test, predicted), 1)
figure, axes = plt.subplots(figsize=(7, 6))
image = axes.imshow(matrix, cmap="Blues")
for (true, said), count in np.ndenumerate(matrix):
    if count:
        colour = "white" if count > matrix.max() / 2 else "black"
        axes.annotate(count, (said, true), ha="center", va="center", color=colour)
axes.set(title="Test images", xlabel="predicted", ylabel="true")
axes.set_xticks(range(10), FASHION_CLASSES, rotation=45, ha="right")
axes.set_yticks(range(10), FASHION_CLASSES)
figure.colorbar(image, label="images", shrink=0.8)
plt.show()

# %% [markdown]
# **Question 8.** Which two classes are mixed up most often? Look at ten such images:
# would you do better?
