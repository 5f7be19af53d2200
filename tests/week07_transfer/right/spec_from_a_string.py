"""spec from a string

task: 7.1
"""

import numpy as np

COLUMNS = "64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M"


def vgg16_spec():
    layers, size, inputs, block, k = [], np.int64(224), 3, 1, 0
    for word in COLUMNS.split():
        if word == "M":
            size, k = size // 2, 0
            name, kind, outputs = f"block{block}_pool", "pool", inputs
            block += 1
        else:
            k += 1
            name, kind, outputs = f"block{block}_conv{k}", "conv", int(word)
        layers.append(
            {"name": name, "kind": kind, "inputs": inputs, "outputs": outputs,
             "shape": [size, size, outputs]}
        )  # fmt: skip
        inputs = outputs
    inputs = 512 * 7**2
    for name, outputs in {"fc1": 4096, "fc2": 4096, "predictions": 1000}.items():
        layers.append(
            dict(
                name=name, kind="dense", inputs=inputs, outputs=outputs, shape=[outputs]
            )
        )
        inputs = outputs
    return layers


def count_vgg16_params(include_top, classes=1000):
    counts = {"conv": 0, "dense": 0, "pool": 0}
    for layer in vgg16_spec()[:-1]:
        taps = 9 if layer["kind"] == "conv" else 1
        counts[layer["kind"]] += (taps * layer["inputs"] + 1) * layer["outputs"]
    head = counts["dense"] + 4097 * classes
    return np.int64(counts["conv"] + (head if include_top else 0))
