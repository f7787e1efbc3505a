// What the page says of itself, and how the server is asked.

const read = (id) => {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
};

/** The desk's addresses; in a piece's form also what is written, by whom, and what they may. */
export const config = { kind: null, may: {}, urls: {} };

/** Read what the page says; Wagtail puts scripts before what they are about. */
export function readPage() {
  if (!config.kind) Object.assign(config, read("mt-desk"), { urls: read("mt-urls") ?? {} });
}

export const form = () => document.querySelector("form[data-edit-form]");

/** The number of the piece that is edited, null while it was never saved. */
export function pieceId() {
  const found = /\/(?:edit|add)\/(\d+)\//.exec(form()?.getAttribute("action") ?? "")
    ?? /\/edit\/(\d+)\//.exec(location.pathname);
  return found ? Number(found[1]) : null;
}

/** An answer that was refused; `status` is HTTP's, 0 where nobody answered. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused("The site does not answer.", 0);
  }
  let data = {};
  try {
    data = await response.json();
  } catch {
    if (response.ok) throw new Refused("You are signed out; sign in again in another tab.", 401);
  }
  if (!response.ok) throw new Refused(data.error ?? "The site could not answer.", response.status);
  return data;
}

export const ask = (url, options = {}) =>
  answer(fetch(url, { headers: { Accept: "application/json" }, redirect: "error", ...options }));

const csrf = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

export const tell = (url, data, options = {}) =>
  answer(
    fetch(url, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": csrf(),
      },
      body: JSON.stringify(data),
      ...options,
    }),
  );

export const send = (url, body) =>
  answer(
    fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": csrf() },
      body,
    }),
  );

/** Call `work` once nothing has called for it during `wait` milliseconds. */
export function afterPause(work, wait) {
  let timer = 0;
  const later = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), wait);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

/** Letters without case and accents, for comparing what is typed with names. */
export const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’`]/g, "'").toLowerCase();

let region = null;

/** Say something to those who listen to the page. */
export function announce(message) {
  if (!region) {
    region = document.createElement("div");
    region.className = "w-sr-only";
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  // The same words twice would not be said again.
  region.textContent = region.textContent === message ? `${message}\u00a0` : message;
}

/** Make an element: `make("button", { type: "button" }, "Save")`. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** One of Wagtail's icons. */
export function icon(name) {
  const NS = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(NS, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}
