"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/ui/cx";
import { type HandLine, lackOf } from "../basket";

type Props = { line: HandLine; onChange: (changes: Partial<HandLine>) => void };

/** The numbers of a bundle's parts: how many are scanned of how many, and each to be taken back by a click. */
export function PartSerials({ line, onChange }: Props) {
  const t = useTranslations("sales.parts");
  return (
    <ul className="col-span-full grid gap-1.5 text-12 xl:order-7">
      {line.parts.map((part) => {
        const wanted = (line.quantity ?? 0) * part.per;
        return (
          <li key={part.sku} className="flex flex-wrap items-center gap-1.5">
            <span className={cx(lackOf(line, part) === 0 ? "text-ink-3" : "font-medium text-danger")}>
              {t("scanned", { name: part.name, count: part.serials.length, wanted })}
            </span>
            {part.serials.map((serial) => (
              <button
                key={serial}
                type="button"
                aria-label={t("takeBack", { serial })}
                className="mono inline-flex items-center gap-1 rounded border border-line-2 px-1.5 py-0.5 hover:bg-surface-2 touch:min-h-12"
                onClick={() =>
                  onChange({
                    parts: line.parts.map((one) =>
                      one === part ? { ...one, serials: one.serials.filter((known) => known !== serial) } : one,
                    ),
                  })
                }
              >
                {serial}
                <X aria-hidden="true" className="size-3" />
              </button>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
