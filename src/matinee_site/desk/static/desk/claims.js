// The claims beside a review: open where there is room, counted anew after every autosave.
(() => {
  const remembered = "wagtail:side-panel-open";
  try {
    const roomy = matchMedia("(min-width: 64rem)").matches;
    if (roomy && localStorage.getItem(remembered) === null) {
      localStorage.setItem(remembered, "claims");
    }
  } catch {
    // Without storage the panel waits behind its button.
  }

  // Autosave replaces what is in the panel, but not the number on its button.
  const count = (panel) => {
    const shown = document.querySelector(
      "[data-side-panel-toggle='claims'] [data-side-panel-toggle-counter]",
    );
    const counted = panel.querySelector("[data-claims-count]");
    if (!shown || !counted) return;
    const number = counted.dataset.claimsCount;
    shown.textContent = number;
    shown.hidden = number === "0";
  };
  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.querySelector("[data-side-panel='claims']");
    if (panel) new MutationObserver(() => count(panel)).observe(panel, { childList: true });
  });
})();
