// Choosing a film, or a person, by typing.
import { combobox } from "./combobox.js";
import { announce, ask, config, make, tell } from "./desk.js";

const poster = (film, width, height) =>
  film.poster
    ? make("img", { src: film.poster, alt: "", width, height, loading: "lazy" })
    : make("span", { class: "mt-noposter" });

const named = (film) =>
  make("span", {},
    make("strong", {}, film.title),
    film.year ? ` ${film.year}` : "",
    film.directors ? make("small", {}, film.directors) : "");

export function chooseFilm(root) {
  const box = combobox(root, {
    label: "Films",
    again: "Another film",
    find: async (query, signal) => {
      const found = await ask(`${config.urls.films}?q=${encodeURIComponent(query)}`, { signal });
      return found.may_add ? [...found.films, { isNew: true, query }] : found.films;
    },
    option: (film) =>
      film.isNew
        ? [make("span", {}, make("strong", {}, "New film"), make("small", {}, `if “${film.query}” is not among these`))]
        : [poster(film, 32, 48), named(film)],
    chosen: (film) => [poster(film, 40, 60), named(film)],
    id: (film) => film.id,
    name: (film) => film.title,
    take: (film) => (film.isNew ? newFilm(root, box, film.query) : box.set(film)),
  });
}

export function choosePerson(root) {
  const box = combobox(root, {
    label: "People",
    again: "Somebody else",
    find: async (query, signal) => {
      const found = await ask(`${config.urls.complete}?q=${encodeURIComponent(query)}`, { signal });
      return found.names.filter((each) => each.entity === "person");
    },
    option: (person) => [make("span", {}, make("strong", {}, person.name), make("small", {}, person.line))],
    chosen: (person) => [make("span", {}, make("strong", {}, person.name))],
    id: (person) => person.target.replace(/^person:/, ""),
    name: (person) => person.name,
    take: (person) => box.set(person),
  });
}

/** Ask for what is known of a film that the catalogue lacks, and add it. */
function newFilm(root, box, query) {
  const words = /^(.*?)(?:\s*\(?\b((?:18|19|20)\d\d)\)?)?$/.exec(query);
  const title = make("input", { type: "text", value: words[1], maxlength: 300, required: true });
  const year = make("input", { type: "number", value: words[2] ?? "", min: 1874, max: 2100 });
  const director = make("input", { type: "text", maxlength: 300, placeholder: "Several, parted by commas" });
  const problem = make("p", { class: "error-message", role: "alert" });
  const save = async () => {
    try {
      const made = await tell(config.urls.newFilm, {
        title: title.value,
        year: year.value ? Number(year.value) : null,
        director: director.value,
      });
      fields.remove();
      box.set(made.film);
      announce(`${made.film.title} is in the catalogue and chosen.`);
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  const cancel = () => {
    fields.remove();
    box.focus();
  };
  const fields = make(
    "div", { class: "mt-newfilm", role: "group", "aria-label": "New film" },
    make("label", {}, "Title", title),
    make("label", {}, "Year", year),
    make("label", {}, "Director", director),
    problem,
    make("div", { class: "mt-actions" },
      make("button", { type: "button", class: "button button-small", onclick: save }, "Add the film"),
      make("button", { type: "button", class: "button button-small button-secondary", onclick: cancel }, "Cancel")),
  );
  fields.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.localName !== "input") return;
    event.preventDefault();
    save();
  });
  root.querySelector(".mt-newfilm")?.remove();
  root.append(fields);
  title.focus();
}
