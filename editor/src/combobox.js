// A field in which one types, chooses from what is found, and sees what is chosen.
import { afterPause, announce, make } from "./desk.js";

let count = 0;

/**
 * Make a combobox of a field of the desk's.
 *
 * `kind` says how to `find` things, how an `option` and the `chosen` thing look, what the form
 * keeps of it (`id`), what it is called (`name`), and what to do with one that is taken (`take`).
 */
export function combobox(root, kind) {
  const hidden = root.querySelector("[data-film-id]");
  const shown = root.querySelector("[data-film-shown]");
  const input = root.querySelector("[data-film-typed]");
  const list = make("ul", {
    class: "mt-films", role: "listbox", id: `mt-list-${(count += 1)}`, "aria-label": kind.label, hidden: true,
  });
  input.setAttribute("aria-controls", list.id);
  root.append(list);
  let options = [];
  let active = -1;
  let stop = null;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };

  const mark = (to) => {
    active = to;
    options.forEach(({ element }, at) => element.setAttribute("aria-selected", String(at === to)));
    if (to < 0) return;
    input.setAttribute("aria-activedescendant", options[to].element.id);
    options[to].element.scrollIntoView({ block: "nearest" });
  };

  const again = () =>
    make("button", {
      type: "button",
      class: "button button-small button-secondary",
      onclick: () => {
        set(null);
        input.focus();
      },
    }, kind.again);

  const set = (thing) => {
    hidden.value = thing ? kind.id(thing) : "";
    shown.replaceChildren(...(thing ? [...kind.chosen(thing), again()] : []));
    shown.hidden = !thing;
    input.hidden = Boolean(thing);
    input.value = "";
    hidden.dispatchEvent(new Event("change", { bubbles: true }));
    if (thing) {
      announce(`${kind.name(thing)} is chosen.`);
      shown.querySelector("button").focus();
    }
  };

  const take = ({ thing }) => {
    close();
    kind.take(thing);
  };

  const render = (things) => {
    options = things.map((thing, at) => {
      const element = make(
        "li", { role: "option", id: `${list.id}-${at}`, "aria-selected": "false" }, ...kind.option(thing),
      );
      const option = { thing, element };
      // The focus stays in the field.
      element.addEventListener("mousedown", (event) => event.preventDefault());
      element.addEventListener("click", () => take(option));
      return option;
    });
    list.replaceChildren(...options.map(({ element }) => element));
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(options.length ? 0 : -1);
    announce(options.length === 1 ? "One to choose from." : `${options.length} to choose from.`);
  };

  const search = afterPause(async () => {
    const query = input.value.trim();
    stop?.abort();
    if (query.length < 2) {
      close();
      return;
    }
    stop = new AbortController();
    try {
      const found = await kind.find(query, stop.signal);
      if (document.activeElement === input) render(found);
    } catch (error) {
      if (error.name !== "AbortError") announce(error.message);
    }
  }, 120);

  input.addEventListener("input", search);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (list.hidden) search();
      else mark((active + step + options.length) % options.length);
    } else if (event.key === "Enter") {
      // The whole form is never sent from here.
      event.preventDefault();
      if (!list.hidden && active >= 0) take(options[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  shown.querySelector("button")?.replaceWith(again());
  return { set, focus: () => input.focus() };
}
