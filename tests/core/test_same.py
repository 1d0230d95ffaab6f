"""What is remembered of an object is not taken for what is made of an equal one."""

import functools

from corpuskit.core.same import Same


def test_equal_values_are_two() -> None:
    first, second = tuple(range(3)), tuple(range(3))
    assert Same(first) == Same(first)
    assert Same(first) != Same(second)
    assert Same(first) != first


def test_a_value_lives_as_long_as_what_is_remembered_of_it() -> None:
    @functools.lru_cache(maxsize=8)
    def length(of: Same[tuple[int, ...]]) -> int:
        return len(of.value)

    # Were values let go, one made later could stand where another one stood.
    assert [length(Same(tuple(range(n)))) for n in range(5)] == [0, 1, 2, 3, 4]
