// Adds to the pages what works without it: cards beside names, copying and sharing, one's place.

// The slip: on hover or focus of a name, a small card from the site's own address for it.
const CARD = /^(\/[a-z]{2}(?:-\w+)?)?\/(films|people|series)\/[^/]+\/$/;
const kept = new Map();
const slip = Object.assign(document.createElement("div"), { id: "slip", hidden: true });
slip.setAttribute("role", "tooltip");
document.body.append(slip);
let owner, timer;

const fetched = (link) => {
  const url = link.pathname.replace(/\/(films|people|series)\//, "/cards/$1/");
  if (!kept.has(url)) {
    kept.set(url, fetch(url).then((answer) => (answer.ok ? answer.text() : "")).catch(() => ""));
  }
  return kept.get(url);
};
const hide = () => {
  clearTimeout(timer);
  slip.hidden = true;
  owner?.removeAttribute("aria-describedby");
  owner = undefined;
};
const show = async (link) => {
  hide();
  owner = link;
  const html = await fetched(link);
  if (!html || owner !== link) return;
  slip.innerHTML = html;
  slip.hidden = false;
  const at = [...link.getClientRects()].pop() ?? link.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(16, Math.min(at.left, room - slip.offsetWidth - 16));
  const below = at.bottom + 8 + slip.offsetHeight < innerHeight || at.top < slip.offsetHeight + 8;
  const top = below ? at.bottom + 8 : at.top - slip.offsetHeight - 8;
  slip.style.transform = "none";
  slip.style.left = `${left + scrollX}px`;
  slip.style.right = "auto";
  slip.style.top = `${top + scrollY}px`;
  link.setAttribute("aria-describedby", "slip");
};
for (const link of document.querySelectorAll("a.known")) {
  if (!CARD.test(link.pathname)) continue;
  link.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(timer);
    timer = setTimeout(show, 150, link);
  });
  link.addEventListener("pointerleave", () => {
    clearTimeout(timer);
    timer = setTimeout(hide, 200);
  });
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
  link.addEventListener("blur", hide);
}
slip.addEventListener("pointerenter", () => clearTimeout(timer));
slip.addEventListener("pointerleave", () => (timer = setTimeout(hide, 200)));
addEventListener("keydown", (event) => event.key === "Escape" && hide());

// Passing a review on, without telling anybody else.
for (const box of document.querySelectorAll(".share")) {
  const { title, url } = box.dataset;
  const [share, copy] = [box.querySelector("[data-share]"), box.querySelector("[data-copy]")];
  if (navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
  }
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(url || location.href);
      copy.textContent = box.querySelector("[role=status]").textContent = copy.dataset.done;
    });
  }
}

// Where one is in a review: the section that crosses the upper part of the window.
const entries = new Map(
  [...document.querySelectorAll(".contents a")].map((link) => [
    document.getElementById(decodeURIComponent(link.hash.slice(1))), link,
  ]),
);
const place = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) {
      const link = entries.get(target);
      if (isIntersecting) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  },
  { rootMargin: "-20% 0px -75% 0px" },
);
for (const section of entries.keys()) if (section) place.observe(section);
