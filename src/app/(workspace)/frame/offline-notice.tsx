"use client";
import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useIsOffline } from "./live-status";

/** Says at every width that the connection is lost; screens of the floor say it in their own way. Goes by itself. */
export function OfflineNotice() {
  const t = useTranslations("ui.live");
  const isOffline = useIsOffline();
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4 group-has-[[data-fullscreen]]/frame:hidden max-md:bottom-[calc(72px+env(safe-area-inset-bottom))]"
    >
      {isOffline && (
        <p className="flex animate-appear items-center gap-2 rounded-lg bg-tip px-3 py-2 text-13 text-tip-ink shadow-float">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          {t("lost")}
        </p>
      )}
    </div>
  );
}
