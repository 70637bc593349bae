"""What a partnership is worth: the customers it adds, what it costs to run, to leave and to be exclusive.

Numbers in, numbers out; money may be any currency, the same throughout, and nothing is discounted. A share and a
chance are between 0 and 1. What a listing in a marketplace has in common with a partner is in `models.marketplace`.
"""

import math

from models.chance import poisson_at_least
from models.marketplace import added_value, break_even_share, gain_each
from models.unit_economics import lifetime_value


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if number < 0:
            raise ValueError("Numbers, hours, months and amounts must not be negative.")


def _shares(*shares: float) -> None:
    for share in shares:
        if not 0 <= share <= 1:
            raise ValueError("A share or a chance must be between 0 and 1; write 30% as 0.3.")


def brought(monthly: float, months: float, delay: float) -> float:
    """Paying customers that a partner brings within the term.

    monthly: customers a month once they come. months: term. delay: months until the first of them.
    Errors: ValueError if a number is negative.
    """
    _not_negative(monthly, months, delay)
    return monthly * counted(months, delay)


def shared_revenue(net: float, share: float, churn: float, months: float) -> float:
    """Revenue share paid for one customer, from the first month to the last in which it is owed.

    net: price a month without tax. share: of it. churn: a month. months: for how long the share is owed.
    Errors: ValueError if the share is outside 0 to 1; those of `lifetime_value`.
    """
    _shares(share)
    return lifetime_value(net * share, churn, months)


def average_payment(paid_new: float, paid_old: float, added: float) -> float:
    """Paid for the average customer of a partner. paid_new: for one really added. paid_old: for another.

    added: share of those really added. Errors: ValueError if it is outside 0 to 1 or a payment negative.
    """
    _not_negative(paid_new, paid_old)
    _shares(added)
    return added * paid_new + (1 - added) * paid_old


def customer_gain(value: float, paid_new: float, paid_old: float, added: float) -> float:
    """Gain of the average customer: the value of those added, less what is paid for all of them.

    value: contribution of an added customer from first to last. Other inputs and errors as in `average_payment`.
    """
    _not_negative(paid_new, paid_old)
    return gain_each(value - paid_new, paid_old, added)


def break_even_added(value: float, paid_new: float, paid_old: float) -> float:
    """Share of a partner's customers who must really be added, before the cost of running the deal.

    Inputs as in `customer_gain`. Infinity if an added customer leaves nothing.
    """
    return break_even_share(value - paid_new, paid_old)


def running_cost(
    fees: float,
    first_hours: float,
    month_hours: float,
    months: float,
    exit_chance: float,
    exit_hours: float,
    hour: float,
) -> float:
    """Cost of having the partner, whatever number of customers comes: cash, hours, and the expected hours of leaving.

    fees: cash at the start, a lawyer's. first_hours: to set up. month_hours: each month of the term. exit_chance: of
    leaving within the term. exit_hours: that leaving takes. hour: price of an hour.
    Errors: ValueError if a number is negative or the chance outside 0 to 1.
    """
    _not_negative(fees, first_hours, month_hours, months, exit_hours, hour)
    _shares(exit_chance)
    return fees + (first_hours + month_hours * months + exit_chance * exit_hours) * hour


def deal_value(customers: float, gain: float, running: float, forgone: float) -> float:
    """Value of the deal: customers times gain, less its running cost, less the other deals it forbids.

    customers: of `brought`. gain: of `customer_gain`. running: of `running_cost`. forgone: zero if not exclusive.
    Errors: ValueError if the customers or a cost is negative.
    """
    _not_negative(customers, running, forgone)
    return customers * gain - running - forgone


def least_monthly(gain: float, running: float, forgone: float, months: float, delay: float) -> float:
    """Customers a month from which the deal pays: a whole number, infinity if none does.

    Errors: ValueError if a number other than the gain is negative.
    """
    _not_negative(running, forgone, months, delay)
    if gain <= 0 or months <= delay:
        return math.inf
    return math.ceil((running + forgone) / (gain * (months - delay)) - 1e-9)


def most_payment(value: float, added: float, running: float, customers: float) -> float:
    """Most that can be paid, once, for each customer a partner brings: our walk-away point. Below zero: no deal.

    Errors: ValueError if the share is outside 0 to 1, the running cost negative or nobody comes.
    """
    _shares(added)
    _not_negative(running)
    if customers <= 0:
        raise ValueError("The partner must bring more than zero customers.")
    return value * added - running / customers


def least_payment(hours: float, hour: float) -> float:
    """The floor of what a partner needs for each customer it wins: its hours at its own wage.

    It may want more, for instance because another supplier pays more. Errors: ValueError if a number is negative.
    """
    _not_negative(hours, hour)
    return hours * hour


def equal_discount(share: float, net: float, saved: float) -> float:
    """Reseller discount that leaves as much a month as a revenue share does.

    share: of the revenue share. net: price a month without tax. saved: costs a month that the reseller bears instead
    of us, such as payment fees and first support. Errors: ValueError if the share is outside 0 to 1, the price not
    positive or the saving negative.
    """
    _shares(share)
    _not_negative(saved)
    if net <= 0:
        raise ValueError("The price must be positive.")
    return share + saved / net


def resold(net: float, discount: float, serving: float) -> float:
    """Contribution a month of a customer whom a reseller bills.

    discount: off the price. serving: cost a month that stays with us. Errors: ValueError if the discount is outside
    0 to 1 or an amount negative.
    """
    _shares(discount)
    _not_negative(net, serving)
    return net * (1 - discount) - serving


def standing(monthly: float, churn: float, months: float) -> float:
    """Customers of the partner still there after so many months of arrivals, the last month's all counted.

    churn: a month, at least 0, below 1. Errors: ValueError if an input is out of range.
    """
    _not_negative(monthly)
    return lifetime_value(monthly, churn, months)


def lost_at_exit(chance: float, customers: float, added: float, value: float) -> float:
    """Expected loss where the customers go with the partner who bills them, at the end of the term.

    chance: of parting. customers: of `standing`. added: share who would not have come otherwise (the others come
    back, we assume). value: of what one of them still contributes. Errors: ValueError if an input is out of range.
    """
    _shares(chance, added)
    _not_negative(customers, value)
    return chance * customers * added * value


def exclusive_extra(others: float, value: float, gain: float) -> float:
    """Customers beyond the usual number that a partner must guarantee for exclusivity to cost nothing.

    others: further deals expected within the term if it is not exclusive. value: of each. gain: of one customer.
    A deal worth less than nothing would not be signed, so nothing is forgone. Returns a whole number, infinity if
    a customer gains nothing. Errors: ValueError if the number of deals is negative.
    """
    _not_negative(others)
    if gain <= 0:
        return math.inf
    return math.ceil(others * max(0.0, value) / gain - 1e-9)


def added_needed(value: float, payment: float, running: float, customers: float) -> float:
    """Share of added customers at which the deal is worth nothing, running cost included. Above 1: it cannot pay.

    payment: once, for every customer. Other inputs as in `most_payment`.
    Errors: ValueError if the value is not positive, nobody comes or a cost is negative.
    """
    _not_negative(payment, running)
    if value <= 0 or customers <= 0:
        raise ValueError("The value of a customer and the number of customers must be greater than zero.")
    return (payment + running / customers) / value


def line(count: float, share: float) -> float:
    """Whole number that is at least a share of a count. Errors: ValueError if a number is out of range."""
    _not_negative(count)
    _shares(share)
    return math.ceil(count * share - 1e-9)


def renewal_line(total: float, value: float, payment: float, running: float, months: float) -> float:
    """New customers needed in so many months for the year ahead to pay at that pace: the line of a trial.

    total: customers who came in those months, new or not. value: contribution of a new one from first to last.
    payment: once, for every one of them. running: cost of a year ahead. Returns a whole number.
    Errors: ValueError if a number is negative or the value is zero.
    """
    _not_negative(total, payment, running, months)
    if value <= 0:
        raise ValueError("The value of a customer must be greater than zero.")
    return math.ceil((total * payment + running * months / 12) / value - 1e-9)


def pass_chance(total: float, added: float, value: float, payment: float, running: float, months: float) -> float:
    """Chance that a trial reaches its `renewal_line`, new and other customers arriving one by one (Poisson).

    total: customers expected in those months, at most 700. added: share of new ones. Other inputs as in
    `renewal_line`. Arrivals in batches make good partners fail and poor ones pass more often. Other customers beyond
    the mean plus ten roots of it are left out (error below 1e-9).
    Errors: ValueError if a new customer is not worth more than its payment; those of `renewal_line`.
    """
    _shares(added)
    _not_negative(total, payment, running, months)
    if value <= payment:
        raise ValueError("The value of a new customer must be greater than its payment.")
    mean = total * (1 - added)
    term = math.exp(-mean)
    chance = 0.0
    for others in range(int(mean + 10 * math.sqrt(mean) + 20)):
        fewest = math.ceil((others * payment + running * months / 12) / (value - payment) - 1e-9)
        chance += term * poisson_at_least(fewest, total * added)
        term *= mean / (others + 1)
    return chance


def first_cash(
    monthly: float, added: float, left: float, churn: float, payment: float, running: float, months: float, delay: float
) -> float:
    """Cash within the term itself: what those added have left by its end, less payments and the running cost.

    monthly: customers a month once they come. added: share really added. left: contribution of one a month. churn: a
    month. payment: once, for every customer. months: term, whole. delay: months until the first come, whole; those
    of a month pay in that month. Errors: ValueError if an input is out of range.
    """
    _not_negative(monthly, payment, running, months, delay)
    _shares(added)
    cash = -running
    for month in range(int(delay), int(months)):
        cash += monthly * (added * lifetime_value(left, churn, months - month) - payment)
    return cash


def referred_value(left: float, churn: float, rate: float, reward: float) -> float:
    """What an added customer contributes, with those it recommends in turn, and those they recommend.

    left: contribution a month. rate: paying customers that each brings a month. reward: for each of them.
    Errors: ValueError if the rate is not below the churn (the sum has no end) or an input is negative.
    """
    _not_negative(rate, reward)
    if rate >= churn:
        raise ValueError("The rate of recommendation must be below the churn.")
    return added_value(left - rate * reward, churn - rate)


def trial_gain(chance: float, later: float, during: float, leaving: float) -> float:
    """Expected gain of a trial of a partner who is as good as it says.

    chance: that it passes. later: value of the year that follows; what comes after that is left out. during: value
    of the trial's own months, negative as a rule. leaving: cost of parting if it fails.
    Errors: ValueError if the chance is outside 0 to 1 or the cost negative.
    """
    _shares(chance)
    _not_negative(leaving)
    return chance * later + during - (1 - chance) * leaving


def tipping_chance(gain: float, loss: float) -> float:
    """Chance that the partner is as good as it says, at which a trial breaks even.

    gain: of `trial_gain`. loss: if nobody comes, the only other possibility. Infinity if the gain is not positive:
    then no chance is enough.
    Errors: ValueError if the loss is negative.
    """
    _not_negative(loss)
    return break_even_share(gain, loss)


def saved(price: float, fee_share: float, support: float) -> float:
    """Costs a month that a reseller bears instead of us: the payment fee on the price, and customer support.

    Errors: ValueError if an amount is negative or the share outside 0 to 1.
    """
    _not_negative(price, support)
    _shares(fee_share)
    return price * fee_share + support


def counted(months: float, delay: float) -> float:
    """Months of the term in which customers come. Errors: ValueError if a number is negative."""
    _not_negative(months, delay)
    return max(0.0, months - delay)


def added_up(first: float, second: float) -> float:
    """The usual customers and the extra ones of exclusivity. Errors: ValueError if a number is negative."""
    _not_negative(first, second)
    return first + second


def highest_churn(monthly: float, added: float, payment: float, running: float, customers: float) -> float:
    """Churn a month of a partner's customers at which the deal is worth nothing; above it, it loses.

    monthly: contribution of a customer a month. payment: once, for every customer. Other inputs as in `most_payment`.
    Above 1: no churn is too high. Infinity if nothing is paid and nothing runs.
    Errors: ValueError if an input is negative, the share outside 0 to 1 or nobody comes.
    """
    _not_negative(monthly, payment, running)
    _shares(added)
    if customers <= 0:
        raise ValueError("The partner must bring more than zero customers.")
    cost = payment + running / customers
    return added * monthly / cost if cost > 0 else math.inf
