"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { leavesPage } from "./leaves-page";

/** Where somebody was about to go: to a page of the app, or along the browser's own history. */
type Way = { to: string } | { entry: string };

/**
 * While something is typed and not saved: the browser asks before the tab is closed, reloaded or led to another site, and a click
 * on a link of the app and the browser's back and forward are stopped (where the browser lets a page do so). Gives whether
 * somebody is to be asked, and what to do with the answer.
 */
export function useLeaveGuard(isUnsaved: boolean): { asks: boolean; leave: () => void; stay: () => void } {
  const router = useRouter();
  const [way, setWay] = useState<Way | null>(null);
  const isLeaving = useRef(false);
  const stopTravel = useEffectEvent((event: NavigateEvent) => {
    const { navigationType, cancelable, destination } = event;
    if (navigationType !== "traverse" || !cancelable || isLeaving.current) return;
    if (new URL(destination.url).pathname === window.location.pathname) return;
    event.preventDefault();
    setWay({ entry: destination.key });
  });
  useEffect(() => {
    if (!isUnsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest("a") : null;
      if (!anchor?.href) return;
      const link = { href: anchor.href, target: anchor.target, isDownload: anchor.hasAttribute("download") };
      const to = leavesPage(event, link, window.location.href);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      setWay({ to });
    };
    const onTravel = (event: NavigateEvent) => stopTravel(event);
    const history = travels();
    window.addEventListener("beforeunload", onUnload);
    // Before the router hears of it, which listens on the document.
    window.addEventListener("click", onClick, true);
    history?.addEventListener("navigate", onTravel);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("click", onClick, true);
      history?.removeEventListener("navigate", onTravel);
    };
  }, [isUnsaved]);
  const leave = () => {
    if (way === null) return;
    isLeaving.current = true;
    if ("to" in way) router.push(way.to);
    else travels()?.traverseTo(way.entry);
  };
  return { asks: isUnsaved && way !== null, leave, stay: () => setWay(null) };
}

/** The browser's history as a page may watch it; older browsers have none, and back leaves at once. */
const travels = (): Navigation | undefined => (window as { navigation?: Navigation }).navigation;
