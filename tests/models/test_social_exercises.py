"""The answers of the exercises of advantages/social, and the sentences that its figures must bear."""

import pytest

from models import support as s
from models import trust as t
from models.alerting import fall_seen, low_line
from models.chance import at_most


def _tip(bill: float, share: float, hour: float) -> float:
    return s.tipping_chance(bill, share, 1, 6, 0.2, 32, 12, hour)


def test_half_for_free() -> None:
    """100,000, half of it back in a year at 20%: 41,667; 40,000 of the spending was not planned."""
    assert s.granted(1e5, 0.5, 0.6, 12, 0.2, 0, 0) == pytest.approx(1667, abs=1)
    assert s.useful_needed(1e5, 0.5, 12, 0.2, 0, 0) == pytest.approx(0.583, abs=0.001)


def test_no_path_of_the_voucher_passes_at_market_pay() -> None:
    for stop in (0, 1, 3, 6, 12):
        for share in (0.3, 0.5):
            assert _tip(s.path_bill(300, 45, 0.03, 0.09, 7.53, stop), share, 268) > 0.5
    assert _tip(s.year_bill(300, 7.53), 0.5, 268) > 0.5
    assert _tip(s.path_bill(300, 45, 0.03, 0.09, 7.53, 3), 0.5, 118) < 0.5


def test_the_line_at_a_half_is_reached_in_the_second_year_and_that_at_30_never() -> None:
    """After a stop of three months, on the measured channels; the bill of twelve months that end with each month."""
    half = s.least_bill(0.5, 0.5, 6, 0.2, 32, 12, 268)
    low = s.least_bill(0.5, 0.3, 6, 0.2, 32, 12, 268)
    payers, months = 300.0, []
    for month in range(240):
        months.append(payers * 7.53)
        payers += (0 if month < 3 else 45 + 0.03 * payers) - 0.09 * payers
    years = [sum(months[end - 12 : end]) for end in range(12, 241)]
    reached = next(month for month, year in enumerate(years, start=12) if year >= half)
    assert 12 < reached <= 24
    assert max(years) < low


def test_no_cell_of_the_sensitivity_table_breaks_even_and_the_best_price_only_later() -> None:
    for churn in (0.09, 0.075, 0.06):
        for referral in (0.03, 0.04, 0.05):
            assert t.coverage_after(300, 45, 2540, referral, 60, churn, 23.92, 150000, 60) < 1
    assert t.coverage_after(300, 45, 2540, 0.05, 60, 0.06, 68.1, 150000, 60) < 1
    assert t.coverage_after(300, 45, 2540, 0.05, 60, 0.06, 68.1, 150000, 72) > 1
    assert t.coverage_after(300, 45, 2540, 0.05, 60, 0.06, 68.1, 150000, 240) < 0.99 * 1.936


def test_the_hours_of_the_clinic_cover_ten_minutes_an_item() -> None:
    assert 10 + (295 - 40) / 6 <= 53
    assert s.trial_line(295, 40, 134, 53, 10, 268, 40, 7.53, 6) == 16


def test_the_diluted_fall_is_not_seen() -> None:
    for after in (0.86, 0.81, 0.71):
        assert fall_seen(300, 0.91, t.diluted(0.91, after, 0.1), 0.05) < 0.8


def test_the_old_base_of_the_trust_sheet_rings_with_trust_intact() -> None:
    """Of 200, four fifths send again in an ordinary month; after a three-month stop 151 of them still pay."""
    still = t.still_paying(200, 0.09, 3)
    assert at_most(low_line(200, 0.8, 0.05), 200, 0.8 * still / 200) > 0.99
    assert at_most(low_line(still, 0.8, 0.05), still, 0.8) <= 0.05
