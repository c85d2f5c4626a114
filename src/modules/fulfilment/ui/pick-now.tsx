"use client";
import { Check, ScanLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { nb } from "@/lib/no-break";
import { cx } from "@/ui/cx";
import { Picture } from "@/ui/picture";
import { SmoothProgress } from "@/ui/progress-bar";
import type { WalkLine } from "./pick-walk";

/** Where to go, what to take and how many: the bin at 56, the count at 40. On a cart also into which tote. */
export function PickNow({ line, slot }: { line: WalkLine; slot?: string }) {
  const t = useTranslations("picking");
  return (
    <section aria-label={t("now")} className="shrink-0">
      <div className="px-4 pt-3.5">
        <div className="text-14 text-floor-ink2">{t(line.bin ? "bin" : "noBin")}</div>
        <div className={cx("font-mono font-semibold tracking-[-.03em] [overflow-wrap:anywhere]", binSize(line.bin))}>{line.bin ?? "—"}</div>
      </div>
      <div className="flex items-center gap-3.5 px-4 py-3.5">
        <Picture src={line.picture} size={96} className="bg-floor-pic!" />
        <div className="min-w-0">
          <h2 className="line-clamp-3 text-20/[26px] font-semibold [overflow-wrap:anywhere]">{nb(line.name)}</h2>
          <div className="mt-0.5 font-mono text-16 tracking-[-.01em] [overflow-wrap:anywhere]">{line.sku}</div>
          {line.barcode && <div className="text-14 text-floor-ink2">{t("barcodeEnds", { end: line.barcode.slice(-4) })}</div>}
        </div>
      </div>
      <Count line={line} slot={slot} />
    </section>
  );
}

function Count({ line: { picked, quantity }, slot }: { line: WalkLine; slot: string | undefined }) {
  const t = useTranslations("picking");
  return (
    <div className="mx-4 rounded-lg border-2 border-floor-ink px-4 pb-3.5 pt-2.5">
      <div className="flex items-baseline gap-2.5">
        <span className="whitespace-nowrap text-40 font-semibold tracking-normal! tabular-nums">{t("ofUnits", { picked, quantity })}</span>
        <span className="text-floor-ink2">{t("accepted")}</span>
        {slot && (
          <span className="ml-auto whitespace-nowrap rounded border-2 border-floor-ink px-2.5 py-1 text-20 font-semibold">
            {t("intoTote", { slot })}
          </span>
        )}
      </div>
      <div className="mt-2.5">
        {quantity <= 12 ? (
          <div className="grid gap-2" style={{ gridTemplateColumns: `repeat(${Math.min(quantity, quantity > 6 ? 6 : quantity)}, 1fr)` }}>
            {Array.from({ length: quantity }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: units are only counted
              <Unit key={index} state={index < picked ? "done" : index === picked ? "next" : "ahead"} />
            ))}
          </div>
        ) : (
          <SmoothProgress floor value={picked} max={quantity} label={t("ofUnits", { picked, quantity })} />
        )}
      </div>
    </div>
  );
}

const unitLooks = {
  done: "border-floor-ok bg-floor-ok text-floor-on",
  next: "border-dashed border-floor-ink",
  ahead: "border-floor-line",
};

function Unit({ state }: { state: keyof typeof unitLooks }) {
  return (
    <span aria-hidden="true" className={cx("grid h-9 place-items-center rounded border-2", unitLooks[state])}>
      {state === "done" && <Check className="size-6 stroke-3" />}
      {state === "next" && <ScanLine className="size-[22px]" />}
    </span>
  );
}

// A long code keeps to one line rather than keep its size.
const binSize = (bin: string | null) => ((bin?.length ?? 0) > 9 ? "text-28" : (bin?.length ?? 0) > 7 ? "text-40" : "text-56");
