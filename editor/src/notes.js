// The desk's remarks on a text, and secret links to its newest version.
import { announce, ask, config, make, pieceId, tell } from "./desk.js";
import { current } from "./prose.js";

const holder = (name) => document.querySelector(`[data-mt-panel="${name}"]`);

async function refresh(name) {
  const element = holder(name);
  const id = pieceId();
  if (!element) return;
  if (!id) {
    element.replaceChildren(make("p", {}, "Save the text first."));
    return;
  }
  try {
    const { html, open } = await ask(`${config.urls[name]}?kind=${config.kind}&id=${id}`);
    element.innerHTML = html;
    const counter = document.querySelector(`[data-side-panel-toggle="${name}"] [data-side-panel-toggle-counter]`);
    if (counter && open !== undefined) {
      counter.textContent = open;
      counter.hidden = open === 0;
    }
  } catch (error) {
    element.replaceChildren(make("p", {}, error.message));
  }
}

async function act(name, data) {
  try {
    const answer = await tell(config.urls[name], { kind: config.kind, id: pieceId(), ...data });
    await refresh(name);
    if (answer.said) announce(answer.said);
    return answer;
  } catch (error) {
    announce(error.message);
    const told = holder(name)?.querySelector("[data-problem-here]");
    if (told) told.textContent = error.message;
    return null;
  }
}

export function listen() {
  for (const name of ["notes", "links"]) {
    // The panel itself may be put into the page anew: the listener stands above it.
    document.addEventListener("click", async (event) => {
      const button = event.target.closest?.("button[data-do]");
      if (!button || !holder(name)?.contains(button)) return;
      event.preventDefault();
      const box = button.closest("[data-box]");
      const data = { do: button.dataset.do, number: button.dataset.number ? Number(button.dataset.number) : null };
      for (const field of box?.querySelectorAll("[data-name]") ?? []) data[field.dataset.name] = field.value;
      if (button.dataset.do === "write" && !data.answers) {
        const view = current()?.view;
        const { from, to } = view?.state.selection.main ?? { from: 0, to: 0 };
        data.words = view ? view.state.sliceDoc(from, to).slice(0, 500) : "";
      }
      if (button.dataset.do === "copy") {
        try {
          await navigator.clipboard.writeText(button.dataset.address);
          announce("The address is copied.");
          button.textContent = "Copied";
        } catch {
          const shown = box.querySelector("input");
          shown?.select();
          announce("Copy the selected address.");
        }
        return;
      }
      button.disabled = true;
      await act(name, data);
      button.disabled = false;
    });
  }
}

export const refreshAll = () => ["notes", "links"].forEach(refresh);
