"""VGG-CLASSES

task: 7.1
message: The number of classes makes no difference. Which layer depends on it?
"""


def count_vgg16_params(include_top, classes=1000):
    count = 0
    for row in vgg16_spec():
        if row["kind"] == "conv":
            count += 9 * row["inputs"] * row["outputs"] + row["outputs"]
        if row["kind"] == "dense" and include_top:
            units = row["outputs"]
            if row["name"] == "predictions":
                units = 1000
            count += row["inputs"] * units + units
    return count
