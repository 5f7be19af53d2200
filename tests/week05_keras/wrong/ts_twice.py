"""TS-TWICE

task: 5.7
message: Moving statistics moved twice in one step. How often is the model called?
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    loss_of = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    model(x, training=True)
    optimizer.apply_gradients(zip(grads, model.trainable_variables, strict=True))
    return loss, grads
