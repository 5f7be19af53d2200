"""KC-SUM

task: 5.3
message: The loss grows with the batch. Which reduction does the docstring name?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="sum")
    model.compile(optimizer=chosen, loss=loss, metrics=["accuracy"])
    return model
