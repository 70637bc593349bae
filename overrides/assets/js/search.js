// The search box. Not one byte of the engine (Pagefind) is fetched before the box is opened; which
// language it searches follows from <html lang>.
{
  const box = document.getElementById("book-search");
  const input = box.querySelector("input");
  const count = box.querySelector(".search-count");
  const list = box.querySelector(".search-results");
  const say = (key, values = {}) =>
    box.dataset[key].replace(/\{(\w)\}/g, (_, name) => values[name]);

  let engine = null;
  const load = () => {
    // Relative to this file, so it works under any path; a build that failed to make an index gives a 404.
    engine ??= import("../../pagefind/pagefind.js").then(async (pagefind) => {
      await pagefind.options({ excerptLength: document.documentElement.lang.startsWith("zh") ? 24 : 22 });
      await pagefind.init();
      return pagefind;
    });
    engine.catch(() => {
      engine = null;
      count.textContent = say("broken");
    });
    return engine;
  };

  const open = () => {
    if (box.open) return;
    box.showModal();
    input.select();
    load().catch(() => {});
  };

  const link = (href, className, parts) => {
    const a = document.createElement("a");
    a.href = href;
    a.className = className;
    a.append(...parts);
    return a;
  };
  const element = (name, ...parts) => {
    const made = document.createElement(name);
    made.append(...parts);
    return made;
  };
  const excerpt = ({ excerpt, title }) => {
    const made = document.createElement("p");
    // Pagefind's own HTML: escaped text with <mark> around what was found. It begins with the heading
    // that already stands above it, or in the middle of a sentence.
    made.innerHTML = excerpt.replace(title ?? "", "").replace(/^[\s.,;:。，、；：]+/, "");
    return made;
  };
  const score = (section) => section.weighted_locations.reduce((sum, one) => sum + one.balanced_score, 0);

  const result = (page) => {
    const title = page.meta.title;
    const sections = page.sub_results
      .filter((section) => section.url.includes("#"))
      .sort((a, b) => score(b) - score(a))
      .slice(0, 3);
    const whole = link(page.url, "result-page", sections.length ? [title] : [title, excerpt(page)]);
    const parts = sections.map((section) =>
      element("li", link(section.url, "", [element("strong", section.title), excerpt(section)])),
    );
    return element("li", whole, ...(parts.length ? [element("ol", ...parts)] : []));
  };

  let turn = 0; // answers to a question that is no longer asked are dropped
  const search = async () => {
    const mine = ++turn;
    const question = input.value.trim();
    if (!question) {
      list.replaceChildren();
      count.textContent = "";
      return;
    }
    if (!list.childElementCount) count.textContent = say("busy");
    try {
      const found = await (await load()).search(question);
      const pages = await Promise.all(found.results.slice(0, 8).map((one) => one.data()));
      if (mine !== turn) return;
      list.replaceChildren(...pages.map(result));
      list.scrollTop = 0;
      const n = found.results.length;
      count.textContent = n === 0 ? say("none", { q: question }) : n === 1 ? say("one") : say("some", { n });
    } catch {
      if (mine === turn) count.textContent = say("broken");
    }
  };

  // While an input method is still composing, the letters are not yet the question.
  input.addEventListener("input", (event) => event.isComposing || search());
  input.addEventListener("compositionend", search);
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  box.querySelector("[data-close]").addEventListener("click", () => box.close());
  // A click on the backdrop hits the dialog itself; one on its contents hits a child.
  box.addEventListener("click", (event) => {
    if (event.target === box || event.target.closest("a")) box.close();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  document.querySelector(".search-open").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !chord) return;
    event.preventDefault();
    open();
  });
}
