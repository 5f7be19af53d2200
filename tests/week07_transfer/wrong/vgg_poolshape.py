"""VGG-POOLSHAPE

task: 7.1
message: A pooling is written down with the shape that goes in. What comes out of
    it?
"""


def vgg16_spec():
    spec, side, depth = [], 224, 3
    plan = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]
    for b, (repeats, filters) in enumerate(plan):
        for c in range(repeats):
            row = dict(name=f"block{b + 1}_conv{c + 1}", kind="conv", inputs=depth)
            spec.append(row | dict(outputs=filters, shape=(side, side, filters)))
            depth = filters
        row = dict(name=f"block{b + 1}_pool", kind="pool", inputs=depth)
        spec.append(row | dict(outputs=depth, shape=(side, side, depth)))
        side = side // 2
    n = side * side * depth
    for name, units in [("fc1", 4096), ("fc2", 4096), ("predictions", 1000)]:
        row = dict(name=name, kind="dense", inputs=n, outputs=units)
        spec.append(row | dict(shape=(units,)))
        n = units
    return spec
