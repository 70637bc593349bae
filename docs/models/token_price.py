"""What the same content costs in another language, where the bill and the window are counted in tokens.

Numbers in, numbers out. Only plain arithmetic, so that the same file runs under CPython, Pyodide
and MicroPython. Money is in whatever currency the prices are given in.
Source of the idea: A. Petrov et al., "Language Model Tokenizers Introduce Unfairness Between
Languages" (2023), which divides the tokens of parallel texts.
"""


def relative_tokens(tokens: float, english: float) -> float:
    """Tokens of a text for each token of the same text in English, in one vocabulary.

    tokens, english: counts over the same parallel sentences.
    Errors: ValueError if the English count is not positive or the other is negative.
    """
    if english <= 0:
        raise ValueError("The English text must have at least one token.")
    if tokens < 0:
        raise ValueError("Tokens must not be negative.")
    return tokens / english


def tokens_in(english: float, relative: float) -> float:
    """Tokens in another language of a text that has so many in English.

    relative: as `relative_tokens` gives it.
    Errors: ValueError if a number is negative.
    """
    _not_negative(english, relative)
    return english * relative


def even_price(relative: float, other_relative: float) -> float:
    """Price per token of a first base, as a share of a second's, at which the same content costs alike.

    relative: relative tokens of the language on the first base. other_relative: on the second.
    Both are taken against English, which must itself need about as many tokens on either.
    Errors: ValueError if a number is not positive.
    """
    if relative <= 0 or other_relative <= 0:
        raise ValueError("Relative numbers of tokens must be greater than zero.")
    return other_relative / relative


def times_dearer(per_character: float, other: float) -> float:
    """Tokens of a character of one kind of text for each token of a character of another.

    Errors: ValueError if the first is negative or the other not positive.
    """
    _not_negative(per_character)
    if other <= 0:
        raise ValueError("Tokens of a character must be greater than zero.")
    return per_character / other


def added_month(requests: float, cost: float, times: float) -> float:
    """Money a month that dearer requests add.

    requests: how many a month are of the dearer kind. cost: one of the usual kind. times: how
    much dearer, 1.5 for half as dear again.
    Errors: ValueError if the requests or the cost are negative, or `times` is below 1.
    """
    _not_negative(requests, cost)
    if times < 1:
        raise ValueError("Dearer requests cost at least as much as the usual kind.")
    return requests * cost * (times - 1)


def _not_negative(*numbers: float) -> None:
    for number in numbers:
        if number < 0:
            raise ValueError("Tokens, prices and requests must not be negative.")
