"""What a training run takes: operations, GPU-hours, rent, and the budget around the run.

Numbers in, numbers out. Only `math` is imported, so that the same file runs under CPython,
Pyodide and MicroPython. Money is in whatever currency the prices are given in.
"""

import math

SECONDS_PER_HOUR = 3600.0
TERA = 1e12
GIGA = 1e9
FLOP_PER_PARAMETER_AND_TOKEN = 6.0
STATE_BYTES_PER_PARAMETER = 18.0


def training_flop(parameters: float, tokens: float) -> float:
    """Operations of one training run of a dense transformer.

    parameters: active parameters, count; for a mixture of experts those used for each token.
    tokens: training tokens, count.
    Returns FLOP: 2 per parameter and token forward, 4 backward. Attention over the context is
    left out, which is fair while the context is much shorter than eight times the model width.
    Source: How To Scale Your Model, "Transformers".
    Errors: ValueError if either input is not positive.
    """
    if parameters <= 0:
        raise ValueError("The number of parameters must be greater than zero.")
    if tokens <= 0:
        raise ValueError("The number of training tokens must be greater than zero.")
    return FLOP_PER_PARAMETER_AND_TOKEN * parameters * tokens


def gpu_hours(flop: float, peak: float, utilisation: float) -> float:
    """GPU-hours that a number of operations takes.

    flop: operations, FLOP. peak: dense peak of one GPU, TFLOP/s.
    utilisation: share of the peak that the training really gets, 0 to 1.
    Returns GPU-hours.
    Errors: ValueError if flop or peak is not positive or utilisation is outside 0 to 1.
    """
    if flop <= 0:
        raise ValueError("The number of operations must be greater than zero.")
    if peak <= 0:
        raise ValueError("The peak of the GPU must be greater than zero TFLOP/s.")
    if not 0 < utilisation <= 1:
        raise ValueError("Utilisation must be greater than 0 and at most 1; write 40% as 0.4.")
    return flop / (peak * TERA * utilisation * SECONDS_PER_HOUR)


def run_rent(hours: float, price: float) -> float:
    """Rent of one run: GPU-hours times the price of a GPU-hour.

    Returns money, in the currency of the price.
    Errors: ValueError if an input is negative.
    """
    if hours < 0 or price < 0:
        raise ValueError("GPU-hours and the price of a GPU-hour must not be negative.")
    return hours * price


def state_gpus(parameters: float, gpu_memory: float, usable: float = 0.8) -> int:
    """GPUs that hold the training state (weights, gradients, optimiser) of a model.

    parameters: count. gpu_memory: GB of one GPU. usable: share of it left for the state;
    the rest is for activations and buffers.
    Returns a whole number of GPUs, from 18 bytes a parameter (mixed precision with AdamW).
    Source: Machine Learning Engineering Open Book, "Memory".
    Errors: ValueError if an input is not positive or usable is above 1.
    """
    if parameters <= 0 or gpu_memory <= 0:
        raise ValueError("Parameters and GPU memory must be greater than zero.")
    if not 0 < usable <= 1:
        raise ValueError("The usable share of the memory must be greater than 0 and at most 1.")
    return math.ceil(parameters * STATE_BYTES_PER_PARAMETER / (gpu_memory * GIGA * usable))


def programme_cost(rent: float, runs: float, people_months: float, pay: float, data: float) -> float:
    """Money until a model is ready: every run, the people and the data.

    rent: rent of one full run. runs: the compute of all runs, failed and small ones included,
    in multiples of the full run (at least 1). people_months: person-months. pay: cost of one
    person-month. data: buying, cleaning and labelling. All money in one currency.
    Errors: ValueError if runs is below 1 or another input is negative.
    """
    if runs < 1:
        raise ValueError("Runs counts the full run itself, so it must be at least 1.")
    if rent < 0 or people_months < 0 or pay < 0 or data < 0:
        raise ValueError("Rent, person-months, pay and data must not be negative.")
    return rent * runs + people_months * pay + data


def programme_compute_share(rent: float, runs: float, people_months: float, pay: float, data: float) -> float:
    """Rent of all the runs as a share of the whole programme.

    The inputs are those of `programme_cost`.
    Errors: those of `programme_cost`; ValueError if the programme costs nothing.
    """
    return share_of(rent * runs, programme_cost(rent, runs, people_months, pay, data))


def annotation_cost(examples: float, minutes: float, hours: float, day_price: float) -> float:
    """Money for people who write the examples of a fine-tuning.

    examples: count. minutes: time for one. hours: working hours of a day. day_price: cost of
    one person for one working day.
    Errors: ValueError if hours is not positive or another input is negative.
    """
    if hours <= 0:
        raise ValueError("A working day must have more than zero hours.")
    if examples < 0 or minutes < 0 or day_price < 0:
        raise ValueError("Examples, minutes and the price of a day must not be negative.")
    return examples * minutes / 60.0 / hours * day_price


def exchange(amount: float, rate: float) -> float:
    """Turn an amount into another currency.

    rate: units of the new currency for one of the old.
    Errors: ValueError if the rate is not positive.
    """
    if rate <= 0:
        raise ValueError("The exchange rate must be greater than zero.")
    return amount * rate


def share_of(part: float, whole: float) -> float:
    """A part as a share of the whole.

    Errors: ValueError if the whole is not positive.
    """
    if whole <= 0:
        raise ValueError("The whole must be greater than zero.")
    return part / whole


def multiple_of(number: float, base: float) -> float:
    """How many times the base a number is.

    Errors: ValueError if the base is not positive.
    """
    if base <= 0:
        raise ValueError("The base must be greater than zero.")
    return number / base


def per_gpu(machine_price: float, gpus: float) -> float:
    """Price of one GPU in a machine that is rented whole.

    Errors: ValueError if there is less than one GPU or the price is negative.
    """
    if gpus < 1:
        raise ValueError("The machine must have at least one GPU.")
    if machine_price < 0:
        raise ValueError("The price of the machine must not be negative.")
    return machine_price / gpus
