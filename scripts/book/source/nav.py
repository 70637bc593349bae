"""The order of the book, read from mkdocs.yml: which pages there are, in which part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from book.errors import BookError
from book.paths import CONFIG, shown


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without acting on its `!ENV` and `!!python` tags."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


@dataclass(frozen=True)
class Nav:
    """Pages in reading order, as `(slug, part)`; the part is empty for a page outside all parts."""

    pages: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls) -> Nav:
        """Read it.

        Raises:
            BookError: mkdocs.yml is not YAML, or has no `nav:`.
        """
        try:
            found = yaml.load(CONFIG.read_text(encoding="utf-8"), Loader=_Loader)
        except yaml.YAMLError as error:
            raise BookError(shown(CONFIG), f"not YAML: {error}".replace("\n", " "), "mend the syntax") from error
        if not isinstance(found, dict) or not isinstance(found.get("nav"), list):
            raise BookError(shown(CONFIG), "there is no `nav:` list", "restore it")
        return cls(tuple(_walk(found["nav"], "")))

    @property
    def slugs(self) -> list[str]:
        """The pages' slugs in reading order."""
        return [slug for slug, _ in self.pages]


def _walk(items: list[Any], part: str) -> list[tuple[str, str]]:
    pages: list[tuple[str, str]] = []
    for item in items:
        if isinstance(item, str):
            pages.append((item.removesuffix(".md"), part))
        else:
            ((title, below),) = item.items()
            pages += [(below.removesuffix(".md"), part)] if isinstance(below, str) else _walk(below, title)
    return pages
