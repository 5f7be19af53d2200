"""TS-PROB

task: 5.7
message: The loss takes logits for probabilities. What does from_logits say?
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    loss_of = keras.losses.SparseCategoricalCrossentropy()
    with tf.GradientTape() as tape:
        loss = loss_of(y, model(x, training=True)) + sum(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables, strict=True))
    return loss, grads
