"""LW-CUT

task: 7.4
message: A larger array was loaded in part. What should become of an array of
    another shape?
"""


def load_weights_by_name(model, npz):
    loaded, missing, mismatch = [], [], []
    for layer in model.layers:
        for w in layer.weights:
            key = layer.name + "/" + w.name
            array = npz.get(key)
            if array is None:
                missing.append(key)
            elif array.ndim != len(w.shape):
                mismatch.append(key)
            else:
                w.assign(fitted(array, w.shape))
                loaded.append(key)
    return {"loaded": loaded, "missing": missing, "mismatch": mismatch}


def fitted(array, shape):
    import numpy as np

    out = np.zeros(shape)
    part = tuple(slice(0, min(a, b)) for a, b in zip(array.shape, shape, strict=True))
    out[part] = array[part]
    return out
