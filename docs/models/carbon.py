"""Electricity and carbon of training a model and of serving it.

Numbers in, numbers out, so that the same file runs under CPython, Pyodide and MicroPython. Every
input of an estimate has a low and a high value; `all_low` and `all_high` of the inputs give the
interval, which is therefore wide: it holds the truth only if each input does.
"""

SECONDS_PER_HOUR = 3600.0
HOURS_PER_YEAR = 8760.0
WATTS = 1000.0
KILO = 1000.0


def server_factor(server_kilowatts: float, gpus: float, gpu_watts: float) -> float:
    """Power of a whole server as a multiple of the power of its GPUs.

    server_kilowatts: of the server, GPUs included. gpus: in it. gpu_watts: of one GPU.
    Errors: ValueError if a number is not positive, or the server draws less than its GPUs.
    """
    if server_kilowatts <= 0 or gpus <= 0 or gpu_watts <= 0:
        raise ValueError("The power of the server, the GPUs and their power must be greater than zero.")
    factor = server_kilowatts * WATTS / (gpus * gpu_watts)
    if factor < 1:
        raise ValueError("A server can't draw less than the GPUs in it.")
    return factor


def host_factor(server_kilowatts: float, gpus: float, gpu_watts: float, other_watts: float) -> float:
    """The server factor if the same host holds GPUs of another rated power.

    The host (processors, memory, fans) draws watts, not a multiple of its GPUs, so the factor is
    larger round GPUs of fewer watts. server_kilowatts, gpus, gpu_watts: as in `server_factor`.
    other_watts: rated power of the other GPU.
    Errors: ValueError as in `server_factor`, or if the other power is not positive.
    """
    return other_factor(server_factor(server_kilowatts, gpus, gpu_watts), gpu_watts, other_watts)


def other_factor(factor: float, gpu_watts: float, other_watts: float) -> float:
    """The server factor round another GPU, from the factor round this one: 1.5 at 400 W is 1.25 at 800 W.

    factor: of the server with GPUs of gpu_watts. other_watts: rated power of the other GPU.
    Errors: ValueError if a power is not positive or the factor below 1.
    """
    if gpu_watts <= 0 or other_watts <= 0:
        raise ValueError("The power of a GPU must be greater than zero.")
    if factor < 1:
        raise ValueError("A server can't draw less than the GPUs in it.")
    return 1 + (factor - 1) * gpu_watts / other_watts


def running_energy(gpu_hours: float, gpu_watts: float, power: float, server: float, pue: float) -> float:
    """Electricity of GPUs at work, in kWh, measured at the meter of the data centre.

    gpu_hours: hours of all GPUs together. gpu_watts: rated power of one. power: share of the rated
    power drawn while at work, 0 to 1. server: the whole server's power as a multiple of the GPUs'
    (1 counts GPUs only). pue: power usage effectiveness, energy of the data centre over that of
    its servers, at least 1 (1 leaves cooling and losses out).
    Source: D. Patterson et al., "Carbon Emissions and Large Neural Network Training" (2021).
    Errors: ValueError if hours or watts are negative, the share is outside 0 to 1, or the server
    factor or the PUE is below 1.
    """
    if gpu_hours < 0 or gpu_watts < 0:
        raise ValueError("GPU-hours and watts must not be negative.")
    if not 0 <= power <= 1:
        raise ValueError("The share of the rated power must lie between 0 and 1.")
    if server < 1 or pue < 1:
        raise ValueError("The server factor and the PUE are at least 1.")
    return gpu_hours * gpu_watts / WATTS * power * server * pue


def idle_hours(busy: float) -> float:
    """Hours that a GPU waits for each hour it works: 3 if it is busy a quarter of the time.

    Errors: ValueError if the busy share is not above 0 and at most 1.
    """
    if not 0 < busy <= 1:
        raise ValueError("The busy share must be above 0 and at most 1.")
    return (1 - busy) / busy


def request_energy(
    seconds: float, gpu_watts: float, power: float, idle_power: float, busy: float, server: float, pue: float
) -> float:
    """Electricity of one request with its part of the waiting, in Wh.

    seconds: GPU time of the request. gpu_watts: rated power of the GPU. power, idle_power: shares
    of it drawn at work and while waiting. busy: share of the paid time that the GPU works. server,
    pue: as in `running_energy`.
    Errors: ValueError if a number is out of range.
    """
    if seconds < 0:
        raise ValueError("The GPU time of a request must not be negative.")
    hours = seconds / SECONDS_PER_HOUR
    work = running_energy(hours, gpu_watts, power, server, pue)
    wait = running_energy(hours * idle_hours(busy), gpu_watts, idle_power, server, pue)
    return (work + wait) * WATTS


def dedicated_times(own: float, shared: float, power: float, idle_power: float, host: float) -> float:
    """Electricity of a request on GPUs busy `own` of the time, as a multiple of that at `shared`.

    power, idle_power: as in `request_energy`. host: power of the host for each GPU as a share of the
    GPU's rating, drawn whether the GPU works or waits; 0 lets the host follow the GPU.
    Errors: ValueError if a busy share is not above 0 and at most 1, a share of power lies outside 0
    to 1, or nothing is drawn at work.
    """
    if not 0 < power <= 1 or not 0 <= idle_power <= 1 or host < 0:
        raise ValueError("Shares of power must lie between 0 and 1, and the host can't draw less than nothing.")
    at_own = power + host + (idle_power + host) * idle_hours(own)
    return at_own / (power + host + (idle_power + host) * idle_hours(shared))


def busy_share(requests: float, seconds: float, gpus: float, hours: float) -> float:
    """Share of the time that rented GPUs work.

    requests: a month. seconds: GPU time of each. gpus: rented. hours: of a month.
    Errors: ValueError if a number is not positive, or the GPUs can't do the work.
    """
    if requests <= 0 or seconds <= 0 or gpus <= 0 or hours <= 0:
        raise ValueError("Requests, GPU time, GPUs and hours must be greater than zero.")
    share = requests * seconds / SECONDS_PER_HOUR / (gpus * hours)
    if share > 1:
        raise ValueError("So few GPUs can't do the work.")
    return share


def month_energy(requests: float, watt_hours: float) -> float:
    """Electricity of a month's requests in kWh, from the Wh of one.

    Errors: ValueError if a number is negative.
    """
    if requests < 0 or watt_hours < 0:
        raise ValueError("Requests and energy must not be negative.")
    return requests * watt_hours / WATTS


def emissions(kilowatt_hours: float, intensity: float) -> float:
    """Carbon dioxide of electricity in kg, location-based.

    intensity: of the grid, kg a kWh. A market-based figure puts the intensity of the contracts
    in its place: 0 for a supply matched by certificates, whatever the sockets receive.
    Errors: ValueError if a number is negative.
    """
    if kilowatt_hours < 0 or intensity < 0:
        raise ValueError("Energy and intensity must not be negative.")
    return kilowatt_hours * intensity


def implied_intensity(tonnes: float, kilowatt_hours: float) -> float:
    """The kg a kWh that a published total implies.

    Errors: ValueError if the energy is not positive or the total negative.
    """
    if kilowatt_hours <= 0:
        raise ValueError("The energy must be greater than zero.")
    if tonnes < 0:
        raise ValueError("Emissions must not be negative.")
    return tonnes * KILO / kilowatt_hours


def embodied(seconds: float, making: float, years: float, busy: float) -> float:
    """The part of making a GPU (with its share of the server) that falls on one request, in g.

    seconds: GPU time of the request. making: kg of CO2 equivalent. years: the GPU serves. busy:
    share of them that it works.
    Errors: ValueError if making is negative, years are not positive or busy outside 0 to 1.
    """
    if seconds < 0 or making < 0:
        raise ValueError("GPU time and the emissions of making must not be negative.")
    if years <= 0:
        raise ValueError("The GPU must serve for some time.")
    if not 0 < busy <= 1:
        raise ValueError("The busy share must be above 0 and at most 1.")
    return making * KILO * seconds / SECONDS_PER_HOUR / (years * HOURS_PER_YEAR * busy)


def months_of(training: float, month: float) -> float:
    """Months of serving that use as much electricity as a training run.

    Errors: ValueError if the training is negative or the month not positive.
    """
    if training < 0 or month <= 0:
        raise ValueError("Training must not be negative, and a month of serving more than zero.")
    return training / month


def change(after: float, before: float) -> float:
    """Relative change: -0.4 for a fall by four tenths.

    Errors: ValueError if the value before is not positive.
    """
    if before <= 0:
        raise ValueError("The value before must be greater than zero.")
    return after / before - 1


def smaller_by(after: float, before: float) -> float:
    """How much smaller, as a share of what it was: 0.4 for a fall by four tenths.

    Errors: ValueError if the value before is not positive.
    """
    return -change(after, before)


def scaled(number: float, factor: float) -> float:
    """A number times a factor, such as the energy of a model of another size.

    Errors: ValueError if one of them is negative.
    """
    if number < 0 or factor < 0:
        raise ValueError("The number and the factor must not be negative.")
    return number * factor
