"""Asks other hosts whether an address still works: several hosts at once, one question at a time to each.

Every question has an end: a time limit for each step, one for the whole of an answer (a host may send a byte a second,
or a name may take a minute to resolve), and one for the whole round.
"""

from __future__ import annotations

import codecs
import contextlib
import queue
import random
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import requests
from requests.exceptions import InvalidSchema, InvalidURL, RequestException, SSLError, Timeout

AGENT = "FoundingBookLinkCheck/1.0 (checks the links of an open book; one request at a time)"


@dataclass(frozen=True)
class Manners:
    """How we ask.

    Attributes:
        hosts: how many hosts are asked at once.
        pause: seconds between two questions to one host.
        step: seconds to connect, and to wait for the next byte.
        answer: seconds for one whole answer.
        round: seconds for all questions together; no question is begun later.
        retries: how often a question is asked again after a broken connection or a 5xx.
        backoff: seconds before it is asked again, doubled each time.
        hops: how many redirects are followed.
        most: bytes of a page in which an anchor is looked for.
    """

    hosts: int = 16
    pause: float = 0.5
    step: float = 10
    answer: float = 30
    round: float = 600
    retries: int = 2
    backoff: float = 1
    hops: int = 10
    most: int = 2_000_000


@dataclass(frozen=True)
class Answer:
    """What came of one address.

    Attributes:
        verdict: fine, lost, or unsure where the host's behaviour proves nothing.
        said: what it said, for the message.
        lasting: whether it is worth remembering.
        asked: seconds since 1970.
    """

    verdict: str
    said: str = ""
    lasting: bool = True
    asked: float = field(default_factory=time.time)


@dataclass(frozen=True)
class _Reply:
    """One reply of one host: status, where it sends us, and, where it was read, what an HTML page holds."""

    status: int
    location: str = ""
    page: _Page | None = None
    cut: bool = False


def ask(urls: Sequence[str], manners: Manners) -> dict[str, Answer]:
    """Return an answer for each address; takes at most `manners.round` and one answer more."""
    end = time.monotonic() + manners.round
    turns: dict[str, threading.Lock] = {}
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[_host(url)].append(url)

    def one_host(group: list[str]) -> list[tuple[str, Answer]]:
        return [(url, _Question(url, manners, end, turns).answer()) for url in group]

    with ThreadPoolExecutor(manners.hosts) as pool:
        groups = pool.map(one_host, sorted(by_host.values(), key=len, reverse=True))
        answers = {url: answer for group in groups for url, answer in group}
    if len(by_host) > 2 and all(answer.said.startswith(_NO_HOST) for answer in answers.values()):
        offline = Answer("unsure", "no name at all could be looked up; is there a network?", lasting=False)
        return dict.fromkeys(answers, offline)
    return answers


_NO_HOST = "there is no host"


class _Question:
    """One address on its way to an answer."""

    def __init__(self, url: str, manners: Manners, end: float, turns: dict[str, threading.Lock]) -> None:
        self.url, self.manners, self.end, self.turns = url, manners, end, turns
        self.address, self.anchor = urldefrag(url)

    def answer(self) -> Answer:
        """Ask, and judge what comes; nothing is raised."""
        try:
            return self._follow()
        except _TooLateError:
            return Answer("unsure", "there was no time left to ask", lasting=False)
        except (InvalidURL, InvalidSchema, UnicodeError, ValueError) as error:
            return Answer("lost", f"this is no address ({_short(error)})")
        except SSLError as error:
            return Answer("unsure", f"its certificate or encryption is not in order ({_short(error)})", lasting=False)
        except Timeout:
            return Answer("unsure", "it did not answer in time", lasting=False)
        except RequestException as error:
            if _no_such_host(error):
                return Answer(
                    "lost", f"{_NO_HOST} «{_host(str(getattr(error.request, 'url', self.url)))}»", lasting=False
                )
            return Answer("unsure", f"the connection failed ({_short(error)})", lasting=False)

    def _follow(self) -> Answer:
        address, anchor, seen = self.address, self.anchor, set[str]()
        for _ in range(self.manners.hops + 1):
            if address in seen:
                return Answer("lost", f"it redirects in a circle, by «{address}»")
            seen.add(address)
            reply = self._reply(address, read=_is_anchor(anchor))
            if not reply.location:
                return self._judge(reply, anchor)
            address, moved = urldefrag(urljoin(address, reply.location))
            anchor = moved or anchor
        return Answer("lost", f"it redirects more than {self.manners.hops} times")

    def _judge(self, reply: _Reply, anchor: str) -> Answer:
        status = reply.status
        if status in (404, 410):
            return Answer("lost", f"it answers {status}")
        if not 200 <= status < 300:
            return Answer("unsure", f"it answers {status}", lasting=status < 500 and status not in (408, 425, 429))
        if not _is_anchor(anchor) or reply.page is None:
            return Answer("fine")
        name = unquote(anchor)
        if {name, anchor, f"user-content-{name}"} & reply.page.ids:  # GitHub's prefix
            return Answer("fine")
        if reply.cut:
            return Answer("unsure", f"«#{name}» is not in the first {self.manners.most} bytes of the page")
        if not reply.page.headings:
            return Answer("unsure", f"«#{name}» is not in the page as it is sent; a script may add it")
        return Answer("lost", f"the page is there, but has no «#{name}»")

    def _reply(self, address: str, read: bool) -> _Reply:
        """Ask one address, HEAD first where no text is wanted, and again where the trouble may pass."""
        if urlsplit(address).scheme not in ("http", "https"):
            raise InvalidSchema(f"it leads to «{address[:100]}»")
        method = "GET" if read else "HEAD"
        for attempt in range(self.manners.retries + 1):
            last = attempt == self.manners.retries
            try:
                reply = self._once(method, address, read)
                if method == "HEAD" and (400 <= reply.status < 429 or reply.status == 501):  # not all know HEAD
                    method = "GET"
                    reply = self._once(method, address, read)
                if reply.status < 500 or reply.status == 501 or last:
                    return reply
            except SSLError:
                raise
            except RequestException as error:
                if last or _no_such_host(error):
                    raise
            method = "GET"
            time.sleep(self.manners.backoff * 2**attempt * random.uniform(0.8, 1.2))
        raise AssertionError("unreachable")

    def _once(self, method: str, address: str, read: bool) -> _Reply:
        """Ask once, in this host's turn; the turn ends with a pause."""
        with self.turns.setdefault(_host(address), threading.Lock()):
            if time.monotonic() >= self.end:
                raise _TooLateError
            try:
                return _within(self.manners.answer, lambda: self._request(method, address, read))
            finally:
                time.sleep(self.manners.pause)

    def _request(self, method: str, address: str, read: bool) -> _Reply:
        with requests.Session() as session:
            session.headers.update({"User-Agent": AGENT, "Accept": "text/html, */*;q=0.8"})
            session.auth = _no_credentials
            step = self.manners.step
            with session.request(method, address, timeout=step, allow_redirects=False, stream=True) as response:
                location = response.headers.get("Location", "") if response.is_redirect else ""
                reply = _Reply(response.status_code, location.encode("latin-1", "replace").decode("utf-8", "replace"))
                kind, _, rest = response.headers.get("Content-Type", "").lower().partition(";")
                if not read or location or not response.ok or kind.strip() not in _HTML:
                    return reply
                text, cut = self._text(response, "charset" in rest)
                return replace(reply, page=_Page(text), cut=cut)

    def _text(self, response: requests.Response, named: bool) -> tuple[str, bool]:
        encoding = "utf-8"
        with contextlib.suppress(LookupError):
            encoding = codecs.lookup(response.encoding or "utf-8").name if named else "utf-8"
        body = b""
        for piece in response.iter_content(65_536):
            body += piece
            if len(body) >= self.manners.most:
                break
        return body[: self.manners.most].decode(encoding, errors="replace"), len(body) >= self.manners.most


_HTML = ("text/html", "application/xhtml+xml")


class _TooLateError(Exception):
    """The round is over."""


class _Page(HTMLParser):
    """The ids of a page, and whether it has headings at all: a page drawn by a script has none yet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.headings = False
        with contextlib.suppress(AssertionError):  # what is no markup at all
            self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.headings = self.headings or tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        self.ids |= {value for name, value in attrs if value and (name == "id" or (tag == "a" and name == "name"))}


def _within(seconds: float, work: Callable[[], _Reply]) -> _Reply:
    """Return what `work` returns, or raise a time-out; work that does not end is left to itself and dies with us."""
    done: queue.SimpleQueue[_Reply | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            done.put(work())
        except BaseException as error:  # handed to the one who waits
            done.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        found = done.get(timeout=seconds)
    except queue.Empty:
        raise Timeout from None
    if isinstance(found, BaseException):
        raise found
    return found


def _is_anchor(anchor: str) -> bool:
    """Tell whether the page's HTML could hold it: no route of a script, no text to find, no line of a GitHub file."""
    return bool(anchor) and not anchor.startswith(("/", "!", ":~:")) and "=" not in anchor and not _line(anchor)


def _line(anchor: str) -> bool:
    return anchor[:1] == "L" and anchor[1:].replace("-", "").replace("L", "").isdigit()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send none of what ~/.netrc holds."""
    return request


def _no_such_host(error: Exception) -> bool:
    """Tell a name that does not exist from one that could not be looked up just now."""
    return any(isinstance(cause, socket.gaierror) and cause.errno != socket.EAI_AGAIN for cause in _causes(error))


def _causes(error: Any, depth: int = 8) -> Iterator[Any]:
    while error is not None and depth:
        yield error
        depth -= 1
        inner = [arg for arg in getattr(error, "args", ()) if isinstance(arg, BaseException)]
        error = getattr(error, "reason", None) or error.__cause__ or (inner[0] if inner else None)
        if not isinstance(error, BaseException):
            return


def _short(error: BaseException) -> str:
    *_, last = _causes(error)
    return " ".join(str(last).split())[:120]
