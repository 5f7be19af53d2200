"""TS-VARS

task: 5.7
message: Some of these weights have no gradient, such as moving statistics. Which
    list of the model leaves them out?
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.weights)
    optimizer.apply_gradients(zip(grads, model.weights, strict=True))
    return loss, grads
