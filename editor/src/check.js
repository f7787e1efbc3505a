// The live check: a moment after the last key the text goes to the server, what it finds comes back.
import { afterPause, config, form, pieceId, tell } from "./desk.js";
import { setMarks } from "./marks.js";
import { all } from "./prose.js";

const PAUSE = 220;
const BALANCE = { strengths: "Strengths", weaknesses: "Weaknesses", verdict: "Verdict" };

let latest = 0;
let stop = null;
let listeners = [];
let waitUntil = 0;

/** Call `take` with every answer, and with null and a message when there is none. */
export const onChecked = (take) => listeners.push(take);

const value = (name) => form()?.elements.namedItem(name)?.value ?? "";

/** The text in the editor in the order in which it is read. */
export function draft() {
  return {
    kind: config.kind,
    id: pieceId(),
    film: value("film") || value("films-0-film"),
    title: value("title"),
    standfirst: value("standfirst"),
    header: form()?.elements.namedItem("header")?.value ?? null,
    further: further(),
    parts: all()
      .filter(({ field }) => field.name in BALANCE || /^sections-\d+-value-body$/.test(field.name))
      .filter(({ field }) => !deleted(field))
      .map((editor) => ({
        id: editor.field.name,
        heading: BALANCE[editor.field.name] ?? editor.heading(),
        balance: editor.field.name in BALANCE,
        text: editor.view.state.doc.toString(),
      })),
  };
}

/** The further films of the piece, but for those that are struck out. */
function further() {
  return [...(form()?.querySelectorAll("input[name^='also-'][name$='-film']") ?? [])]
    .filter((input) => !form().elements.namedItem(input.name.replace(/-film$/, "-DELETE"))?.value)
    .map((input) => input.value)
    .filter(Boolean);
}

function deleted(field) {
  const mark = form().elements.namedItem(field.name.replace("-value-body", "-deleted"));
  return Boolean(mark?.value);
}

async function run() {
  const number = (latest += 1);
  stop?.abort();
  if (Date.now() < waitUntil) {
    later();
    return;
  }
  stop = new AbortController();
  const sent = draft();
  let found;
  try {
    found = await tell(config.urls.check, sent, { signal: stop.signal });
  } catch (error) {
    if (error.name === "AbortError") return;
    if (error.status === 429) {
      waitUntil = Date.now() + 10_000;
      later();
    }
    listeners.forEach((take) => take(null, error.message));
    return;
  }
  if (number !== latest) return;
  for (const part of [{ id: "standfirst", text: sent.standfirst }, ...sent.parts]) {
    const editor = all().find(({ field }) => field.name === part.id);
    // A part that was changed meanwhile keeps its marks, which moved with the words.
    if (!editor || editor.view.state.doc.toString() !== part.text) continue;
    setMarks(
      editor.view,
      found.marks.filter((mark) => mark.part === part.id),
      found.names.filter((name) => name.part === part.id),
    );
  }
  listeners.forEach((take) => take(found, ""));
}

const later = afterPause(run, PAUSE);
export const checkSoon = later;
export const checkNow = run;
