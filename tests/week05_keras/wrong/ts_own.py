"""TS-OWN

task: 5.7
message: The weights move, but not as this optimizer would move them. What is its
    learning rate, and what does it remember?
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    for variable, grad in zip(model.trainable_variables, grads, strict=True):
        variable.assign_sub(0.1 * grad)
    return loss, grads
