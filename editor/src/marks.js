// Findings as underlines, and names with who they are: both keep their places as the text changes.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, keymap } from "@codemirror/view";
import { announce, make } from "./desk.js";

const setFindings = StateEffect.define();
const setNames = StateEffect.define();
const LOUD = new Set(["contradicted", "spelling"]);

const kept = (effect) =>
  StateField.define({
    create: () => Decoration.none,
    update(set, transaction) {
      set = set.map(transaction.changes);
      for (const each of transaction.effects) if (each.is(effect)) set = each.value;
      return set;
    },
  });

const findings = kept(setFindings);
const names = kept(setNames);

/** Show the findings and keep the names of a part's text, as the server gave them for it. */
export function setMarks(view, marks, named) {
  const size = view.state.doc.length;
  const inside = ({ start, end }) => 0 <= start && start < end && end <= size;
  const shown = [];
  for (const mark of marks) {
    if (!inside(mark)) continue;
    const look = mark.quiet ? "mt-quiet" : `mt-mark mt-mark--${mark.state}`;
    shown.push(Decoration.mark({ class: look, mark }).range(mark.start, mark.end));
    mark.fixes.forEach((fix, number) => {
      if (inside(fix) && fix.part === mark.part) {
        const was = view.state.sliceDoc(fix.start, fix.end);
        shown.push(
          Decoration.mark({ class: "mt-fixable", fixes: mark.number, number, was, text: fix.text })
            .range(fix.start, fix.end),
        );
      }
    });
  }
  const known = named
    .filter(inside)
    .map((name) => Decoration.mark({ class: "mt-known", name }).range(name.start, name.end));
  view.dispatch({
    effects: [
      setFindings.of(Decoration.set(shown, true)),
      setNames.of(Decoration.set(known, true)),
    ],
  });
}

const each = (set, from, to, take) => set.between(from, to, (a, b, value) => take(value.spec, a, b));

/** Give the finding at a place, a loud one first. */
export function findingAt(state, pos) {
  let best = null;
  each(state.field(findings), pos, pos, (spec, from, to) => {
    if (spec.mark && !spec.mark.quiet) best = { ...spec.mark, from, to };
  });
  return best;
}

export function nameAt(state, pos) {
  let best = null;
  each(state.field(names), pos, pos, (spec, from, to) => {
    if (!best || to - from > best.to - best.from) best = { ...spec.name, from, to };
  });
  return best;
}

/** Give where a finding stands now, or null when its words are gone. */
export function placeOf(view, number) {
  let found = null;
  each(view.state.field(findings), 0, view.state.doc.length, (spec, from, to) => {
    if (spec.mark?.number === number) found = { from, to };
  });
  return found;
}

/** Write what is right wherever a finding is wrong; say whether anything was. */
export function applyFix(view, number) {
  const changes = [];
  each(view.state.field(findings), 0, view.state.doc.length, (spec, from, to) => {
    if (spec.fixes === number && view.state.sliceDoc(from, to) === spec.was) {
      changes.push({ ...wholeLink(view.state, from, to), insert: spec.text });
    }
  });
  if (!changes.length) return false;
  const place = placeOf(view, number);
  view.dispatch({ changes, userEvent: "input.fix", scrollIntoView: true });
  if (place) select(view, changes[0].from, changes[0].from + changes[0].insert.length);
  announce(`Written: ${changes[0].insert}`);
  return true;
}

/** A link to somebody goes with the name: it would lead to the wrong page. */
function wholeLink(state, from, to) {
  const after = /^\]\((?:person|film|series):[^)\s]*\)/.exec(state.sliceDoc(to, to + 200));
  return after && state.sliceDoc(from - 1, from) === "["
    ? { from: from - 1, to: to + after[0].length }
    : { from, to };
}

export const hasFix = (view, number) => {
  let found = null;
  each(view.state.field(findings), 0, view.state.doc.length, (spec) => {
    if (spec.fixes === number) found ??= spec.text;
  });
  return found;
};

export function select(view, from, to = from) {
  view.focus();
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: EditorView.scrollIntoView(from, { y: "center" }),
  });
}

/** Give the names that stand in no link, as ranges. */
export function unlinked(view) {
  const found = [];
  each(view.state.field(names), 0, view.state.doc.length, (spec, from, to) => {
    if (spec.name.target && !spec.name.linked) found.push({ ...spec.name, from, to });
  });
  return found;
}

function step(direction) {
  return (view) => {
    const { from, to } = view.state.selection.main;
    const places = [];
    each(view.state.field(findings), 0, view.state.doc.length, (spec, a, b) => {
      if (spec.mark && !spec.mark.quiet) places.push({ from: a, to: b, mark: spec.mark });
    });
    if (!places.length) {
      announce("Nothing to look at here.");
      return true;
    }
    places.sort((a, b) => a.from - b.from);
    const next = direction > 0
      ? places.find((place) => place.from > from || (place.from === from && place.to > to)) ?? places[0]
      : places.findLast((place) => place.to < to) ?? places.at(-1);
    select(view, next.from, next.to);
    announce(describe(next.mark));
    return true;
  };
}

/** Go to the finding at the cursor in the panel, where all that can be done about it is. */
function showCard(view) {
  const finding = findingAt(view.state, view.state.selection.main.head);
  if (!finding) announce("Nothing to look at here.");
  else view.dom.dispatchEvent(new CustomEvent("mt:show", { bubbles: true, detail: finding }));
  return true;
}

export const describe = (mark) =>
  `${mark.message}${mark.sources.length ? ` Says ${mark.sources.join(", ")}.` : ""}`;

function card(view, pos) {
  const finding = findingAt(view.state, pos);
  const name = finding ? null : nameAt(view.state, pos);
  if (!finding && !(name && name.line)) return null;
  const { from, to } = finding ?? name;
  return {
    pos: from,
    end: to,
    above: true,
    create: () => ({ dom: finding ? findingCard(view, finding) : nameCard(name) }),
  };
}

/** What is shown of a finding: over it, and under the text while the cursor is in it. */
export function findingCard(view, finding) {
  const text = hasFix(view, finding.number);
  const words = make("p", { class: "mt-card__words" }, finding.message);
  const who = finding.sources.length
    ? make("p", { class: "mt-card__who" }, finding.sources.join(", "))
    : "";
  const actions = make("div", { class: "mt-actions" });
  if (text) {
    actions.append(
      make("button", {
        type: "button",
        class: "button button-small",
        onclick: () => applyFix(view, finding.number),
      }, `Write ${text}`),
    );
  }
  actions.append(
    make("button", {
      type: "button",
      class: "button button-small button-secondary",
      onclick: () => view.dom.dispatchEvent(
        new CustomEvent("mt:show", { bubbles: true, detail: { number: finding.number } }),
      ),
    }, "More"),
  );
  return make("div", { class: `mt-card mt-claim--${finding.state}` }, words, who, actions);
}

export function nameCard(name) {
  return make(
    "div",
    { class: "mt-card" },
    make("p", { class: "mt-card__words" }, make("strong", {}, name.name), name.line ? ` ${name.line}` : ""),
    name.sources.length ? make("p", { class: "mt-card__who" }, name.sources.join(", ")) : "",
  );
}

export const loud = (mark) => LOUD.has(mark.state) && !mark.quiet;

export const marks = [
  findings,
  names,
  EditorView.decorations.from(findings),
  hoverTooltip(card, { hoverTime: 350 }),
  keymap.of([
    { key: "F8", run: step(1), shift: step(-1), preventDefault: true },
    { key: "Mod-.", run: showCard, preventDefault: true },
  ]),
];

