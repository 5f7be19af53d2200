"""Weights of networks that others have trained: SqueezeNet."""

from typing import NamedTuple

from grader.data.files import Arrays, nothing_found, read_npz, shipped_file
from grader.errors import SubmissionError


class Weights(NamedTuple):
    """A trained network's weights, and where they came from.

    Attributes:
        arrays: A float16 array for each weight, by its name: "layer/kernel" with the
            shape `(height, width, inputs, filters)`, and "layer/bias", `(filters,)`.
        source: In words, where they were read.
    """

    arrays: Arrays
    source: str


def load_squeezenet() -> Weights:
    """Load SqueezeNet 1.1 as it was trained on ImageNet, without its last layer.

    Its layers are "conv1" and, for each fire module from "fire2" to "fire9",
    "fire2_squeeze1x1", "fire2_expand1x1" and "fire2_expand3x3". It takes photos of the
    mode "caffe": blue, green, red, from 0 to 255, without the means of ImageNet.

    Returns:
        The weights by name.

    Raises:
        SubmissionError: If the course's file is not there or not whole.
    """
    shipped = shipped_file("squeezenet_imagenet.npz")
    arrays = read_npz(shipped)
    if not arrays:
        raise SubmissionError(nothing_found("load_squeezenet", shipped))
    return Weights(arrays, f"the course's file {shipped.name}")
