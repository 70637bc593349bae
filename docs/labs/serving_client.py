"""Starts server.py and puts load on it; serving.py does the measuring."""

# %% service
from __future__ import annotations

import asyncio
import atexit
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import httpx
import numpy as np

START = """
import server
server.run({port})
"""


class Service:
    """server.py in a process of its own, on a free port."""

    def __init__(self, **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-c", START.format(port=port)],
            cwd=Path(__file__).resolve().parent,
            env={**os.environ, **settings},
            stdin=subprocess.PIPE,
        )
        atexit.register(self.stop)
        while not self.healthy():
            assert self.process.poll() is None, "the server did not start"
            time.sleep(0.1)
        self.started = time.perf_counter() - begun

    def healthy(self) -> bool:
        """Tell whether it answers /health."""
        try:
            return httpx.get(f"{self.url}/health", trust_env=False).is_success
        except httpx.TransportError:
            return False

    def metrics(self) -> dict[str, float]:
        """What /metrics says, by name."""
        text = httpx.get(f"{self.url}/metrics", trust_env=False).text
        found = re.findall(r"^(\w\S*) (\S+)$", text, re.MULTILINE)
        return {name: float(value) for name, value in found}

    def client(self, patience: float) -> httpx.AsyncClient:
        """A client that gives up when nothing comes for so many seconds."""
        return httpx.AsyncClient(
            base_url=self.url,
            timeout=patience,
            limits=httpx.Limits(max_connections=None),
            trust_env=False,
        )

    def stop(self) -> int:
        """Close its input, so that it ends; kill it if it does not."""
        self.process.stdin.close()
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


# %% ask
class Reply(NamedTuple):
    """What came back, and when; code 0: the client gave up."""

    code: int
    seconds: float
    at: float


async def ask(client: httpx.AsyncClient, asked: dict) -> Reply:
    """One request, timed."""
    begun = time.perf_counter()
    try:
        code = (await client.post("/generate", json=asked)).status_code
    except httpx.TimeoutException:
        code = 0
    now = time.perf_counter()
    return Reply(code, now - begun, now)


# %% closed
async def closed(
    service: Service, asked: dict, users: int, ramp: float, seconds: float
) -> list[Reply]:
    """Each user waits for an answer, then asks again; the ramp is left out."""
    start = time.perf_counter() + ramp
    replies = []

    async def user(client: httpx.AsyncClient) -> None:
        while time.perf_counter() < start + seconds:
            replies.append(await ask(client, asked))

    async with service.client(patience=30) as client:
        await asyncio.gather(*(user(client) for _ in range(users)))
    return [r for r in replies if start < r.at < start + seconds]


# %% opened
async def opened(
    service: Service, asked: dict, rate: float, seconds: int, patience: float
) -> tuple[list[Reply], list[int]]:
    """Requests come by chance, whether or not earlier ones are answered.

    With the replies: how many were waiting after each second.
    """
    draw = np.random.default_rng(0).uniform
    coming = draw(0, seconds, round(rate * seconds))
    async with service.client(patience) as client:

        async def later(wait: float) -> Reply:
            await asyncio.sleep(wait)
            return await ask(client, asked)

        async def look(wait: float) -> int:
            await asyncio.sleep(wait)
            text = (await client.get("/metrics")).text
            return int(re.search(r"^queue (\d+)", text, re.MULTILINE)[1])

        looks = asyncio.gather(*(look(s + 1) for s in range(seconds)))
        posts = (later(wait) for wait in coming)
        return list(await asyncio.gather(*posts)), await looks


# %% health
async def health(service: Service, asked: dict, path: str) -> list[float]:
    """How long /health takes while four users ask, three times each."""
    waits = []
    async with service.client(patience=30) as client:

        async def user() -> None:
            for _ in range(3):
                await client.post(path, json=asked)

        work = asyncio.gather(*(user() for _ in range(4)))
        while not work.done():
            begun = time.perf_counter()
            await client.get("/health")
            waits.append(time.perf_counter() - begun)
            await asyncio.sleep(0.01)
        await work
    return waits
