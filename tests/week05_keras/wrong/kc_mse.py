"""KC-MSE

task: 5.3
message: A squared error on class numbers finds class 9 far from class 1. Are labels
    quantities?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = "mse"
    model.compile(optimizer=chosen, loss=loss, metrics=["accuracy"])
    return model
