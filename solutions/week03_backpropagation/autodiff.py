"""Numbers that remember how they were computed, and can be differentiated.

An expression made of `Value`s is a graph: each result points back to the values that it
was computed from. `backward` walks this graph from the result to its inputs and applies
the chain rule at every node. Everything here is plain Python, one number at a time.
"""

import math


class Value:
    """A number in a computation that can be differentiated.

    Arithmetic takes a `Value` or a plain int or float on either side: `x * y`, `x + 1`,
    `2 - x`, `1 / x`. Every operation returns a new `Value` and changes no old one;
    `x + 0` and the `relu` of a positive number are new ones too.

    Args:
        data: The number, int or float.
        inputs: For the result of an operation, one pair `(input, slope)` for each of
            its inputs: the `Value` that went in, and d result / d input. You need not
            use it, if you prefer to remember the graph in another way.

    Attributes:
        data: The number, a float.
        grad: d result / d this, a float, once `result.backward()` has been called; 0.0
            before.

    Example:
        >>> x, y = Value(3), Value(-2)
        >>> result = x * y + x
        >>> result.backward()
        >>> result.data, x.grad, y.grad
        (-3.0, -1.0, 3.0)

    Source: Griewank and Walther, "Evaluating Derivatives" (2008), chapter 3.
    """

    def __init__(
        self, data: float, inputs: tuple[tuple["Value", float], ...] = ()
    ) -> None:
        self.data = float(data)
        self.grad = 0.0
        self.inputs = inputs

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"

    def __add__(self, other: "Value | float") -> "Value":
        """`self + other`."""
        # BEGIN SOLUTION 3.1
        other = _as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))
        # END SOLUTION 3.1

    def __mul__(self, other: "Value | float") -> "Value":
        """`self * other`."""
        # BEGIN SOLUTION 3.1
        other = _as_value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))
        # END SOLUTION 3.1

    def __pow__(self, exponent: float) -> "Value":
        """`self ** exponent`, where the exponent is a plain number, not a `Value`.

        It need not work for 0 with an exponent below 1, or where Python has no float.
        """
        if not isinstance(exponent, int | float):
            raise TypeError(
                "`exponent` must be an int or a float. "
                f"Received: {type(exponent).__name__}. "
                "For x ** y with two Values, write (y * x.log()).exp()."
            )
        # BEGIN SOLUTION 3.1
        slope = exponent * self.data ** (exponent - 1)
        return Value(self.data**exponent, ((self, slope),))
        # END SOLUTION 3.1

    def __truediv__(self, other: "Value | float") -> "Value":
        """`self / other`."""
        # BEGIN SOLUTION 3.1
        other = _as_value(other)
        slopes = 1 / other.data, -self.data / other.data**2
        return Value(self.data / other.data, ((self, slopes[0]), (other, slopes[1])))
        # END SOLUTION 3.1

    def __neg__(self) -> "Value":
        """`-self`."""
        # BEGIN SOLUTION 3.1
        return Value(-self.data, ((self, -1.0),))
        # END SOLUTION 3.1

    def __sub__(self, other: "Value | float") -> "Value":
        """`self - other`."""
        # BEGIN SOLUTION 3.1
        return self + (-_as_value(other))
        # END SOLUTION 3.1

    def __radd__(self, other: float) -> "Value":
        """`other + self`; Python calls it if `other` is a plain number."""
        # BEGIN SOLUTION 3.1
        return self + other
        # END SOLUTION 3.1

    def __rmul__(self, other: float) -> "Value":
        """`other * self`; Python calls it if `other` is a plain number."""
        # BEGIN SOLUTION 3.1
        return self * other
        # END SOLUTION 3.1

    def __rsub__(self, other: float) -> "Value":
        """`other - self`; Python calls it if `other` is a plain number."""
        # BEGIN SOLUTION 3.1
        return _as_value(other) - self
        # END SOLUTION 3.1

    def __rtruediv__(self, other: float) -> "Value":
        """`other / self`; Python calls it if `other` is a plain number."""
        # BEGIN SOLUTION 3.1
        return _as_value(other) / self
        # END SOLUTION 3.1

    def exp(self) -> "Value":
        """Exponential of `self`, `e**self`."""
        # BEGIN SOLUTION 3.1
        power = math.exp(self.data)
        return Value(power, ((self, power),))
        # END SOLUTION 3.1

    def log(self) -> "Value":
        """Natural logarithm of `self`, which must be positive."""
        # BEGIN SOLUTION 3.1
        return Value(math.log(self.data), ((self, 1 / self.data),))
        # END SOLUTION 3.1

    def tanh(self) -> "Value":
        """Hyperbolic tangent of `self`; 1 or -1 far out, with a slope of 0."""
        # BEGIN SOLUTION 3.1
        t = math.tanh(self.data)
        return Value(t, ((self, 1 - t**2),))
        # END SOLUTION 3.1

    def relu(self) -> "Value":
        """`self` if it is positive, otherwise 0; the slope at 0 is set to 0."""
        # BEGIN SOLUTION 3.1
        is_positive = float(self.data > 0)
        return Value(is_positive * self.data, ((self, is_positive),))
        # END SOLUTION 3.1

    def backward(self) -> None:
        """Set `grad` of every node that `self` was computed from, and of `self`.

        `node.grad = d self / d node`

        Every call starts afresh: what stood in `grad` of these nodes before is
        forgotten, so a second call gives the same as the first. The graph may be
        thousands of nodes deep, and a node may be used any number of times.

        Example:
            >>> x = Value(3.0)
            >>> y = x * x + x
            >>> y.backward()
            >>> x.grad, y.grad
            (7.0, 1.0)
        """
        # BEGIN SOLUTION 3.1
        # The order puts every node after its inputs. A stack of our own takes the place
        # of recursion, which Python stops after a thousand calls.
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            node, inputs_are_listed = waiting.pop()
            if inputs_are_listed:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting += [(source, False) for source, _ in node.inputs]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        # In reverse, a node comes after all that use it, so its gradient is complete.
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
        # END SOLUTION 3.1


def _as_value(number: Value | float) -> Value:
    return number if isinstance(number, Value) else Value(number)
