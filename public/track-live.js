/*
 * Keeps an order's page fresh (src/server/bare-page.ts puts this into it). It hears over the socket that a step was made, asks for the
 * page anew and puts in place what has changed; what somebody is writing stays. Without it the page is the same, as it was when it came.
 */
(() => {
  "use strict";
  // The place of the feed when this page was rendered: what came later is told first.
  let after = decodeURIComponent(document.currentScript?.dataset.after ?? "") || undefined;
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("[data-print]")) print();
    const opener = event.target.closest("[data-map-open]");
    if (opener) openMap(opener);
  });
  // What needs this script is not offered without it.
  for (const opener of document.querySelectorAll("[data-map-open]")) opener.hidden = false;

  /** Fetches the map when somebody wants it, and not before. */
  function openMap(opener) {
    opener.hidden = true;
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/map-files/leaflet.css" });
    const load = (src, then) => {
      const script = Object.assign(document.createElement("script"), { src, onload: then });
      script.onerror = () => {
        opener.hidden = false;
      };
      document.head.append(script);
    };
    document.head.append(sheet);
    load("/map-files/leaflet.js", () => load("/track-map.js"));
  }

  const token = /^\/t\/([^/]+)\/?$/.exec(location.pathname)?.[1];
  if (!token || !window.WebSocket) return;

  const apart = 500;
  let asked = 0;
  let isDue = false;
  let timer;

  /** At once, or in its turn where many pages have news, and then at most twice a second; not while nobody looks. */
  function refresh(inMs = 0) {
    isDue = true;
    if (timer || document.hidden) return;
    const news = document.querySelector("[data-news]");
    if (news && inMs > 1_000) news.hidden = false;
    timer = setTimeout(
      async () => {
        isDue = false;
        asked = Date.now();
        await read().catch(() => {});
        timer = undefined;
        if (isDue) refresh();
      },
      Math.max(inMs, asked + apart - Date.now()),
    );
  }

  async function read() {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = next.querySelector(".track");
    const before = document.querySelector(".track");
    if (!now || !before) return;
    document.title = next.title;
    put(before, now);
  }

  // A courier moves without telling anybody: what names him is read anew by the clock.
  setInterval(() => {
    if (document.querySelector("[data-again]")) refresh();
  }, 60_000);

  /** Makes one tree of another where they differ, so that the place on the page and what is open stay. */
  function put(from, to) {
    if (from.isEqualNode(to) || isWritten(from)) return;
    if (from.nodeName !== to.nodeName) return from.replaceWith(to);
    if (from.nodeType !== 1) {
      from.nodeValue = to.nodeValue;
      return;
    }
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && name !== "open") from.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    const old = [...from.childNodes];
    const young = [...to.childNodes];
    for (const [at, child] of young.entries()) old[at] ? put(old[at], child) : from.append(child);
    for (const child of old.slice(young.length)) if (!isWritten(child)) child.remove();
  }

  /** A form that somebody has begun to fill in, or what holds one. */
  function isWritten(node) {
    if (node.nodeType !== 1) return false;
    if (node.matches("form")) return node.contains(document.activeElement) || [...node.elements].some(isChanged);
    return !!node.querySelector("form") && node.matches("details, fieldset") && [...node.querySelectorAll("form")].some(isWritten);
  }

  const isChanged = (field) => ("checked" in field && field.checked !== field.defaultChecked) || (field.value ?? "") !== (field.defaultValue ?? field.value ?? "");

  // Socket.IO's own words over a plain socket: 0 opens, 2 and 3 are ping and pong, 4x/track, speaks in our room.
  const room = "/track,";
  let tries = 0;
  let wasOpen = false;
  let silence;
  let again;

  function connect() {
    clearTimeout(again);
    again = undefined;
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`);
    let beat = 45_000;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.close(), beat);
    };
    listen();
    socket.onmessage = ({ data }) => {
      listen();
      if (data[0] === "0") {
        const { pingInterval, pingTimeout } = JSON.parse(data.slice(1));
        beat = pingInterval + pingTimeout;
        socket.send(`40${room}${JSON.stringify({ token: decodeURIComponent(token), after })}`);
      } else if (data === "2") socket.send("3");
      else if (data.startsWith(`40${room}`)) {
        tries = 0;
        wasOpen = true;
      } else if (data.startsWith(`42${room}`)) {
        const [name, said] = JSON.parse(data.slice(2 + room.length));
        if (name === "event") refresh(said?.data?.inMs);
        // Too much was missed to be told, or nobody knows since when.
        if (name === "resync" || (name === "hello" && !after)) refresh(said?.inMs ?? 5_000 * Math.random());
        after = said?.cursor ?? (name === "resync" ? undefined : after);
      } else if (data.startsWith(`44${room}`) && /unauthorized|forbidden/.test(data)) tries = Number.POSITIVE_INFINITY;
    };
    socket.onclose = () => {
      clearTimeout(silence);
      if (tries === Number.POSITIVE_INFINITY) return;
      // Everybody comes back after a restart: not in one moment.
      const wait = Math.min(30_000, 500 * 2 ** tries++) * (0.5 + Math.random());
      // Where sockets are not let through, the page asks by the clock.
      if (!wasOpen && tries > 3) refresh();
      again = setTimeout(connect, !wasOpen && tries > 3 ? 60_000 : wait);
    };
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (isDue) refresh();
    // A phone that slept need not wait for the next try.
    if (again) connect();
  });
  connect();
})();
