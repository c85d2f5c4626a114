import { WifiOff } from "lucide-react";
import type { ReactNode } from "react";

/** What stands over the work while it cannot go on: the connection is gone. */
export function FloorBanner({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div
      role="alert"
      className="mx-4 mt-2.5 flex shrink-0 items-center gap-3 rounded-lg border-2 border-floor-no bg-floor-no-bg px-3.5 py-2 text-floor-no"
    >
      <WifiOff aria-hidden="true" className="size-7 shrink-0" />
      <p className="text-16/5 font-semibold">
        {title}
        <span className="block text-14/5 font-medium text-floor-ink">{children}</span>
      </p>
    </div>
  );
}
