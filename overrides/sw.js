// The keeper: lets a page on which Python has run, and Python itself, work without a network. It is only there after
// the first press of Run. With a network everything but Python, whose address changes with it, is fetched as ever.
const { scope } = registration;
const PYTHON = `${scope}assets/python/`;
const named = (edition) => `${scope}run-${edition}`; // one cache an edition; other sites may share the origin

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// {edition, keep: addresses}: what a page that has run consists of. It is in the browser's own cache: it came just now.
addEventListener("message", (event) => event.waitUntil(keep(event.data)));

async function keep({ edition, keep: addresses }) {
  const cache = await caches.open(named(edition));
  for (const address of addresses) {
    if (address.startsWith(PYTHON) && (await cache.match(address))) continue;
    const answer = await fetch(address, { cache: "force-cache" }).catch(() => null);
    if (answer?.status === 200) await cache.put(address, answer).catch(() => null); // full: it will need a network
  }
  const all = await names(); // the oldest first: an old tab must not take away what a new edition keeps
  for (const name of all.slice(0, all.indexOf(named(edition)))) await caches.delete(name);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(scope) || request.headers.has("Range")) return;
  event.respondWith(`${address.origin}${address.pathname}`.startsWith(PYTHON) ? python(request) : page(request));
});

async function python(request) {
  return (await kept(request).catch(() => null)) ?? fetch(request);
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const there = await kept(request, { ignoreSearch: request.mode === "navigate" }).catch(() => null);
    if (there) return there;
    throw error;
  }
}

async function kept(request, options) {
  for (const name of await names()) {
    const there = await (await caches.open(name)).match(request, options);
    if (there) return there;
  }
  return null;
}

async function names() {
  return (await caches.keys()).filter((name) => name.startsWith(named("")));
}
