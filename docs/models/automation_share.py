"""How many of a stream of cases to hand to a machine, when the surest go first.

Numbers in, numbers out; only `math` is imported. Money is in one currency throughout; a share and a rate
lie between 0 and 1. The machine says how sure it is of each case, and the cases are ranked by that,
surest first. Handing over the share x means the first x of the ranking. The error rate of the case at
the place x is

    e(x) = first + (last - first) * x ** bend,

an assumption about its shape (rising, no other claim); with rates measured in equal groups use
`groups_to_hand_over`. What is not handed over goes to a person. A random sample of what is handed over is checked
by a person before it goes out; an error found there is done again by a person, an error not found costs
`error`. A person errs as well, at the rate `slip`, and that is counted in both ways of working.

In each function: human, cost of a case done by a person. slip: a person's own error rate. error: cost
of one error that nobody finds. machine: cost of a case done by the machine. sample: share of the
machine's cases checked. review: cost of one check. caught: share of the errors checked that are found.
"""

import math

UNBOUNDED = float("inf")


def _check(
    human: float, slip: float, error: float, machine: float, sample: float, review: float, caught: float
) -> None:
    if human <= 0:
        raise ValueError("A case done by a person must cost more than zero.")
    if min(error, machine, review) < 0:
        raise ValueError("The costs of an error, the machine and a check must not be negative.")
    if not 0 <= slip < 1 or not 0 <= sample <= 1 or not 0 <= caught <= 1:
        raise ValueError("Shares and rates lie between 0 and 1; write 5% as 0.05.")


def _check_curve(first: float, last: float, bend: float) -> None:
    if not 0 <= first <= last <= 1:
        raise ValueError("The error rates must lie between 0 and 1 and must not fall along the ranking.")
    if bend <= 0:
        raise ValueError("The bend must be greater than zero.")


def _check_share(share: float) -> None:
    if not 0 <= share <= 1:
        raise ValueError("The share handed over lies between 0 and 1.")


def error_at(share: float, first: float, last: float, bend: float) -> float:
    """Error rate of the case at this place of the ranking, surest first.

    first: error rate of the surest case. last: of the least sure. bend: above 1 the rate rises late.
    Errors: ValueError if a rate is outside 0 to 1, last is below first, or the bend is not positive.
    """
    _check_curve(first, last, bend)
    _check_share(share)
    return first + (last - first) * math.pow(share, bend)


def mean_error(share: float, first: float, last: float, bend: float) -> float:
    """Mean error rate of all cases up to this place; at share 0 that of the surest. Errors: as in `error_at`."""
    _check_curve(first, last, bend)
    _check_share(share)
    return first + (last - first) * math.pow(share, bend) / (bend + 1)


def human_cost(human: float, slip: float, error: float) -> float:
    """Cost of a case done by a person, the person's own errors counted. Errors: ValueError as in `stop_line`."""
    _check(human, slip, error, 0, 0, 0, 0)
    return human + slip * error


def _failure(human: float, slip: float, error: float, sample: float, caught: float) -> float:
    found = sample * caught
    return found * human_cost(human, slip, error) + (1 - found) * error


def stop_line(
    human: float, slip: float, error: float, machine: float, sample: float, review: float, caught: float
) -> float:
    """Error rate of a case at which handing it over neither saves nor loses.

    Returns (H - machine - sample * review) / (s H + (1 - s) error), with H = human + slip * error and
    s = sample * caught; infinite if an error costs nothing and the machine is cheaper, below 0 where
    the machine costs more than a person even without errors; above 1 every case may go.
    Errors: ValueError if a cost is negative, a share outside 0 to 1, or a person costs nothing.
    """
    _check(human, slip, error, machine, sample, review, caught)
    spared = human_cost(human, slip, error) - machine - sample * review
    lost = _failure(human, slip, error, sample, caught)
    if lost == 0:
        return UNBOUNDED if spared > 0 else -UNBOUNDED
    return spared / lost


def best_share(line: float, first: float, last: float, bend: float) -> float:
    """Share to hand over so that the saving is greatest: up to the case whose error rate is the line.

    line: of `stop_line`. Errors: as in `error_at`.
    """
    _check_curve(first, last, bend)
    if line <= first:
        return 0.0
    if line >= last:
        return 1.0
    return math.pow((line - first) / (last - first), 1 / bend)


def largest_share(line: float, first: float, last: float, bend: float) -> float:
    """Largest share that does not lose money: where the mean error rate is the line.

    Where it is below 1 it is (bend + 1) ** (1 / bend) times the best share. Errors: as in `error_at`.
    """
    _check_curve(first, last, bend)
    if line < first:
        return 0.0
    if line >= mean_error(1, first, last, bend):
        return 1.0
    return math.pow((bend + 1) * (line - first) / (last - first), 1 / bend)


def saving(
    cases: float,
    share: float,
    first: float,
    last: float,
    bend: float,
    human: float,
    slip: float,
    error: float,
    machine: float,
    sample: float,
    review: float,
    caught: float,
) -> float:
    """Money saved against a person doing every case, over the same time as the cases; negative is a loss.

    cases: in the stream. The machine is paid for the cases it is given; what is fixed is left out.
    Errors: ValueError if the cases are negative; as in `stop_line` and `error_at`.
    """
    _check(human, slip, error, machine, sample, review, caught)
    if cases < 0:
        raise ValueError("The number of cases must not be negative.")
    spared = human_cost(human, slip, error) - machine - sample * review
    lost = _failure(human, slip, error, sample, caught)
    return cases * share * (spared - mean_error(share, first, last, bend) * lost)


def easy_saving(
    cases: float,
    share: float,
    ease: float,
    first: float,
    last: float,
    bend: float,
    human: float,
    slip: float,
    error: float,
    machine: float,
    sample: float,
    review: float,
    caught: float,
) -> float:
    """Money saved if the surest cases are people's quickest too; `human` is then the mean over all cases.

    ease: cost of the surest case as a share of the mean; the cost rises evenly along the ranking, so
    that the least sure costs 2 - ease of the mean. 1 is `saving`.
    Errors: ValueError if the ease is not above 0 and at most 1; as in `saving`.
    """
    if not 0 < ease <= 1:
        raise ValueError("The surest case costs more than nothing and at most the mean.")
    usual = saving(cases, share, first, last, bend, human, slip, error, machine, sample, review, caught)
    found = sample * caught
    steep = math.pow(share, bend + 1) / (bend + 1) - 2 * math.pow(share, bend + 2) / (bend + 2)
    cheaper = (1 - found * first) * (share - share * share) - found * (last - first) * steep
    return usual - cases * human * (1 - ease) * cheaper


def check_line(human: float, slip: float, error: float, review: float, caught: float) -> float:
    """Error rate above which checking every case pays: review / (caught * (error - H)), H = human + slip * error.

    Infinite where an error that is found costs no less than one that is not, or no error is ever found.
    Errors: ValueError as in `stop_line`.
    """
    _check(human, slip, error, 0, 0, review, caught)
    spared = caught * (error - human_cost(human, slip, error))
    return review / spared if spared > 0 else UNBOUNDED


def three_way_saving(
    cases: float,
    alone: float,
    drafted: float,
    first: float,
    last: float,
    bend: float,
    human: float,
    slip: float,
    error: float,
    machine: float,
    sample: float,
    review: float,
    caught: float,
) -> float:
    """Money saved if the machine does the surest alone and drafts the next, each draft being checked.

    alone: share of the ranking that goes out with a random sample checked. drafted: share up to which
    drafts go (alone <= drafted); people do the rest. A draft found wrong is done again by a person.
    Errors: ValueError if drafted is below alone; as in `saving`.
    """
    if drafted < alone:
        raise ValueError("Drafts begin where the machine stops working alone.")
    surest = saving(cases, alone, first, last, bend, human, slip, error, machine, sample, review, caught)
    upper = saving(cases, drafted, first, last, bend, human, slip, error, machine, 1, review, caught)
    lower = saving(cases, alone, first, last, bend, human, slip, error, machine, 1, review, caught)
    return surest + upper - lower


def error_cost_limit(
    human: float,
    slip: float,
    machine: float,
    sample: float,
    review: float,
    caught: float,
    first: float,
    last: float,
    bend: float,
) -> float:
    """Cost of one error above which handing over every case loses; infinite if it never does.

    Returns 0 where it loses at any cost of an error. Errors: ValueError where the machine is dearer but
    errs less than people, so that costly errors favour it; otherwise as in `stop_line` and `error_at`.
    """
    _check(human, slip, 0, machine, sample, review, caught)
    mean = mean_error(1, first, last, bend)
    kept = 1 - mean * sample * caught
    spared = human * kept - machine - sample * review
    steep = mean * (1 - sample * caught) - slip * kept
    if spared < 0 and steep < 0:
        raise ValueError("Here costly errors favour the machine, so that no cost is an upper limit.")
    if spared < 0:
        return 0.0
    return spared / steep if steep > 0 else UNBOUNDED


def groups_to_hand_over(rates: tuple[float, ...], line: float) -> int:
    """How many groups of equal size to hand over: from the surest down to the first that reaches the line.

    rates: measured error rate of each group, surest group first. A later group below the line is not
    handed over: it shows that the ranking is poor or the groups are too small.
    Errors: ValueError if there is no group or a rate is outside 0 to 1.
    """
    if not rates:
        raise ValueError("At least one group is needed.")
    if min(rates) < 0 or max(rates) > 1:
        raise ValueError("Error rates lie between 0 and 1.")
    count = 0
    while count < len(rates) and rates[count] < line:
        count += 1
    return count


def resolved(deflected: float, returned: float) -> float:
    """Share of all conversations that end without a person and do not come back: at most this is resolved.

    deflected: share that ended without a person. returned: share of those that ask again about the
    same thing within the days you count. Errors: ValueError if a share is outside 0 to 1.
    """
    if not 0 <= deflected <= 1 or not 0 <= returned <= 1:
        raise ValueError("Shares lie between 0 and 1.")
    return deflected * (1 - returned)


def desk_saving(
    conversations: float,
    human: float,
    deflected: float,
    returned: float,
    longer: float,
    machine: float,
    charged: float,
    before: float = 0.0,
) -> float:
    """Money a bot saves a support desk: people spared, less those who come back, less the bot's price.

    human: cost of a conversation with a person. longer: a returning one takes so many times as long.
    machine: price of a conversation or a result. charged: share of all conversations that is charged.
    before: share that came back when people did these conversations; only the difference is the bot's doing.
    Errors: ValueError if a share is outside 0 to 1, a number negative, or a person costs nothing.
    """
    _check_desk(conversations, human, longer, machine, charged)
    resolved(deflected, returned)
    resolved(deflected, before)
    return conversations * (deflected * human * (1 - (returned - before) * longer) - charged * machine)


def return_limit(human: float, deflected: float, longer: float, machine: float, charged: float) -> float:
    """Share of the deflected that may come back before the bot costs more than it spares, if people see no returns.

    Below 0 it loses with nobody coming back; above 1 it never loses. Errors: as in `desk_saving`.
    """
    _check_desk(0, human, longer, machine, charged)
    if not 0 < deflected <= 1:
        raise ValueError("Some conversations must be deflected, and at most all of them.")
    return (1 - charged * machine / (deflected * human)) / longer


def _check_desk(conversations: float, human: float, longer: float, machine: float, charged: float) -> None:
    if conversations < 0 or machine < 0:
        raise ValueError("Conversations and the price of the machine must not be negative.")
    if human <= 0 or longer <= 0:
        raise ValueError("A conversation with a person and the time of a returning one must be more than zero.")
    if not 0 <= charged <= 1:
        raise ValueError("The share charged lies between 0 and 1.")


def none_seen_limit(checked: float, confidence: float, caught: float = 1.0) -> float:
    """Error rate that no error among so many random cases still allows.

    Returns (1 - (1 - confidence) ** (1 / checked)) / caught, at most 1: an error is seen with chance caught.
    One-sided; independent cases. Errors: ValueError if nothing was checked, the confidence is not
    between 0 and 1, or caught is not above 0 and at most 1.
    """
    if checked <= 0:
        raise ValueError("At least one case must be checked.")
    if not 0 < confidence < 1:
        raise ValueError("The confidence lies between 0 and 1.")
    if not 0 < caught <= 1:
        raise ValueError("The share of errors found lies above 0 and is at most 1.")
    return min(1.0, (1 - math.pow(1 - confidence, 1 / checked)) / caught)
