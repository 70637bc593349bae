"""Sets a quotation: the words as they were said, the translation where the page's language is another, and who, when,
where.
"""

from __future__ import annotations

import html
from collections.abc import Callable

from book.source.quotations import Quotation

Cite = Callable[[str], str]


def web(quotation: Quotation, language: str, cite: Cite) -> str:
    """Return the quotation as the site shows it."""
    said, *translated = _texts(quotation, language)
    quoted = [
        f"<blockquote{said}</blockquote>",
        *(f'<blockquote class="translated"{text}</blockquote>' for text in translated),
    ]
    who = f"<figcaption>{_caption(quotation, language, cite)}</figcaption>"
    return f'<figure class="quotation">{"".join(quoted)}{who}</figure>'


def printed(quotation: Quotation, language: str, cite: Cite) -> str:
    """Return the quotation as the printed forms start from it."""
    paragraphs = "".join(f"<p><span{text}</span></p>" for text in _texts(quotation, language))
    return f'<div class="quotation">{paragraphs}<p class="who">{_caption(quotation, language, cite)}</p></div>'


def _texts(quotation: Quotation, language: str) -> list[str]:
    """Return the original and, where the page's language is another, the translation: the end of a tag and its text."""
    said = f' lang="{html.escape(quotation.language)}">{html.escape(quotation.said)}'
    if language == quotation.language:
        return [said]
    return [said, f' lang="{language}">{html.escape(quotation.translations[language])}']


def _caption(quotation: Quotation, language: str, cite: Cite) -> str:
    comma = "，" if language == "zh" else ", "
    parts = [quotation.role.of(language), quotation.date.typed]
    if quotation.where:
        parts.append(quotation.where.of(language))
    who = f"<strong>{html.escape(quotation.speaker.of(language))}</strong>"
    return f"{comma.join([who, *map(html.escape, parts)])} {cite(quotation.source)}"
