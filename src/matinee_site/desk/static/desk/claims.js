// Where there is room, the claims are shown beside the text until another panel is chosen.
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
})();
