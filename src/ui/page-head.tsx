"use client";
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";

/** Keeps a page's head in view and tells sticky table heads how tall it is (--page-head). On a phone only the page scrolls. */
export function PageHead({ head, children }: { head: ReactNode; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(52);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div style={{ "--page-head": `${height}px` } as CSSProperties} className="flex flex-1 flex-col">
      <div ref={ref} className="z-20 bg-surface md:sticky md:top-0">
        {head}
      </div>
      {children}
    </div>
  );
}
