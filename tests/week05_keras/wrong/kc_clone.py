"""KC-CLONE

task: 5.3
message: Another model comes back than the one that was passed. Does compile need a
    copy?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    model = keras.models.clone_model(model)
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=chosen, loss=loss, metrics=["accuracy"])
    return model
