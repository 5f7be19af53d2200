"""TS-AFTER

task: 5.7
message: The loss is that of the new weights. When does the docstring measure it?
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables, strict=True))
    loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    return loss, grads
