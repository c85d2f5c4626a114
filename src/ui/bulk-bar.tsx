"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";
import { useHotkeys } from "./use-hotkeys";

/** What to do with the selected rows; floats bottom left while something is selected. Fill it with ghost Buttons. */
export function BulkBar({
  count,
  note,
  onClear,
  children,
}: {
  count: number /** Their sum. */;
  note?: ReactNode;
  onClear: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  useHotkeys(count > 0 ? [{ keys: "escape", label: t("clearSelection"), run: onClear }] : []);
  if (count === 0) return null;
  return (
    <div className="pointer-events-none sticky bottom-5 z-30 px-5 max-md:bottom-18 max-md:px-2">
      <div
        role="toolbar"
        aria-label={t("selected", { count })}
        className="pointer-events-auto flex min-h-11 w-fit max-w-full animate-rise items-center gap-1 overflow-x-auto rounded-lg border border-line-2 bg-raised py-1 pl-3.5 pr-1.5 text-13 shadow-float"
      >
        <span className="whitespace-nowrap font-medium tabular-nums" aria-live="polite">
          {t("selected", { count })}
        </span>
        {note && <span className="ml-1 whitespace-nowrap text-ink-3 tabular-nums">{note}</span>}
        <Divider />
        {children}
        <Divider />
        <IconButton label={t("clearSelection")} icon={<X />} onClick={onClear} />
      </div>
    </div>
  );
}

function Divider() {
  return <span aria-hidden="true" className="mx-1.5 h-5 w-px shrink-0 bg-line-2" />;
}
