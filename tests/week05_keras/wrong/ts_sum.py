"""TS-SUM

task: 5.7
message: Loss and gradient grow with the batch. Does the docstring add up or average
    over samples?
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    loss_of = keras.losses.SparseCategoricalCrossentropy(
        from_logits=True, reduction="sum"
    )
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables, strict=True))
    return loss, grads
