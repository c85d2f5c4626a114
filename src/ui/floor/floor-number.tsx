"use client";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";

type Props = { label: string; value: number; onChange: (value: number) => void; min?: number; max?: number; suffix?: string };

const step =
  "grid size-14 shrink-0 place-items-center rounded-lg border-2 border-floor-line text-floor-ink focus-visible:outline-floor-ink aria-disabled:border-dashed [&_svg]:size-7";

/** A quantity with buttons for the thumb; typing it opens the numeric keys. */
export function FloorNumber({ label, value, onChange, min = 0, max = 1_000_000, suffix }: Props) {
  const t = useTranslations("floor.number");
  const id = useId();
  // What is being typed may be empty for a moment; what is told never is.
  const [typed, setTyped] = useState<string | null>(null);
  const set = (next: number) => {
    setTyped(null);
    onChange(Math.min(max, Math.max(min, next)));
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-14 font-semibold text-floor-ink">
        {label}
        {suffix && <span className="font-normal text-floor-ink2">, {suffix}</span>}
      </label>
      <div className="flex gap-2">
        <button type="button" aria-label={t("less")} aria-disabled={value <= min} className={step} onClick={() => set(value - 1)}>
          <Minus aria-hidden="true" />
        </button>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? String(value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, "").slice(0, 7);
            setTyped(digits);
            if (digits !== "") onChange(Math.min(max, Math.max(min, Number(digits))));
          }}
          className="h-14 w-full min-w-0 rounded-lg border-2 border-floor-ink bg-floor-bg px-3 text-center text-28 font-semibold text-floor-ink tabular-nums focus-visible:outline-floor-ink"
        />
        <button type="button" aria-label={t("more")} aria-disabled={value >= max} className={step} onClick={() => set(value + 1)}>
          <Plus aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
