// The page of an archive: shows how far it is, and asks before everything is taken back.
(() => {
  const busy = document.querySelector("[data-archive-progress]");
  const told = busy?.querySelector("[data-archive-told]");
  const bar = busy?.querySelector("progress");
  const ask = async () => {
    try {
      const answer = await fetch(busy.dataset.archiveProgress, { credentials: "same-origin" });
      const now = await answer.json();
      if (!now.busy) return location.reload();
      const words = now.doing || "beginning";
      told.textContent = words[0].toUpperCase() + words.slice(1) +
        (now.total ? `: ${now.done} of ${now.total}` : "");
      if (now.total) bar.value = Math.min(100, Math.round((100 * now.done) / now.total));
    } catch {
      // The server may be away for a moment: ask again.
    }
    setTimeout(ask, 1000);
  };
  if (busy) setTimeout(ask, 500);
  for (const button of document.querySelectorAll("[data-archive-sure]")) {
    button.addEventListener("click", (event) => {
      if (!confirm(button.dataset.archiveSure)) event.preventDefault();
    });
  }
})();
