// Keeps the warehouse floor usable without network: pages that were opened once, and what they are drawn with. It answers nothing that
// the server could answer itself: pages come from the network whenever there is one, so that nobody works with an old version unawares.
const pages = "floor-pages";
const files = "floor-files";
const mostPages = 40;
const mostFiles = 400;
// A warehouse's far corner: better the kept page now than the true one in a minute.
const patienceMs = 5_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isFloor(url)) event.respondWith(page(request, url));
  // Named by their content: a kept one is never wrong.
  else if (url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/api/floor/reader/")) event.respondWith(file(request));
  else if (url.pathname.startsWith("/pictures/") || url.pathname.startsWith("/floor-icons/")) event.respondWith(file(request));
});

self.addEventListener("message", (event) => {
  const { kind, path, files: loaded } = event.data ?? {};
  if (kind !== "keep") return;
  if (typeof path === "string") event.waitUntil(keepPage(path));
  if (Array.isArray(loaded)) event.waitUntil(keepFiles(loaded));
});

const isFloor = (url) => url.pathname === "/floor" || url.pathname.startsWith("/floor/");
const keyOf = (url) => url.pathname + url.search;

async function page(request, url) {
  const network = fetch(request).then(async (response) => {
    if (isOurs(response)) await put(pages, keyOf(url), response.clone(), mostPages);
    return response;
  });
  // Whoever got the kept page hears no more of the network.
  network.catch(() => {});
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs, null));
  try {
    const answer = await Promise.race([network, late]);
    if (answer && answer.status < 500) return answer;
    return (await kept(url)) ?? (await network);
  } catch {
    return (await kept(url)) ?? absent();
  }
}

async function kept(url) {
  const cache = await caches.open(pages);
  return (await cache.match(keyOf(url))) ?? (await cache.match(url.pathname)) ?? null;
}

async function file(request) {
  const cache = await caches.open(files);
  const found = await cache.match(request.url);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await put(files, request.url, response.clone(), mostFiles);
  return response;
}

// What a whole page is drawn with, as it names it: whoever came to it by a link has loaded less than opening it anew needs.
const staticFiles = /\/_next\/static\/[^"'\\\s<>)]+/g;

// A sign-in page that the floor's address led to is not the floor's page.
const isOurs = (response) => response.ok && !response.redirected && isFloor(new URL(response.url));

async function keepPage(path) {
  const url = new URL(path, self.location.origin);
  if (!isFloor(url)) return;
  try {
    const response = await fetch(url, { headers: { accept: "text/html" }, credentials: "same-origin" });
    if (!isOurs(response)) return;
    const named = (await response.clone().text()).match(staticFiles) ?? [];
    await put(pages, keyOf(url), response, mostPages);
    await keepFiles([...new Set(named)]);
  } catch {
    // No network: what was kept before stays.
  }
}

async function keepFiles(loaded) {
  for (const name of loaded) await file(new Request(new URL(name, self.location.origin))).catch(() => {});
}

async function put(name, key, response, most) {
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
}

function absent() {
  const russian = (self.navigator.language ?? "").startsWith("ru");
  const [title, text, link] = russian
    ? ["Нет связи", "Эта страница ещё не открывалась на этом устройстве. Вернитесь к списку заданий или подойдите туда, где есть сеть.", "К заданиям"]
    : ["No connection", "This page has not been opened on this device yet. Go back to your tasks, or to where there is network.", "To the tasks"];
  const style = "font:600 20px/1.4 system-ui;margin:0;padding:24px;background:#fff;color:#000";
  const button = "display:flex;min-height:56px;align-items:center;justify-content:center;border:2px solid #000;border-radius:8px;color:#000";
  return new Response(
    `<!doctype html><html lang="${russian ? "ru" : "en"}"><meta name="viewport" content="width=device-width"><title>${title}</title><body style="${style}"><h1 style="font-size:28px">${title}</h1><p style="font-weight:400">${text}</p><a href="/floor" style="${button}">${link}</a></body></html>`,
    { status: 503, headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" } },
  );
}
