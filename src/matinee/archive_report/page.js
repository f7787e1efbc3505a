"use strict";
// Filters and sorts what the page already shows; without it everything is there to read.
const tidy = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

for (const section of document.querySelectorAll("main section")) {
  const tools = section.querySelector(".tools");
  const rows = [...section.querySelectorAll("tbody tr, .mistakes > li[id]")];
  if (!tools || rows.length < 2) continue;
  tools.hidden = false;
  const find = tools.querySelector("[data-find]");
  const film = tools.querySelector("[data-film]");
  const order = tools.querySelector("[data-order]");
  const count = tools.querySelector("[data-count]");
  const words = new Map(rows.map((row) => [row, tidy(row.textContent)]));

  const filter = () => {
    const wanted = tidy(find.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const row of rows) {
      const fits = wanted.every((word) => words.get(row).includes(word)) &&
        (!film || !film.value || row.dataset.film === film.value);
      row.hidden = !fits;
      left += fits;
    }
    count.textContent = left === rows.length ? "" : `${left} of ${rows.length} shown`;
  };
  find.addEventListener("input", filter);
  if (film) film.addEventListener("change", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());

  if (order) {
    const keys = {
      sure: (a, b) => rows.indexOf(a) - rows.indexOf(b),
      film: (a, b) => a.dataset.name.localeCompare(b.dataset.name) || keys.sure(a, b),
      date: (a, b) => b.dataset.date.localeCompare(a.dataset.date) || keys.sure(a, b),
    };
    order.addEventListener("change", () => {
      rows[0].parentNode.append(...[...rows].sort(keys[order.value]));
    });
  }

  section.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    const value = (row) => {
      const cell = row.cells[column];
      return cell.dataset.sort ?? cell.textContent.trim();
    };
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sign = down ? -1 : 1;
      const sorted = [...rows].sort((a, b) =>
        sign * value(a).localeCompare(value(b), undefined, { numeric: true }));
      rows[0].parentNode.append(...sorted);
    });
  });
}
