"""What a market's legal duties cost, how many seats pay for them, what a stop costs, and what time is left.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in.
"""

import math

ROUNDING = 1e-9
WEEKS_OF_YEAR = 365.25 / 7
MONTHS_OF_YEAR = 12
DAYS_OF_MONTH = 30


def first_year_cost(set_up_hours: float, monthly_hours: float, hour_price: float, fees: float) -> float:
    """Cost of a market's duties in its first year.

    set_up_hours: own work before the launch. monthly_hours: own work in each of the twelve months.
    hour_price: full cost of an hour. fees: lawyers, representatives and registers of the year.
    Errors: ValueError if a number is negative.
    """
    if min(set_up_hours, monthly_hours, hour_price, fees) < 0:
        raise ValueError("Hours, their price and the fees must not be negative.")
    return (set_up_hours + MONTHS_OF_YEAR * monthly_hours) * hour_price + fees


def both(first: float, second: float) -> float:
    """Two costs together.

    Errors: ValueError if one is negative.
    """
    if min(first, second) < 0:
        raise ValueError("A cost must not be negative.")
    return first + second


def in_currency(amount: float, rate: float) -> float:
    """An amount in another currency.

    rate: units of the other currency for one unit of this one.
    Errors: ValueError if the amount is negative or the rate not positive.
    """
    if amount < 0:
        raise ValueError("The amount must not be negative.")
    if rate <= 0:
        raise ValueError("The rate must be greater than zero.")
    return amount * rate


def seats_needed(costs: float, monthly: float) -> float:
    """Seats that must have been prepaid for a year, so that they pay the costs of that year.

    costs: of the first year. monthly: contribution of one seat in one month, which may be negative.
    Returns a whole number; infinity if there are costs and a seat contributes nothing.
    Errors: ValueError if the costs are below zero.
    """
    if costs < 0:
        raise ValueError("The costs must not be negative.")
    if costs == 0:
        return 0
    if monthly <= 0:
        return float("inf")
    return math.ceil(costs / (MONTHS_OF_YEAR * monthly) - ROUNDING)


def letters_needed(seats: float, share: float) -> float:
    """Seats in letters of intent, of which that share is taken to be paid for later.

    Returns a whole number, infinity if infinitely many seats are needed.
    Errors: ValueError if the seats are negative or the share is not above 0 and at most 1.
    """
    if seats < 0:
        raise ValueError("The seats must not be negative.")
    if not 0 < share <= 1:
        raise ValueError("The share must be above 0 and at most 1; write 50% as 0.5.")
    if seats == float("inf"):
        return seats
    return math.ceil(seats / share - ROUNDING)


def stop_cost(days: float, customers: float, monthly: float) -> float:
    """Contribution that does not come in while the service is switched off for so many days.

    customers, monthly: how many there are and what each contributes a month of thirty days.
    Pay and rent go on whether the service runs or not, so they are no cost of stopping.
    Customers who leave for good are not counted.
    Errors: ValueError if the days or the customers are negative.
    """
    if days < 0 or customers < 0:
        raise ValueError("Days and customers must not be negative.")
    return days * customers * monthly / DAYS_OF_MONTH


def days_paid_for(fee: float, customers: float, monthly: float) -> float:
    """Days without contribution that cost as much as a fee.

    customers, monthly: as in `stop_cost`.
    Returns infinity if the customers contribute nothing and the fee is above zero.
    Errors: ValueError if the fee, the customers or their contribution are negative.
    """
    if min(fee, customers, monthly) < 0:
        raise ValueError("The fee, the customers and their contribution must not be negative.")
    if fee == 0:
        return 0.0
    day = stop_cost(1, customers, monthly)
    return fee / day if day > 0 else float("inf")


def weeks_of_months(months: float) -> float:
    """Weeks in so many months of average length.

    Errors: ValueError if the months are negative.
    """
    if months < 0:
        raise ValueError("The months must not be negative.")
    return months * WEEKS_OF_YEAR / MONTHS_OF_YEAR


def weeks_ahead(prepare: float, wait: float) -> float:
    """Weeks before the launch at which to begin: preparing the papers, then waiting for the number.

    Only where the office or the app store wants the number before the launch; elsewhere none.
    Errors: ValueError if a number is negative.
    """
    if prepare < 0 or wait < 0:
        raise ValueError("The weeks must not be negative.")
    return prepare + wait


def weeks_late(testable: float, prepare: float, wait: float, ready: float) -> float:
    """Weeks for which a finished product waits for its number.

    testable: week in which a version exists that can be tested for the papers. prepare, wait: weeks.
    ready: week in which the product would otherwise be launched. All weeks count from the same day.
    Errors: ValueError if a number is negative.
    """
    if testable < 0 or ready < 0:
        raise ValueError("The weeks must not be negative.")
    return max(0.0, testable + weeks_ahead(prepare, wait) - ready)


def weeks_late_of_months(testable: float, prepare: float, wait_months: float, ready_months: float) -> float:
    """As `weeks_late`, where the waiting and the building are given in months.

    wait_months: months of waiting for the number. ready_months: months until the product would
    otherwise be launched.
    Errors: those of `weeks_of_months` and `weeks_late`.
    """
    return weeks_late(testable, prepare, weeks_of_months(wait_months), weeks_of_months(ready_months))


def yearly_turnover(customers: float, net: float) -> float:
    """Turnover of a year with so many customers at a net price a month.

    Errors: ValueError if a number is negative.
    """
    if customers < 0 or net < 0:
        raise ValueError("Customers and price must not be negative.")
    return MONTHS_OF_YEAR * customers * net


def fine_ceiling(amount: float, share: float, turnover: float, lower: float) -> float:
    """Most that may be fined where the law names an amount and a share of the turnover.

    lower: 1 where the lower of the two holds (EU AI Act, Article 99(6): small and medium-sized
    enterprises; whether a small company outside the EU counts as one is open), 0 where the higher
    does (GDPR, Article 83; AI Act, Articles 99 and 101). A ceiling, not an estimate.
    Errors: ValueError if a number is negative, the share above 1 or `lower` neither 0 nor 1.
    """
    if amount < 0 or turnover < 0:
        raise ValueError("The amount and the turnover must not be negative.")
    if not 0 <= share <= 1:
        raise ValueError("The share must be between 0 and 1; write 3% as 0.03.")
    if lower not in (0, 1):
        raise ValueError("Write 1 where the lower of the two holds, 0 where the higher does.")
    of_turnover = share * turnover
    return min(amount, of_turnover) if lower else max(amount, of_turnover)


def day_number(year: float, month: float, day: float) -> float:
    """Number of a date of the Gregorian calendar, counted from 1 March of the year 0.

    Counted in years that begin in March, so that the leap day comes last.
    Errors: ValueError if there is no such date or the year is before 1.
    """
    if year != int(year) or month != int(month) or day != int(day) or year < 1:
        raise ValueError("There is no such date; write year, month and day as whole numbers, the year from 1.")
    if not 1 <= month <= MONTHS_OF_YEAR or not 1 <= day <= days_in_month(year, month):
        raise ValueError("There is no such date; write year, month and day as whole numbers, the year from 1.")
    shifted = (month + 9) % 12
    years = year - (1 if shifted >= 10 else 0)
    leaps = years // 4 - years // 100 + years // 400
    return 365 * years + leaps + (153 * shifted + 2) // 5 + day - 1


def days_in_month(year: float, month: float) -> float:
    """Days of a month: 28 to 31.

    Errors: ValueError if the month is not a whole number between 1 and 12.
    """
    if month != int(month) or not 1 <= month <= MONTHS_OF_YEAR:
        raise ValueError("The month must be a whole number between 1 and 12.")
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def days_between(year: float, month: float, day: float, year_then: float, month_then: float, day_then: float) -> float:
    """Days from one date to another, negative if the other lies before it.

    Errors: those of `day_number`.
    """
    return day_number(year_then, month_then, day_then) - day_number(year, month, day)
