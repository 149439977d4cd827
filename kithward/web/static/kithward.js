// Only what HTML cannot do. Everything works without it.

// After a change the keyboard goes on from what the page names, or from its heading.
const take = (target) => {
  if (!target) return false;
  if (!target.matches("a[href], button, input, select, textarea, summary, [tabindex]")) target.tabIndex = -1;
  target.focus();
  return true;
};
const goOn = (page) => {
  const named = (page.dataset.focus || "").split(" ").filter(Boolean);
  return take(named.map((id) => document.getElementById(id)).find(Boolean));
};
addEventListener("DOMContentLoaded", () => {
  const page = document.getElementById("page");
  if (page && !goOn(page) && location.hash.length > 1) take(document.getElementById(location.hash.slice(1)));
});
document.addEventListener("htmx:afterSettle", (event) => {
  const page = document.getElementById("page");
  if (event.detail.elt !== page || goOn(page)) return;
  if (!page.contains(document.activeElement)) take(page.querySelector("h1"));
});

// The browser says nothing when htmx cannot reach the server: HTML has no words for that.
const say = (template) => {
  const words = document.getElementById(template).content.cloneNode(true);
  document.getElementById("said").replaceChildren(words);
};
document.addEventListener("htmx:sendError", (event) => {
  if (!event.defaultPrevented && !event.detail.elt.matches("[data-quiet]")) say("unreachable");
});

// Keys: / searches, l logs, g and a letter go to a page, ? lists them all. They can be switched off.
const KEYS_OFF = "kithward-keys-off";
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
const elsewhere = (page, id) => take(document.getElementById(id)) || location.assign(`${page}#${id}`);
let waitsForPlace = 0;

const place = (letter) => document.querySelector(`[data-key="${CSS.escape(letter)}"]`);
const keys = {
  "/": () => elsewhere(place("p")?.href ?? "/", "search"),
  l: () => elsewhere("/", "line"),
  g: () => { waitsForPlace = Date.now(); },
  "?": () => document.getElementById("keys").showModal(),
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog:modal")) return;
  if (localStorage.getItem(KEYS_OFF) && event.key !== "?") return;
  const goes = Date.now() - waitsForPlace < 1500 ? place(event.key) : null;
  waitsForPlace = 0;
  const act = goes ? () => goes.click() : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
addEventListener("DOMContentLoaded", () => {
  const dialog = document.getElementById("keys");
  if (!dialog) return;
  for (const button of document.querySelectorAll("[data-opens=keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
  const on = dialog.querySelector("input[type=checkbox]");
  on.checked = !localStorage.getItem(KEYS_OFF);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "yes")));
});

// An open menu closes with Escape or a click beside it.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details[name=menu][open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
};
addEventListener("click", (event) => closeMenus(event.target));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details[name=menu][open]");
  closeMenus(null);
  menu?.querySelector("summary").focus();
});

// Files are looked at as soon as they are dropped or chosen; a form that is answered slowly says that it is being read.
document.addEventListener("change", (event) => {
  if (event.target.matches(".at-once input[type=file]") && event.target.files.length) event.target.form.requestSubmit();
});
document.addEventListener("submit", (event) => {
  if (event.target.matches(".slow")) event.target.classList.add("htmx-request");
});
addEventListener("pageshow", () => {
  document.querySelectorAll(".slow.htmx-request").forEach((form) => form.classList.remove("htmx-request"));
});

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js");
