// Suggestions while one types into a search box: a combobox after the pattern of the ARIA guide
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Without it the box is a plain form.
{
  const WAIT = 80;

  let finding;
  const searching = async (copy) => {
    const { finder, print } = await import(copy.script);
    return { find: await finder(copy), print: (...parts) => print(...parts, copy.words) };
  };

  const combobox = (form) => {
    const input = form.querySelector("input[name=q]");
    const list = Object.assign(document.createElement("ul"), { id: "suggestions", hidden: true });
    const said = Object.assign(document.createElement("span"), { className: "off" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0].textContent);
    said.setAttribute("role", "status");
    form.append(list, said);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": list.id,
      "aria-autocomplete": "list",
    })) input.setAttribute(name, value);

    const kept = new Map();
    let at = -1, found = [], asked, timer;

    const close = () => {
      clearTimeout(timer);
      asked?.abort();
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const go = (number) => {
      at = number;
      [...list.children].forEach((option, each) => {
        option.setAttribute("aria-selected", String(each === at));
        if (each === at) option.scrollIntoView({ block: "nearest" });
      });
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", list.children[at].id);
    };
    const show = (results) => {
      found = results;
      list.replaceChildren(...results.map((each, number) => {
        const option = document.createElement("li");
        option.id = `suggestion-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const name = document.createElement("span");
        name.textContent = each.year ? `${each.name} (${each.year})` : each.name;
        const note = document.createElement("small");
        note.textContent = [each.kind_name, each.note].filter(Boolean).join(" · ");
        option.append(name, " ", note);
        return option;
      }));
      list.hidden = !results.length;
      at = -1;
      input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-expanded", String(!list.hidden));
      const { one, many, none } = form.dataset;
      said.textContent = results.length > 1 ? many.replace("{}", results.length)
        : results.length ? one : none;
    };
    const ask = async () => {
      const typed = input.value;
      if (!typed.trim()) {
        said.textContent = "";
        return close();
      }
      asked?.abort();
      asked = new AbortController();
      try {
        if (!kept.has(typed)) {
          const url = `${form.dataset.suggest}?typing=1&q=${encodeURIComponent(typed)}`;
          const answer = await fetch(url, { signal: asked.signal });
          if (!answer.ok) return;
          const told = await answer.json();
          // A site that stands as files answers with its index, and is searched here.
          if (told.copy) finding ??= searching(told.copy);
          kept.set(typed, finding ? (await (await finding).find(typed, 8)).results : told.results);
        }
        if (input.value === typed && document.activeElement === input) show(kept.get(typed));
      } catch {
        // Taken back for a newer question, or no network: the form works all the same.
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      const last = found.length - 1;
      if (event.key === "Escape" && !list.hidden) close();
      else if (event.key === "ArrowDown" && list.hidden) ask();
      else if (event.key === "ArrowDown") go(at === last ? -1 : at + 1);
      else if (event.key === "ArrowUp" && !list.hidden) go(at < 0 ? last : at - 1);
      else if (event.key === "Enter" && at >= 0 && !list.hidden) location.assign(found[at].url);
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    // The box keeps the focus while an option is pressed.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(found[[...list.children].indexOf(option)].url);
    });
  };
  for (const form of document.querySelectorAll("form[data-suggest]")) combobox(form);

  // The page of results of such a site: it was printed before anybody asked.
  const asked = new URLSearchParams(location.search).get("q")?.trim();
  const form = document.querySelector("form[data-suggest].big");
  if (asked && form && location.pathname === new URL(form.action).pathname
    && !document.getElementById("results")) {
    const look = async () => {
      const { copy } = await (await fetch(form.dataset.suggest)).json();
      if (!copy) return;
      finding ??= searching(copy);
      const { find, print } = await finding;
      form.querySelector("input").value = asked;
      print(document.getElementById("main"), asked, await find(asked, 60));
    };
    look().catch(() => {});
  }
}
