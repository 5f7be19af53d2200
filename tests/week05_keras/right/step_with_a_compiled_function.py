"""step with a compiled function

task: 5.7
"""

import keras
import tensorflow as tf


def train_step(model, optimizer, x, y):
    variables = model.trainable_variables
    optimizer.build(variables)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            logits = model(x, training=True)
            each = keras.losses.sparse_categorical_crossentropy(
                y, logits, from_logits=True
            )
            loss = tf.add_n([tf.reduce_mean(each), *model.losses])
        grads = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(grads, variables, strict=True))
        return loss, grads

    loss, grads = step(x, tf.convert_to_tensor(y))
    return loss, tuple(grads)
