"""Winning customers: what a channel costs, how surely you know it, and whether the channels carry the company.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in; a payer is a
paying customer.
"""

import math

ROUNDING = 1e-9
LARGEST_STEP = 100
MOST_CHECKS = 10


def total(first: float, second: float, third: float, fourth: float, fifth: float) -> float:
    """Sum over five channels of visitors, payers, cash or hours.

    Errors: ValueError if a number is negative.
    """
    if min(first, second, third, fourth, fifth) < 0:
        raise ValueError("No channel can have a negative number of visitors, payers, hours or money.")
    return first + second + third + fourth + fifth


def hour_price(month_price: float, days: float, day_hours: float) -> float:
    """Cost of an hour of somebody's work.

    month_price: full cost of a person-month. days: working days of a month. day_hours: hours of one.
    Errors: ValueError if days or hours are not positive or the price is negative.
    """
    if days <= 0 or day_hours <= 0:
        raise ValueError("A month needs more than zero working days, and a day more than zero hours.")
    if month_price < 0:
        raise ValueError("The cost of a person-month must not be negative.")
    return month_price / (days * day_hours)


def cac(cash: float, hours: float, hour: float, payers: float) -> float:
    """Cost of winning one payer: cash, and people's time at so much an hour.

    cash: money paid to others. hours: hours worked. hour: cost of an hour, 0 to leave time out.
    payers: new payers that came of it. Returns money, infinity without a payer.
    Errors: ValueError if a number is negative.
    """
    if min(cash, hours, hour, payers) < 0:
        raise ValueError("Cash, hours, the cost of an hour and payers must not be negative.")
    if payers == 0:
        return float("inf")
    return (cash + hours * hour) / payers


def kept_mixed(triers: float, trier_churn: float, churn: float, month: float) -> float:
    """Share still paying after so many months where some came only to try.

    triers: share of the new payers who only try. trier_churn: share of those who leave each
    month. churn: the same for the others. The curve falls fast, then slowly.
    Errors: ValueError if a share is outside 0 to 1 or the month is negative.
    """
    if not 0 <= triers <= 1 or not 0 <= trier_churn <= 1 or not 0 <= churn <= 1:
        raise ValueError("Shares lie between 0 and 1; write 5% a month as 0.05.")
    if month < 0:
        raise ValueError("The month must not be negative.")
    return triers * math.pow(1 - trier_churn, month) + (1 - triers) * math.pow(1 - churn, month)


def value_mixed(monthly: float, triers: float, trier_churn: float, churn: float, months: float) -> float:
    """What one new payer contributes in so many months where some came only to try.

    monthly: contribution a month; the first is paid in full. months: a whole number. The rest as
    in `kept_mixed`.
    Errors: those of `kept_mixed`; ValueError if the months are negative or not whole.
    """
    if months < 0 or months != int(months):
        raise ValueError("The months must be a whole number, not below zero.")
    value = 0.0
    for month in range(int(months)):
        value += monthly * kept_mixed(triers, trier_churn, churn, month)
    return value


def payers_to_know(factor: float, z: float) -> float:
    """Paying customers a channel must have brought before its CAC is known within a factor.

    Their count scatters by its square root, so the logarithm of the CAC scatters by
    1 / sqrt(count). factor: 2 for “between half and double”. z: 1.96 for nineteen times in
    twenty. Returns a whole number. Against the exact Poisson interval the upper end is right
    within a few per cent; with eight of them the lower end is about a sixth below half.
    Errors: ValueError if the factor is not above 1 or z is not positive.
    """
    if factor <= 1:
        raise ValueError("The factor must be greater than 1.")
    if z <= 0:
        raise ValueError("z must be greater than zero.")
    return math.ceil(math.pow(z / math.log(factor), 2) - ROUNDING)


def known_within(payers: float, z: float) -> float:
    """Factor within which a channel's CAC is known after so many payers.

    The inverse of `payers_to_know`; infinity without a payer.
    Errors: ValueError if payers are negative or z is not positive.
    """
    if payers < 0:
        raise ValueError("Payers must not be negative.")
    if z <= 0:
        raise ValueError("z must be greater than zero.")
    if payers == 0:
        return float("inf")
    return math.exp(z / math.sqrt(payers))


def chance_stopped(mean: float, least: float, checks: float) -> float:
    """Chance that a channel is stopped at one of several checks, all payers so far counted each time.

    Between two checks the same money is spent. mean: payers it brings on average, at most 100.
    least: payers wanted for each check that has been reached, so that after k checks fewer than
    k × least stop the channel. checks: a whole number, at most 10.
    Errors: ValueError if an input is out of range.
    """
    if not 0 <= mean <= LARGEST_STEP or least < 0:
        raise ValueError("Between two checks 0 to 100 payers are expected, and those wanted are not below zero.")
    if not 1 <= checks <= MOST_CHECKS or checks != int(checks):
        raise ValueError("The checks must be a whole number from 1 to 10.")
    most = int(mean + 10 * math.sqrt(mean) + 20)
    step = [math.exp(-mean)]
    for k in range(most):
        step.append(step[k] * mean / (k + 1))
    alive = [1.0]
    for check in range(1, int(checks) + 1):
        after = [0.0] * (len(alive) + most)
        for so_far in range(len(alive)):
            for k in range(most + 1):
                after[so_far + k] += alive[so_far] * step[k]
        for count in range(len(after)):
            if count < check * least - ROUNDING:
                after[count] = 0.0
        alive = after
    return max(0.0, 1 - sum(alive))


def plateau(steady_payers: float, referral_rate: float, churn: float) -> float:
    """Payers at which a company without ads stops growing.

    New payers from people's time stay the same while those who leave rise with the company:
    steady_payers = plateau * (churn - referral_rate). steady_payers: new payers a month.
    referral_rate: payers each payer brings a month. churn: share lost each month.
    Returns payers, infinity where referral alone replaces those who leave.
    Errors: ValueError if a number is negative.
    """
    if min(steady_payers, referral_rate, churn) < 0:
        raise ValueError("Payers, referrals and churn must not be negative.")
    if referral_rate >= churn:
        return float("inf")
    return steady_payers / (churn - referral_rate)


def carried(
    steady_payers: float, steady_cash: float, referral_rate: float, reward: float, churn: float, monthly: float
) -> float:
    """Money a month that the channels leave towards the fixed costs once growth has stopped.

    The company has reached its `plateau`. steady_payers: new payers a month from channels that live
    on people's time, for steady_cash a month. referral_rate: payers each payer brings a month, for a
    reward each. churn: share lost each month, above the referral rate. monthly: contribution of a
    payer a month. Below 0 the channels cost more than they bring.
    Errors: those of `plateau`; ValueError if cash or reward are negative or growth never stops.
    """
    if steady_cash < 0 or reward < 0:
        raise ValueError("Cash and reward must not be negative.")
    payers = plateau(steady_payers, referral_rate, churn)
    if payers == float("inf"):
        raise ValueError("Where referral alone replaces those who leave, growth does not stop.")
    return left_by_channels(payers, monthly, referral_rate, reward, steady_cash)


def left_by_channels(payers: float, monthly: float, referral_rate: float, reward: float, cash: float) -> float:
    """Money a month that so many payers leave towards the fixed costs once the channels are paid.

    monthly: contribution of a payer a month. referral_rate: payers each payer brings a month, for
    a reward each. cash: what the other channels cost a month. Below 0 they cost more than is left.
    Errors: ValueError if payers, reward or cash are negative.
    """
    if min(payers, reward, cash) < 0:
        raise ValueError("Payers, reward and cash must not be negative.")
    return payers * (monthly - referral_rate * reward) - cash


def carried_share(
    steady_payers: float,
    steady_cash: float,
    referral_rate: float,
    reward: float,
    churn: float,
    monthly: float,
    fixed: float,
) -> float:
    """Coverage: what the channels leave once growth has stopped, as a multiple of the fixed costs.

    The first six inputs are those of `carried`. fixed: fixed costs a month, above 0. At 1 the
    company breaks even. Equal to the payers that can be had divided by those needed to break even.
    Errors: those of `carried`; ValueError if the fixed costs are not positive.
    """
    if fixed <= 0:
        raise ValueError("The fixed costs must be greater than zero.")
    return carried(steady_payers, steady_cash, referral_rate, reward, churn, monthly) / fixed


def left_at_price(price: float, tax: float, fee_share: float, costs: float) -> float:
    """Contribution of a payer a month at a price.

    price: a month, tax included. tax: rate inside it. fee_share: payment fee as a share of the
    price. costs: serving and support a month.
    Errors: ValueError if a number is negative or the fee above 1.
    """
    if min(price, tax, fee_share, costs) < 0 or fee_share > 1:
        raise ValueError("Price, tax, fee and costs must not be negative, and the fee is at most the price.")
    return price / (1 + tax) - price * fee_share - costs


def price_to_carry(
    steady_payers: float,
    steady_cash: float,
    referral_rate: float,
    reward: float,
    churn: float,
    fixed: float,
    tax: float,
    fee_share: float,
    costs: float,
) -> float:
    """Monthly price at which the channels carry the fixed costs, if it drives nobody away.

    The first five inputs are those of `carried`, fixed as in `carried_share`, the rest as in
    `left_at_price`. Returns infinity without payers.
    Errors: those of `carried`, `carried_share` and `left_at_price`; ValueError if tax and fee take
    the whole price.
    """
    at_nothing = carried_share(steady_payers, steady_cash, referral_rate, reward, churn, 0, fixed) * fixed
    each = left_at_price(1, tax, fee_share, 0)
    if each <= 0:
        raise ValueError("Tax and fee must leave something of the price.")
    payers = plateau(steady_payers, referral_rate, churn)
    if payers == 0:
        return float("inf")
    return ((fixed - at_nothing) / payers + costs) / each


def payers_to_hire(pay: float, ceiling: float, cash: float) -> float:
    """Additional payers a month from which a person hired for marketing pays.

    pay: full cost of the person a month. ceiling: the most a payer may cost. cash: cash each takes.
    Returns infinity where the cash alone reaches the ceiling.
    Errors: ValueError if a number is negative.
    """
    if min(pay, ceiling, cash) < 0:
        raise ValueError("Pay, ceiling and cash must not be negative.")
    if cash >= ceiling:
        return float("inf")
    return pay / (ceiling - cash)


def anyway_limit(reward: float, ceiling: float) -> float:
    """Share of the referred who may have come anyway before the reward costs too much.

    ceiling: the most a payer may cost. Returns 0 where the reward alone is above it.
    Errors: ValueError if the reward is negative or the ceiling is not positive.
    """
    if reward < 0:
        raise ValueError("The reward must not be negative.")
    if ceiling <= 0:
        raise ValueError("The ceiling must be greater than zero.")
    return max(0.0, 1 - reward / ceiling)


def win_rate(pilot_rate: float, review_rate: float, sign_rate: float) -> float:
    """Share of first talks that end in a signed contract: the product of the three stages.

    Errors: ValueError if a rate is outside 0 to 1 or zero.
    """
    if not 0 < pilot_rate <= 1 or not 0 < review_rate <= 1 or not 0 < sign_rate <= 1:
        raise ValueError("Each stage needs a rate greater than 0 and at most 1.")
    return pilot_rate * review_rate * sign_rate


def sale_hours(
    talk: float, pilot: float, review: float, pilot_rate: float, review_rate: float, sign_rate: float
) -> float:
    """Hours of work for one signed contract, those lost on the way included.

    talk: hours spent on each firm talked to; pilot: on each pilot; review: on each security review
    and purchase. pilot_rate: share of talks that become pilots; review_rate: of pilots that reach
    the review; sign_rate: of reviews that end in a signature.
    Errors: those of `win_rate`; ValueError if hours are negative.
    """
    if min(talk, pilot, review) < 0:
        raise ValueError("Hours must not be negative.")
    won = win_rate(pilot_rate, review_rate, sign_rate)
    return (talk + pilot_rate * pilot + pilot_rate * review_rate * review) / won


def sale_cost(hours: float, hour: float, pilot_cash: float, review_rate: float, sign_rate: float) -> float:
    """Cost of one signed contract: the hours, and the cash of all the pilots behind it.

    hours: from `sale_hours`. hour: cost of one. pilot_cash: cash for one pilot. review_rate,
    sign_rate: as there; one contract takes 1 / (review_rate × sign_rate) pilots.
    Errors: ValueError if a number is negative or a rate not above 0 and at most 1.
    """
    if min(hours, hour, pilot_cash) < 0:
        raise ValueError("Hours and costs must not be negative.")
    return hours * hour + pilot_cash / win_rate(1.0, review_rate, sign_rate)


def seat_year(price: float, tax: float, requests: float, request_cost: float, support: float) -> float:
    """What one seat contributes in a year of an annual contract.

    price: a month of one seat, tax included. tax: rate inside it. requests: requests a month.
    request_cost: money for one. support: human help a month.
    Errors: ValueError if a number is negative.
    """
    if min(price, tax, requests, request_cost, support) < 0:
        raise ValueError("Prices, requests and costs must not be negative.")
    return 12 * (price / (1 + tax) - requests * request_cost - support)


def least_seats(cost: float, seat: float, years: float) -> float:
    """Seats below which a contract does not repay the sale in so many years.

    cost: of one signed contract. seat: contribution of a seat in a year. years: within which the
    sale has to be repaid. Returns a whole number, infinity if a seat contributes nothing.
    Errors: ValueError if the cost is negative or the years are not positive.
    """
    if cost < 0:
        raise ValueError("The cost must not be negative.")
    if years <= 0:
        raise ValueError("The years must be greater than zero.")
    if seat <= 0:
        return float("inf")
    return math.ceil(cost / (seat * years) - ROUNDING)


def contracts_to_break_even(
    fixed: float, shared: float, seats: float, seat: float, pilot_cash: float, review_rate: float, sign_rate: float
) -> float:
    """Contracts a year whose seats pay the fixed costs and the cash of selling them.

    fixed: fixed costs of a year, the pay of those who sell included. shared: money a year for what
    every buyer asks for. seats: of one contract. seat: contribution of a seat in a year. pilot_cash,
    review_rate, sign_rate: as in `sale_cost`. A whole number; infinity if a contract leaves nothing.
    Errors: those of `sale_cost`; ValueError if another number is negative.
    """
    if min(fixed, shared, seats) < 0:
        raise ValueError("Costs and seats must not be negative.")
    left = seats * seat - sale_cost(0, 0, pilot_cash, review_rate, sign_rate)
    if left <= 0:
        return float("inf")
    return math.ceil((fixed + shared) / left - ROUNDING)


def with_shared(cost: float, shared: float, contracts: float) -> float:
    """Cost of one contract once it bears its part of what is paid for all of them.

    cost: of the sale itself. shared: money a year for what every buyer asks for, such as security
    papers. contracts: signed a year.
    Errors: ValueError if a cost is negative or the contracts are not positive.
    """
    if cost < 0 or shared < 0:
        raise ValueError("Costs must not be negative.")
    if contracts <= 0:
        raise ValueError("There must be more than zero contracts to share the cost.")
    return cost + shared / contracts
