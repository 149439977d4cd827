// Log lines that were typed while Kithward could not be reached: kept in this browser, and sent once when it is back.
// Each line has a key of its own, by which the server knows one that it has written already.

const BOX = "kithward-outbox";
const EVERY_MS = 30_000;
const REFUSED = 422;
const day = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const kept = () => JSON.parse(localStorage.getItem(BOX) ?? "[]");
const keep = (lines) => {
  localStorage.setItem(BOX, JSON.stringify(lines));
  show(lines);
};

const show = (lines) => {
  const box = document.getElementById("outbox");
  if (!box) return;
  box.hidden = lines.length === 0;
  const rows = lines.map((line) => {
    const row = document.getElementById("outbox-line").content.cloneNode(true);
    row.querySelector("[data-words]").textContent = line.words;
    row.querySelector("[data-why]").textContent = line.why ?? "";
    const mend = row.querySelector("[data-mend]");
    mend.hidden = !line.why;
    mend.addEventListener("click", () => putBack(line));
    row.querySelector("[data-drop]").addEventListener("click", () => keep(kept().filter((other) => other.key !== line.key)));
    return row;
  });
  box.querySelector("ul").replaceChildren(...rows);
};

// A line that was not understood goes back into the field, to be put right.
const putBack = (line) => {
  const field = document.getElementById("line");
  if (!field) return location.assign("/#line");
  field.value = line.words;
  field.focus();
  keep(kept().filter((other) => other.key !== line.key));
};

const post = (line, token) => fetch("/log/line", {
  method: "POST",
  headers: { Accept: "application/json", "X-CSRFToken": token },
  body: new URLSearchParams({ line: line.words, key: line.key, day: line.day }),
});

// One tab sends at a time; what is understood leaves the box, what is not stays with the reason.
const send = () => navigator.locks.request(BOX, { ifAvailable: true }, async (lock) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  const waiting = kept().filter((line) => !line.why);
  if (!lock || !token || waiting.length === 0) return;
  const said = [];
  for (const line of waiting) {
    let answer;
    try {
      answer = await post(line, token);
    } catch {
      break;
    }
    if (!answer.ok && answer.status !== REFUSED) break;
    const told = await answer.json();
    if (answer.ok) {
      keep(kept().filter((other) => other.key !== line.key));
      said.push(told);
    } else {
      keep(kept().map((other) => (other.key === line.key ? { ...other, why: told.error } : other)));
    }
  }
  if (said.length) tell(said);
});

// Each line that was sent, with its own way back.
const tell = (sent) => {
  const notices = sent.map(({ said, undo }) => {
    const notice = document.getElementById("outbox-sent").content.cloneNode(true);
    const words = said.map((line) => Object.assign(document.createElement("p"), { textContent: line }));
    notice.querySelector("[data-said]").replaceChildren(...words);
    const form = notice.querySelector("form[method=post]");
    form.setAttribute("action", undo);
    form.setAttribute("hx-post", undo);
    return notice;
  });
  const place = document.getElementById("said");
  place.replaceChildren(...notices);
  htmx.process(place);
};

const box = (form) => {
  const words = form.elements.line.value.trim();
  if (!words) return;
  const key = form.elements.key.value || crypto.randomUUID();
  keep([...kept().filter((line) => line.key !== key), { key, words, day: day() }]);
  form.elements.line.value = "";
  form.elements.key.value = crypto.randomUUID();
  document.getElementById("line-preview")?.replaceChildren();
  document.getElementById("said").replaceChildren(document.getElementById("outbox-kept").content.cloneNode(true));
  form.elements.line.focus();
};

// Before anybody else can say that nothing was changed.
document.addEventListener("htmx:sendError", (event) => {
  const form = event.detail.elt;
  if (!form.matches("form[data-outbox]")) return;
  event.preventDefault();
  box(form);
}, true);
document.addEventListener("submit", (event) => {
  if (navigator.onLine || !event.target.matches("form[data-outbox]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  box(event.target);
}, true);
addEventListener("DOMContentLoaded", () => { show(kept()); send(); });
addEventListener("online", send);
// Another tab has kept a line, or sent one.
addEventListener("storage", (event) => { if (event.key === BOX) show(kept()); });
setInterval(send, EVERY_MS);
document.addEventListener("htmx:afterSettle", () => show(kept()));
