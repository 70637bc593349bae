"""A small language model behind HTTP: limits, batches, a queue, metrics.

By hand: python -m uvicorn server:app --port 8000
"""

# %% settings
from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import prometheus_client as prometheus
import tiny_gpt
import uvicorn
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

MAX_BATCH = int(os.environ.get("MAX_BATCH", "16"))  # in one model call
MAX_QUEUE = int(os.environ.get("MAX_QUEUE", "32"))  # 0: without limit
WARM_UP = os.environ.get("WARM_UP", "yes") == "yes"
WAIT = 0.003  # seconds an idle server waits for company
TIME_LIMIT = float(os.environ.get("TIME_LIMIT", "20"))  # s, an answer
SIZES = (1, 2, 4, 8, 16)  # batches are filled up to one of these
CONTEXT = 32  # tokens that the model sees
BLOCKS = 2  # of attention and dense layers

# %% metrics
REQUESTS = prometheus.Counter("requests", "Answers by code", ["code"])
BROKEN = prometheus.Counter("broken", "Streams that ran out of time")
TOKENS = prometheus.Counter("tokens", "Tokens written")
TIMES = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
SECONDS = prometheus.Histogram("seconds", "Arrival to end", buckets=TIMES)
BATCH = prometheus.Histogram("batch", "Requests in a call", buckets=SIZES)
QUEUE = prometheus.Gauge("queue", "Requests that wait")


# %% ask
class Ask(BaseModel):
    """What a request may contain; anything else is answered with 422."""

    model_config = ConfigDict(extra="forbid")
    prompt: str = Field(min_length=1, max_length=200)
    tokens: int = Field(64, ge=1, le=128)
    temperature: float = Field(1.0, ge=0, le=2)
    stream: bool = False


class Job:
    """One request on its way: what it has read, written and still may."""

    def __init__(self, ask: Ask, prompt: list[int]) -> None:
        self.ask = ask
        self.tokens = prompt
        self.left = ask.tokens
        self.gone = False  # nobody waits for it any more
        self.fresh: asyncio.Queue[int] = asyncio.Queue()
        self.arrived = time.perf_counter()

    def take(self, token: int) -> None:
        """Add a token, and hand it to whoever waits."""
        self.tokens.append(token)
        self.left -= 1
        self.fresh.put_nowait(token)
        TOKENS.inc()

    async def written(self) -> AsyncIterator[int]:
        """Give the tokens as they come; TimeoutError when it is late."""
        try:
            for _ in range(self.ask.tokens):
                left = self.arrived + TIME_LIMIT - time.perf_counter()
                async with asyncio.timeout(left):
                    token = await self.fresh.get()
                yield token
        finally:
            self.gone = True
            SECONDS.observe(time.perf_counter() - self.arrived)


# %% model
class Brain:
    """A tiny GPT that has not been trained: its words are noise."""

    def __init__(self) -> None:
        tiny_gpt.keras.utils.set_random_seed(0)
        file = Path(__file__).parent / "data" / "inkstone_documents.tsv"
        text = file.read_text("utf-8")
        self.tokeniser = tiny_gpt.Tokeniser.learn(text, 512)
        self.model = tiny_gpt.build(512, CONTEXT, 64, BLOCKS, 4)
        names = [layer.name for layer in self.model.layers]
        found = sum("attention" in name for name in names)
        assert found == BLOCKS, "blocks are missing"
        self.random = np.random.default_rng(0)
        for size in SIZES if WARM_UP else ():
            self.model.predict_on_batch(np.zeros((size, CONTEXT), "int32"))

    def step(self, jobs: list[Job]) -> list[int]:
        """The next token of each job, from one call of the model."""
        size = min(size for size in SIZES if size >= len(jobs))
        window = np.zeros((size, CONTEXT), "int32")
        for row, job in enumerate(jobs):
            seen = job.tokens[-CONTEXT:]
            window[row, : len(seen)] = seen
        scores = self.model.predict_on_batch(window)
        return [self.draw(scores[row], job) for row, job in enumerate(jobs)]

    def draw(self, scores: np.ndarray, job: Job) -> int:
        """Draw a token by the scores behind the last one of the job."""
        last = scores[min(len(job.tokens), CONTEXT) - 1].astype("float64")
        p = tiny_gpt.chances(last, job.ask.temperature, 0, 1.0)
        return int(self.random.choice(len(p), p=p))


# %% worker
async def work(brain: Brain, waiting: asyncio.Queue[Job]) -> None:
    """Run all requests under way together, a token each, for ever."""
    running: list[Job] = []
    while True:
        if not running:
            running.append(await waiting.get())
            await asyncio.sleep(WAIT)
        while len(running) < MAX_BATCH and not waiting.empty():
            running.append(waiting.get_nowait())
        running = [job for job in running if job.left and not job.gone]
        if running:
            BATCH.observe(len(running))
            tokens = await asyncio.to_thread(brain.step, running)
            for job, token in zip(running, tokens, strict=True):
                job.take(token)


@asynccontextmanager
async def life(app: FastAPI) -> AsyncIterator[None]:
    """Load the model before the first request; end the worker."""
    app.state.brain = Brain()
    app.state.waiting = asyncio.Queue(MAX_QUEUE)
    QUEUE.set_function(app.state.waiting.qsize)
    app.state.worker = asyncio.create_task(
        work(app.state.brain, app.state.waiting)
    )
    yield
    app.state.worker.cancel()


# %% api
app = FastAPI(lifespan=life)


@app.middleware("http")
async def count(request: Request, call_next) -> Response:
    """Count the answers to /generate by their code."""
    code = 500  # unless an answer comes back
    try:
        response = await call_next(request)
        code = response.status_code
        return response
    finally:
        if request.url.path == "/generate":
            REQUESTS.labels(str(code)).inc()


@app.exception_handler(RequestValidationError)
async def refuse(request: Request, error: RequestValidationError) -> Response:
    """Name what is wrong, without sending it back."""
    faults = [{key: e[key] for key in ("loc", "msg")} for e in error.errors()]
    return JSONResponse({"detail": faults}, 422)


@app.get("/health")
async def health() -> dict[str, str]:
    """Say ok while the worker lives."""
    if app.state.worker.done():
        raise HTTPException(500, "the worker has died")
    return {"status": "ok"}


@app.get("/metrics")
async def metrics() -> Response:
    """Give all metrics as text, in the format of Prometheus."""
    kind = prometheus.CONTENT_TYPE_LATEST
    return Response(prometheus.generate_latest(), media_type=kind)


@app.post("/generate")
async def generate(ask: Ask) -> Response:
    """Queue the request; answer whole or as a stream; 503 if full."""
    tokeniser = app.state.brain.tokeniser
    job = Job(ask, tokeniser.encode(ask.prompt).tolist())
    try:
        app.state.waiting.put_nowait(job)
    except asyncio.QueueFull:
        later = {"Retry-After": "1"}
        raise HTTPException(503, "queue full", later) from None
    if ask.stream:
        return StreamingResponse(events(job), media_type="text/event-stream")
    try:
        tokens = [token async for token in job.written()]
    except TimeoutError:
        raise HTTPException(504, "too slow") from None
    return {"text": tokeniser.decode(tokens), "tokens": len(tokens)}


async def events(job: Job) -> AsyncIterator[str]:
    """Send each token as soon as it is there (server-sent events)."""
    try:
        async for token in job.written():
            yield f"data: {token}\n\n"
        yield "data: [DONE]\n\n"
    except TimeoutError:  # too late for 504: 200 was sent first
        BROKEN.inc()
        yield "data: [LATE]\n\n"


@app.post("/blocking")
async def blocking(ask: Ask) -> dict[str, str]:
    """Wrong on purpose: the model runs where requests are received."""
    brain = app.state.brain
    given = (brain.model, brain.tokeniser, ask.prompt, ask.tokens)
    return {"text": tiny_gpt.generate(*given)}


# %% run
def run(port: int) -> None:
    """Serve to this machine only, until the standard input is closed."""
    config = uvicorn.Config(
        app, port=port, log_level="warning", timeout_graceful_shutdown=5
    )
    server = uvicorn.Server(config)

    def watch() -> None:
        sys.stdin.read()
        server.should_exit = True

    threading.Thread(target=watch, daemon=True).start()
    server.run()
