// Only what HTML cannot do. Everything works without it.

// After a change the keyboard goes on from what the page names, or from its heading.
const goOn = (page) => {
  const named = (page.dataset.focus || "").split(" ").filter(Boolean);
  const target = named.map((id) => document.getElementById(id)).find(Boolean);
  if (!target) return false;
  if (!target.matches("a[href], button, input, select, textarea, summary, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: false });
  return true;
};
document.addEventListener("DOMContentLoaded", () => goOn(document.getElementById("page")));
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "page" && event.detail.elt.id !== "page") return;
  const page = document.getElementById("page");
  if (goOn(page)) return;
  const heading = page.querySelector("h1");
  if (heading && !page.contains(document.activeElement)) {
    heading.tabIndex = -1;
    heading.focus();
  }
});

// The browser says nothing when htmx cannot reach the server: HTML has no words for that.
document.addEventListener("htmx:sendError", () => {
  const words = document.getElementById("unreachable").content.cloneNode(true);
  document.getElementById("said").replaceChildren(words);
});
