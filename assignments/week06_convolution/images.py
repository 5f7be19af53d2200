"""Two things to do with images: filter them, and read them from a file."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

# The filters of `filter_bank`. None of them is flipped before use, see `conv2d`.
KERNELS = {
    "sobel_x": np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
    "sobel_y": np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
    "blur": np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16,
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "laplace": np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]]),
}


def filter_bank(img: np.ndarray) -> dict[str, np.ndarray]:
    """Filter a grey image with each of `KERNELS`.

    `out[i, j] = sum_{a, c} kernel[a, c] * img[i + a - 1, j + c - 1]`

    with `a` and `c` in `[0, 3)`. Beyond its border an image goes on with the pixels of
    the border: what lies outside has the value of the nearest pixel inside.

    Args:
        img: Shape `(H, W)`, of any dtype of numbers: uint8, other integers, or float.

    Returns:
        A dict with the keys of `KERNELS`; each value has shape `(H, W)`, float64
        (float32 is fine too). Values are what the sum gives, below 0 and above 255 too.

    Raises:
        ValueError: If `img` is not two-dimensional.

    Example:
        >>> img = np.array([[0, 0, 8], [0, 0, 8]], dtype=np.uint8)
        >>> filter_bank(img)["sobel_x"]
        array([[ 0., 32., 32.],
               [ 0., 32., 32.]])

    Source: Gonzalez and Woods, "Digital Image Processing" (2018), chapter 3.
    """
    if np.ndim(img) != 2:
        raise ValueError(
            f"`img` must have shape (H, W). Received: shape {np.shape(img)}. "
            "For one channel of a colour image, pass `image[:, :, channel]`."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.7")


def read_cifar10_batch(raw: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Read images and labels from the bytes of a CIFAR-10 file (binary version).

    A file is a row of records of 3073 bytes, with nothing before, between or after
    them. A record is one byte for the label, in [0, 10), and then three planes of 1024
    bytes: all red values of an image, then all green and then all blue ones. In a plane
    the pixels come row by row, the top row first.

    Args:
        raw: The whole file: one or more whole records.

    Returns:
        `(images, labels)`: images of shape `(N, 32, 32, 3)`, float32, with 0 for the
        byte 0 and 1 for the byte 255; labels of shape `(N,)`, int64.

    Raises:
        ValueError: If `raw` is empty, ends within a record, or has a label above 9.

    Example:
        >>> red = bytes([6]) + bytes([255]) * 1024 + bytes([0]) * 2048
        >>> images, labels = read_cifar10_batch(red + red)
        >>> images.shape, images[0, 0, 0].tolist(), labels.tolist()
        ((2, 32, 32, 3), [1.0, 0.0, 0.0], [6, 6])

    Source: Krizhevsky (2009), "Learning multiple layers of features from tiny images".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.8")
