// What the toolbar and its keys do to the Markdown.
import { EditorSelection } from "@codemirror/state";

/** Put marks around the selection, or take them away; around nothing, the cursor goes between. */
export const wrap = (open, close = open) => (view) => {
  const { state } = view;
  view.dispatch(
    state.changeByRange((range) => {
      const before = state.sliceDoc(range.from - open.length, range.from);
      const after = state.sliceDoc(range.to, range.to + close.length);
      // One star inside two is another mark.
      const single = open.length > 1 || state.sliceDoc(range.from - 2, range.from - 1) !== open;
      if (before === open && after === close && single) {
        return {
          changes: [
            { from: range.from - open.length, to: range.from },
            { from: range.to, to: range.to + close.length },
          ],
          range: EditorSelection.range(range.from - open.length, range.to - open.length),
        };
      }
      return {
        changes: [
          { from: range.from, insert: open },
          { from: range.to, insert: close },
        ],
        range: EditorSelection.range(range.from + open.length, range.to + open.length),
      };
    }),
    { userEvent: "input.format", scrollIntoView: true },
  );
  view.focus();
  return true;
};

/** Put a mark before each line of the selection, or take it away from all of them. */
export const prefix = (mark, pattern) => (view) => {
  const { state } = view;
  const { from, to } = state.selection.main;
  const lines = [];
  for (let at = state.doc.lineAt(from); ; at = state.doc.line(at.number + 1)) {
    lines.push(at);
    if (at.to >= to) break;
  }
  const all = lines.every((line) => pattern.test(line.text));
  let number = 0;
  const changes = lines.map((line) => {
    const found = pattern.exec(line.text);
    number += 1;
    const insert = all ? "" : typeof mark === "function" ? mark(number) : mark;
    return { from: line.from, to: line.from + (found ? found[0].length : 0), insert };
  });
  view.dispatch({ changes, userEvent: "input.format", scrollIntoView: true });
  view.focus();
  return true;
};

export const link = (view) => {
  const { state } = view;
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to);
  view.dispatch({
    changes: { from, to, insert: `[${words}]()` },
    selection: { anchor: words ? from + words.length + 3 : from + 1 },
    userEvent: "input.format",
  });
  view.focus();
  return true;
};

export const footnote = (view) => {
  const { state } = view;
  const text = state.doc.toString();
  let number = 1;
  while (text.includes(`[^${number}]`)) number += 1;
  const at = state.selection.main.to;
  const note = `\n\n[^${number}]: `;
  const end = state.doc.length;
  const trailing = /\n*$/.exec(text)[0].length;
  const tail = Math.max(at, end - trailing);
  view.dispatch({
    changes: [
      { from: at, insert: `[^${number}]` },
      { from: tail, to: end, insert: note },
    ],
    selection: { anchor: tail + `[^${number}]`.length + note.length },
    scrollIntoView: true,
    userEvent: "input.format",
  });
  view.focus();
  return true;
};

export const insert = (view, text) => {
  const { from, to } = view.state.selection.main;
  const before = view.state.sliceDoc(Math.max(0, from - 1), from);
  const lead = before && !/[\s(“"'‘[—–-]/.test(before) ? " " : "";
  view.dispatch({
    changes: { from, to, insert: lead + text },
    selection: { anchor: from + lead.length + text.length },
    scrollIntoView: true,
    userEvent: "input.complete",
  });
  view.focus();
};

/** Insert a paragraph of its own. */
export const insertBlock = (view, text) => {
  const { state } = view;
  const at = state.selection.main.to;
  const line = state.doc.lineAt(at);
  const lead = line.length ? "\n\n" : "";
  const to = line.to;
  const trail = to < state.doc.length ? "\n\n" : "\n";
  view.dispatch({
    changes: { from: to, insert: lead + text.trim() + trail },
    selection: { anchor: to + lead.length + text.trim().length },
    scrollIntoView: true,
    userEvent: "input.complete",
  });
  view.focus();
};

export const bold = wrap("**");
export const italic = wrap("*");
export const spoiler = wrap("||");
export const quote = prefix("> ", /^> ?/);
export const heading = prefix("## ", /^#{1,6} /);
export const bullets = prefix("- ", /^\s*[-*+] /);
export const numbers = prefix((n) => `${n}. `, /^\s*\d+[.)] /);
