// Words that only this device has: the editor keeps them until the server does.
document.addEventListener("DOMContentLoaded", () => {
  const section = document.querySelector("[data-mt-copies]");
  const prefix = `matinee:copy:${section?.dataset.mtCopies}:`;
  const list = section?.querySelector("ul");
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) {
      const copy = JSON.parse(localStorage.getItem(key));
      const path = key.slice(prefix.length);
      if (!path.startsWith("/desk/")) continue;
      const link = document.createElement("a");
      link.href = path;
      link.textContent = copy.title || "Without a title";
      const when = document.createElement("span");
      when.textContent = new Date(copy.at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
      const item = document.createElement("li");
      item.append(link, when);
      list.append(item);
    }
    section.hidden = !list.children.length;
  } catch {
    // Without storage there is nothing to find.
  }
});
