"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/ui/cx";
import { QueueBar } from "@/ui/floor/queue-bar";
import { SegmentedProgress } from "@/ui/progress-bar";

type Props = {
  back: string;
  /** Two columns on a desk. */
  wide?: boolean;
  title: ReactNode;
  note?: ReactNode;
  menu?: ReactNode;
  progress?: { done: number; total: number; words: string; packing?: boolean };
  banner?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of a screen that is read at arm's length: the whole phone, the floor's own colours, buttons at the thumb. */
export function FloorScreen({ back, wide, title, note, menu, progress, banner, footer, children }: Props) {
  const t = useTranslations("picking");
  return (
    <div data-fullscreen className="flex min-h-dvh flex-1 flex-col bg-floor-bg text-16 text-floor-ink">
      <div className={cx("mx-auto flex w-full flex-1 flex-col", wide ? "max-w-260" : "max-w-140")}>
        <header className="flex h-14 shrink-0 items-center gap-1 pl-1 pr-2">
          <Link
            href={back}
            aria-label={t("back")}
            className="grid size-12 shrink-0 place-items-center rounded focus-visible:outline-floor-ink"
          >
            <ArrowLeft aria-hidden="true" className="size-[26px]" />
          </Link>
          <div className="min-w-0 flex-1">
            <h1 className="truncate text-16/5 font-semibold">{title}</h1>
            {note && <div className="truncate text-14/[18px] text-floor-ink2 tabular-nums">{note}</div>}
          </div>
          {menu}
        </header>
        {progress && (
          <div className="shrink-0 px-4">
            <SegmentedProgress floor total={progress.total} done={progress.done} current label={progress.words} />
            <div className="flex justify-between gap-3 pt-1 text-14 text-floor-ink2 tabular-nums">
              <span>
                {t.rich(progress.packing ? "packed" : "collected", {
                  done: progress.done,
                  total: progress.total,
                  b: (words) => <b className="font-semibold text-floor-ink">{words}</b>,
                })}
              </span>
              <span>{t("left", { units: progress.total - progress.done })}</span>
            </div>
          </div>
        )}
        <QueueBar />
        {banner}
        <div className="flex min-h-0 flex-1 flex-col">{children}</div>
        {footer && (
          <footer className="sticky bottom-0 z-10 shrink-0 bg-floor-bg px-4 pb-[calc(16px+env(safe-area-inset-bottom))] pt-2.5">
            {footer}
          </footer>
        )}
      </div>
    </div>
  );
}
