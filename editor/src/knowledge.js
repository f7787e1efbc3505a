// Names while they are typed: those of the film at once, those of the whole catalogue a moment later.
import { acceptCompletion, autocompletion, closeCompletion, CompletionContext, completionStatus, moveCompletionSelection, selectedCompletionIndex, startCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { afterPause, ask, config, folded } from "./desk.js";

// Words with capitals, and the small words that stand between them in names.
const SMALL = "de|del|della|der|den|du|da|di|do|dos|la|le|van|von|zu|bin|ibn|al|el|y|and|of|the";
const TYPED = new RegExp(
  `(?:^|[^\\p{L}\\p{N}\\]])(\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: (?:(?:${SMALL})(?= |$)|\\p{Lu}[\\p{L}\\p{M}'’.-]*)){0,4})$`,
  "u",
);
const ASKED = /(?:^|[^\p{L}\p{N}])([\p{L}][\p{L}\p{M}'’. -]*)$/u;
const SHORTEST = 2;
const SHORTEST_EVERYWHERE = 3;

/** What is known of the film that the text is about. */
export const film = { people: [], characters: [] };

/** Does every word that was typed begin a word of the name, in order? */
function fits(name, typed) {
  const words = folded(name).split(/[\s-]+/);
  let at = 0;
  for (const begun of typed.split(/\s+/)) {
    while (at < words.length && !words[at].startsWith(begun)) at += 1;
    if (at === words.length) return false;
    at += 1;
  }
  return true;
}

/** Link a name where it is first written; a name that is linked already is just spelled right. */
function write(name, target) {
  return (view, completion, from, to) => {
    const linked = target && config.linked?.(target);
    const insert = target && !linked ? `[${name}](${target})` : name;
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: "input.complete",
    });
  };
}

const option = (entry, type, boost) => ({
  label: entry.name,
  detail: entry.line,
  type,
  boost,
  apply: write(entry.name, entry.target ?? ""),
});

function begun(context) {
  const before = context.matchBefore(/[^\n]{0,120}/)?.text ?? "";
  const found = (context.explicit ? ASKED : TYPED).exec(before);
  if (!found) return null;
  const node = syntaxTree(context.state).resolveInner(context.pos, -1);
  if (["URL", "LinkMark", "InlineCode", "CodeText"].includes(node.name)) return null;
  for (let up = node; up; up = up.parent) if (up.name === "Link" || up.name === "Image") return null;
  return { words: found[1], end: context.pos };
}

/** The longest run of last words that begins a name: "when Ana de Ar" completes from "Ana". */
function longest(words, find) {
  const parts = words.split(" ");
  for (let skip = 0; skip < parts.length; skip += 1) {
    const rest = parts.slice(skip).join(" ");
    if (rest.length < SHORTEST) return null;
    if (!/^\p{Lu}/u.test(rest) && skip > 0) continue;
    const found = find(folded(rest));
    if (found.length) return { from: rest.length, found };
  }
  return null;
}

function ofTheFilm(context) {
  const typed = begun(context);
  if (!typed) return null;
  const hit = longest(typed.words, (words) => [
    ...film.people.filter((entry) => fits(entry.name, words)).slice(0, 8).map((entry, n) => option(entry, "person", 90 - n)),
    ...film.characters.filter((entry) => fits(entry.name, words)).slice(0, 4).map((entry, n) => option(entry, "character", 60 - n)),
  ]);
  if (!hit) return null;
  return { from: typed.end - hit.from, options: hit.found, filter: false };
}

const answers = new Map();

async function everywhere(context) {
  const typed = begun(context);
  const last = typed?.words.split(" ").slice(-3).join(" ").replace(/^(?:\p{Ll}+ )+(?=\p{Lu})/u, "");
  if (!last || last.length < SHORTEST_EVERYWHERE) return null;
  const stop = new AbortController();
  context.addEventListener("abort", () => stop.abort(), { onDocChange: true });
  let found = answers.get(last);
  if (!found) {
    try {
      found = (await ask(`${config.urls.complete}?q=${encodeURIComponent(last)}`, { signal: stop.signal })).names;
    } catch {
      return null;
    }
    if (answers.size > 400) answers.clear();
    answers.set(last, found);
  }
  const own = new Set(film.people.map((entry) => entry.target));
  const words = folded(last);
  const options = found
    .filter((entry) => !own.has(entry.target) && fits(entry.name, words))
    .map((entry, n) => option(entry, entry.entity, 40 - n));
  return options.length ? { from: typed.end - last.length, options, filter: false } : null;
}

const isShown = () => document.querySelector(".cm-tooltip-autocomplete") !== null;

/** Arrows go through the names; while they are drawn anew, they do not leave them either. */
const move = (forward) => (view) =>
  moveCompletionSelection(forward)(view) || (completionStatus(view.state) === "pending" && isShown());

/** Tab takes the first name, or the chosen one; with no names shown it leaves the text. */
function take(view) {
  if (!completionStatus(view.state)) return false;
  if ((selectedCompletionIndex(view.state) ?? -1) < 0) moveCompletionSelection(true)(view);
  return acceptCompletion(view) || takeAtOnce(view);
}

/** While the names that are shown are drawn anew, the film's own are at hand all the same. */
function takeAtOnce(view) {
  if (!isShown()) return false;
  const { head } = view.state.selection.main;
  const first = ofTheFilm(new CompletionContext(view.state, head, false, view));
  if (first) {
    first.options[0].apply(view, first.options[0], first.from, head);
    closeCompletion(view);
  }
  return true;
}

export const knowledge = [
  autocompletion({
    override: [ofTheFilm, everywhere],
    // The line's end is where most names are typed: Enter must go on to the next line there.
    selectOnOpen: false,
    defaultKeymap: false,
    icons: true,
    maxRenderedOptions: 12,
    activateOnTypingDelay: 60,
    interactionDelay: 0,
    optionClass: (completion) => `mt-option mt-option--${completion.type}`,
  }),
  Prec.highest(
    keymap.of([
      { key: "Tab", run: take },
      { key: "Enter", run: (view) => (selectedCompletionIndex(view.state) ?? -1) >= 0 && acceptCompletion(view) },
      { key: "ArrowDown", run: move(true) },
      { key: "ArrowUp", run: move(false) },
      { key: "PageDown", run: moveCompletionSelection(true, "page") },
      { key: "PageUp", run: moveCompletionSelection(false, "page") },
      { key: "Escape", run: closeCompletion },
      { key: "Ctrl-Space", run: startCompletion },
      { key: "Alt-`", run: startCompletion },
    ]),
  ),
];

/** Fetch the film's people, so that names complete without asking. */
export const learn = afterPause(async (number, shown) => {
  if (!number) {
    film.people = film.characters = [];
    shown(null);
    return;
  }
  try {
    const about = await ask(config.urls.film.replace("/0/", `/${number}/`));
    film.people = about.people;
    film.characters = about.characters;
    shown(about);
  } catch {
    shown(null);
  }
}, 30);
