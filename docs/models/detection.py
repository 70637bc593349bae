"""How good a finder is: accuracy, precision and recall from four counts.

Numbers in, numbers out; nothing is imported, so that the same file runs under CPython, Pyodide
and MicroPython. found: risks found. missed: risks not found. false: alarms where there was no
risk. quiet: places without risk and without alarm.
"""


def _check(found: float, missed: float, false: float, quiet: float) -> None:
    if found < 0 or missed < 0 or false < 0 or quiet < 0:
        raise ValueError("Counts must not be negative.")
    if found + missed + false + quiet == 0:
        raise ValueError("At least one item is needed.")


def accuracy(found: float, missed: float, false: float, quiet: float) -> float:
    """Share of all items judged rightly. Errors: ValueError if a count is negative or all are 0."""
    _check(found, missed, false, quiet)
    return (found + quiet) / (found + missed + false + quiet)


def recall(found: float, missed: float) -> float:
    """Share of the risks that were found. Errors: ValueError if there is no risk at all."""
    _check(found, missed, 0, 0)
    return found / (found + missed)


def precision(found: float, false: float) -> float:
    """Share of the alarms that were right. Errors: ValueError if there is no alarm at all."""
    _check(found, 0, false, 0)
    return found / (found + false)


def observed_accuracy(accuracy: float, wrong: float) -> float:
    """Accuracy measured against labels of which some are wrong, for questions with two answers.

    accuracy: true one. wrong: share of the labels that are wrong, independent of the model's own
    errors. A model that is wrong where the label is wrong scores a point: a(1 - e) + (1 - a)e.
    Errors: ValueError if a share is outside 0 to 1.
    """
    if not 0 <= accuracy <= 1 or not 0 <= wrong <= 1:
        raise ValueError("Shares must lie between 0 and 1.")
    return accuracy * (1 - wrong) + (1 - accuracy) * wrong
