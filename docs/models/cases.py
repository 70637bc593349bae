"""Counts from the dates of a case. Numbers in, numbers out; runs unchanged under CPython, Pyodide and MicroPython."""

MONTHS_OF_YEAR = 12


def months_between(year: float, month: float, year_then: float, month_then: float) -> float:
    """Months from one calendar month to another, days left out; negative if the other lies before it.

    Errors: ValueError if a year or a month is not a whole number, or there is no such month.
    """
    for number in (year, month, year_then, month_then):
        if number != int(number):
            raise ValueError("Write years and months as whole numbers.")
    if not (1 <= month <= MONTHS_OF_YEAR and 1 <= month_then <= MONTHS_OF_YEAR):
        raise ValueError("A month is a number between 1 and 12.")
    return (year_then - year) * MONTHS_OF_YEAR + month_then - month
