// Python in the reader's page: started by the first press of Run, in a worker of its own, without a network.
//
// In:  {run: number, source: string}
// Out: {ready: true}; {failed: string} when Python cannot start, and with begun: true when a snippet broke it;
//      {run, text} as it prints; at the end {run, done: {seconds, error, kind, line}, bytes}: bytes of memory held
import { loadPyodide } from "./pyodide.js";
import createPyodideModule from "./pyodide.asm.js";
import lock from "./lock.js";

const here = new URL(".", import.meta.url);
const { fromEntries } = Object;

// The large files lie there compressed, so that no host has to do it. Pyodide waits for ever for what breaks off.
let breakOff;
const brokenOff = new Promise((_, reject) => (breakOff = reject));
async function unpacked(name, type) {
  const answer = await fetch(new URL(name, here));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const { readable, writable } = new DecompressionStream("gzip");
  answer.body.pipeTo(writable).catch((error) => breakOff(new Error(`${name}: ${error.message}`)));
  return new Response(readable, { headers: { "Content-Type": type } });
}

const models = unpacked("models.bin", "application/zip").then((answer) => answer.arrayBuffer());
const files = {
  __proto__: null,
  "pyodide.asm.wasm": unpacked("python.bin", "application/wasm"),
  "python_stdlib.zip": unpacked("library.bin", "application/zip"),
};

// A start is kept here, beside what the keeper (sw.js) keeps of this edition, and goes with it.
const site = new URL("../../../", here).href;
let store = null;
try {
  store = caches.open(`${site}run-${here.pathname.split("/").at(-2)}`).catch(() => null);
} catch {} // there is none, or it is forbidden: every visit then starts afresh
const memory = new URL("memory", here).href;

// What Pyodide asks for while it starts is here already. What a snippet asks for later is not: it has no network, no
// other worker, no hand on what is kept for later visits, and makes no JavaScript that would find a way to them.
const refuse = function () {
  throw new TypeError("Python in the page makes no JavaScript and has no network");
};
refuse.prototype = Function.prototype; // Pyodide asks whether something is a Function
for (const kind of [function () {}, async function () {}, function* () {}, async function* () {}]) {
  Object.defineProperty(Object.getPrototypeOf(kind), "constructor", { value: refuse });
}
self.Function = self.eval = refuse;
for (const name of ["setTimeout", "setInterval"]) {
  const real = self[name];
  for (let object = self; object; object = Object.getPrototypeOf(object)) delete object[name];
  self[name] = (what, ...rest) => (typeof what === "function" ? real(what, ...rest) : refuse());
}
const ways = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "FontFace", "fonts",
  "Worker", "SharedWorker", "BroadcastChannel", "caches", "Cache", "CacheStorage", "indexedDB",
  "webkitRequestFileSystem", "webkitRequestFileSystemSync", "importScripts", "close",
];
for (const way of ways) {
  for (let object = self; object; object = Object.getPrototypeOf(object)) delete object[way];
}
for (const way of ["storage", "storageBuckets", "locks", "serviceWorker"]) delete Object.getPrototypeOf(navigator)[way];
self.fetch = async (address) => (await (files[String(address.url ?? address).split("/").pop()] ?? refuse())).clone();

function load(options) {
  return loadPyodide({
    createPyodideModule,
    indexURL: here.href,
    lockFileContents: lock,
    packageBaseUrl: here.href,
    env: { HOME: "/home/reader", PYTHONHASHSEED: "0" },
    ...options,
  });
}

// A start that was kept is taken up in a fraction of the time. Pyodide does not promise that this works: where it does
// not, Python starts as if nothing had been kept.
async function takenUp(cache) {
  const there = await cache?.match(memory).catch(() => null);
  if (!there) return null;
  try {
    const python = await load({ _loadSnapshot: await there.arrayBuffer() });
    await putModels(python);
    python.runPython("import random; random.seed()"); // or chance would be the same in every visit
    return python;
  } catch {
    await cache.delete(memory).catch(() => null);
    return null;
  }
}

async function fresh(cache) {
  try {
    const python = await load({ _makeSnapshot: true });
    await giveModels(python);
    const kept = new Response(python.makeMemorySnapshot());
    cache?.put(memory, kept).catch(() => null); // of Python as it was before any snippet
    return python;
  } catch {
    const python = await load({});
    await giveModels(python);
    return python;
  }
}

async function giveModels(python) {
  await putModels(python);
  python.runPython("import sys; sys.path.insert(0, '/models.zip'); import runner");
}

async function putModels(python) {
  python.FS.writeFile("/models.zip", new Uint8Array(await models));
}

async function start() {
  await Promise.all([models, ...Object.values(files)]); // what is not there is told before Pyodide waits for it
  const cache = await store;
  const python = (await takenUp(cache)) ?? (await fresh(cache));
  for (const name of Object.keys(files)) delete files[name]; // they have been read
  python.setStdin({ error: true });
  const runner = python.pyimport("runner").run;
  postMessage({ ready: true });
  return { runner, bytes: () => python._module?.HEAP8?.length ?? 0 };
}

const started = Promise.race([start(), brokenOff]);
started.catch((error) => postMessage({ failed: String(error?.message ?? error) }));

addEventListener("message", async ({ data: { run, source } }) => {
  const there = await started.catch(() => null);
  if (!there) return;
  const { runner, bytes } = there;
  try {
    const outcome = runner(source, (text) => postMessage({ run, text }));
    postMessage({ run, done: outcome.toJs({ dict_converter: fromEntries }), bytes: bytes() });
    outcome.destroy();
  } catch (error) {
    postMessage({ failed: String(error?.message ?? error), begun: true });
  }
});
