// The editor over a Markdown field: the field keeps the text, so that the form works as ever.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder, tooltips } from "@codemirror/view";
import * as commands from "./commands.js";
import { announce, config, icon, make, send } from "./desk.js";
import { knowledge } from "./knowledge.js";
import { foldedLinks } from "./links.js";
import { prose } from "./markdown.js";
import { findingAt, findingCard, marks, nameAt, nameCard } from "./marks.js";
import { pasting } from "./paste.js";

const editors = new Map();
const MAC = /Mac|iP(hone|ad)/.test(navigator.platform);
const TOOLS = [
  ["Bold", "bold", "Mod-b", commands.bold],
  ["Italic", "italic", "Mod-i", commands.italic],
  ["Heading", "title", "Mod-Shift-h", commands.heading],
  ["Quotation", "openquote", "Mod-Shift-9", commands.quote],
  ["List", "list-ul", "Mod-Shift-8", commands.bullets],
  ["Numbered list", "list-ol", "Mod-Shift-7", commands.numbers],
  ["Link", "link", "Mod-k", commands.link],
  ["Spoiler, hidden until asked for", "no-view", "Mod-Shift-x", commands.spoiler],
  ["Footnote", "superscript", "Mod-Shift-f", commands.footnote],
];

/** All editors of the page in the order in which they stand. */
export const all = () =>
  [...editors.values()]
    .filter((editor) => editor.view.dom.isConnected)
    .sort((a, b) =>
      a.view.dom.compareDocumentPosition(b.view.dom) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );

export const byName = (name) => all().find((editor) => editor.field.name === name);

let last = null;

/** The editor that was written in last, else the first. */
export const current = () => (last?.view.dom.isConnected ? last : all()[0]);

function label(field) {
  const named = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  const words = named?.textContent.trim().replace(/\s*\*$/, "");
  return words || field.getAttribute("aria-label") || "Text";
}

const shortcut = (key) =>
  key.replace("Mod", MAC ? "⌘" : "Ctrl").replace("Shift", MAC ? "⇧" : "Shift").replaceAll("-", MAC ? "" : "+").replace(/[a-z]$/, (l) => l.toUpperCase());

function toolbar(view, field) {
  const bar = make("div", { class: "mt-tools", role: "toolbar", "aria-label": `Format: ${label(field)}` });
  const buttons = TOOLS.map(([name, sign, key, run]) =>
    make("button", {
      type: "button",
      class: `mt-tool mt-tool--${name.split(/[ ,]/)[0].toLowerCase()}`,
      title: `${name} (${shortcut(key)})`,
      "aria-label": name,
      tabindex: -1,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => run(view()),
    }, icon(sign)),
  );
  if (config.may.pictures) {
    const picker = make("input", { type: "file", accept: "image/*", hidden: true, tabindex: -1 });
    picker.addEventListener("change", () => {
      takeFiles(view(), [...picker.files], view().state.selection.main.to);
      picker.value = "";
    });
    buttons.push(
      make("button", {
        type: "button", class: "mt-tool mt-tool--picture", title: "Picture", "aria-label": "Picture",
        tabindex: -1, onclick: () => picker.click(),
      }, icon("image")),
      picker,
    );
  }
  bar.append(...buttons);
  const tools = buttons.filter((button) => button.localName === "button");
  tools[0].tabIndex = 0;
  // One stop of Tab for the whole bar; arrows go from tool to tool.
  bar.addEventListener("keydown", (event) => {
    const at = tools.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = step ? (at + step + tools.length) % tools.length
      : event.key === "Home" ? 0 : event.key === "End" ? tools.length - 1 : -1;
    if (at < 0 || to < 0) return;
    event.preventDefault();
    tools[at].tabIndex = -1;
    tools[to].tabIndex = 0;
    tools[to].focus();
  });
  return bar;
}

/** Send pictures and write them where they were dropped. */
async function takeFiles(view, files, at) {
  if (!config.may.pictures) {
    announce("Your login may not add pictures.");
    return;
  }
  for (const file of files) {
    const body = new FormData();
    body.append("file", file);
    try {
      announce(`Sending ${file.name} …`);
      const picture = await send(config.urls.picture, body);
      const text = `\n\n![${picture.description}](picture:${picture.id})\n\n`;
      const pos = Math.min(at, view.state.doc.length);
      view.dispatch({
        changes: { from: pos, insert: text },
        selection: { anchor: pos + 4, head: pos + 4 + picture.description.length },
        userEvent: "input.picture",
      });
      view.focus();
      announce("The picture is in the text. Say in the brackets what it shows.");
    } catch (error) {
      announce(error.message);
      view.dom.dispatchEvent(new CustomEvent("mt:problem", { bubbles: true, detail: error.message }));
    }
  }
}

const look = EditorView.theme({
  "&": { fontSize: "1.125rem", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.7", overflow: "visible" },
  ".cm-content": { padding: "1rem 1.125rem", caretColor: "currentColor" },
  ".cm-line": { padding: "0" },
});

function language() {
  return document.querySelector("[name=language]")?.value.trim() || "en";
}

/** Put an editor over a field. */
export function edit(field) {
  const known = editors.get(field);
  if (known) return known;
  const spoken = new Compartment();
  const attributes = () =>
    EditorView.contentAttributes.of({
      "aria-label": label(field),
      "aria-multiline": "true",
      spellcheck: "true",
      autocorrect: "on",
      autocapitalize: "sentences",
      lang: language(),
    });
  const status = make("div", { class: "mt-status", role: "status", "aria-live": "polite" });
  const editor = { field, view: null, heading: () => headingOf(field) };
  const view = new EditorView({
    state: EditorState.create({
      doc: field.value,
      extensions: [
        history(),
        EditorView.lineWrapping,
        EditorState.allowMultipleSelections.of(false),
        prose,
        foldedLinks,
        knowledge,
        marks,
        pasting(takeFiles),
        search({ top: true }),
        highlightSelectionMatches({ minSelectionLength: 4 }),
        // Above whatever stands beside the text.
        tooltips({ parent: document.body }),
        placeholder(field.getAttribute("data-placeholder") ?? "Write …"),
        spoken.of(attributes()),
        keymap.of([
          ...TOOLS.map(([, , key, run]) => ({ key, run, preventDefault: true })),
          ...defaultKeymap.filter(({ key }) => key !== "Mod-/" && key !== "Ctrl-k"),
          ...historyKeymap,
          ...searchKeymap,
        ]),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            field.value = update.state.doc.toString();
            field.dispatchEvent(new Event("input", { bubbles: true }));
            field.dispatchEvent(new CustomEvent("mt:edited", { bubbles: true }));
          }
          if (update.focusChanged && view.hasFocus) last = editor;
          if (update.selectionSet || update.docChanged || update.focusChanged || update.transactions.some((t) => t.effects.length)) {
            tellWho(view, status);
          }
        }),
      ],
    }),
  });
  editor.view = view;
  const bare = field.hasAttribute("data-bare");
  const shell = make("div", { class: bare ? "mt-prose mt-prose--bare" : "mt-prose" }, ...(bare ? [] : [toolbar(() => view, field)]), view.dom, status);
  field.after(shell);
  field.classList.add("mt-replaced");
  field.setAttribute("aria-hidden", "true");
  field.tabIndex = -1;
  // What asks for the field by its label comes here.
  field.addEventListener("focus", () => view.focus());
  document.querySelector("[name=language]")?.addEventListener("change", () =>
    view.dispatch({ effects: spoken.reconfigure(attributes()) }),
  );
  editor.shell = shell;
  editors.set(field, editor);
  return editor;
}

/** Under the text: what is found at the cursor, or who stands there. The same on a phone. */
function tellWho(view, status) {
  const { main } = view.state.selection;
  const finding = view.hasFocus ? findingAt(view.state, main.head) : null;
  const name = view.hasFocus && !finding ? nameAt(view.state, main.head) : null;
  const key = finding ? `f${finding.number}` : name?.line ? `n${name.target}${name.from}` : "";
  if (status.dataset.key === key) return;
  // A press on a button under the text takes the focus from it first.
  if (!key && status.contains(document.activeElement)) return;
  status.dataset.key = key;
  status.replaceChildren(...(finding ? [findingCard(view, finding)] : name?.line ? [nameCard(name)] : []));
}

/** Put a text into a field and its editor, as one change that can be undone. */
export function write(field, text) {
  const editor = editors.get(field);
  if (!editor) {
    field.value = text;
    return;
  }
  const { view } = editor;
  if (view.state.doc.toString() !== text) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }
}

function headingOf(field) {
  const found = /^(sections-\d+-value)-body$/.exec(field.name);
  return found ? (document.querySelector(`[name="${found[1]}-heading"]`)?.value ?? "") : "";
}
