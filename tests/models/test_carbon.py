"""What the functions of carbon promise, by hand and against published figures."""

import pytest

from models import carbon as c


def test_bloom() -> None:
    """Luccioni et al. 2023: 1,082,990 GPU-hours at 400 W are 433,196 kWh; 57 g a kWh make 24.7 t."""
    energy = c.running_energy(1082990, 400, 1, 1, 1)
    assert energy == pytest.approx(433196)
    assert c.emissions(energy, 0.057) / 1000 == pytest.approx(24.7, abs=0.05)


def test_llama() -> None:
    """39.3 million hours of H100s at 700 W: 27.5 GWh, and 11,390 t is a plausible grid's 0.41 kg a kWh."""
    energy = c.running_energy(39.3e6, 700, 1, 1, 1)
    assert energy == pytest.approx(27.51e6)
    assert c.implied_intensity(11390, energy) == pytest.approx(0.414, abs=0.001)
    assert c.emissions(energy, 0) == 0, "market-based: the same sockets, nothing to report"


def test_gpt3_as_estimated() -> None:
    assert c.implied_intensity(552, 1287e3) == pytest.approx(0.429, abs=0.001)


def test_server_by_hand() -> None:
    assert c.server_factor(10.2, 8, 700) == pytest.approx(10200 / 5600)
    with pytest.raises(ValueError, match="less than the GPUs"):
        c.server_factor(5, 8, 700)


def test_a_request_by_hand() -> None:
    """Nine seconds at 400 W are 1 Wh; busy half the time, one hour of waiting at a fifth adds 0.2."""
    assert c.request_energy(9, 400, 1, 0.2, 1, 1, 1) == pytest.approx(1)
    assert c.request_energy(9, 400, 1, 0.2, 0.5, 1, 1) == pytest.approx(1.2)
    assert c.request_energy(9, 400, 1, 0.2, 0.5, 1.5, 1.2) == pytest.approx(1.2 * 1.8)
    assert c.idle_hours(0.25) == 3


def test_each_input_raises_the_energy() -> None:
    base = (3, 400, 0.8, 0.2, 0.5, 1.5, 1.3)
    least = c.request_energy(*base)
    for place in (0, 1, 2, 3, 5, 6):
        more = [number * 1.1 if index == place else number for index, number in enumerate(base)]
        assert c.request_energy(*more) > least
    assert c.request_energy(3, 400, 0.8, 0.2, 0.9, 1.5, 1.3) < least, "a busier GPU waits less"


def test_busy_share_and_month() -> None:
    assert c.busy_share(36000, 3.75, 2, 730) == pytest.approx(37.5 / 1460)
    assert c.month_energy(63000, 0.8) == pytest.approx(50.4)
    with pytest.raises(ValueError, match="can't do the work"):
        c.busy_share(1e7, 3.75, 2, 730)


def test_embodied_by_hand() -> None:
    """318 kg over five years at half load: 21,900 hours, 14.5 g an hour at work."""
    assert c.embodied(3600, 318, 5, 0.5) == pytest.approx(318000 / 21900)
    assert c.embodied(3600, 318, 5, 0.25) == pytest.approx(2 * 318000 / 21900)


def test_small_sums() -> None:
    assert c.months_of(4500, 50) == 90
    assert c.change(0.5, 0.8) == pytest.approx(-0.375)
    assert c.smaller_by(0.5, 0.8) == pytest.approx(0.375)
    assert c.scaled(0.8, 3) == pytest.approx(2.4)


def test_a_host_draws_watts_whatever_the_gpu() -> None:
    # 10.2 kW less 5.6 kW is 4.6 kW; round eight GPUs of 400 W: (3.2 + 4.6) / 3.2
    assert c.host_factor(10.2, 8, 700, 400) == pytest.approx(7.8 / 3.2)
    assert c.host_factor(10.2, 8, 700, 700) == pytest.approx(c.server_factor(10.2, 8, 700))
    assert c.other_factor(1.5, 400, 800) == 1.25
    assert c.other_factor(1, 400, 800) == 1


def test_dedicated_times_agrees_with_the_energy_of_a_request() -> None:
    own = c.request_energy(3.75, 400, 0.8, 0.2, 0.03, 1.5, 1.3)
    shared = c.request_energy(3.75, 400, 0.8, 0.2, 0.5, 1.5, 1.3)
    assert c.dedicated_times(0.03, 0.5, 0.8, 0.2, 0) == pytest.approx(own / shared)
    assert c.dedicated_times(0.5, 0.5, 0.8, 0.2, 0.4) == pytest.approx(1)
    assert c.dedicated_times(0.03, 0.5, 0.8, 0.2, 0.4) > own / shared


def test_bloom_idle_and_at_work_imply_one_grid() -> None:
    # published apart: at work 433,196 kWh and 24.69 t, idle 256,646 kWh and 14.6 t
    work, idle = c.implied_intensity(24.69, 433196), c.implied_intensity(14.6, 256646)
    assert work == pytest.approx(idle, rel=0.01)


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("server_factor", (0, 8, 700)),
        ("host_factor", (10.2, 8, 700, 0)),
        ("other_factor", (1.5, 0, 700)),
        ("other_factor", (0.9, 400, 700)),
        ("dedicated_times", (0.1, 0.5, 0, 0.2, 0)),
        ("dedicated_times", (0, 0.5, 0.8, 0.2, 0)),
        ("running_energy", (-1, 400, 1, 1, 1)),
        ("running_energy", (1, 400, 1.1, 1, 1)),
        ("running_energy", (1, 400, 1, 0.9, 1)),
        ("running_energy", (1, 400, 1, 1, 0.9)),
        ("idle_hours", (0,)),
        ("idle_hours", (1.1,)),
        ("request_energy", (-1, 400, 1, 0.2, 0.5, 1, 1)),
        ("busy_share", (0, 1, 1, 1)),
        ("month_energy", (-1, 1)),
        ("emissions", (-1, 0.5)),
        ("implied_intensity", (1, 0)),
        ("implied_intensity", (-1, 1)),
        ("embodied", (-1, 318, 5, 0.5)),
        ("embodied", (1, 318, 0, 0.5)),
        ("embodied", (1, 318, 5, 0)),
        ("months_of", (1, 0)),
        ("change", (1, 0)),
        ("scaled", (-1, 1)),
    ],
)
def test_bad_input_is_refused_in_a_sentence(name: str, bad: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        getattr(c, name)(*bad)
