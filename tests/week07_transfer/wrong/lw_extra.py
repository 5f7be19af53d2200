"""LW-EXTRA

task: 7.4
message: Missing are arrays that no weight is named after. Is it weights without an
    array or arrays without a weight that the docstring calls missing?
"""


def load_weights_by_name(model, npz):
    loaded, missing, mismatch = [], [], []
    for layer in model.layers:
        for w in layer.weights:
            key = layer.name + "/" + w.name
            array = npz.get(key)
            if array is None:
                continue
            elif array.shape != tuple(w.shape):
                mismatch.append(key)
            else:
                w.assign(array)
                loaded.append(key)
    keys = {layer.name + "/" + w.name for layer in model.layers for w in layer.weights}
    missing = [key for key in npz if key not in keys]
    return {"loaded": loaded, "missing": missing, "mismatch": mismatch}
