// A copy of the words on this device, so that a closed tab or a dead server loses nothing.
import { afterPause, announce, config, form, make, pieceId } from "./desk.js";
import { all, write } from "./prose.js";

const PREFIX = "matinee:copy:";
const MOST = 15;
const OLDEST = 30 * 24 * 3600 * 1000;
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at", "next"]);

const place = () => `${PREFIX}${config.user}:${new URL(form().action, location.href).pathname}`;

/** What is in the form, by the names of its fields. */
export function contents() {
  const data = {};
  for (const [name, value] of new FormData(form())) {
    if (!LEFT_OUT.has(name) && typeof value === "string") data[name] = value;
  }
  return data;
}

function store(key, copy) {
  const words = JSON.stringify(copy);
  for (let attempt = 0; attempt < MOST; attempt += 1) {
    try {
      localStorage.setItem(key, words);
      return true;
    } catch {
      const old = copies().filter((each) => each.key !== key);
      if (!old.length) return false;
      localStorage.removeItem(old.at(-1).key);
    }
  }
  return false;
}

/** All copies on this device of this login, the newest first. */
export function copies() {
  const found = [];
  try {
    for (let at = 0; at < localStorage.length; at += 1) {
      const key = localStorage.key(at);
      if (!key.startsWith(PREFIX)) continue;
      try {
        found.push({ key, ...JSON.parse(localStorage.getItem(key)) });
      } catch {
        found.push({ key, at: 0 });
      }
    }
  } catch {
    return [];
  }
  return found.sort((a, b) => b.at - a.at);
}

export function tidy() {
  copies().forEach((copy, number) => {
    if (number >= MOST || Date.now() - copy.at > OLDEST) localStorage.removeItem(copy.key);
  });
}

let atServer = null;

const keep = () => {
  const data = contents();
  if (same(data, atServer)) return;
  store(place(), { at: Date.now(), url: location.pathname, title: data.title ?? "", data });
};

/** Has the server the very words that are in the form? */
export const isSaved = () => pieceId() !== null && atServer !== null && same(atServer, contents());

/**
 * Have what is in the form saved, if the server lacks it. Wagtail takes whatever it finds in the
 * form when an answer comes in for saved, and what is written in a page's first two seconds too.
 */
function saveTheRest() {
  if (same(atServer, contents())) return;
  form().dataset.wUnsavedForceValue = "true";
  form().dataset.wUnsavedHasEditsValue = "true";
}

/** The sections of a stored form as Wagtail's field takes them. */
function sectionsOf(data) {
  const count = Number(data["sections-count"] ?? 0);
  const rows = [];
  for (let n = 0; n < count; n += 1) {
    if (data[`sections-${n}-deleted`]) continue;
    const value = {};
    for (const name of ["heading", "aspect", "body"]) value[name] = data[`sections-${n}-value-${name}`] ?? "";
    rows.push({
      order: Number(data[`sections-${n}-order`] ?? n),
      block: { type: data[`sections-${n}-type`], id: data[`sections-${n}-id`] || null, value },
    });
  }
  return rows.sort((a, b) => a.order - b.order).map((row) => row.block);
}

/** Put stored words back into the form. */
export function restore(data) {
  const fields = form().elements;
  if ("sections-count" in data) {
    const panel = window.wagtail?.editHandler?.getPanelByName?.("sections");
    const widget = panel?.getBoundWidget?.();
    if (widget) widget.setState(sectionsOf(data));
  }
  for (const [name, value] of Object.entries(data)) {
    if (name.startsWith("sections-")) continue;
    const field = fields.namedItem(name);
    if (!field || field instanceof RadioNodeList) continue;
    if (field.type === "checkbox") field.checked = true;
    else if (field.localName === "textarea") write(field, value);
    else if (field.type !== "file") field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  for (const field of form().querySelectorAll("input[type=checkbox][name]")) {
    if (!(field.name in data) && !field.name.startsWith("sections-")) field.checked = false;
  }
}

/** Do two forms hold the same words? Numbers of rows and orders are no words. */
function same(a, b) {
  const words = (data) => JSON.stringify([
    Object.entries(data).filter(([name]) => !name.startsWith("sections-")).sort(),
    sectionsOf(data).map(({ value }) => value),
  ]);
  return words(a) === words(b);
}

function offer(key, copy) {
  const when = new Date(copy.at).toLocaleString(config.language, { dateStyle: "medium", timeStyle: "short" });
  const bar = make(
    "div", { class: "mt-restore", role: "region", "aria-label": "Words on this device" },
    make("p", {}, make("strong", {}, "Words on this device were not saved. "), `They are of ${when}.`),
    make("div", { class: "mt-actions" },
      make("button", { type: "button", class: "button button-small", onclick: () => {
        restore(copy.data);
        bar.remove();
        announce("Your words are back in the text.");
        all()[0]?.view.focus();
      } }, "Put them back"),
      make("button", { type: "button", class: "button button-small button-secondary", onclick: () =>
        form().dispatchEvent(new CustomEvent("mt:compare", { detail: { data: copy.data, bar } })) }, "Show the difference"),
      make("button", { type: "button", class: "button button-small button-secondary", onclick: () => {
        localStorage.removeItem(key);
        bar.remove();
      } }, "Throw them away")),
  );
  form().before(bar);
  announce("Words on this device were not saved. You can put them back.");
}

export function watch() {
  try {
    tidy();
  } catch {
    return;
  }
  // Wagtail's own fields settle a moment after they are put into the page, unless somebody begins.
  const begins = new AbortController();
  const begin = () => {
    if (begins.signal.aborted) return;
    begins.abort();
    watchFrom(contents());
  };
  for (const event of ["beforeinput", "keydown", "paste", "pointerdown"]) {
    form().addEventListener(event, begin, { capture: true, signal: begins.signal });
  }
  setTimeout(begin, 600);
}

function watchFrom(now) {
  atServer = now;
  const key = place();
  const copy = copies().find((each) => each.key === key);
  if (copy?.data) {
    if (same(copy.data, now)) localStorage.removeItem(key);
    else offer(key, copy);
  }
  const soon = afterPause(keep, 250);
  form().addEventListener("input", soon);
  form().addEventListener("change", soon);
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  let sent = {};
  let before = "";
  form().addEventListener("w-autosave:save", () => {
    sent = contents();
    before = place();
  });
  form().addEventListener("w-autosave:success", () => {
    // A new piece has another address once it has been saved.
    if (before && before !== place()) localStorage.removeItem(before);
    atServer = sent;
    if (same(sent, contents())) localStorage.removeItem(place());
  });
  form().addEventListener("w-unsaved:watch-edits", () => setTimeout(saveTheRest));
  // Sent as a whole, the words are the server's; should it refuse them, the page shows them again.
  form().addEventListener("submit", keep);
}
