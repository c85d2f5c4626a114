"use client";
import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Kbd } from "./kbd";
import { useHotkeys } from "./use-hotkeys";

/** "3 новых заказа · Показать": new rows wait here instead of jumping under the pointer. N shows them. Nothing while `count` is 0. */
export function AnnouncementBar({ count, children, onShow }: { count: number; children: ReactNode; onShow: () => void }) {
  const t = useTranslations("ui");
  useHotkeys(count > 0 ? [{ keys: "n", label: t("show"), run: onShow }] : []);
  return (
    <div aria-live="polite">
      {count > 0 && (
        <button
          type="button"
          onClick={onShow}
          className="flex h-8 w-full animate-appear items-center justify-center gap-2 border-b border-line bg-accent-tint text-13 font-medium text-accent-ink focus-visible:-outline-offset-2 touch:h-12"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" />
          {children}
          <span className="font-normal">· {t("show")}</span>
          <Kbd className="touch:hidden">N</Kbd>
        </button>
      )}
    </div>
  );
}
