"""How large the arrays of a convolutional network are, and what they cost.

All numbers are Python ints. Kernels, strides and dilations are the same along height
and width.

A network is a list of layers, and a layer is a dict:

    {"kind": "conv", "kernel": 3, "stride": 1, "dilation": 1, "padding": "same",
     "filters": 8}
    {"kind": "pool", "kernel": 2, "stride": 2}     as with padding "valid"
    {"kind": "global_pool"}                        one number for each channel
    {"kind": "dense", "units": 10}                 sees all numbers that come in

"padding" is "valid" or "same". A dict has exactly the keys that are shown here.
"""

Layers = list[dict]


def conv_output_size(
    n: int, k: int, stride: int, padding: str, dilation: int = 1
) -> tuple[int, tuple[int, int]]:
    """Find how many outputs a convolution has along one axis, and the padding.

    The kernel has `k` taps, `dilation` pixels apart. Its first tap moves in steps of
    `stride`, beginning with the first pixel of the padded axis.

    - "valid": no padding. There is an output for every step at which all taps lie on
      pixels.
    - "same": there are `n / stride` outputs, rounded up. Zeros are added to the two
      ends, as few as make this possible. The end gets as many as the beginning, or one
      more.

    Args:
        n: Number of pixels, >= 1.
        k: Number of taps of the kernel, >= 1.
        stride: Pixels from one step to the next, >= 1.
        padding: "valid" or "same".
        dilation: Pixels from one tap to the next, >= 1.

    Returns:
        `(size, (before, after))`: the number of outputs, and of zeros at both ends.

    Raises:
        ValueError: If `padding` is another text, or a number is less than 1, or if the
            kernel does not fit even once with "valid".

    Example:
        >>> conv_output_size(10, 4, 3, "valid"), conv_output_size(10, 4, 3, "same")
        ((3, (0, 0)), (4, (1, 2)))

    Source: Dumoulin and Visin (2016), "A guide to convolution arithmetic for deep
    learning", sections 2 and 5.1.
    """
    if padding not in ("valid", "same"):
        raise ValueError(f'`padding` must be "valid" or "same". Received: {padding!r}.')
    if min(n, k, stride, dilation) < 1:
        raise ValueError(
            "`n`, `k`, `stride` and `dilation` must be at least 1. "
            f"Received: {n}, {k}, {stride} and {dilation}."
        )
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.1")


def receptive_field(layers: Layers) -> int:
    """Count the pixels along one axis that one output of the last layer can see.

    An output sees a pixel if some weights let it depend on it. Where the image ends
    does not matter here: think of one without borders.

    Args:
        layers: Layers of the kinds "conv" and "pool" only, first layer first. An empty
            list leaves the pixels as they are.

    Returns:
        The number of pixels from the first one that is seen to the last, both counted.

    Example:
        >>> conv = {"kind": "conv", "kernel": 3, "stride": 1, "dilation": 1,
        ...         "padding": "same", "filters": 8}
        >>> receptive_field([conv]), receptive_field([conv, conv])
        (3, 5)

    Source: Araujo, Norris and Sim (2019), "Computing receptive fields of convolutional
    neural networks", Distill.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.6")


def params_and_macs(
    layers: Layers, input_shape: tuple[int, int, int]
) -> tuple[int, int]:
    """Count a network's parameters, and the multiplications for one image.

    Parameters are the numbers that training changes: all weights, and one bias for
    each filter or unit. MACs (multiply-accumulates) are the products of a weight and an
    input; products with padded zeros count like all others, and biases do not count.
    Pooling has neither.

    Args:
        layers: Layers of any kind, first layer first.
        input_shape: Height, width and channels of an image.

    Returns:
        `(params, macs)`.

    Example:
        >>> layers = [{"kind": "global_pool"}, {"kind": "dense", "units": 10}]
        >>> params_and_macs(layers, (8, 6, 3))
        (40, 30)

    Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 9.2.
    """
    # YOUR CODE HERE
    raise NotImplementedError("Task 6.6")
