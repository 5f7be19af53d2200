"""VGG16 on paper, and the preprocessing that pretrained networks expect.

Images are `(N, H, W, 3)`, the channels in the order red, green, blue. NumPy alone.
"""

import numpy as np

# What "caffe" takes off and what "torch" takes off and divides by, for red, green and
# blue, each measured on the photos of ImageNet.
CAFFE_MEANS = {"red": 123.68, "green": 116.779, "blue": 103.939}  # of 0 to 255
TORCH_MEANS = {"red": 0.485, "green": 0.456, "blue": 0.406}  # of 0 to 1
TORCH_DEVIATIONS = {"red": 0.229, "green": 0.224, "blue": 0.225}

MODES = ("caffe", "tf", "torch")


def vgg16_spec() -> list[dict]:
    """Write down the layers of VGG16 for images of 224 x 224 pixels, from the first on.

    Five blocks of 2, 2, 3, 3 and 3 convolutions, which have 64, 128, 256, 512 and 512
    filters of 3 x 3 pixels, stride 1, padding "same", and a bias for each filter. Every
    block ends in a max pooling of 2 x 2 with stride 2. Three dense layers follow, with
    4096, 4096 and 1000 outputs; the first of them sees all values that are left, in one
    row.

    Returns:
        21 dicts, one for each convolution, pooling and dense layer (not for the
        flattening), each with five entries: "name" ("block1_conv1", "block1_conv2",
        "block1_pool", "block2_conv1", ..., "block5_pool", "fc1", "fc2", "predictions");
        "kind" ("conv", "pool" or "dense"); "inputs" and "outputs", how many channels
        or, for a dense layer, values go in and come out; "shape", that of the output
        for one image: `(H, W, C)`, or `(values,)` after a dense layer.

    Example:
        >>> vgg16_spec()[2]["shape"]
        (112, 112, 64)

    Source: Simonyan and Zisserman (2015), "Very deep convolutional networks for
    large-scale image recognition", table 1, column D.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.1")


def _layer(name: str, kind: str, inputs: int, outputs: int, shape: tuple) -> dict:
    return {
        "name": name,
        "kind": kind,
        "inputs": inputs,
        "outputs": outputs,
        "shape": shape,
    }


def count_vgg16_params(include_top: bool, classes: int = 1000) -> int:
    """Count the parameters of VGG16 without building it: it would take half a gigabyte.

    Args:
        include_top: Whether the three dense layers count as well.
        classes: Outputs of the last dense layer, in place of 1000.

    Returns:
        The number of weights and biases.

    Example:
        >>> count_vgg16_params(include_top=False)
        14714688

    Source: as `vgg16_spec`.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.1")


def preprocess(x: np.ndarray, mode: str) -> np.ndarray:
    """Turn pixels into the numbers that a pretrained network was trained on.

    - "caffe" (VGG16, ResNet50): blue, green, red instead of red, green, blue, and then
      from each channel the mean of its own colour in `CAFFE_MEANS`, without scaling.
    - "tf" (MobileNet): all pixels from 0 to 255 become numbers from -1 to 1.
    - "torch" (DenseNet): pixels from 0 to 255 become numbers from 0 to 1, and then
      `(number - mean) / deviation` for each colour, with `TORCH_MEANS` and
      `TORCH_DEVIATIONS`.

    Args:
        x: Photos, shape `(N, H, W, 3)`, channels red, green, blue, from 0 to 255, uint8
            or float32; a photo may be dark all over. They stay as they are.
        mode: "caffe", "tf" or "torch".

    Returns:
        Shape `(N, H, W, 3)`, float32.

    Raises:
        ValueError: If `mode` is none of the three, or `x` has another shape.

    Example:
        >>> preprocess(np.array([[[[255, 0, 51]]]], dtype=np.uint8), "tf").round(2)
        array([[[[ 1. , -1. , -0.6]]]], dtype=float32)

    Source: Keras, `keras.applications.imagenet_utils.preprocess_input`.
    """
    if mode not in MODES or np.ndim(x) != 4 or np.shape(x)[3] != 3:
        raise ValueError(
            f"`mode` must be one of {', '.join(MODES)}, and `x` must have shape "
            f"(N, H, W, 3). Received: {mode!r} and shape {np.shape(x)}. "
            "For one photo, pass `photo[np.newaxis]`."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 7.2")
