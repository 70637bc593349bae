// What every page does by itself: light or dark, copy buttons, the mark in the table of contents.
{
  const root = document.documentElement;
  const words = document.currentScript.dataset;

  // Light or dark. The inline script in the head has already chosen for the first paint.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector(".scheme");
  const paint = () => {
    const choice = root.dataset.scheme;
    root.dataset.mdColorScheme =
      choice === "dark" || (choice === "auto" && dark.matches) ? "slate" : "default";
    button.ariaLabel = button.title = `${button.dataset.label}: ${button.dataset[choice]}`;
  };
  button.addEventListener("click", () => {
    const order = ["auto", "light", "dark"];
    const choice = order[(order.indexOf(root.dataset.scheme) + 1) % 3];
    root.dataset.scheme = choice;
    try {
      localStorage.setItem("book.scheme", choice);
    } catch {} // storage may be forbidden: the choice then lasts as long as the page
    paint();
  });
  dark.addEventListener("change", paint);
  paint();

  // What scrolls sideways can be reached by keyboard, as tables and formulas already can.
  for (const frame of document.querySelectorAll("pre > code, .frame")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
  }

  // A copy button on code, where the browser lets us (not on plain http).
  for (const code of navigator.clipboard ? document.querySelectorAll("pre > code") : []) {
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = words.copy;
    copy.ariaLive = "polite";
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.innerText);
      copy.textContent = words.copied;
      setTimeout(() => (copy.textContent = words.copy), 2000);
    });
    code.after(copy);
  }

  // The contents: show the current chapter, and close the drawer when a heading of this page is chosen.
  const contents = document.getElementById("book-contents");
  const here = contents.querySelector("[aria-current]");
  if (here && contents.scrollHeight > contents.clientHeight) {
    contents.scrollTop = here.offsetTop - contents.clientHeight / 2;
  }
  contents.addEventListener("click", (event) => {
    if (event.target.closest('a[href^="#"]') && contents.matches(":popover-open")) contents.hidePopover();
  });

  // The heading under which one reads: the last one that has passed the upper third of the window.
  const toc = document.querySelector(".toc");
  const links = [...(toc?.querySelectorAll("a") ?? [])];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let marked = null;
  const mark = () => {
    const passed = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top < innerHeight / 3);
    const link = links[passed] ?? null;
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    marked = link;
    if (!link) return;
    const [top, height] = [link.offsetTop, toc.clientHeight];
    if (top < toc.scrollTop + 40 || top > toc.scrollTop + height - 80) toc.scrollTop = top - height / 2;
  };
  if (toc) {
    let waiting = false; // at most once a frame
    const soon = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    };
    addEventListener("scroll", soon, { passive: true });
    soon();
  }
}
