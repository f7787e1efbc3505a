// Two versions side by side: mine in the editor and another, part by part, each to be chosen.
import { announce, config, form, make, pieceId, tell } from "./desk.js";
import { contents, restore } from "./local.js";
import { byName, write } from "./prose.js";

/** Show how `mine` differs from what the server has last, or `theirs` from what is in the form. */
async function compare({ mine = contents(), other = null, title }) {
  let found;
  try {
    found = await tell(config.urls.difference, { kind: config.kind, id: pieceId(), mine, other });
  } catch (error) {
    announce(error.message);
    return;
  }
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const body = make("div", { class: "mt-difference" });
  body.innerHTML = found.html;
  const dialog = make(
    "dialog", { class: "mt-dialog", "aria-labelledby": "mt-dialog-title" },
    make("h2", { id: "mt-dialog-title", class: "w-h2" }, title),
    body,
    make("div", { class: "mt-actions" },
      make("button", { type: "button", class: "button", onclick: close }, "Back to the text")),
  );
  body.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (!button) return;
    take(button.dataset.take, found.theirs, other ?? found.theirs);
    button.closest("section").dataset.taken = "";
    button.disabled = true;
    button.textContent = "Taken";
    announce("Taken into your text.");
  });
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

/** Put one part of the other version into the form. */
function take(name, theirs, whole) {
  const section = /^section:(\d*):(\d*)$/.exec(name);
  if (!section) {
    const field = form().elements.namedItem(name);
    if (byName(name)) write(byName(name).field, theirs[name] ?? "");
    else if (field) {
      field.value = theirs[name] ?? "";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    return;
  }
  const wanted = theirs.sections.find((row) => row.place === section[2]);
  if (wanted && section[1]) {
    const prefix = `sections-${section[1]}`;
    const body = form().elements.namedItem(`${prefix}-value-body`);
    write(body, wanted.body);
    for (const each of ["heading", "aspect"]) {
      const field = form().elements.namedItem(`${prefix}-value-${each}`);
      field.value = wanted[each];
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  } else {
    // A section that only one of the two has: the whole list of sections comes with it.
    const data = contents();
    for (const key of Object.keys(data)) if (key.startsWith("sections-")) delete data[key];
    restore({ ...data, ...whole.fields });
  }
}

export function listen() {
  form().addEventListener("mt:compare", (event) =>
    compare({ other: event.detail.data, title: "Words on this device, and the text as it is" }));
  document.addEventListener("w-autosave:error", (event) => {
    const code = event.detail?.response?.error_code ?? event.detail?.data?.error_code ?? event.detail?.type;
    if (code !== "invalid_revision" || document.querySelector(".mt-conflict")) return;
    const bar = make(
      "div", { class: "mt-restore mt-conflict", role: "region", "aria-label": "Another version" },
      make("p", {}, make("strong", {}, "Somebody else has saved this text meanwhile. "),
        "Yours is kept here; nothing of either is lost."),
      make("div", { class: "mt-actions" },
        make("button", { type: "button", class: "button button-small", onclick: () =>
          compare({ title: "The text as somebody else saved it, and yours" }) }, "Show the difference")),
    );
    form().before(bar);
    announce("Somebody else has saved this text meanwhile. Yours is kept here.");
  });
}
