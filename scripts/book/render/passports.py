"""Writes the passport of a figure: what kind of number it is, from where, of which day, and how far to trust it."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable

from book.render.numbers import written
from book.source.both import Both
from book.source.figures import Figure, Figures

Cite = Callable[[str], str]
MANY = 15  # inputs of a result; with more, those that another result has as well are not listed again
SAME = 0.6  # share of the inputs that it must have

KINDS = {
    "fact": Both("事实", "Fact"),
    "inkstone": Both("砚池的假设", "Assumption for Inkstone"),
    "judgement": Both("我们的判断", "Our judgement"),
    "result": Both("计算", "Computed"),
    "count": Both("点数", "Counted"),
    "lab": Both("实测", "Measured"),
}
GRADES = {
    "A": Both("A 级：读过原文", "grade A: primary text read"),
    "B": Both("B 级：可靠来源，或多方一致", "grade B: a reputable source, or several that agree"),
    "C": Both("C 级：据报道，只有一个较弱的来源", "grade C: reported, one weak source"),
}


def passport(figure: Figure, figures: Figures, language: str, cite: Cite, today: datetime.date) -> str:
    """Return the passport as one run of HTML.

    Args:
        figure: the figure.
        figures: all figures, for the inputs of a result.
        language: `zh` or `en`.
        cite: gives the mark of a reference.
        today: the clock of the edition; a fact past its life says so.
    """
    say = _Say(language)
    head = f'<strong class="passport-label">{_label(figure, language)}</strong>{say.colon}'
    value = f'<span class="passport-value">{html.escape(written(figure, language))}</span>{say.stop}'
    kind = f'<span class="passport-kind num-{figure.kind}">{KINDS[figure.kind].of(language)}</span>'
    rest = _REST[figure.kind](figure, figures, say, cite, today)
    return f"{head}{value}{kind}{rest}"


def sum_line(figure: Figure, language: str) -> str:
    """Return a result or an assumption as one short line of HTML, for the list at the end of a printed chapter."""
    say = _Say(language)
    head = f"<strong>{_label(figure, language)}</strong>{say.equals}{html.escape(written(figure, language))}"
    if figure.kind == "result":
        return f"{head}{say.comma}<code>{html.escape(figure.fields['call'])}</code>"
    if figure.kind == "lab":
        return f"{head}{say.comma}<code>{html.escape(figure.fields['program'])}.py</code>"
    if figure.kind == "count":
        return head + say("，数自案例表", ", counted in the table of cases")
    return f"{head}{say.stop}{say.sentence('为什么这样取', 'Why', figure.text('because'))}"


class _Say:
    """The small words and marks of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        chinese = language == "zh"
        self.colon, self.stop, self.comma = ("：", "。", "，") if chinese else (": ", ". ", ", ")
        self.equals = "＝" if chinese else " = "

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def sentence(self, zh: str, en: str, text: Both | None) -> str:
        """Return `Name: text.`, or nothing where there is no text."""
        if text is None:
            return ""
        said = html.escape(text.of(self.language)).rstrip("。.")
        return f"{self(zh, en)}{self.colon}{said}{self.stop}"


def _label(figure: Figure, language: str) -> str:
    return html.escape(figure.label.of(language))


def _fact(figure: Figure, figures: Figures, say: _Say, cite: Cite, today: datetime.date) -> str:
    fields = figure.fields
    parts = [
        say(f"截至 {fields['as_of']}", f"as of {fields['as_of']}"),
        say(f"{fields['checked']} 核对", f"checked {fields['checked']}"),
        GRADES[fields["grade"]].of(say.language),
        say("来源 ", "source ") + cite(fields["source"]),
    ]
    quote = f'<q class="passport-quote">{html.escape(str(fields["quote"]))}</q>{say.stop}'
    due = figure.due()
    late = ""
    if due is not None and today > due:
        text = say(
            f"此数应在 {due} 前复核，引用前请先看来源。",
            f"Was to be looked at again by {due}; see the source before you rely on it.",
        )
        late = f'<em class="passport-late">{text}</em>'
    return (
        say.comma
        + say.comma.join(parts)
        + say.stop
        + late
        + quote
        + say.sentence("利益关系", "Interest", figure.text("interest"))
        + say.sentence("注意", "Note", figure.text("caveat"))
    )


def _inkstone(figure: Figure, figures: Figures, say: _Say, cite: Cite, today: datetime.date) -> str:
    return say.stop + say.sentence("为什么这样取", "Why this value", figure.text("because"))


def _judgement(figure: Figure, figures: Figures, say: _Say, cite: Cite, today: datetime.date) -> str:
    because = say.sentence("理由", "Reason", figure.text("because"))
    return say.stop + because + say.sentence("什么会让我们改口", "What would change our mind", figure.text("unless"))


def _result(figure: Figure, figures: Figures, say: _Say, cite: Cite, today: datetime.date) -> str:
    call = f"<code>{html.escape(figure.fields['call'])}</code>"
    how = say(f"，用 {call} 算得", f" by {call}")
    own = figures.inputs(figure.ref)
    like = _like(figure.ref, figures)
    known = figures.inputs(like) if like else {}
    if like:
        label = _label(figures.figure(like), say.language)
        how += say(f"，输入同“{label}”", f" from the inputs of “{label}”")
    given = [_input(ref, figures, say) for name, ref in own.items() if ":" in ref and known.get(name) != ref]
    if given:
        how += (say("，不同的有", ", but with") if like else "") + say.colon + say("；", "; ").join(given)
    left_out = [
        _label(figures.figure(ref), say.language) for name, ref in known.items() if ":" in ref and name not in own
    ]
    if left_out:
        how += say("；没有：", "; without: ") + say("；", "; ").join(left_out)
    return how + say.stop


def _count(figure: Figure, figures: Figures, say: _Say, cite: Cite, today: datetime.date) -> str:
    names = [html.escape(case.label.of(say.language)) for case in figures.counted(figure.ref)]
    among = say(f"，在 {len(figures.cases)} 个案例里", f" among {len(figures.cases)} cases")
    return among + (say.colon + say("、", ", ").join(names) if names else "") + say.stop


def _lab(figure: Figure, figures: Figures, say: _Say, cite: Cite, today: datetime.date) -> str:
    printed = figures.printed(figure.ref)
    program = f"<code>docs/labs/{html.escape(figure.fields['program'])}.py</code>"
    how = say(
        f"，{program} 印出，{printed.date}，{printed.machine}",
        f" by {program} on {printed.date}, {printed.machine}",
    )
    within = figure.fields.get("within")
    if within == "≈":
        how += say("；每台机器各不相同", "; it differs from machine to machine")
    elif within:
        how += say(f"；别的机器可以差 {within}", f"; another machine may be off by {within}")
    return how + say.stop


def _input(ref: str, figures: Figures, say: _Say) -> str:
    taken = figures.figure(ref)
    return f"{_label(taken, say.language)}{say.equals}{html.escape(written(taken, say.language))}"


def _like(ref: str, figures: Figures) -> str | None:
    """Return the first result with nearly the same inputs, if those of `ref` are too many to be listed each time."""
    own = figures.inputs(ref).items()
    if len(own) > MANY:
        for other in figures.references():
            if other == ref:
                break
            if len(own & figures.inputs(other).items()) >= SAME * len(own):
                return other
    return None


_REST = {"fact": _fact, "inkstone": _inkstone, "judgement": _judgement, "result": _result, "count": _count, "lab": _lab}
