// A score on the critic's own scale: one control for the scale at hand, figures kept beside it.
import { make } from "./desk.js";

const LETTERS = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F"];
const SCALES = {
  ten: { best: 10, step: 0.5, written: (v) => `${figure(v)}/10` },
  five: { best: 5, step: 0.5, written: stars(5) },
  four: { best: 4, step: 0.5, written: stars(4) },
  percent: { best: 100, step: 1, written: (v) => `${v}%` },
};

function figure(value) {
  const whole = Math.floor(value);
  return value === whole ? `${whole}` : whole ? `${whole}½` : "½";
}

function stars(best) {
  return (value) => {
    const half = value % 1 ? "½" : "";
    return value ? "★".repeat(Math.floor(value)) + half : "☆".repeat(best);
  };
}

export function scoreOn(root) {
  const at = (name) => root.querySelector(`[name$="score_${name}"]`);
  const scale = at("scale");
  const value = at("value");
  const best = at("best");
  const written = at("written");
  if (!scale || !value || !best || !written) return;
  const plain = [value, best, written].map((field) => field.closest("[data-contentpath], .w-panel, .w-field__wrapper") ?? field.parentElement);
  const holder = make("div", { class: "mt-score" });
  (scale.closest(".w-field__wrapper") ?? scale.parentElement).after(holder);

  const keep = (number, words, of) => {
    value.value = number ?? "";
    best.value = number === null ? "" : of;
    written.value = words;
    for (const field of [value, best, written]) field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const none = (clear) => make("button", { type: "button", class: "button button-small button-secondary", onclick: clear }, "No score");

  const draw = (changed) => {
    const chosen = scale.value;
    plain.forEach((element) => (element.hidden = chosen !== ""));
    holder.replaceChildren();
    if (chosen === "none") {
      if (changed) keep(null, "", "");
      return;
    }
    if (chosen === "letters") {
      const select = make("select", { "aria-label": "Score" }, make("option", { value: "" }, "No score"), ...LETTERS.map((letter) => make("option", { value: letter }, letter.replace("-", "−"))));
      select.value = LETTERS.includes(written.value.replace("−", "-")) ? written.value.replace("−", "-") : "";
      select.addEventListener("change", () => keep(null, select.value, ""));
      if (changed) keep(null, select.value, "");
      holder.append(select);
      return;
    }
    const kind = SCALES[chosen];
    if (!kind) return;
    const had = value.value !== "";
    const share = had && Number(best.value) ? Number(value.value) / Number(best.value) : null;
    const start = share === null ? "" : Math.round((share * kind.best) / kind.step) * kind.step;
    const range = make("input", { type: "range", min: 0, max: kind.best, step: kind.step, value: start === "" ? kind.best / 2 : start, "aria-label": "Score" });
    const told = make("output", { class: "mt-score__told" }, start === "" ? "No score" : kind.written(start));
    const say = () => {
      const number = Number(range.value);
      told.textContent = kind.written(number);
      range.setAttribute("aria-valuetext", `${number} out of ${kind.best}`);
      keep(number, kind.written(number), kind.best);
    };
    range.addEventListener("input", say);
    if (changed && start !== "") {
      range.value = start;
      say();
    }
    holder.append(range, told, none(() => {
      told.textContent = "No score";
      keep(null, "", "");
    }));
  };

  scale.addEventListener("change", () => draw(true));
  draw(false);
}
