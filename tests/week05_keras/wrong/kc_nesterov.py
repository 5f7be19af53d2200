"""KC-NESTEROV

task: 5.3
message: With momentum the steps are others than the docstring's. Which of the
    optimizer's settings did you change?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9, nesterov=True),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=chosen, loss=loss, metrics=["accuracy"])
    return model
