"""Who owns what after a round, and who gets what when the company is sold.

Numbers and tuples of numbers in, the same out. Nothing is imported but `math` and a sibling, so
that the same file runs under CPython, Pyodide and MicroPython. Shares are counts of shares, parts
are parts of one whole, money is in whatever currency the inputs are given in, before tax and fees.

A convertible is a tuple of four: the money it converts, its cap, its discount (0.2 for twenty per
cent) and 1 if its cap counts the shares it becomes (a post-money SAFE) or 0 if it does not (a note
with a pre-money cap). No cap is infinity. A class of preferred shares is a tuple of five: its
shares, the money it may take first, 1 if it then also shares in the rest (participating) or 0, the
most it may take in all if it does (infinity for no limit), and its rank: higher ranks are paid
first, equal ranks share. Interest and cumulative dividends belong in the money taken first.
"""

import math

from models.equity import after_rounds

ROUNDING = 1e-9
HALVINGS = 200
INFINITY = float("inf")


def with_interest(principal: float, rate: float, years: float) -> float:
    """A sum with simple interest: what a note converts, or what a repurchase clause asks for.

    principal: money paid in. rate: interest a year, 0.08 for eight per cent. years: since it was paid.
    Errors: ValueError if a number is negative.
    """
    if min(principal, rate, years) < 0:
        raise ValueError("The principal, the interest and the years must not be negative.")
    return principal * (1 + rate * years)


def safe_part(money: float, cap: float) -> float:
    """Part of the company that a post-money SAFE buys, before the new money of the priced round.

    money: paid. cap: post-money valuation cap, more than the money.
    Errors: ValueError if the money is negative or the cap is not greater than it.
    Source: Y Combinator's post-money SAFE, definition of Company Capitalization.
    """
    if money < 0:
        raise ValueError("The money of a SAFE must not be negative.")
    if not cap > money:
        raise ValueError("The cap of a post-money SAFE must be greater than its money.")
    return money / cap


def _check_table(shares: tuple[float, ...], pool_at: int) -> None:
    if len(shares) == 0 or min(shares) < 0 or sum(shares) <= 0:
        raise ValueError("There must be shares, and none may be negative.")
    if not 0 <= pool_at < len(shares):
        raise ValueError("The option pool must be one of the holders, with no shares if there is none.")


def converted_shares(
    shares: float, converts: tuple[tuple[float, float, float, float], ...], price: float
) -> tuple[float, ...]:
    """Shares that convertibles become at the price of a priced round.

    shares: all shares before, pool included. converts: of the module. price: a share of the round;
    each holder takes the better of the cap and the discounted price. The capitalisation on which a
    post-money cap is reckoned holds all shares before and all that convert, but not the pool's
    increase.
    Errors: ValueError if there are no shares, the price is not positive, a convertible is out of
    range, or post-money caps sell the whole company.
    """
    if shares <= 0 or price <= 0:
        raise ValueError("The shares and the price of a share must be greater than zero.")
    for money, cap, discount, counts in converts:
        if not money >= 0 or not cap > 0 or not 0 <= discount < 1:
            raise ValueError("A convertible needs money of zero or more, a positive cap and a discount below 1.")
        if counts not in (0, 1):
            raise ValueError("A cap either counts the shares it becomes (1) or does not (0).")
    floor = []
    for money, cap, discount, counts in converts:
        at_price = money / (price * (1 - discount))
        floor.append(at_price if counts else max(at_price, money * shares / cap))
    capped: set[int] = set()
    while True:
        sold = sum(converts[at][0] / converts[at][1] for at in capped)
        if sold >= 1:
            raise ValueError("The post-money caps sell the whole company.")
        whole = (shares + sum(floor[at] for at in range(len(converts)) if at not in capped)) / (1 - sold)
        more = set()
        for at, (money, cap, _, counts) in enumerate(converts):
            if counts and at not in capped and money * whole / cap > floor[at]:
                more.add(at)
        if not more:
            break
        capped |= more
    return tuple(
        converts[at][0] * whole / converts[at][1] if at in capped else floor[at] for at in range(len(converts))
    )


def priced_round(
    shares: tuple[float, ...],
    pool_at: int,
    money: float,
    pre_money: float,
    pool: float,
    pool_first: float,
    converts: tuple[tuple[float, float, float, float], ...] = (),
) -> tuple[tuple[float, ...], float]:
    """The cap table after a priced round.

    shares: of each holder. pool_at: which of them is the unissued option pool. money: new money.
    pre_money: valuation before it, all converted shares included. pool: part of the company, after
    the round, that the unissued pool must hold; it is never made smaller. pool_first: 1 if the
    pool is made up before the new money, so that only the old holders and the converted pay for it
    (the “option pool shuffle”); 0 if after it, so that the new investor pays too. converts: of the
    module.
    Returns the shares of each holder (old ones, then one for each convertible, then the new
    investor) and the price of a share.
    Errors: ValueError if the money is negative, the valuation not positive, the pool outside 0 to
    1, or what is sold and set aside reaches the whole; those of `converted_shares`.
    """
    _check_table(shares, pool_at)
    if money < 0 or not pre_money > 0:
        raise ValueError("The money must not be negative and the valuation must be greater than zero.")
    if not 0 <= pool < 1 or pool_first not in (0, 1):
        raise ValueError("The pool must be a part below 1, made up first (1) or afterwards (0).")
    sold = money / (pre_money + money)
    if pool_first and sold + pool >= 1:
        raise ValueError("What is sold and set aside must stay below the whole.")
    before = sum(shares)
    old_pool = shares[pool_at]

    def whole(price: float) -> float:
        """All shares after the new money, the pool made up first if it is to be."""
        there = before + sum(converted_shares(before, converts, price))
        if not pool_first:
            return there / (1 - sold)
        return max(there / (1 - sold), (there - old_pool) / (1 - sold - pool))

    low = high = (pre_money + money) / whole(INFINITY)
    while high * whole(high) < pre_money + money:
        high *= 2
    while low * whole(low) > pre_money + money:
        low /= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle * whole(middle) < pre_money + money:
            low = middle
        else:
            high = middle
    price = (low + high) / 2
    became = converted_shares(before, converts, price)
    total = whole(price)
    new = sold * total
    made = total - new - before - sum(became)
    if not pool_first:
        made = (total - old_pool) / (1 - pool) - total
    table = [held + (max(0.0, made) if at == pool_at else 0.0) for at, held in enumerate(shares)]
    return tuple(table) + became + (new,), price


def parts(shares: tuple[float, ...]) -> tuple[float, ...]:
    """Each holder's part of the company.

    Errors: ValueError if there are no shares or one is negative.
    """
    _check_table(shares, 0)
    whole = sum(shares)
    return tuple(held / whole for held in shares)


def effective_pre_money(money: float, pre_money: float, pool: float) -> float:
    """What the old shares are worth in a round whose new option pool is made up before the money.

    pool: part of the company, after the round, that is newly set aside. The rest of `priced_round`.
    Returns money, less than the pre-money valuation by the value of the pool.
    Errors: ValueError if an amount is out of range or nothing is left for the old shares.
    """
    if not money >= 0 or not pre_money > 0 or not pool >= 0:
        raise ValueError("The money and the pool must not be negative, the valuation must be greater than zero.")
    left = pre_money - pool * (pre_money + money)
    if left <= 0:
        raise ValueError("The pool takes all that the old shares are worth.")
    return left


def protected_price(paid: float, outstanding: float, money: float, price: float, ratchet: float) -> float:
    """Price at which an earlier investor's shares convert after a round at a lower price.

    paid: price of the earlier shares. outstanding: all shares before the new round, as converted.
    money: of the new round. price: of one of its shares. ratchet: 1 for a full ratchet (the new
    price), 0 for the broad-based weighted average CP2 = CP1 * (A + B) / (A + C), with A the shares
    outstanding, B those the new money would have bought at the old price, C those it buys.
    Errors: ValueError if a number is not positive or ratchet is neither 0 nor 1.
    Source: NVCA model certificate of incorporation, adjustment of the conversion price.
    """
    if min(paid, outstanding, money, price) <= 0:
        raise ValueError("Prices, shares and money must be greater than zero.")
    if ratchet not in (0, 1):
        raise ValueError("Ratchet must be 1 for a full ratchet or 0 for the weighted average.")
    if price >= paid:
        return paid
    if ratchet:
        return price
    return paid * (outstanding + money / paid) / (outstanding + money / price)


def down_round(sold: float, pool: float, first: float, money: float, fall: float, kind: float) -> tuple[float, float]:
    """Two rounds, the second at a lower price of a share: who owns what after it.

    sold, pool: parts of the company, after the first round, of the investor and of the option
    pool; the founders hold the rest. first: money of the first round. money: of the second. fall:
    by which the price of a share falls, 0.5 for a half. kind: 0 without protection of the first
    investor, 1 with the weighted average, 2 with a full ratchet. The new investor pays the fallen
    price for each share whatever the first one is given.
    Returns the founders' and the first investor's parts.
    Errors: ValueError if a part or the fall is out of range, a round brings no money, or kind is
    none of these; those of `protected_price`.
    """
    if not (sold > 0 and pool >= 0 and sold + pool < 1 and 0 <= fall < 1):
        raise ValueError("The parts sold and set aside must stay below the whole, the fall below 1.")
    if kind not in (0, 1, 2):
        raise ValueError("Kind must be 0 (no protection), 1 (weighted average) or 2 (full ratchet).")
    if not (first > 0 and money > 0):
        raise ValueError("The money of both rounds must be greater than zero.")
    outstanding = 1.0
    paid = first / sold
    price = paid * (1 - fall)
    held = sold
    if kind:
        held = first / protected_price(paid, outstanding, money, price, kind - 1)
    whole = outstanding - sold + held + money / price
    return (1 - sold - pool) / whole, held / whole


def _shared(rest: float, plain: float, joining: list[tuple[float, float]]) -> float:
    """Money a share from the rest, where some that join stop at their limit: (shares, limit) each."""
    left, counting = rest, plain
    for shares, _ in joining:
        counting += shares
    a_share = left / counting if counting > 0 else 0.0
    for shares, limit in sorted(joining, key=lambda one: one[1] / one[0]):
        if a_share * shares <= limit:
            break
        left -= limit
        counting -= shares
        a_share = left / counting if counting > 0 else 0.0
    return a_share


def _paid(
    price: float, common: float, classes: tuple[tuple[float, float, float, float, float], ...], converted: set[int]
) -> list[float]:
    """Payouts, the common shares first, with a given set of classes converted into common shares."""
    paid = [0.0] * len(classes)
    rest = price
    for rank in sorted({one[4] for one in classes}, reverse=True):
        same = [at for at, one in enumerate(classes) if one[4] == rank and at not in converted]
        asked = sum(classes[at][1] for at in same)
        given = min(rest, asked)
        for at in same:
            paid[at] = given * classes[at][1] / asked if asked > 0 else 0.0
        rest -= given
    plain = common + sum(classes[at][0] for at in converted)
    joining, who = [], []
    for at, one in enumerate(classes):
        if one[2] and at not in converted:
            joining.append((one[0], max(0.0, one[3] - paid[at])))
            who.append(at)
    a_share = _shared(rest, plain, joining)
    for here, (shares, limit) in enumerate(joining):
        paid[who[here]] += min(limit, a_share * shares)
    for at in converted:
        paid[at] = a_share * classes[at][0]
    return [a_share * common] + paid


def waterfall(
    price: float, common: float, classes: tuple[tuple[float, float, float, float, float], ...]
) -> tuple[float, ...]:
    """Who gets what when the company is sold or wound up.

    price: what is left for shareholders, debts, wages, tax and fees paid. common: ordinary shares,
    founders' and employees' together. classes: preferred shares, each as in the module. A class
    converts into common shares where that pays it more, given what the others do; no class
    would then gain by changing alone.
    Returns the payout of all ordinary shares, then that of each class; together they are the price.
    Errors: ValueError if the price is negative or infinite, there are no ordinary shares, or a class is out of
    range.
    """
    if not 0 <= price < INFINITY or not common > 0:
        raise ValueError("The price must be a number of zero or more, and there must be ordinary shares.")
    for shares, first, joins, limit, _ in classes:
        if not (shares > 0 and first >= 0 and joins in (0, 1) and (not joins or limit >= first)):
            raise ValueError("A class needs shares, a preference of zero or more, and a limit no lower than it.")
    order = []
    for at, (shares, first, joins, limit, _) in enumerate(classes):
        order.append(((limit if joins else first) / shares, at))
    converted: set[int] = set()
    for _, at in sorted(order):
        stays = _paid(price, common, classes, converted)[at + 1]
        leaves = _paid(price, common, classes, converted | {at})[at + 1]
        if leaves > stays:
            converted.add(at)
    return tuple(_paid(price, common, classes, converted))


def ordinary_from(classes: tuple[tuple[float, float, float, float, float], ...]) -> float:
    """Price above which ordinary shares get anything: all that may be taken first, added up.

    Below it no class gains by converting, since its preference alone is more than a part of what is left.
    """
    return sum(one[1] for one in classes)


def _after(
    rounds: float, raised: tuple[float, ...], sold: float, pool: float, times: float, joins: float, limit: float
) -> tuple[float, tuple[tuple[float, float, float, float, float], ...]]:
    """Ordinary shares and classes after equal rounds; each later round ranks before the earlier ones."""
    count = int(rounds)
    after_rounds(1, sold, pool, rounds)
    if not 1 <= count <= len(raised):
        raise ValueError("There must be at least one round, and money for each.")
    classes = []
    for number in range(count):
        held = sold * math.pow(1 - sold - pool, count - 1 - number)
        money = raised[number]
        most = limit * money if limit > 0 else INFINITY
        classes.append((held, times * money, joins, most, number + 1.0))
    return 1 - sum(one[0] for one in classes), tuple(classes)


def sale_after_rounds(
    price: float,
    rounds: float,
    first: float,
    second: float,
    third: float,
    fourth: float,
    fifth: float,
    sold: float,
    pool: float,
    times: float,
    joins: float,
    limit: float,
) -> tuple[float, float, float, float]:
    """A sale after up to five rounds that each sell the same part and refill the pool.

    price: of the company. rounds: how many, 1 to 5. first … fifth: money of each. sold, pool: of
    `equity.after_rounds`. times: preference, in multiples of the money. joins: 1 if investors then
    share in the rest as well, 0 if not. limit: most they may take in all, in multiples of the
    money; 0 for no limit. Later rounds are paid first. All options are exercised for nothing.
    Returns the founders' money, all investors' money, the founders' part of the shares and the
    price above which ordinary shares get anything.
    Errors: those of `equity.after_rounds` and `waterfall`; ValueError if there are no or too many rounds.
    """
    common, classes = _after(rounds, (first, second, third, fourth, fifth), sold, pool, times, joins, limit)
    paid = waterfall(price, common, classes)
    founders = after_rounds(1, sold, pool, rounds)
    return paid[0] * founders / common, sum(paid[1:]), founders, ordinary_from(classes)


def price_for_founders(
    wanted: float,
    rounds: float,
    first: float,
    second: float,
    third: float,
    fourth: float,
    fifth: float,
    sold: float,
    pool: float,
    times: float,
    joins: float,
    limit: float,
) -> float:
    """Price of the company at which the founders together get a given sum.

    wanted: money, more than zero. The rest as in `sale_after_rounds`.
    Errors: ValueError if wanted is not positive; those of `sale_after_rounds`.
    """
    if not wanted > 0:
        raise ValueError("The sum wanted must be greater than zero.")
    terms = (rounds, first, second, third, fourth, fifth, sold, pool, times, joins, limit)
    low, high = 0.0, wanted
    while sale_after_rounds(high, *terms)[0] < wanted:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if sale_after_rounds(middle, *terms)[0] < wanted:
            low = middle
        else:
            high = middle
    return high


def company_value(customers: float, left: float, acquisition: float, churn: float, fixed: float, years: float) -> float:
    """What a company is worth once its customers no longer grow, in so many years of its profit.

    customers: held. left: contribution a customer a month. acquisition: cost of winning one.
    churn: share lost each month, replaced. fixed: fixed cost of a month. years: of profit that a
    buyer pays.
    Returns money, 0 if there is no profit.
    Errors: ValueError if a number is negative or churn is above 1.
    """
    if min(customers, left, acquisition, churn, fixed, years) < 0 or churn > 1:
        raise ValueError("Customers, money, churn and years must not be negative, churn not above 1.")
    return max(0.0, 12 * years * (customers * (left - acquisition * churn) - fixed))


def largest_round(value: float, multiple: float, sold: float) -> float:
    """The most money that a sale of shares can raise if the hopeful value is to repay it so many times.

    value: of the company in the hopeful case. multiple: value wanted for each unit of the
    post-money valuation. sold: part of the company that the money buys.
    Errors: ValueError if the value is negative, the multiple not positive or sold outside 0 to 1.
    """
    if value < 0 or multiple <= 0 or not 0 < sold < 1:
        raise ValueError("The value must not be negative, the multiple positive, the part sold between 0 and 1.")
    return sold * value / multiple


def churn_that_fits(
    new: float,
    left: float,
    acquisition: float,
    fixed: float,
    years: float,
    multiple: float,
    sold: float,
    money: float,
) -> float:
    """Monthly churn at which a round just fits: above it, `largest_round` is less than the money.

    new: customers won each month, so that new / churn are held. left, acquisition, fixed, years: of
    `company_value`. multiple, sold: of `largest_round`. money: of the round.
    Returns a share a month, at most 1.
    Errors: ValueError if an amount is not positive, the fixed cost or the acquisition cost is
    negative, or sold is outside 0 to 1.
    """
    if min(new, left, years, multiple, money) <= 0 or min(acquisition, fixed) < 0 or not 0 < sold < 1:
        raise ValueError("Customers, money, years and multiple must be positive, the part sold between 0 and 1.")
    profit = money * multiple / sold / (12 * years)
    return min(1.0, new * left / (profit + new * acquisition + fixed))


def new_that_fits(
    left: float,
    acquisition: float,
    churn: float,
    fixed: float,
    years: float,
    multiple: float,
    sold: float,
    money: float,
) -> float:
    """Customers to win each month for a round just to fit: with fewer, `largest_round` is less than the money.

    The other side of `churn_that_fits`: new / churn are held. left, acquisition, fixed, years: of
    `company_value`. churn: share lost each month. multiple, sold: of `largest_round`. money: of the round.
    Returns customers a month, infinity if a customer leaves nothing once those lost are replaced.
    Errors: ValueError if an amount is not positive, the fixed cost or the acquisition cost is
    negative, or churn or sold is outside 0 to 1.
    """
    if min(left, years, multiple, money) <= 0 or min(acquisition, fixed) < 0:
        raise ValueError("Money, years and multiple must be positive, the costs not negative.")
    if not 0 < churn <= 1 or not 0 < sold < 1:
        raise ValueError("Churn and the part sold must be between 0 and 1; write 6% a month as 0.06.")
    each = left - acquisition * churn
    if each <= 0:
        return float("inf")
    return churn * (money * multiple / sold / (12 * years) + fixed) / each


def prepaid(payers: float, price: float, months: float) -> float:
    """Money that customers pay in advance, tax included; it is owed back to those who want a refund.

    payers: who prepay. price: a month. months: paid for.
    Errors: ValueError if a number is negative.
    """
    if min(payers, price, months) < 0:
        raise ValueError("Customers, price and months must not be negative.")
    return payers * price * months


def due_to_savings(principal: float, rate: float, years: float, people: float, savings: float) -> float:
    """What one founder pays of a personal redemption, in multiples of what the household has saved.

    principal, rate, years: of `with_interest`. people: founders who really pay, alike: all of them
    gives the inner share, 1 what a founder bound jointly and severally may be asked for. savings:
    of one household.
    Errors: those of `with_interest`; ValueError if there is nobody or nothing saved.
    """
    if people <= 0 or savings <= 0:
        raise ValueError("There must be somebody to owe it, and savings to compare it with.")
    return with_interest(principal, rate, years) / people / savings


def left_by_safes(first: float, first_cap: float, second: float, second_cap: float) -> float:
    """What the founders own once two post-money SAFEs have converted, before any new money.

    first, second: money of each. first_cap, second_cap: their post-money caps; the founders held
    everything, and there is no pool.
    Returns a part of the company.
    Errors: those of `safe_part`; ValueError if the two sell the whole company.
    """
    left = 1 - safe_part(first, first_cap) - safe_part(second, second_cap)
    if left <= 0:
        raise ValueError("The post-money caps sell the whole company.")
    return left


def founders_after_safes(
    first: float, first_cap: float, second: float, second_cap: float, money: float, pre_money: float, pool: float
) -> float:
    """What the founders own after two post-money SAFEs and a priced round with a fresh pool before the money.

    first, first_cap, second, second_cap: of `left_by_safes`. money, pre_money, pool: of `priced_round`.
    Returns a part of the company.
    Errors: those of `priced_round`.
    """
    converts = ((first, first_cap, 0.0, 1.0), (second, second_cap, 0.0, 1.0))
    return parts(priced_round((1.0, 0.0), 1, money, pre_money, pool, 1, converts)[0])[0]


def vouchers(payers: float, serving: float, part: float) -> float:
    """What a subsidy on the bill for models saves in a year.

    payers: paying customers. serving: bill for one of them a month. part: of the bill that is paid back.
    Errors: ValueError if a number is negative or the part above 1.
    """
    if min(payers, serving, part) < 0 or part > 1:
        raise ValueError("Customers, bill and part must not be negative, the part not above 1.")
    return 12 * payers * serving * part
