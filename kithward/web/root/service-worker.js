// Keeps the last pages that were looked at, so that they can be read when Kithward cannot be reached.
// Nothing is answered from here while it can.

const PAGES = "kithward-pages-1";
const FILES = "kithward-files-1";
const MOST_PAGES = 60;
const OFFLINE = "/offline.html";
const ALWAYS = [OFFLINE, "/static/kithward.css", "/static/kithward.js", "/static/outbox.js", "/static/django_htmx/htmx-2.min.js", "/static/mark.svg"];

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(ALWAYS)));
});
addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("kithward-") && ![PAGES, FILES].includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
    await keepOpenPages();
  })());
});

// A page, not a file to save, and none that another answered for.
const isPage = (answer) => answer.ok && !answer.redirected && (answer.headers.get("Content-Type") ?? "").startsWith("text/html");

// The pages that were open before this worker was there, or else the first that was ever looked at would be lost.
const keepOpenPages = async () => {
  const open = await clients.matchAll({ type: "window" });
  await Promise.allSettled(open.map(async ({ url }) => {
    const answer = await fetch(url);
    if (isPage(answer)) await keep(new Request(url), answer);
  }));
};

// What is shown from here says so: the page as it was, with a word about it (see .as-last-seen in the styles).
const asLastSeen = async (answer) => {
  const html = await answer.text();
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": answer.headers.get("Content-Security-Policy") ?? "default-src 'self'" };
  return new Response(html.replace("<html ", '<html data-last-seen="yes" '), { headers });
};

const keep = async (request, answer) => {
  const pages = await caches.open(PAGES);
  await pages.delete(request.url);
  await pages.put(request.url, answer);
  const every = await pages.keys();
  await Promise.all(every.slice(0, Math.max(every.length - MOST_PAGES, 0)).map((old) => pages.delete(old)));
};

const page = async (event) => {
  try {
    const answer = await fetch(event.request);
    if (isPage(answer)) event.waitUntil(keep(event.request, answer.clone()));
    if (answer.status === 403) event.waitUntil(caches.delete(PAGES));
    return answer;
  } catch {
    const kept = await (await caches.open(PAGES)).match(event.request.url, { ignoreVary: true });
    return kept ? asLastSeen(kept) : (await caches.open(FILES)).match(OFFLINE);
  }
};

const file = async (event) => {
  const files = await caches.open(FILES);
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(files.put(event.request, answer.clone()));
    return answer;
  } catch {
    return (await files.match(event.request)) ?? Response.error();
  }
};

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin || event.request.method !== "GET") return;
  if (event.request.mode === "navigate" && !url.pathname.startsWith("/start/")) event.respondWith(page(event));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(event));
});
