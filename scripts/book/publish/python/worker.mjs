// Python in the reader's page: started by the first press of Run, in a worker of its own, without a network.
//
// In:  {run: number, source: string}
// Out: {ready: milliseconds, kept: boolean}, kept where a start was kept and taken up again; {failed: string} when
//      Python cannot start or has broken down; {run, text} as it prints; at the end
//      {run, done: {seconds, error, kind, line}, bytes}: bytes of memory held
import { loadPyodide } from "./pyodide.mjs";
import createPyodideModule from "./pyodide.asm.mjs";
import lock from "./lock.mjs";

const here = new URL(".", import.meta.url);
const begun = performance.now();

// The large files lie there compressed, so that no host has to do it.
async function unpacked(name, type) {
  const answer = await fetch(new URL(name, here));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain, { headers: { "Content-Type": type } });
}

const models = unpacked("models.bin", "application/zip").then((answer) => answer.arrayBuffer());
const files = {
  "pyodide.asm.wasm": unpacked("python.bin", "application/wasm"),
  "python_stdlib.zip": unpacked("library.bin", "application/zip"),
};
const store = globalThis.caches
  ?.open(`python-${here.pathname.split("/").at(-2)}`)
  .catch(() => null);
const memory = new URL("memory", here).href; // where a start is kept; the keeper (sw.js) throws it away with its edition

// What Pyodide asks for while it starts is here already. What a snippet asks for later is not: it has no network, no
// worker that would have one, and no hand on what is kept for later visits.
for (const way of [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "Worker", "SharedWorker",
  "caches", "indexedDB",
]) {
  for (let object = self; object; object = Object.getPrototypeOf(object)) delete object[way];
}
self.fetch = async (address) => {
  const file = files[String(address.url ?? address).split("/").pop()];
  if (!file) throw new TypeError("there is no network in the page");
  return (await file).clone();
};

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
async function takenUp() {
  const there = await (await store)?.match(memory).catch(() => null);
  if (!there) return null;
  try {
    const python = await load({ _loadSnapshot: await there.arrayBuffer() });
    await putModels(python);
    python.runPython("import random; random.seed()"); // or chance would be the same in every visit
    return python;
  } catch {
    await forget();
    return null;
  }
}

async function forget() {
  await (await store)?.delete(memory).catch(() => null);
}

async function fresh() {
  try {
    const python = await load({ _makeSnapshot: true });
    await giveModels(python);
    const kept = python.makeMemorySnapshot(); // before a snippet has run
    store?.then((cache) => cache?.put(memory, new Response(kept))).catch(() => null);
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
  const kept = await takenUp();
  const python = kept ?? (await fresh());
  python.setStdin({ error: true });
  const runner = python.pyimport("runner").run;
  postMessage({ ready: performance.now() - begun, kept: Boolean(kept) });
  return { runner, bytes: () => python._module?.HEAP8?.length ?? 0 };
}

const failed = (error) => postMessage({ failed: String(error?.message ?? error) });
const started = start();
started.catch(failed);

addEventListener("message", async ({ data: { run, source } }) => {
  const { runner, bytes } = await started;
  try {
    const outcome = runner(source, (text) => postMessage({ run, text }));
    postMessage({ run, done: outcome.toJs({ dict_converter: Object.fromEntries }), bytes: bytes() });
    outcome.destroy();
  } catch (error) {
    await forget();
    failed(error);
  }
});
