"""TS-NOSTEP

task: 5.7
message: The weights do not move. Who uses the gradients?
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    return loss, grads
