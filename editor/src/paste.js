// What is pasted from Word, a browser or another editor becomes clean Markdown.
import { EditorView } from "@codemirror/view";
import { gfm } from "@joplin/turndown-plugin-gfm";
import TurndownService from "turndown";

const DROPPED = "script, style, meta, link, title, template, iframe, object, embed, svg, canvas, form, input, button, xml, noscript, audio, video, head, img";
const SAFE = /^(?:https?:|mailto:|\/|#)/i;

const turndown = new TurndownService({
  headingStyle: "atx",
  hr: "---",
  bulletListMarker: "-",
  emDelimiter: "*",
  codeBlockStyle: "fenced",
});
turndown.use(gfm);
turndown.addRule("struck", { filter: ["del", "s", "strike"], replacement: (text) => `~~${text}~~` });
// Only what would be read as a mark is escaped; a hyphen in a name is none.
turndown.escape = (text) => text.replace(/([\\*_`[\]])/g, "\\$1").replace(/^(#{1,6} |> |\d+\. |[-+] )/, "\\$1");

/** Turn HTML from a clipboard into Markdown; scripts, styles, pictures and unsafe links go. */
export function fromHtml(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll(DROPPED).forEach((element) => element.remove());
  const comments = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  found.forEach((comment) => comment.remove());
  wordLists(page);
  for (const element of [...page.body.querySelectorAll("*")]) simplify(page, element);
  return turndown
    .turndown(page.body)
    .replace(/\u00a0/g, " ")
    .replace(/[ \t]+\n/g, (end) => (end.length > 2 ? "  \n" : "\n"))
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function simplify(page, element) {
  const name = element.localName;
  if (name.includes(":")) {
    // Word's own elements (o:p) hold nothing, or words that stand for themselves.
    element.replaceWith(...element.childNodes);
    return;
  }
  if (name === "a" && !SAFE.test(element.getAttribute("href")?.trim() ?? "")) {
    element.replaceWith(...element.childNodes);
    return;
  }
  const style = element.style;
  const weight = style.fontWeight;
  const bold = weight === "bold" || Number(weight) >= 600;
  if ((name === "b" || name === "strong") && (weight === "normal" || weight === "400")) {
    // A whole document of Google's stands in a <b> that is not bold.
    element.replaceWith(...element.childNodes);
  } else if (name === "span" && (bold || style.fontStyle === "italic")) {
    const marked = page.createElement(bold ? "strong" : "em");
    marked.append(...element.childNodes);
    if (bold && style.fontStyle === "italic") {
      const inner = page.createElement("em");
      inner.append(...marked.childNodes);
      marked.append(inner);
    }
    element.replaceWith(marked);
  }
}

/** Word writes lists as paragraphs with a drawn bullet. */
function wordLists(page) {
  let list = null;
  for (const item of [...page.body.querySelectorAll("p[class*=MsoListParagraph], p[style*='mso-list']")]) {
    const bullet = item.querySelector("span[style*='mso-list:Ignore'], span[style*='mso-list: Ignore']");
    const ordered = /^\s*(?:\d+|[a-z])[.)]/i.test(bullet?.textContent ?? item.textContent);
    bullet?.remove();
    if (!bullet) item.innerHTML = item.innerHTML.replace(/^\s*(?:[·•o§-]|\d+[.)])(?:&nbsp;|\s)+/, "");
    if (!list || list.nextElementSibling !== item) {
      list = page.createElement(ordered ? "ol" : "ul");
      item.before(list);
    }
    const row = page.createElement("li");
    row.append(...item.childNodes);
    list.append(row);
    item.remove();
  }
}

/** Give the handler of pasting and dropping; `takeFiles(view, files, at)` takes pictures. */
export const pasting = (takeFiles) =>
  EditorView.domEventHandlers({
    paste(event, view) {
      const data = event.clipboardData;
      if (!data) return false;
      const files = [...data.files].filter((file) => file.type.startsWith("image/"));
      const html = data.getData("text/html");
      if (files.length && !html) {
        event.preventDefault();
        takeFiles(view, files, view.state.selection.main.from);
        return true;
      }
      if (!html) return false;
      const text = fromHtml(html);
      if (!text) return false;
      event.preventDefault();
      const block = text.includes("\n\n");
      const { from } = view.state.selection.main;
      const line = view.state.doc.lineAt(from);
      const lead = block && from > line.from ? "\n\n" : "";
      view.dispatch(view.state.replaceSelection(lead + text), {
        userEvent: "input.paste",
        scrollIntoView: true,
      });
      return true;
    },
    drop(event, view) {
      const files = [...(event.dataTransfer?.files ?? [])].filter((f) => f.type.startsWith("image/"));
      if (!files.length) return false;
      event.preventDefault();
      takeFiles(view, files, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? 0);
      return true;
    },
  });
