// Matinee's Markdown: GitHub's, with spoilers (||so||) and footnotes ([^1]); how it looks.
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Tag, tags } from "@lezer/highlight";

const spoilerTag = Tag.define();
const footnoteTag = Tag.define();
const BAR = 124;

const delimiter = { resolve: "Spoiler", mark: "SpoilerMark" };

const Spoiler = {
  defineNodes: [
    { name: "Spoiler", style: { "Spoiler/...": spoilerTag } },
    { name: "SpoilerMark", style: tags.processingInstruction },
  ],
  parseInline: [
    {
      name: "Spoiler",
      parse(cx, next, pos) {
        if (next !== BAR || cx.char(pos + 1) !== BAR || cx.char(pos + 2) === BAR) return -1;
        const before = cx.slice(pos - 1, pos);
        const after = cx.slice(pos + 2, pos + 3);
        return cx.addDelimiter(delimiter, pos, pos + 2, !/^\s?$/.test(after), !/^\s?$/.test(before));
      },
      before: "Emphasis",
    },
  ],
};

const Footnote = {
  defineNodes: [{ name: "Footnote", style: footnoteTag }],
  parseInline: [
    {
      name: "Footnote",
      parse(cx, next, pos) {
        if (next !== 91) return -1;
        const found = /^\[\^[^\]\s]{1,40}\]/.exec(cx.slice(pos, Math.min(cx.end, pos + 44)));
        return found ? cx.addElement(cx.elt("Footnote", pos, pos + found[0].length)) : -1;
      },
      before: "Link",
    },
  ],
};

const looks = HighlightStyle.define([
  { tag: tags.heading, class: "mt-heading" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.quote, class: "mt-quote" },
  { tag: tags.link, class: "mt-link" },
  { tag: tags.url, class: "mt-dim" },
  { tag: tags.monospace, fontFamily: "ui-monospace, monospace" },
  { tag: tags.processingInstruction, class: "mt-dim" },
  { tag: tags.contentSeparator, class: "mt-dim" },
  { tag: spoilerTag, class: "mt-spoiler" },
  { tag: footnoteTag, class: "mt-footnote" },
]);

export const prose = [
  markdown({
    base: markdownLanguage,
    extensions: [Spoiler, Footnote],
    completeHTMLTags: false,
    pasteURLAsLink: true,
  }),
  syntaxHighlighting(looks),
];
