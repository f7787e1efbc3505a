// Puts the editor, the film's field, the score and the live check into the desk's forms.
import { checkSoon, onChecked } from "./check.js";
import { announce, config, form, make, readPage } from "./desk.js";
import * as difference from "./difference.js";
import { chooseFilm, choosePerson } from "./film.js";
import { fromHtml } from "./paste.js";
import { learn } from "./knowledge.js";
import * as local from "./local.js";
import * as notes from "./notes.js";
import * as panel from "./panel.js";
import { edit } from "./prose.js";
import { scoreOn } from "./score.js";

const { Controller } = window.StimulusModule;
const { app } = window.wagtail;

app.register("mt-prose", class extends Controller {
  connect() {
    readPage();
    edit(this.element);
    if (config.kind) checkSoon();
  }

  disconnect() {
    if (config.kind) checkSoon();
  }
});

for (const [name, begin] of [["mt-film", chooseFilm], ["mt-person", choosePerson], ["mt-score", scoreOn]]) {
  app.register(name, class extends Controller {
    connect() {
      // A part that is moved is connected again.
      if (this.element.dataset.ready) return;
      this.element.dataset.ready = "1";
      readPage();
      begin(this.element);
    }
  });
}

const filmField = () => form()?.elements.namedItem("film") ?? form()?.elements.namedItem("films-0-film");

const CHECKED = /^(film|(films|also)-\d+-(film|DELETE)|title|header|sections-\d+-value-heading)$/;

function start() {
  readPage();
  if (!config.kind || !form()) return;
  config.linked = panel.linkedAnywhere;
  panel.listen();
  notes.listen();
  difference.listen();
  local.watch();
  document.addEventListener("mt:edited", checkSoon);
  document.addEventListener("mt:problem", (event) => {
    const bar = make("div", { class: "mt-restore", role: "alert" }, make("p", {}, event.detail));
    form().before(bar);
    setTimeout(() => bar.remove(), 12_000);
  });
  form().addEventListener("change", (event) => {
    const { name } = event.target;
    if (/^(film|films-\d+-film)$/.test(name)) learn(filmField()?.value, panel.showFilm);
    if (CHECKED.test(name)) checkSoon();
  });
  learn(filmField()?.value, panel.showFilm);
  notes.refreshAll();
  checkSoon();
  form().addEventListener("w-autosave:success", (event) => {
    // With the first saving begin remarks, secret addresses, and what is let stand.
    if (!event.detail?.data?.hydrate_url) return;
    notes.refreshAll();
    panel.allowAccepting();
    checkSoon();
  });
  onChecked((found) => document.documentElement.toggleAttribute("data-mt-checked", Boolean(found)));
  window.addEventListener("online", () => {
    announce("Connected again.");
    form().dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
  });
}

// Where there is room, the check stands beside the text unless another panel was chosen; where
// there is none, a panel that stayed open would lie over the text.
try {
  const remembered = "wagtail:side-panel-open";
  const roomy = matchMedia("(min-width: 64rem)").matches;
  if (!roomy) localStorage.removeItem(remembered);
  else if (localStorage.getItem(remembered) === null) localStorage.setItem(remembered, "claims");
} catch {
  // Without storage the panel waits behind its button.
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

window.matinee = { fromHtml, isSaved: local.isSaved };
