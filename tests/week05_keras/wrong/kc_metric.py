"""KC-METRIC

task: 5.3
message: evaluate returns no accuracy. Which argument of compile names the metrics?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=chosen, loss=loss)
    return model
