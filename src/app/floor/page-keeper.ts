import { signOut } from "next-auth/react";
import { forgetAnswers } from "@/platform/floor/operation-store";

/** The page's side of public/floor-sw.js, which keeps the floor's pages for the aisles without network. */

const file = "/floor-sw.js";
const scope = "/floor";

const isAble = () => "serviceWorker" in navigator;

function tell(message: Record<string, unknown>): void {
  if (isAble()) void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(message));
}

/**
 * Installs the worker, and tells it of every script and style that the page loads: the first ones come before it is there. Where the
 * browser has none (a page without https), the floor works as long as the network does.
 */
export function startKeeper(): () => void {
  if (!isAble()) return () => {};
  navigator.serviceWorker.register(file, { scope, updateViaCache: "none" }).catch(() => {});
  const observer = new PerformanceObserver((list) => {
    const loaded = list.getEntries().map((entry) => new URL(entry.name));
    const own = loaded.filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith("/_next/static/"));
    if (own.length > 0) tell({ kind: "keep", files: own.map((url) => url.pathname + url.search) });
  });
  observer.observe({ type: "resource", buffered: true });
  return () => observer.disconnect();
}

/** Keeps a page as the server draws it now. */
export function keepPage(path: string): void {
  tell({ kind: "keep", path: path + window.location.search });
}

const keptFor = "dirigent.floor.owner";

/** What is kept belongs to one person: for another it is forgotten first. */
export async function keepFor(owner: string): Promise<void> {
  if (localStorage.getItem(keptFor) === owner) return;
  await Promise.allSettled([forgetPages(), forgetAnswers()]);
  localStorage.setItem(keptFor, owner);
}

/** Signs out, and takes along what a device of the floor had kept to read. What was done and not sent stays, for the same person. */
export async function leave(): Promise<void> {
  await Promise.allSettled([forgetPages(), forgetAnswers()]);
  localStorage.removeItem(keptFor);
  await signOut({ callbackUrl: "/sign-in" });
}

/** Forgets every kept page: they name customers' orders, and the next person at this device is another. */
async function forgetPages(): Promise<void> {
  if ("caches" in window) await caches.delete("floor-pages");
}
