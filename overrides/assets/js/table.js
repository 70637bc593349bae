// A long table that the reader sorts and filters. Without this script it is the whole table, in its own order.
{
  const words = document.currentScript.dataset;
  const FEW = 12; // a column with at most so many different entries can be filtered by

  const key = (row, column) => {
    const cell = row.cells[column];
    return (cell.querySelector(".key") ?? cell).textContent.trim();
  };

  const prepare = (frame) => {
    const table = frame.querySelector("table");
    const [head, body] = [table.tHead.rows[0], table.tBodies[0]];
    const rows = [...body.rows];
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const bar = Object.assign(document.createElement("div"), { className: "sortable-bar" });
    const count = Object.assign(document.createElement("output"), { className: "sortable-count" });
    const wanted = new Map(); // column: the entry that its rows must have

    const show = () => {
      for (const row of rows) row.hidden = [...wanted].some(([column, value]) => value && key(row, column) !== value);
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = words.count.replace("{n}", shown).replace("{all}", rows.length);
    };

    [...head.cells].forEach((cell, column) => {
      if (rows.some((row) => row.cells[column].querySelector(".num"))) return; // amounts in several currencies
      const name = cell.textContent.trim();

      const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
      button.title = words.sort.replace("{column}", name);
      cell.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = cell.ariaSort === "ascending";
        for (const other of head.cells) other.ariaSort = null;
        cell.ariaSort = down ? "descending" : "ascending";
        rows.sort((a, b) => order.compare(key(a, column), key(b, column)) * (down ? -1 : 1));
        body.append(...rows);
      });

      const entries = new Set(rows.map((row) => key(row, column)));
      if (entries.size > FEW || entries.size === rows.length) return;
      const choice = document.createElement("select");
      choice.append(new Option(words.all, ""), ...[...entries].sort(order.compare).map((entry) => new Option(entry)));
      choice.addEventListener("change", () => {
        wanted.set(column, choice.value);
        show();
      });
      const label = document.createElement("label");
      label.append(name, choice);
      bar.append(label);
    });

    bar.append(count);
    frame.prepend(bar);
    show();
  };

  for (const frame of document.querySelectorAll(".sortable")) prepare(frame);
}
