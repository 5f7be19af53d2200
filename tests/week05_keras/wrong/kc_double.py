"""KC-DOUBLE

task: 5.3
message: Softmax is applied twice: what does the loss do with logits, and what does
    your model return?
"""

import keras


def compile_classifier(model, lr, optimizer="adam"):
    model = keras.Sequential([model, keras.layers.Softmax()])
    chosen = {
        "sgd": keras.optimizers.SGD(lr),
        "momentum": keras.optimizers.SGD(lr, momentum=0.9),
        "rmsprop": keras.optimizers.RMSprop(lr),
        "adam": keras.optimizers.Adam(lr),
    }[optimizer]
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=chosen, loss=loss, metrics=["accuracy"])
    return model
