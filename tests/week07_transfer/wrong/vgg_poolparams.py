"""VGG-POOLPARAMS

task: 7.1
message: Too many parameters. What does training change in a pooling layer?
"""


def count_vgg16_params(include_top, classes=1000):
    count = 0
    for row in vgg16_spec():
        if row["kind"] in ("conv", "pool"):
            count += 9 * row["inputs"] * row["outputs"] + row["outputs"]
        if row["kind"] == "dense" and include_top:
            units = row["outputs"]
            if row["name"] == "predictions":
                units = classes
            count += row["inputs"] * units + units
    return count
