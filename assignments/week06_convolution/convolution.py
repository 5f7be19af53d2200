"""Convolution and pooling from scratch, there and back, in NumPy.

Shapes: `N` images of height `H` and width `W` with `C` channels, `(N, H, W, C)`; `F`
filters of height `kh` and width `kw`, `(kh, kw, C, F)`. `Ho` and `Wo` are height and
width of what comes out. One `stride` holds for both axes.

`pads` is `((top, bottom), (left, right))`: how many rows and columns of zeros are put
around each image first.

Inputs are float64 and stay as they are; results are float64 (float32 is fine too).
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Pads = tuple[tuple[int, int], tuple[int, int]]

NO_PADS = ((0, 0), (0, 0))


def conv2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray,
    stride: int = 1,
    pads: Pads = NO_PADS,
) -> np.ndarray:
    """Slide filters over images, as deep learning does it: without flipping them.

    `out[n, i, j, f] = b[f] + sum_{a, c, k} x[n, i*stride + a, j*stride + c, k]
    * w[a, c, k, f]`

    with `x` after padding. There is an output for every step at which the filter lies
    inside the padded image.

    Args:
        x: Images, shape `(N, H, W, C)`.
        w: Filters, shape `(kh, kw, C, F)`.
        b: One bias for each filter, shape `(F,)`.
        stride: Pixels from one step to the next, >= 1.
        pads: Zeros around each image, `((top, bottom), (left, right))`.

    Returns:
        Shape `(N, Ho, Wo, F)`.

    Raises:
        ValueError: If the shapes do not fit.

    Example:
        >>> x = np.array([[1.0, 3.0, 4.0], [5.0, 5.0, 9.0]]).reshape(1, 2, 3, 1)
        >>> w = np.array([[1.0, -2.0]]).reshape(1, 2, 1, 1)
        >>> conv2d(x, w, np.array([10.0]))[0, :, :, 0]
        array([[ 5.,  5.],
               [ 5., -3.]])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), sections 9.1, 9.5.
    """
    _require_images(x)
    if np.ndim(w) != 4 or np.shape(w)[2] != x.shape[3] or np.shape(b) != w.shape[3:]:
        raise ValueError(
            "`x`, `w` and `b` must have shapes (N, H, W, C), (kh, kw, C, F) and (F,). "
            f"Received: {x.shape}, {np.shape(w)} and {np.shape(b)}."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.2")


def conv2d_backward(
    dout: np.ndarray,
    x: np.ndarray,
    w: np.ndarray,
    stride: int = 1,
    pads: Pads = NO_PADS,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass a gradient back through `conv2d`.

    With `L` the loss and `dout = dL/dout`, it returns `dL/dx`, `dL/dw` and `dL/db`.
    Any mean over the batch is part of `L`, and so is already in `dout`.

    Args:
        dout: Shape `(N, Ho, Wo, F)`.
        x: The images that went in, without padding, shape `(N, H, W, C)`.
        w: The filters, shape `(kh, kw, C, F)`.
        stride: As for `conv2d`.
        pads: As for `conv2d`.

    Returns:
        `(dx, dw, db)`, of the shapes of `x`, `w` and the bias. A pixel that no filter
        reached has the gradient 0.

    Raises:
        ValueError: If `x` is not `(N, H, W, C)`.

    Example:
        >>> x, w = np.array([[[[2.0], [3.0], [5.0]]]]), np.array([[[[7.0]], [[11.0]]]])
        >>> dx, dw, db = conv2d_backward(np.array([[[[1.0], [10.0]]]]), x, w)
        >>> dx.ravel().tolist(), dw.ravel().tolist(), db.tolist()
        ([7.0, 81.0, 110.0], [32.0, 53.0], [11.0])

    Source: Dumoulin and Visin (2016), "A guide to convolution arithmetic for deep
    learning", section 4.
    """
    _require_images(x)
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.3")


def maxpool2d(x: np.ndarray, size: int, stride: int) -> np.ndarray:
    """Take the largest value of each window, channel by channel.

    `out[n, i, j, k] = max_{a, c} x[n, i*stride + a, j*stride + c, k]`

    with `a` and `c` in `[0, size)`. There is an output for every step at which the
    window lies inside the image; rows and columns that are left over are not used.

    Args:
        x: Images, shape `(N, H, W, C)`.
        size: Height and width of a window, at least 1 and at most `H` and `W`.
        stride: Pixels from one step to the next, >= 1; windows may overlap, and there
            may be pixels between them.

    Returns:
        Shape `(N, Ho, Wo, C)`.

    Raises:
        ValueError: If `x` is not `(N, H, W, C)`.

    Example:
        >>> x = np.array([[1.0, 5.0, 2.0, 0.0], [3.0, 4.0, 7.0, 6.0]])
        >>> maxpool2d(x[np.newaxis, :, :, np.newaxis], 2, 2).ravel()
        array([5., 7.])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 9.3.
    """
    _require_images(x)
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.4")


def avgpool2d(x: np.ndarray, size: int, stride: int) -> np.ndarray:
    """Take the mean of each window, channel by channel.

    The windows are those of `maxpool2d`.

    Args:
        x: Images, shape `(N, H, W, C)`.
        size: Height and width of a window, as for `maxpool2d`.
        stride: Pixels from one step to the next, as for `maxpool2d`.

    Returns:
        Shape `(N, Ho, Wo, C)`.

    Raises:
        ValueError: If `x` is not `(N, H, W, C)`.

    Example:
        >>> x = np.array([[1.0, 5.0, 2.0, 0.0], [3.0, 4.0, 7.0, 6.0]])
        >>> avgpool2d(x[np.newaxis, :, :, np.newaxis], 2, 2).ravel()
        array([3.25, 3.75])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 9.3.
    """
    _require_images(x)
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.4")


def maxpool2d_backward(
    dout: np.ndarray, x: np.ndarray, size: int, stride: int
) -> np.ndarray:
    """Pass a gradient back through `maxpool2d`.

    Each entry of `dout` goes to the pixel that was the maximum of its window, and only
    to this one. If several are equal, it goes to the first of them: the highest row,
    and in this row the one furthest to the left.

    Args:
        dout: The derivative of the loss by the output, shape `(N, Ho, Wo, C)`.
        x: The images that went in, shape `(N, H, W, C)`.
        size: As for `maxpool2d`.
        stride: As for `maxpool2d`.

    Returns:
        The derivative of the loss by `x`, shape `(N, H, W, C)`.

    Raises:
        ValueError: If `x` is not `(N, H, W, C)`.

    Example:
        >>> x = np.array([[1.0, 5.0, 2.0, 0.0], [3.0, 4.0, 7.0, 6.0]])
        >>> dout = np.array([[[[10.0], [20.0]]]])
        >>> maxpool2d_backward(dout, x[np.newaxis, :, :, np.newaxis], 2, 2)[0, :, :, 0]
        array([[ 0., 10.,  0.,  0.],
               [ 0.,  0., 20.,  0.]])

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 9.3.
    """
    _require_images(x)
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.4")


def im2col(
    x: np.ndarray, kh: int, kw: int, stride: int = 1, pads: Pads = NO_PADS
) -> np.ndarray:
    """Write each window of the padded images into a row.

    `cols[(n*Ho + i)*Wo + j, (a*kw + c)*C + k] = x[n, i*stride + a, j*stride + c, k]`

    with `x` after padding, so that `conv2d(x, w, b)` is
    `im2col(x, kh, kw) @ w.reshape(-1, F) + b`, but for its shape.

    Args:
        x: Images, shape `(N, H, W, C)`.
        kh: Height of a window.
        kw: Width of a window.
        stride: As for `conv2d`.
        pads: As for `conv2d`.

    Returns:
        Shape `(N * Ho * Wo, kh * kw * C)`.

    Raises:
        ValueError: If `x` is not `(N, H, W, C)`.

    Example:
        >>> x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
        >>> im2col(x[np.newaxis, :, :, np.newaxis], 2, 2)
        array([[1., 2., 4., 5.],
               [2., 3., 5., 6.]])

    Source: Chellapilla, Puri and Simard (2006), "High performance convolutional neural
    networks for document processing".
    """
    _require_images(x)
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.5")


def col2im(
    cols: np.ndarray,
    x_shape: tuple[int, int, int, int],
    kh: int,
    kw: int,
    stride: int = 1,
    pads: Pads = NO_PADS,
) -> np.ndarray:
    """Add each row of `cols` back to the pixels that `im2col` took it from.

    Where windows overlap, a pixel gets the sum; what falls on padding is dropped. A
    pixel in no window is 0.

    Args:
        cols: Shape `(N * Ho * Wo, kh * kw * C)`.
        x_shape: Shape of the images, `(N, H, W, C)`.
        kh: Height of a window.
        kw: Width of a window.
        stride: As for `conv2d`.
        pads: As for `conv2d`.

    Returns:
        Shape `x_shape`.

    Example:
        >>> x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
        >>> x = x[np.newaxis, :, :, np.newaxis]
        >>> col2im(im2col(x, 2, 2), x.shape, 2, 2)[0, :, :, 0]
        array([[ 1.,  4.,  3.],
               [ 4., 10.,  6.]])

    Source: Chellapilla, Puri and Simard (2006), "High performance convolutional neural
    networks for document processing".
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.5")


def _require_images(x: np.ndarray) -> None:
    if np.ndim(x) != 4:
        raise ValueError(
            "`x` must have shape (N, H, W, C). "
            f"Received: shape {np.shape(x)}. "
            "For one grey image, pass `image[np.newaxis, :, :, np.newaxis]`."
        )
