"""KC-ONEHOT

task: 5.3
message: Labels are integers. Which cross-entropy takes them, and which one wants a
    row of zeros and a one?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=chosen, loss=loss, metrics=["accuracy"])
    return model
