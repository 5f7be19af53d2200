"""VGG-TOP

task: 7.1
message: The dense layers are counted even without the top. What does include_top
    say?
"""


def count_vgg16_params(include_top, classes=1000):
    count = 0
    for row in vgg16_spec():
        if row["kind"] == "conv":
            count += 9 * row["inputs"] * row["outputs"] + row["outputs"]
        if row["kind"] == "dense":
            units = row["outputs"]
            if row["name"] == "predictions":
                units = classes
            count += row["inputs"] * units + units
    return count
