// The keeper: lets a page on which Python has run, and Python itself, work without a network. It is only there after
// the first press of Run. With a network everything but Python, whose address changes with it, is fetched as ever.
const PYTHON = /\/assets\/python\/([0-9a-f]{12})\//;
const PAGES = "pages";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const keep = async () => {
    const cache = await caches.open(PAGES);
    for (const address of event.data.keep.filter((one) => !PYTHON.test(one))) {
      const answer = await fetch(address, { cache: "force-cache" }).catch(() => null); // the page has just had it
      if (answer?.ok) await cache.put(address, answer);
    }
  };
  event.waitUntil(keep());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const edition = request.url.match(PYTHON)?.[1];
  event.respondWith(edition ? python(request, `python-${edition}`) : page(request));
});

async function python(request, name) {
  const cache = await caches.open(name);
  const there = await cache.match(request.url);
  if (there) return there;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request.url, answer.clone());
    for (const other of await caches.keys()) if (other.startsWith("python-") && other !== name) await caches.delete(other);
  }
  return answer;
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const there = await (await caches.open(PAGES)).match(request.url.split("#")[0]);
    if (there) return there;
    throw error;
  }
}
