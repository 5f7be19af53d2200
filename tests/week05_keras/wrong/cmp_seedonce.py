"""CMP-SEEDONCE

task: 5.9
message: What an optimizer reaches depends on which others came before it. What do
    they leave behind in Keras's random numbers, and when is the seed to be set?
"""

import keras
import numpy as np


def compare_optimizers(build, train, val, names, epochs, seed):
    results = {}
    keras.utils.set_random_seed(seed)
    weights = build().get_weights()
    for name in names:
        model = build()
        model.set_weights(weights)
        compile_classifier(model, LEARNING_RATES[name], name)
        at_start = model.evaluate(*val, verbose=0, return_dict=True)["loss"]
        history = model.fit(
            *train, epochs=epochs, batch_size=32, validation_data=val, verbose=0
        )
        X, y = val
        logits = np.asarray(model(X))
        top = keras.metrics.SparseTopKCategoricalAccuracy(2)
        top.update_state(y, logits)
        f1 = MacroF1(logits.shape[1])
        f1.update_state(y, logits)
        results[name] = {
            "model": model,
            "val_loss": [at_start, *history.history["val_loss"]],
            "accuracy": float(np.mean(logits.argmax(axis=1) == y)),
            "top2": float(top.result()),
            "macro_f1": float(f1.result()),
        }
    return results
