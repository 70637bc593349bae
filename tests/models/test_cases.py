"""What the counts from the dates of a case promise."""

import pytest

from models.cases import months_between


def test_months_are_counted_from_month_to_month() -> None:
    assert months_between(2019, 8, 2025, 5) == 69
    assert months_between(2022, 11, 2022, 11) == 0
    assert months_between(2022, 12, 2023, 1) == 1


def test_the_way_back_is_as_long_and_negative() -> None:
    for year, month in ((2013, 1), (2019, 12), (2024, 6)):
        assert months_between(2025, 3, year, month) == -months_between(year, month, 2025, 3)


def test_two_stretches_add_up() -> None:
    assert months_between(2017, 2, 2019, 9) + months_between(2019, 9, 2022, 1) == months_between(2017, 2, 2022, 1)


@pytest.mark.parametrize("dates", [(2022, 0, 2023, 1), (2022, 1, 2023, 13), (2022.5, 1, 2023, 1)])
def test_what_is_no_month_is_refused(dates: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="month"):
        months_between(*dates)
