"""weights found first

task: 7.4
"""

import numpy as np


def load_weights_by_name(model, npz):
    weights = {
        f"{layer.name}/{w.name}": w for layer in model.layers for w in layer.weights
    }
    found = {name for name in weights if name in npz}
    fits = {n for n in found if list(np.shape(npz[n])) == list(weights[n].shape)}
    for name in fits:
        weights[name].assign(np.asarray(npz[name], dtype="float32"))
    return {
        "missing": sorted(set(weights) - found),
        "mismatch": sorted(found - fits),
        "loaded": sorted(fits),
    }
