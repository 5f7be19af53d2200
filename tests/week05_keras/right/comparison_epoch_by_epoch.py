"""comparison epoch by epoch

task: 5.9
"""

import keras
import numpy as np


def compare_optimizers(build, train, val, names, epochs, seed):
    return {name: one_of_them(build, train, val, name, epochs, seed) for name in names}


def one_of_them(build, train, val, name, epochs, seed):
    keras.utils.set_random_seed(seed)
    model, (X, y) = compile_classifier(build(), LEARNING_RATES[name], name), val
    losses, rng = [], np.random.default_rng(seed)
    for epoch in range(epochs + 1):
        losses.append(model.evaluate(X, y, verbose=0, return_dict=True)["loss"])
        if epoch < epochs:
            order = rng.permutation(len(train[0]))
            model.fit(train[0][order], train[1][order], batch_size=32, verbose=0)
    ranks = np.argsort(-model.predict(X, verbose=0), axis=1)
    f1 = MacroF1(ranks.shape[1])
    f1.update_state(y, np.eye(ranks.shape[1])[ranks[:, 0]])
    return {
        "model": model,
        "val_loss": losses,
        "accuracy": np.mean(ranks[:, 0] == y),
        "top2": np.mean((ranks[:, :2] == y[:, None]).any(1)),
        "macro_f1": f1.result().numpy(),
    }
