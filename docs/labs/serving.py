"""Starts the service of server.py three times, loads it, measures."""

# %% setup
import asyncio
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import numpy as np
from serving_client import Service, closed, health, opened

RAMP = 1  # seconds before counting begins
SECONDS = 2  # seconds that are counted
RUSH = 3  # seconds of too many requests
USERS = (1, 2, 4, 8, 16)
TOKENS = 64
FATES = {200: "answered", 503: "refused", 504: "late", 0: "given up"}
asked = {"prompt": "合同", "tokens": TOKENS}


def run(work) -> Any:
    """Run to the end; in a thread, since notebooks have a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


# %% start
careless = Service(MAX_BATCH="1", MAX_QUEUE="0", WARM_UP="no")
print(f"server ready after, s {careless.started:.1f}")
memory = careless.metrics().get("process_resident_memory_bytes", 0)
print(f"memory of the server, MB {memory / 1e6:.0f}")

# %% one-request
with httpx.Client(base_url=careless.url, trust_env=False) as one:
    for name in ("first", "second"):
        answer = one.post("/generate", json=asked)
        took = answer.elapsed.total_seconds() * 1000
        print(f"{name} request, ms {took:.0f}")
    print("status", answer.status_code)
    print("text", repr(answer.json()["text"][:20]))
    print("tokens", answer.json()["tokens"])
    wrong = one.post("/generate", json={"prompt": "", "tokens": 999})
    print("status of a bad request", wrong.status_code)
    for fault in wrong.json()["detail"]:
        print(f"{fault['loc'][-1]}: {fault['msg']}")
    unknown = one.post("/generate", json={**asked, "tokenz": 9})
counted = careless.metrics()['requests_total{code="422"}']
assert unknown.status_code == 422, "an unknown field was accepted"
assert counted == 2, "bad requests are not counted"
assert answer.json()["tokens"] == TOKENS, "tokens are missing"

# %% stream
at = []
with httpx.Client(base_url=careless.url, trust_env=False) as one:
    begun = time.perf_counter()
    more = {**asked, "stream": True}
    with one.stream("POST", "/generate", json=more) as stream:
        for line in filter(None, stream.iter_lines()):
            at.append(time.perf_counter() - begun)
            if len(at) in (1, 2, TOKENS + 1):
                print(line)
print(f"first token after, ms {at[0] * 1000:.0f}")
print(f"last token after, ms {at[-2] * 1000:.0f}")
assert len(at) == TOKENS + 1, "the stream broke off"


# %% measure
def measure(name: str, service: Service, users: int) -> float:
    """Load it with so many users; print how fast and how long."""
    before = service.metrics()
    replies = run(closed(service, asked, users, RAMP, SECONDS))
    now = service.metrics()
    times = [reply.seconds for reply in replies]
    rate = len(replies) / SECONDS
    median, slow = np.quantile(times, (0.5, 0.95))
    calls = now["batch_count"] - before["batch_count"]
    size = (now["batch_sum"] - before["batch_sum"]) / calls
    inside = rate * np.mean(times)  # Little's law
    print(f"{name} {users}: {rate:.1f} requests/s, mean batch {size:.1f}")
    spread = f"median {median:.2f} s, p95 {slow:.2f} s"
    print(f"{name} {users} took: {spread} of {len(times)}")
    print(f"{name} {users} inside: {inside:.1f}, rate x mean time")
    edge = 0.1 + max(times) / SECONDS  # cut off at the ends of the count
    assert abs(inside - users) < edge * users, "Little's law fails"
    assert {reply.code for reply in replies} == {200}, "not all answered"
    return rate


# %% alone
rate_alone = [measure("alone", careless, users) for users in USERS][-1]
print(f"tokens/s, alone {rate_alone * TOKENS:.0f}")


# %% blocking
middle = {}
for path in ("/generate", "/blocking"):
    waits = run(health(careless, asked, path))
    middle[path] = np.median(waits)
    print(f"{path}: /health after, ms {middle[path] * 1000:.0f}")
assert middle["/blocking"] > middle["/generate"], "blocking does no harm"
print("server ended with code", careless.stop())

# %% mixed
batched = Service(MAX_QUEUE="0")


def written(prompt: str) -> list[str]:
    """The tokens that follow a prompt, always the likeliest."""
    greedy = {"prompt": prompt, "temperature": 0, "stream": True}
    with httpx.Client(base_url=batched.url, trust_env=False) as one:
        answer = one.post("/generate", json=greedy)
    return answer.text.split()


prompts = ("合同", "付款", "期限", "违约", "保密")
apart = [written(prompt) for prompt in prompts]
with ThreadPoolExecutor(len(prompts)) as pool:
    at_once = list(pool.map(written, prompts))
shared = batched.metrics()
assert at_once == apart, "answers are mixed up"
assert len(set(map(tuple, apart))) == len(prompts), "all answers are alike"
assert shared["batch_sum"] > shared["batch_count"], "never a batch"
print("prompts answered alike, apart and at once", len(prompts))

# %% together
rate_together = [measure("together", batched, users) for users in USERS][-1]
print(f"tokens/s, together {rate_together * TOKENS:.0f}")
gain = rate_together / rate_alone
print(f"requests/s, together over alone {gain:.1f}")
assert gain > 1.2, "batches bring nothing"


# %% overload
def overload(
    name: str, service: Service, rate: float, patience: float
) -> tuple[int, float]:
    """Send twice what it can do; count on both sides what became of it."""
    before = service.metrics()
    replies, queue = run(opened(service, asked, 2 * rate, RUSH, patience))
    while service.metrics()["queue"] > 0:
        time.sleep(0.2)
    time.sleep(1)  # the last batch
    now = service.metrics()
    print(f"{name}, come, requests/s {len(replies) / RUSH:.0f}")
    print(f"{name}, waiting after 1, 2, 3 s:", *queue)
    codes = Counter(reply.code for reply in replies)
    for code, what in FATES.items():
        print(f"{name}, {what}, share {codes[code] / len(replies):.2f}")
    slow = np.quantile([r.seconds for r in replies if r.code == 200], 0.95)
    print(f"{name}, p95 of the answered, s {slow:.2f}")
    for code, slack in ((200, codes[0]), (503, 0)):
        key = f'requests_total{{code="{code}"}}'
        count = now.get(key, 0) - before.get(key, 0)
        print(f"{name}, {code}: client {codes[code]}, server {count:.0f}")
        assert 0 <= count - codes[code] <= slack, "the counts disagree"
    wrote = now["tokens_total"] - before["tokens_total"]
    wasted = 1 - codes[200] * TOKENS / wrote
    print(f"{name}, tokens written for nobody, share {wasted:.2f}")
    return max(queue), wasted


_, wasted = overload("no limit", batched, rate_together, patience=2)
print("server ended with code", batched.stop())

# %% limit
careful = Service()
queue, less = overload("with limit", careful, rate_together, patience=2)
assert queue <= 32, "the limit does not hold"
assert less < wasted, "the limit saves nothing"

# %% cost
for name, rate in (("alone", rate_alone), ("together", rate_together)):
    print(f"machine s for 1,000 requests, {name} {1000 / rate:.1f}")
print("server ended with code", careful.stop())
