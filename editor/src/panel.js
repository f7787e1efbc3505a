// The panels beside the text: findings with what can be done, the film's facts, the text's names.
import { checkNow, draft, onChecked } from "./check.js";
import { insert, insertBlock } from "./commands.js";
import { announce, config, form, tell } from "./desk.js";
import { applyFix, placeOf, select, unlinked } from "./marks.js";
import { all, byName, current } from "./prose.js";

const holder = (name) => document.querySelector(`[data-mt-panel="${name}"]`);
let found = null;
let told = null;

/** Open one of Wagtail's side panels. */
export function openPanel(name) {
  const toggle = document.querySelector(`[data-side-panel-toggle="${name}"]`);
  if (toggle && toggle.getAttribute("aria-expanded") !== "true") toggle.click();
}

function count(name, number) {
  const shown = document.querySelector(
    `[data-side-panel-toggle="${name}"] [data-side-panel-toggle-counter]`,
  );
  if (!shown) return;
  shown.textContent = number;
  shown.hidden = number === 0;
}

/** Put new contents into a panel; what was open stays open, and the focus where it was. */
function fill(element, html) {
  if (!element) return;
  // Somebody is writing a reason there: the list waits until they leave it.
  const busy = element.querySelector(".mt-accept[open]");
  if (busy?.contains(document.activeElement)) {
    busy.addEventListener("focusout", () => setTimeout(() => fill(element, html)), { once: true });
    return;
  }
  const open = [...element.querySelectorAll("details[open][data-group]")].map((each) => each.dataset.group);
  const focused = element.contains(document.activeElement)
    ? [...element.querySelectorAll("button, a, summary")].indexOf(document.activeElement)
    : -1;
  element.innerHTML = html;
  for (const each of element.querySelectorAll("details[data-group]")) {
    each.open = open.includes(each.dataset.group);
  }
  if (focused >= 0) {
    const stops = [...element.querySelectorAll("button, a, summary")];
    (stops[Math.min(focused, stops.length - 1)] ?? element).focus();
  }
}

onChecked((answer, problem) => {
  const element = holder("claims");
  if (!answer) {
    element?.setAttribute("data-problem", problem);
    return;
  }
  element?.removeAttribute("data-problem");
  found = answer;
  fill(element, answer.panel);
  fill(holder("names"), answer.names_panel);
  count("claims", answer.to_look_at);
  // Said once for each change in number, never for every key.
  if (told !== null && told !== answer.to_look_at) {
    announce(answer.to_look_at ? `${answer.to_look_at} to look at.` : "Nothing to look at.");
  }
  told = answer.to_look_at;
});

/** A finding of a text that has been saved may be let stand. */
export function allowAccepting() {
  for (const button of holder("claims")?.querySelectorAll("[data-accept]") ?? []) button.disabled = false;
}

/** Is the target linked somewhere in the text already? */
export const linkedAnywhere = (target) =>
  all().some(({ view }) => view.state.doc.toString().includes(`](${target})`));

const markOf = (number) => found?.marks.find((mark) => mark.number === number);

function go(number) {
  const mark = markOf(number);
  const editor = mark && byName(mark.part);
  const place = editor && placeOf(editor.view, number);
  if (place) {
    select(editor.view, place.from, place.to);
    announce(mark.message);
  } else if (mark) {
    announce("These words have changed.");
  } else {
    // A statement of the head of the text: the title or standfirst.
    document.querySelector("[name=title]")?.focus();
  }
}

/** Mend a statement of the title or of the facts above the text, which are plain fields. */
function fixAbove({ dataset: { was, right } }) {
  for (const name of ["header", "title"]) {
    const field = form().elements.namedItem(name);
    if (!field?.value.includes(was)) continue;
    field.value = field.value.replace(was, right);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    announce(`Written: ${right}`);
    return;
  }
  announce("These words have changed; look at them again.");
}

/** Put a fact into the facts above the text. */
function head(line) {
  const field = form().elements.namedItem("header");
  if (!field) return;
  const label = line.slice(0, line.indexOf(":") + 1);
  const rows = field.value.split("\n").filter((row) => row.trim());
  const same = rows.findIndex((row) => row.startsWith(label));
  if (same >= 0) rows[same] = line;
  else rows.push(line);
  field.value = rows.join("\n");
  field.dispatchEvent(new Event("change", { bubbles: true }));
  announce(`Above the text: ${line}`);
}

function fix(button) {
  const number = Number(button.dataset.fix);
  const mark = markOf(number);
  if (!mark) {
    fixAbove(button);
    return;
  }
  const parts = new Set([mark.part, ...mark.fixes.map((each) => each.part)]);
  const done = [...parts].map((part) => byName(part)).filter((editor) => editor && applyFix(editor.view, number));
  if (!done.length) announce("These words have changed; look at them again.");
}

async function accept(button) {
  const number = Number(button.dataset.accept);
  const box = button.closest(".mt-accept");
  const reason = box.querySelector("[data-reason]");
  const claim = button.closest("[data-claim]");
  const [rule, ...words] = claim.dataset.key.split(":");
  try {
    await tell(config.urls.accept, {
      kind: config.kind,
      id: draft().id,
      rule,
      words: words.join(":"),
      reason: reason.value,
      everywhere: button.hasAttribute("data-everywhere"),
    });
    box.open = false;
    announce("It stands.");
    claim.remove();
    await checkNow();
  } catch (error) {
    announce(error.message);
    reason.setCustomValidity(error.message);
    reason.reportValidity();
    reason.addEventListener("input", () => reason.setCustomValidity(""), { once: true });
  }
  return number;
}

/** Link the first mention of each name that is linked nowhere. */
function linkNames(only = null) {
  const done = new Set();
  let number = 0;
  for (const { view } of all()) {
    const changes = [];
    for (const name of unlinked(view).sort((a, b) => a.from - b.from)) {
      if ((only && name.target !== only) || done.has(name.target) || linkedAnywhere(name.target)) continue;
      done.add(name.target);
      changes.push(
        { from: name.from, insert: "[" },
        { from: name.to, insert: `](${name.target})` },
      );
      number += 1;
    }
    if (changes.length) view.dispatch({ changes, userEvent: "input.link" });
  }
  announce(number === 1 ? "One name is linked." : `${number} names are linked.`);
}

const ACTIONS = [
  ["[data-go]", (button) => go(Number(button.dataset.go))],
  ["[data-fix]", fix],
  ["[data-head]", (button) => head(button.dataset.head)],
  ["[data-accept]", accept],
  ["[data-take-back]", async (button) => {
    try {
      await tell(config.urls.takeBack, { acceptance: Number(button.dataset.takeBack) });
      await checkNow();
    } catch (error) {
      announce(error.message);
    }
  }],
  ["[data-link-all]", () => linkNames()],
  ["[data-link]", (button) => linkNames(button.dataset.link)],
  ["[data-insert]", (button) => current() && insert(current().view, button.dataset.insert)],
  ["[data-insert-block]", (button) => current() && insertBlock(current().view, button.dataset.insertBlock)],
  ["[data-name-part]", (button) => {
    const editor = byName(button.dataset.namePart);
    if (editor) select(editor.view, Math.min(Number(button.dataset.nameStart), editor.view.state.doc.length));
  }],
];

export function listen() {
  document.addEventListener("click", (event) => {
    for (const [selector, act] of ACTIONS) {
      const button = event.target.closest?.(selector);
      if (button && button.closest("[data-mt-panel]")) {
        event.preventDefault();
        act(button);
        return;
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.("[data-reason]")) {
      event.preventDefault();
      event.target.closest(".mt-accept").querySelector("[data-accept]:not([disabled])")?.click();
    }
  });
  document.addEventListener("mt:show", (event) => {
    openPanel("claims");
    const card = holder("claims")?.querySelector(`[data-claim="${event.detail.number}"]`);
    card?.scrollIntoView({ block: "center" });
    (card?.querySelector("[data-fix]") ?? card?.querySelector("button"))?.focus();
  });
}

export function showFilm(about) {
  const element = holder("film");
  if (element) {
    element.innerHTML = about?.panel ?? "<p>Choose the film: then its people complete while you type, and its facts stand here.</p>";
  }
}
