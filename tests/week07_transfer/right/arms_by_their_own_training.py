"""arms by their own training

task: 7.9
"""

import keras
import numpy as np
from keras import layers


def transfer_study(source_weights, train, test, seed, epochs=20):
    study = {}
    for name in ARMS:
        keras.utils.set_random_seed(seed)
        base = build_backbone(np.shape(train[0])[1:])
        model = keras.Sequential([base, layers.GlobalAvgPool2D(), layers.Dropout(0.2)])
        model.add(layers.Dense(int(np.max(train[1])) + 1))
        if name != "scratch":
            base.set_weights(source_weights)
            base.trainable = False
        cut = epochs // 2
        losses = own_fit(model, 0.01, train, cut)
        if name == "fine_tuned":
            base.trainable = True
            for layer in base.layers:
                layer.trainable = not isinstance(layer, layers.BatchNormalization)
            losses += own_fit(model, 0.001, train, epochs - cut)
        else:
            run = model.fit(*train, 32, epochs - cut, verbose=0)
            losses += run.history["loss"]
        scores = model.evaluate(*test, verbose=0)
        study[name] = dict(model=model, accuracy=scores[1], loss=losses)
    return study


def own_fit(model, rate, train, epochs):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(rate), loss, metrics=["accuracy"])
    return model.fit(*train, 32, epochs, verbose=0).history["loss"]
