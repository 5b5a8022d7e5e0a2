"""What the docstrings show."""

import doctest

import unchaff


def test_the_examples_of_the_package_hold() -> None:
    assert doctest.testmod(unchaff) == (0, 4)
