// Calls functions of the book's models in MicroPython: node micropython.mjs PACKAGE MODELS CALLS, of which CALLS is a
// JSON file of [function, inputs, pick]. Prints, as JSON, a number or the error of each.
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, models, calls] = process.argv.slice(2);
const { loadMicroPython } = await import(pathToFileURL(`${folder}/micropython.mjs`).href);
const python = await loadMicroPython({ heapsize: 16 * 1024 * 1024 });
python.FS.mkdir("/book");
python.FS.mkdir("/book/models");
for (const name of readdirSync(models).filter((one) => one.endsWith(".py"))) {
  python.FS.writeFile(`/book/models/${name}`, readFileSync(`${models}/${name}`));
}
python.runPython(`
import json, sys
sys.path.append("/book")

def call(dotted, inputs, pick):
    module, name = dotted.split(".")
    found = getattr(getattr(__import__("models." + module), module), name)(**json.loads(inputs))
    return float(found if pick is None else found[int(pick)])
`);
const call = python.globals.get("call");
const told = [];
for (const [name, inputs, pick] of JSON.parse(readFileSync(calls))) {
  try {
    told.push(call(name, JSON.stringify(inputs), pick));
  } catch (error) {
    told.push(String(error.message).trim());
  }
}
process.stdout.write(JSON.stringify(told), () => process.exit(0));
