"""The weights of a trained network that labs load."""

from pathlib import Path

import numpy as np
import pytest

from grader.data import load_squeezenet
from grader.errors import SubmissionError

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "solutions" / "learners" / "data" / "squeezenet_imagenet.npz"


@pytest.fixture
def shipped(week_folder):
    """The course's file, where learners have it."""
    path = week_folder.parent / "data" / SHIPPED.name
    path.write_bytes(SHIPPED.read_bytes())
    return path


def test_weights_load_from_the_courses_file(shipped):
    arrays, source = load_squeezenet()

    assert source == "the course's file squeezenet_imagenet.npz"
    assert sum(array.size for array in arrays.values()) == 722_496
    assert arrays["conv1/kernel"].shape == (3, 3, 3, 64)
    assert arrays["fire9_expand3x3/bias"].shape == (256,)
    assert all(array.dtype == np.float16 for array in arrays.values())
    assert all(np.all(np.isfinite(array)) for array in arrays.values())


def test_every_module_has_its_three_layers_and_they_fit_together(shipped):
    arrays, channels = load_squeezenet().arrays, 64

    for k in range(2, 10):
        squeeze, small, large = (
            arrays[f"fire{k}_{name}/kernel"].shape
            for name in ("squeeze1x1", "expand1x1", "expand3x3")
        )
        assert squeeze[:3] == (1, 1, channels)
        assert small[:3] == (1, 1, squeeze[3])
        assert large[:3] == (3, 3, squeeze[3])
        channels = small[3] + large[3]
    assert channels == 512


def test_a_missing_file_is_named(week_folder):
    with pytest.raises(SubmissionError, match=r"needs the course's file data/squeeze"):
        load_squeezenet()


def test_a_damaged_file_is_no_network(shipped):
    shipped.write_bytes(shipped.read_bytes()[:5000])

    with pytest.raises(SubmissionError, match="Received: a damaged file"):
        load_squeezenet()
