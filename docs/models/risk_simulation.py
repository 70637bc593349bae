"""A plan of monthly cash that risks strike, simulated with a seeded generator, so that everybody gets the same draws.

Numbers in, numbers out. Only `math` and `models.chance` are imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the inputs are given in.

A register of risks is given as named numbers, such as `supplier_chance=0.04, supplier_lost=0.1`: the name of a risk,
an underscore, and one of these parts. A part that is not given is 0.

chance: that it strikes in a month, if it is not lasting. Once over, it may strike again, `STRIKES` times in all.
cost: money in the month of the strike.
lost: share of the customers who leave in that month.
fewer: share of the new customers that do not come while it lasts; the shares that come multiply.
dearer: money by which a customer's contribution a month falls while it lasts.
lasts: months, that of the strike included.
monthly: money spent every month, struck or not, to be prepared for it.
"""

import math

from models.chance import normal_quantile

MULTIPLIER = 48271
MODULUS = 2147483647
PARTS = ("chance", "cost", "lost", "fewer", "dearer", "lasts", "monthly")
CHANCE, COST, LOST, FEWER, DEARER, LASTS, MONTHLY = range(7)
STRIKES = 12
NEVER = 1000000000
THEN = "then_"
FULL = 64
AT_ONCE = 2
LEAST = 0.005
WORST = 0.1
ROUNDING = 1e-9
_kept: dict[tuple[tuple[str, float], ...], list[float]] = {}


def next_state(state: int) -> int:
    """The next number of the generator MINSTD: 48,271 times the last one, modulo 2**31 - 1.

    state: whole number from 1 to 2,147,483,646. Source: S. K. Park, K. W. Miller and P. K. Stockmeyer, "Another Test
    for Randomness", Communications of the ACM 36 (1993) 7; the C++ standard calls it `minstd_rand` and requires that
    the 10,000th number from the seed 1 be 399,268,537. No product reaches 2**47, so that JavaScript and a spreadsheet
    compute the same numbers.
    Errors: ValueError if the state is out of range.
    """
    if state != int(state) or not 0 < state < MODULUS:
        raise ValueError("The state must be a whole number from 1 to 2147483646.")
    return int(state) * MULTIPLIER % MODULUS


def month_struck(draw: float, chance: float) -> int:
    """The month in which something strikes that has the same chance every month; the first month is 1.

    draw: a number between 0 and 1. Over many draws it strikes in month m with the chance
    chance * (1 - chance)**(m - 1), as if a coin were tossed every month.
    Returns a month, 1,000,000,000 if it never strikes.
    Errors: ValueError if the draw is not inside 0 to 1 or the chance is outside 0 to 1.
    """
    if not 0 < draw < 1:
        raise ValueError("The draw must lie between 0 and 1.")
    if not 0 <= chance <= 1:
        raise ValueError("A chance must be between 0 and 1; write 5% as 0.05.")
    if chance == 0:
        return NEVER
    if chance == 1:
        return 1
    return min(NEVER, 1 + int(math.log(draw) / math.log(1 - chance)))


def month_chance(share: float, months: float, people: float = 1) -> float:
    """Chance a month that at least one of several people goes, from the share of people gone after some time.

    share: gone after that time, at least 0, below 1. months: that time. people: how many, each going by themselves.
    Errors: ValueError if an input is out of range.
    """
    if not 0 <= share < 1:
        raise ValueError("The share must be at least 0 and below 1.")
    if months <= 0 or people <= 0:
        raise ValueError("The months and the people must be greater than zero.")
    return 1 - math.pow(1 - share, people / months)


def chance_within(chance: float, months: float) -> float:
    """Chance that something strikes within so many months, if each has the same chance.

    Errors: ValueError if the chance is outside 0 to 1 or the months are negative.
    """
    if not 0 <= chance <= 1 or months < 0:
        raise ValueError("A chance must be between 0 and 1, and months must not be negative.")
    return 1 - math.pow(1 - chance, months)


def runs_wanted(error: float, confidence: float) -> float:
    """Runs after which any simulated share is known to within an error.

    error: half the width of its interval, 0.02 for two percentage points. confidence: of the interval, 0.95.
    The normal approximation for a share of one half, where the error is largest. Returns a whole number.
    Errors: ValueError if an input is not between 0 and 1.
    """
    if not 0 < error < 1 or not 0 < confidence < 1:
        raise ValueError("The error and the confidence must lie between 0 and 1.")
    half = normal_quantile((1 + confidence) / 2)
    return math.ceil(half * half / (4 * error * error))


def share_error(share: float, runs: float, confidence: float) -> float:
    """Half the width of the interval of a simulated share, by the normal approximation.

    It is too narrow where fewer than ten runs fall on one side.
    Errors: ValueError if the share or the confidence is out of range or there is no run.
    """
    if not 0 <= share <= 1 or not 0 < confidence < 1:
        raise ValueError("A share must be between 0 and 1 and a confidence inside it.")
    if runs < 1:
        raise ValueError("There must be a run.")
    return normal_quantile((1 + confidence) / 2) * math.sqrt(share * (1 - share) / runs)


def used_up(
    start: float,
    growth: float,
    churn: float,
    most: float,
    monthly: float,
    acquisition: float,
    fixed: float,
    owed: float,
    behind: float,
    saves: float,
    months: float,
    risks: list[list[float]],
    struck: list[list[int]],
) -> list[float]:
    """Cash used up by the end of each month and what customers would then have to be paid back.

    start: paying customers. growth: net growth a month if nothing strikes. churn: share lost each month. most: new
    customers a month that the channels bring at most. monthly: contribution of a customer a month. acquisition: cost
    of winning one. fixed: fixed cost of a month. owed: to each customer if the company closes. behind: share of the
    planned customers; from the month after fewer are counted, the fixed cost falls by `saves` a month, until the
    customers' contribution, less the cost of winning new ones, carries the full one; 2 cuts it from the second month,
    whatever the count. months: how many. risks: their parts, in the order of `PARTS`. struck: the months in which
    each strikes, from 1.
    New customers are the share growth + churn of those there are, or `most` if that is fewer; what strikes takes its
    share of them.
    """
    last = int(months)
    come = [1.0] * (last + 1)
    left = [monthly] * (last + 1)
    stay = [1.0] * (last + 1)
    bills = [fixed] * (last + 1)
    for index in range(len(risks)):
        parts, strikes = risks[index], struck[index]
        if parts[MONTHLY]:
            for month in range(1, last + 1):
                bills[month] += parts[MONTHLY]
        for when in strikes:
            if when > last:
                break
            bills[when] += parts[COST]
            stay[when] *= 1 - parts[LOST]
            for month in range(when, min(last + 1, when + int(parts[LASTS]))):
                come[month] *= 1 - parts[FEWER]
                left[month] -= parts[DEARER]
    used = 0.0
    payers = planned = start
    cut = False
    track = []
    for month in range(1, last + 1):
        payers *= stay[month]
        new = come[month] * min(most, payers * (growth + churn))
        earned = payers * left[month] - acquisition * new
        if earned >= fixed:
            cut = False
        used += bills[month] - earned - (saves if cut else 0.0)
        payers += new - payers * churn
        planned += min(most, planned * (growth + churn)) - planned * churn
        cut = cut or payers < behind * planned
        track.append(used + owed * payers)
    return track


def _risks(register: dict[str, float]) -> list[list[float]]:
    """The parts of each risk, in the order of the names."""
    known: dict[str, list[float]] = {}
    for key in register:
        name, _, part = key.rpartition("_")
        if not name or part not in PARTS:
            raise ValueError(key + " is not the name of a risk, an underscore and one of: " + ", ".join(PARTS) + ".")
        if name not in known:
            known[name] = [0.0] * len(PARTS)
        known[name][PARTS.index(part)] = register[key]
    for parts in known.values():
        if min(parts) < 0 or max(parts[CHANCE], parts[LOST], parts[FEWER]) > 1:
            raise ValueError("Chances and shares must lie between 0 and 1, and no part may be negative.")
        if parts[LASTS] != int(parts[LASTS]):
            raise ValueError("A risk must last a whole number of months.")
        if (parts[FEWER] or parts[DEARER]) and not parts[LASTS]:
            raise ValueError("What keeps customers away or costs more must last at least a month.")
    return [known[name] for name in sorted(known)]


def tracks(
    start: float,
    growth: float,
    churn: float,
    most: float,
    monthly: float,
    acquisition: float,
    fixed: float,
    owed: float,
    behind: float,
    saves: float,
    months: float,
    runs: float,
    seed: float,
    times: float,
    **register: float,
) -> list[list[float]]:
    """Cash used up and owed to customers, month by month in each run.

    The plan is that of `used_up`, the register that of the module. runs: how many. seed: from which the draws follow.
    times: what every chance is multiplied by. Months, runs and seed are whole numbers.
    Each run draws `STRIKES` numbers for each risk, in the order of the names, whatever its chance: so that two
    registers with the same names meet the same luck and can be compared run by run.
    Errors: ValueError if a number is out of range.
    """
    if min(start, growth, most, acquisition, fixed, owed, saves) < 0 or not 0 <= churn <= 1:
        raise ValueError("Customers, growth and costs must not be negative; churn lies between 0 and 1.")
    if saves > fixed:
        raise ValueError("No more can be saved than the fixed cost.")
    if not 0 <= behind <= 1 and behind != AT_ONCE:
        raise ValueError("The share of the plan must lie between 0 and 1; 2 cuts the pay from the second month.")
    if min(months, runs) < 1 or times < 0:
        raise ValueError("There must be a month and a run, and chances must not be negative.")
    if months != int(months) or runs != int(runs) or seed != int(seed):
        raise ValueError("Months, runs and the seed must be whole numbers.")
    plan = (start, growth, churn, most, monthly, acquisition, fixed, owed, behind, saves, months)
    risks = _risks(register)
    if any(months * parts[CHANCE] * times / max(1, parts[LASTS]) > STRIKES / 2 for parts in risks):
        raise ValueError("A risk could strike more often than the draws allow.")
    next_state(int(seed))
    state = int(seed)
    found = []
    for _ in range(int(runs)):
        struck = []
        for parts in risks:
            chance = min(1.0, parts[CHANCE] * times)
            pause = max(0, int(parts[LASTS]) - 1)
            strikes = []
            when = -pause
            for _ in range(STRIKES):
                state = state * MULTIPLIER % MODULUS
                if chance and when <= months:
                    when += pause + month_struck(state / MODULUS, chance)
                    strikes.append(when)
            struck.append(strikes)
        found.append(used_up(*plan, risks, struck))
    return found


def out_by_month(cash: float, line: float, **plan: float) -> list[float]:
    """Share of the runs whose cash has been below a line by the end of each month.

    cash: in the bank at the start. line: what must be left besides what is owed to customers. plan: the inputs of
    `tracks`.
    Errors: those of `tracks`.
    """
    found = tracks(**plan)
    counts = [0] * int(plan["months"])
    for track in found:
        for month, used in enumerate(track):
            if cash - used < line:
                counts[month] += 1
                break
    total = 0
    shares = []
    for count in counts:
        total += count
        shares.append(total / len(found))
    return shares


def _deepest(plan: dict[str, float]) -> list[float]:
    """The most that each run has ever used up; kept, since several results ask for the same plan."""
    key = tuple(sorted(plan.items()))
    if key not in _kept:
        if len(_kept) >= FULL:
            _kept.clear()
        _kept[key] = [max(track) for track in tracks(**plan)]
    return _kept[key]


def chance_out(cash: float, line: float, **plan: float) -> float:
    """Chance that the cash falls below a line within the months of the plan: a share of the runs.

    cash: in the bank at the start. line: what must be left besides what is owed to customers. plan: the inputs of
    `tracks`.
    Errors: those of `tracks`.
    """
    depths = _deepest(plan)
    return sum(cash - depth < line for depth in depths) / len(depths)


def reserve(accepted: float, line: float, confidence: float, **plan: float) -> tuple[float, float, float]:
    """The least cash with which no more than an accepted share of the runs falls below the line.

    accepted: that share, 0.1 for one run in ten. line: what must be left. confidence: of the interval. plan: the
    inputs of `tracks`.
    Returns the cash and both ends of its interval, which are the order statistics so many runs away.
    Errors: those of `tracks`; ValueError if a share is not between 0 and 1.
    """
    if not 0 < accepted < 1 or not 0 < confidence < 1:
        raise ValueError("The accepted share and the confidence must lie between 0 and 1.")
    depths = sorted(max(0.0, depth) for depth in _deepest(plan))
    last = len(depths) - 1
    rank = last - int(accepted * len(depths) + ROUNDING)
    away = math.ceil(normal_quantile((1 + confidence) / 2) * math.sqrt(len(depths) * accepted * (1 - accepted)))
    low, high = max(0, rank - away), min(last, rank + away)
    return line + depths[rank], line + depths[low], line + depths[high]


def reserve_saved(accepted: float, line: float, **plan: float) -> float:
    """By how much a change of the plan or of the register lowers the reserve, the cost of the change included.

    accepted, line: as in `reserve`. plan: the inputs of `tracks`; what changes is given again with `then_` in front:
    `then_leak_cost=50000`. Both plans meet the same luck.
    Returns money, negative if more cash is needed than before.
    Errors: those of `reserve`; ValueError if nothing changes.
    """
    first = {}
    for key in plan:
        if not key.startswith(THEN):
            first[key] = plan[key]
    second = dict(first)
    for key in plan:
        if key.startswith(THEN):
            second[key[len(THEN) :]] = plan[key]
    if len(first) == len(plan):
        raise ValueError("Something must change: give it with then_ in front.")
    return reserve(accepted, line, 0.95, **first)[0] - reserve(accepted, line, 0.95, **second)[0]


def cut_share(people: float, **plan: float) -> tuple[float, float, float]:
    """How often the pay is cut, and what it costs those whose pay it is.

    people: whose pay is cut, all alike. plan: the inputs of `tracks`.
    Returns the share of the runs in which it is cut at all, and the money that each goes without within the months of
    the plan, whether the cash runs out or not: the mean over all runs, and the least in the worst tenth of them.
    Errors: those of `tracks`; ValueError if there is nobody.
    """
    if people < 1:
        raise ValueError("There must be somebody.")
    whole = dict(plan)
    whole["saves"] = 0.0
    with_cut, without = tracks(**plan), tracks(**whole)
    cuts = 0
    amounts = []
    for index in range(len(with_cut)):
        saved = without[index][-1] - with_cut[index][-1]
        cuts += saved > LEAST
        amounts.append(saved)
    amounts.sort()
    worst = amounts[len(amounts) - 1 - int(WORST * len(amounts) + ROUNDING)]
    return cuts / len(amounts), math.fsum(amounts) / len(amounts) / people, worst / people


def falls_behind(
    start: float,
    growth: float,
    churn: float,
    most: float,
    fewer: float,
    behind: float,
    months: float,
    runs: float,
    seed: float,
) -> float:
    """Chance that the customers counted at some month's end are fewer than a share of the plan's.

    The plan is that of `used_up`. fewer: share of the new customers that stay away from the first month on. behind:
    that share of the plan. months: within so many. runs, seed: as in `tracks`.
    Each customer comes and goes by themselves, so that a month brings the plan's number up to a normal error whose
    variance is the number of those who come and go (two draws make it, after Box and Muller); customers who come or
    go in groups make it larger.
    Errors: ValueError if a number is out of range.
    """
    if min(start, growth, most, behind, months) < 0 or not 0 <= churn <= 1 or not 0 <= fewer <= 1 or runs < 1:
        raise ValueError("Numbers must not be negative, shares must lie between 0 and 1, and there must be a run.")
    next_state(int(seed))
    state = int(seed)
    found = 0
    for _ in range(int(runs)):
        payers = planned = start
        fallen = False
        for _ in range(int(months)):
            state = state * MULTIPLIER % MODULUS
            size = math.sqrt(-2 * math.log(state / MODULUS))
            state = state * MULTIPLIER % MODULUS
            new = (1 - fewer) * min(most, payers * (growth + churn))
            gone = payers * churn
            error = math.sqrt(new + gone) * size * math.cos(2 * math.pi * state / MODULUS)
            payers = max(0.0, payers + new - gone + error)
            planned += min(most, planned * (growth + churn)) - planned * churn
            fallen = fallen or payers < behind * planned
        found += fallen
    return found / int(runs)


def fewer_for(growth: float, slow: float, churn: float) -> float:
    """Share of the new customers that must stay away for the net growth to fall.

    growth, slow: net growth a month before and after. churn: share lost each month.
    Errors: ValueError if the slow growth is faster, or nobody comes at all.
    """
    if not -churn <= slow <= growth or growth + churn <= 0:
        raise ValueError("The slower growth must lie between -churn and the growth, and somebody must come.")
    return (growth - slow) / (growth + churn)


def fall(before: float, after: float) -> float:
    """By how much something has fallen.

    Errors: ValueError if it has risen.
    """
    if after > before:
        raise ValueError("It has risen.")
    return before - after


def days_cost(days: float, day_price: float) -> float:
    """Cost of some working days.

    Errors: ValueError if a number is negative.
    """
    if days < 0 or day_price < 0:
        raise ValueError("Days and their price must not be negative.")
    return days * day_price


def pay_saved(people: float, pay: float, low: float) -> float:
    """Money a month that is saved when everybody's pay goes down.

    pay, low: full cost of one person for a month, before and after.
    Errors: ValueError if a number is negative or the pay goes up.
    """
    if people < 0 or low < 0 or low > pay:
        raise ValueError("People and pay must not be negative, and the pay must not go up.")
    return people * (pay - low)


def mean_premium(premiums: float, policies: float) -> float:
    """Yearly premium of an average policy.

    Errors: ValueError if there is no policy or the premiums are negative.
    """
    if policies <= 0 or premiums < 0:
        raise ValueError("There must be a policy, and premiums must not be negative.")
    return premiums / policies


def premium_for(cover: float, premiums: float, insured: float) -> float:
    """Yearly premium of a cover at the rate that others pay: their premiums over the sums insured.

    Errors: ValueError if nothing was insured or a number is negative.
    """
    if insured <= 0 or cover < 0 or premiums < 0:
        raise ValueError("Something must be insured, and money must not be negative.")
    return cover * premiums / insured


def month_of(yearly: float) -> float:
    """A twelfth of a yearly sum."""
    return yearly / 12


def times_chance(chance: float, times: float) -> float:
    """A chance that has become a multiple of itself.

    Errors: ValueError if either chance is outside 0 to 1.
    """
    if not 0 <= chance <= 1 or not 0 <= chance * times <= 1:
        raise ValueError("A chance must be between 0 and 1.")
    return chance * times


def both_shares(one: float, other: float) -> float:
    """A share of a share.

    Errors: ValueError if a share is outside 0 to 1.
    """
    if not 0 <= one <= 1 or not 0 <= other <= 1:
        raise ValueError("A share must be between 0 and 1.")
    return one * other
