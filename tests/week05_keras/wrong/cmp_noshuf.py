"""CMP-NOSHUF

task: 5.9
message: The samples come in the order that they were given in, in each epoch. What
    does a batch of one class only do to the weights?
"""

import keras
import numpy as np


def compare_optimizers(build, train, val, names, epochs, seed):
    results = {}
    for name in names:
        keras.utils.set_random_seed(seed)
        model = build()
        compile_classifier(model, LEARNING_RATES[name], name)
        at_start = model.evaluate(*val, verbose=0, return_dict=True)["loss"]
        history = model.fit(
            *train,
            epochs=epochs,
            batch_size=32,
            shuffle=False,
            verbose=0,
            validation_data=val,
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
