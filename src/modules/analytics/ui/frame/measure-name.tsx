"use client";
import { useTranslations } from "next-intl";
import { Popover } from "@/ui/popover";

/** The name of a measure; a press says how it is counted. `keys` are those of `analytics.measures`. */
export function MeasureName({ measure }: { measure: string }) {
  const t = useTranslations("analytics");
  const name = t(`measures.${measure}.name` as never);
  return (
    <Popover
      label={t("howCounted", { measure: name })}
      trigger={
        <button
          type="button"
          aria-label={t("howCounted", { measure: name })}
          className="rounded-sm text-left decoration-dotted underline-offset-4 hover:text-ink hover:underline print:no-underline"
        >
          {name}
        </button>
      }
    >
      <p className="mb-1 font-medium text-ink">{name}</p>
      <p className="text-pretty text-ink-2">{t(`measures.${measure}.about` as never)}</p>
    </Popover>
  );
}
