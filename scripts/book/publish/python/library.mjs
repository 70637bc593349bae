// Runs library.py in Pyodide: node library.mjs PYODIDE-FOLDER LIBRARY.PY ARCHIVE
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, program, archive] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: folder });
python.FS.writeFile("/whole.zip", readFileSync(`${folder}/python_stdlib.zip`));
python.FS.writeFile("/library_maker.py", readFileSync(program));
python.runPython("import sys; sys.path.insert(0, '/'); import library_maker; library_maker.pack()");
writeFileSync(archive, python.FS.readFile("/library.zip"));
process.exit(0);
