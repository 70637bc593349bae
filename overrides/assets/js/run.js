// Run and Edit on the book's snippets. Python comes with the first press, and runs in a worker: the page never waits.
{
  const script = document.currentScript.dataset;
  const words = Object.fromEntries(script.words.trim().split("\n").map((line) => line.split(/=(.*)/)));
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const most = 20000; // characters of code that a link may bring

  // --- Python: one worker a page, started by the first press, and again after Stop ---------------------------------

  const folder = new URL(script.python, location.href).href;
  const parts = ["worker.js", "pyodide.js", "pyodide.asm.js", "lock.js", "python.bin", "library.bin", "models.bin"];

  let worker = null;
  let ready = false; // whether it has started
  let touched = false; // whether changed code has run in it, which may have changed Python
  let running = null; // the snippet that runs
  let runs = 0;

  function python() {
    if (worker) return worker;
    const made = (worker = new Worker(`${folder}worker.js`, { type: "module" }));
    made.addEventListener("message", ({ data }) => made === worker && heard(data));
    made.addEventListener("error", ({ message }) => made === worker && heard({ failed: message || "worker.js", begun: ready }));
    return made;
  }

  function heard(message) {
    const snippet = running;
    if ("ready" in message) {
      ready = true;
      keep();
      snippet?.tell("running");
    }
    if ("failed" in message) {
      running = null;
      end();
      snippet?.failed(message);
    }
    if (!snippet || message.run !== snippet.run) return;
    if ("text" in message) snippet.print(message.text);
    if ("done" in message) {
      running = null;
      if (message.bytes > 5e8) end(); // a worker gives no memory back before its end
      try {
        snippet.done(message.done);
      } catch (error) {
        end(); // a snippet has spoken in Python's name
        snippet.failed({ failed: error.message, begun: true });
      }
    }
  }

  function end() {
    worker?.terminate();
    worker = null;
    ready = touched = false;
  }

  async function start(snippet) {
    stop();
    if (touched && !snippet.changed()) end(); // what the book says is said by a clean Python
    running = snippet;
    const run = (snippet.run = ++runs);
    snippet.ran = snippet.source();
    snippet.own = snippet.changed();
    try {
      if (!worker) await keeper();
      if (running?.run !== run) return;
      python().postMessage({ run, source: snippet.ran });
      touched ||= snippet.own;
    } catch (error) {
      heard({ failed: error.message });
    }
  }

  function stop() {
    if (!running) return;
    const snippet = running;
    running = null;
    end();
    snippet.stopped();
  }

  // The keeper (sw.js) lets what has run once run again without a network. Not all browsers allow it everywhere, and
  // nobody waits for it for long.
  let kept = null;
  async function keeper() {
    try {
      kept ??= navigator.serviceWorker?.register(script.keeper).then(() => navigator.serviceWorker.ready);
    } catch {} // forbidden here
    await Promise.race([kept, new Promise((go) => setTimeout(go, 300))]).catch(() => null);
  }

  async function keep() {
    const there = await kept?.catch(() => null);
    const own = performance.getEntriesByType("resource").map((entry) => entry.name);
    const keep = [location.href.split("#")[0], ...own, ...parts.map((part) => folder + part)];
    const edition = folder.split("/").at(-2);
    there?.active.postMessage({ edition, keep: keep.filter((one) => new URL(one).origin === location.origin) });
  }

  // --- a snippet ---------------------------------------------------------------------------------------------------

  class Snippet {
    constructor(box, number) {
      this.box = box;
      this.pre = box.querySelector("pre");
      this.shown = this.pre.querySelector("code").textContent.replace(/\n$/, "");
      this.original = this.shown.replace(/^[ \t]*#> ?.*\n?/gm, "").trimEnd();
      this.printed = [...this.shown.matchAll(/^[ \t]*#> ?(.*)$/gm)].map((match) => match[1]).join("\n");
      this.id = `run-${fingerprint(this.shown)}`;
      this.number = number;
      this.bar = element("div", { className: "run-bar", role: "group", ariaLabel: say("snippet", { number }) });
      this.buttons = {};
      for (const name of ["run", "stop", "edit", "reset", "share", "download"]) {
        const button = element("button", { type: "button", className: `run-${name}`, textContent: say(name) });
        // The second click of a double one would hit what has just come under the pointer.
        button.addEventListener("click", (event) => event.detail > 1 || this[`press_${name}`]());
        this.buttons[name] = button;
        this.bar.append(button);
      }
      this.status = element("span", { className: "run-status", role: "status" });
      this.bar.append(this.status);
      this.out = element("pre", { className: "run-out", tabIndex: 0, role: "region", ariaLabel: say("output", { number }), hidden: true });
      if (!document.getElementById(this.id)) box.id = this.id;
      box.classList.add("runnable");
      box.append(this.bar, this.out);
      this.show();
    }

    source() {
      return this.editor ? this.editor.value : this.shown; // with its comments, for the numbers of its lines
    }

    changed() {
      return Boolean(this.editor) && this.editor.value !== this.original;
    }

    show() {
      const busy = running === this;
      this.box.classList.toggle("running", busy);
      this.buttons.run.hidden = busy;
      this.buttons.stop.hidden = !busy;
      this.buttons.edit.hidden = Boolean(this.editor);
      this.buttons.reset.hidden = !this.editor;
      this.buttons.share.hidden = this.buttons.download.hidden = !this.editor;
    }

    press_run() {
      const held = [document.body, this.buttons.run].includes(document.activeElement);
      this.out.textContent = "";
      this.out.hidden = true;
      this.out.classList.remove("failed");
      start(this);
      this.tell(ready ? "running" : "starting");
      this.show();
      if (held) this.buttons.stop.focus();
    }

    tell(key, values) {
      this.status.textContent = say(key, values);
    }

    press_stop() {
      stop();
      this.buttons.run.focus();
    }

    press_edit() {
      this.edit(this.original);
      this.editor.focus();
    }

    edit(source) {
      this.editor ??= this.open();
      this.editor.value = source;
      this.size();
      this.show();
    }

    // Put other code over the reader's own, so that Undo brings it back.
    replace(source) {
      this.editor.focus();
      this.editor.select();
      document.execCommand("insertText", false, source);
      this.size();
    }

    open() {
      const editor = element("textarea", {
        className: "run-code", ariaLabel: say("code", { number: this.number }), spellcheck: false, autocapitalize: "off", wrap: "off",
      });
      editor.setAttribute("autocomplete", "off");
      editor.setAttribute("autocorrect", "off");
      editor.addEventListener("input", () => this.size());
      editor.addEventListener("keydown", (event) => typed(event, this));
      this.pre.hidden = true;
      this.bar.before(editor);
      return editor;
    }

    size() {
      this.editor.rows = Math.min(30, this.editor.value.split("\n").length + 1);
    }

    press_reset() {
      if (running === this) stop();
      this.editor.remove();
      this.editor = null;
      this.pre.hidden = false;
      this.out.hidden = true;
      this.status.textContent = "";
      this.out.textContent = "";
      if (location.hash.startsWith(`#${this.id}=`)) history.replaceState(null, "", location.href.split("#")[0]);
      this.show();
      this.buttons.edit.focus();
    }

    async press_share() {
      if (this.source().length > most) return this.tell("too_long");
      const link = `${location.href.split("#")[0]}#${this.id}=${await packed(this.source())}`;
      try {
        await navigator.clipboard.writeText(link);
        this.tell("copied");
      } catch {
        history.replaceState(null, "", link); // no clipboard: the address bar holds it
        this.tell("in_address");
      }
    }

    press_download() {
      const head = `# ${document.title}\n# ${location.href.split("#")[0]}\n# ${say("download_note")}\n\n`;
      const link = element("a", { download: `${this.id}.py` });
      link.href = URL.createObjectURL(new Blob([head, this.source(), "\n"], { type: "text/x-python" }));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    print(text) {
      this.out.hidden = false;
      this.out.append(text);
    }

    done({ seconds, error, kind, line }) {
      const time = seconds < 0.0095 ? "0.01" : seconds < 10 ? seconds.toPrecision(2) : seconds.toFixed(0);
      if (error) {
        this.print(error);
        this.out.classList.add("failed");
        this.tell(line ? "error_line" : "error", { kind, line });
        if (kind === "ModuleNotFoundError") this.status.textContent += say("missing");
        if (line && this.editor?.value === this.ran) this.mark(line);
      } else {
        const said = this.out.textContent.trimEnd();
        const same = this.own || !this.printed ? "" : say(said === this.printed.trimEnd() ? "same" : "other");
        this.status.textContent = said ? say("done", { time }) + same : say("silent", { time });
      }
      this.after();
    }

    // Select the line of the error, so that the next key mends it.
    mark(line) {
      const lines = this.editor.value.split("\n");
      const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      this.editor.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
    }

    stopped() {
      this.tell("stopped");
      this.after();
    }

    failed({ failed: why, begun }) {
      this.tell(begun ? "broken" : "failed", { why });
      this.after();
    }

    after() {
      const held = document.activeElement === this.buttons.stop;
      this.show();
      if (held) this.buttons.run.focus();
    }
  }

  function typed(event, snippet) {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return; // 229: Safari, composing
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      snippet.press_run();
    } else if (!event.shiftKey && !event.altKey) {
      event.preventDefault(); // a new line begins where the last one did, or four further in after a colon
      const line = snippet.editor.value.slice(0, snippet.editor.selectionStart).split("\n").pop();
      const indent = line.match(/^ */)[0] + (/:\s*$/.test(line) ? "    " : "");
      document.execCommand("insertText", false, `\n${indent}`); // the only way that Undo knows of
    }
  }

  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  // --- code in a link: #run-<fingerprint>=<deflated, base64url> ----------------------------------------------------

  function fingerprint(text) {
    let hash = 0x811c9dc5; // FNV-1a
    for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  }

  async function packed(text) {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  async function unpacked(code) {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length > most) {
        await reader.cancel();
        throw new RangeError("too long");
      }
    }
    return text + decoder.decode();
  }

  async function open() {
    const [id, code] = location.hash.slice(1).split("=");
    if (!id.startsWith("run-") || !code) return;
    const snippet = snippets.find((one) => one.id === id) ?? snippets[0];
    try {
      const source = await unpacked(code);
      const own = snippet.changed() && snippet.editor.value !== source;
      if (own) snippet.replace(source);
      else snippet.edit(source);
      snippet.tell(own ? "over_own" : snippet.id === id ? "from_link" : "moved");
    } catch {
      snippet.tell("bad_link");
    }
    snippet.box.scrollIntoView({ block: "center" });
  }

  const snippets = [...document.querySelectorAll(".md-typeset .language-python.highlight")]
    .filter((box) => !box.closest(".listing"))
    .map((box, index) => new Snippet(box, index + 1));
  addEventListener("hashchange", open);
  if (snippets.length) open();
}
