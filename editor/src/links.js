// The address of a link is folded away while the cursor is elsewhere: what is read is the text.
import { syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType } from "@codemirror/view";

const KINDS = { person: "person", film: "film", series: "series", picture: "picture" };

class Folded extends WidgetType {
  constructor(target) {
    super();
    this.target = target;
  }

  eq(other) {
    return other.target === this.target;
  }

  toDOM() {
    const kind = KINDS[this.target.split(":")[0]] ?? "link";
    const element = document.createElement("span");
    element.className = `mt-folded mt-folded--${kind}`;
    element.title = this.target;
    element.setAttribute("aria-label", kind === "link" ? `, link` : `, linked ${kind}`);
    element.setAttribute("role", "img");
    return element;
  }
}

function foldLinks(view) {
  const builder = new RangeSetBuilder();
  const { state } = view;
  const touched = (from, to) =>
    view.hasFocus && state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name !== "Link" && node.name !== "Image") return;
        const words = state.sliceDoc(node.from, node.to);
        const at = words.lastIndexOf("](");
        if (at < 0 || !words.endsWith(")") || touched(node.from, node.to)) return;
        const target = words.slice(at + 2, -1).trim().split(/\s/)[0];
        const lead = node.name === "Image" ? 2 : 1;
        builder.add(node.from, node.from + lead, Decoration.replace({}));
        builder.add(
          node.from + at,
          node.to,
          Decoration.replace({ widget: new Folded(target) }),
        );
      },
    });
  }
  return builder.finish();
}

export const foldedLinks = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = foldLinks(view);
    }

    update(update) {
      const tree = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || update.selectionSet || update.focusChanged || tree) {
        this.decorations = foldLinks(update.view);
      }
    }
  },
  {
    decorations: (plugin) => plugin.decorations,
    provide: (plugin) =>
      EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none),
  },
);
