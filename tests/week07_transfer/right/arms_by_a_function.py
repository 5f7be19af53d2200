"""arms by a function

task: 7.9
"""

import keras
import numpy as np


def transfer_study(source_weights, train, test, seed, epochs=20):
    return {
        "scratch": arm(None, (epochs, 0), train, test, seed),
        "frozen": arm(source_weights, (epochs, 0), train, test, seed),
        "fine_tuned": arm(
            source_weights, (epochs // 2, epochs - epochs // 2), train, test, seed
        ),
    }


def arm(source, stages, train, test, seed):
    keras.utils.set_random_seed(seed)
    base = build_backbone(train[0].shape[1:])
    pixels = keras.Input(train[0].shape[1:])
    if source is not None:
        base.set_weights(source)
        base.trainable = False
    x = keras.layers.GlobalAveragePooling2D()(base(pixels))
    x = keras.layers.Dropout(0.2)(x)
    model = keras.Model(pixels, keras.layers.Dense(1 + int(max(train[1])))(x))
    curve = [float(v) for v in train_for(model, 1e-2, train, stages[0])]
    if stages[1]:
        for layer in base.layers:
            layer.trainable = "norm" not in layer.name
        base.trainable = True
        for layer in base.layers:
            layer.trainable = not layer.name.startswith("norm")
        curve += train_for(model, 1e-3, train, stages[1])
    right = model.predict(test[0], verbose=0).argmax(axis=1) == test[1]
    return {"loss": np.array(curve), "accuracy": np.mean(right), "model": model}
