"""KC-FROMLOGITS

task: 5.3
message: The loss is not the cross-entropy of your logits, and no error costs more
    than 16.118 = -ln(1e-7). What does the loss take the model's outputs for?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = "sparse_categorical_crossentropy"
    model.compile(optimizer=chosen, loss=loss, metrics=["accuracy"])
    return model
