"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "./button";

/** The end of a keyset list: loads the next page when it comes near, and by a button for keyboards. Nothing at the true end. */
export function LoadMore({ hasMore, pending, onMore }: { hasMore: boolean; pending: boolean; onMore: () => void }) {
  const t = useTranslations("ui");
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element || !hasMore || pending) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), { rootMargin: "600px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, pending]);
  if (!hasMore) return null;
  return (
    <div ref={ref} className="grid place-items-center py-3">
      <Button variant="ghost" pending={pending} onClick={onMore}>
        {t("more")}
      </Button>
    </div>
  );
}
