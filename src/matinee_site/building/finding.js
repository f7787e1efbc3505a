// Finds names in the files of a built site; asked by the search box where there is no server.

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/ß/g, "ss")
  .replace(/æ/g, "ae").replace(/œ/g, "oe").replace(/\p{L}+:/gu, " ")
  .replace(/['’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// Whether a word, or what it begins with, is at most one slip away from what was typed.
const near = (typed, word) => {
  if (typed.length < 4) return false;
  const [a, b] = [typed, word.slice(0, typed.length + 1)];
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (x, y) => y.startsWith(x);
  return rest(a.slice(i + 1), b.slice(i)) || rest(a.slice(i), b.slice(i + 1))
    || rest(a.slice(i + 1), b.slice(i + 1))
    || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a.slice(i + 2), b.slice(i + 2)));
};

export const finder = async (copy) => {
  const json = async (url) => (await fetch(url)).json();
  const table = await json(copy.table);
  const kept = new Map();
  const rows = (word) => {
    const name = table[word.slice(0, copy.letters)];
    const starts = word.length < copy.letters
      ? Object.keys(table).filter((each) => each.startsWith(word)).slice(0, 12) : [];
    const names = name ? [name] : starts.map((each) => table[each]);
    for (const each of names) {
      if (!kept.has(each)) kept.set(each, json(`${copy.folder}${each}.json`).catch(() => []));
    }
    return Promise.all(names.map((each) => kept.get(each))).then((lists) => lists.flat());
  };

  const rank = (row, typed, fits) => {
    const [, , name, , , , words, beside] = row;
    const own = words.split(" "), around = beside ? beside.split(" ") : [];
    let named = 0;
    for (const word of typed) {
      if (own.some((each) => fits(word, each))) named++;
      else if (!around.some((each) => fits(word, each))) return null;
    }
    if (!named && row[1] !== "film") return null;
    const whole = fold(name), asked = typed.join(" ");
    return (whole === asked ? 8 : whole.startsWith(`${asked} `) ? 4 : 0) + 2 * named / typed.length;
  };

  // Gives { results, total, like }: the best, how many there are, whether they are only like it.
  return async (query, most) => {
    const typed = fold(query.replace(/\b(sort|reviewed):\S+/g, "")).split(" ").filter(Boolean);
    if (!typed.length) return { results: [], total: 0, like: false };
    const lists = await Promise.all(typed.map(rows));
    const seen = new Map(lists.flat().map((row) => [row[0], row]));
    const among = (fits) => [...seen.values()]
      .map((row) => [rank(row, typed, fits), row])
      .filter(([worth]) => worth !== null)
      .sort(([a, one], [b, other]) => b - a || one[0] - other[0]);
    let found = among((word, each) => each.startsWith(word));
    const like = !found.length;
    if (like) found = among((word, each) => each.startsWith(word) || near(word, each));
    const { words, prefix } = copy;
    const note = (kind, said) => kind === "person"
      ? said.split(",").map((role) => words.roles[role] ?? role).filter(Boolean).join(", ")
      : said.startsWith("#") ? words.films[said === "#1" ? 0 : 1].replace("%(num)s", said.slice(1))
      : said;
    return {
      like,
      total: found.length,
      results: found.slice(0, most).map(([, [, kind, name, url, year, said]]) => (
        { kind, kind_name: words[kind], name, url: prefix + url, year, note: note(kind, said) })),
    };
  };
};

// Prints the results into the page of the search.
export const print = (main, query, { results, total, like }, words) => {
  const make = (tag, more, ...inside) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inside.filter(Boolean));
    return made;
  };
  const section = make("section", { className: "wrap band" },
    make("h2", { className: "off", id: "results", textContent: words.results }));
  section.setAttribute("aria-labelledby", "results");
  const said = total ? (like ? words.like : words.found[total === 1 ? 0 : 1]) : words.none;
  const told = make("p", { className: "ui soft",
    textContent: said.replace("%(query)s", query).replace("%(count)s", total) });
  told.setAttribute("role", "status");
  const list = make("ol", { className: "hits" }, ...results.map((each) => {
    const film = each.kind === "film" && each.url.match(/\/films\/([^/]+)\//);
    const picture = film
      ? make("span", { className: "poster" }, make("img", { src: `/posters/small/${film[1]}.svg`,
        alt: "", width: 400, height: 600, loading: "lazy" }))
      : make("span", { className: "glyph", textContent: each.name[0].toUpperCase() });
    if (!film) picture.setAttribute("aria-hidden", "true");
    const facts = [each.year ? `${each.kind_name}, ${each.year}` : each.kind_name, each.note];
    return make("li", {}, picture, make("div", {},
      make("p", { className: "name" }, make("a", { href: each.url, textContent: each.name })),
      make("p", { className: "ui soft", textContent: facts.filter(Boolean).join(" · ") })));
  }));
  section.append(told, list);
  [...main.querySelectorAll("section")].slice(1).forEach((each) => each.remove());
  main.append(section);
};
