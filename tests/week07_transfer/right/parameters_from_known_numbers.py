"""parameters from known numbers

task: 7.1
"""


def count_vgg16_params(include_top: bool, classes: int = 1000) -> int:
    body = sum(
        row["outputs"] * (row["inputs"] * 3 * 3 + 1)
        for row in vgg16_spec()
        if row["kind"] == "conv"
    )
    if not include_top:
        return body
    return body + 4096 * 25089 + 4096 * 4097 + classes * 4097
