"""compile with a loss function

task: 5.3
"""

import tensorflow as tf


def compile_classifier(model, lr, optimizer="adam"):
    def loss(y, logits):
        return tf.nn.sparse_softmax_cross_entropy_with_logits(
            tf.cast(tf.reshape(y, [-1]), tf.int64), logits
        )

    if optimizer == "momentum":
        chosen = keras.optimizers.SGD(learning_rate=lr, momentum=0.9)
    else:
        chosen = keras.optimizers.get(optimizer)
        chosen.learning_rate = lr
    metric = keras.metrics.SparseCategoricalAccuracy(name="accuracy")
    model.compile(chosen, loss, metrics=[metric])
    return model
