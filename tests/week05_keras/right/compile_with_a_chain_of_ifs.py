"""compile with a chain of ifs

task: 5.3
"""


def compile_classifier(model, lr, optimizer="adam"):
    if optimizer == "sgd":
        opt = keras.optimizers.SGD(lr)
    elif optimizer == "momentum":
        opt = keras.optimizers.SGD(lr, 0.9)
    elif optimizer == "rmsprop":
        opt = keras.optimizers.RMSprop(lr)
    else:
        opt = keras.optimizers.Adam(lr)
    model.compile(
        optimizer=opt,
        loss=keras.losses.SparseCategoricalCrossentropy(True),
        metrics=["sparse_categorical_accuracy", "accuracy"],
        jit_compile=False,
    )
    return model
