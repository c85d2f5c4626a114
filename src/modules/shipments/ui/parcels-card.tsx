"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { Shipment } from "./shipment-row";

/** What lies in which parcel, how large and how heavy. */
export function Parcels({ parcels }: { parcels: Shipment["parcels"] }) {
  const t = useTranslations("shipping.page");
  const { number } = useFormats();
  return (
    <ol className="divide-y divide-line text-13">
      {parcels.map((parcel, index) => {
        const { length, width, height } = parcel.dimensionsMm;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parcels are known by their place
          <li key={index} className="px-4 py-2.5">
            <div className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{t("parcel", { position: index + 1 })}</span>
              <span className="text-ink-2 tabular-nums">
                {t("measure", { kg: number(parcel.weightGrams / 1000, 2), length: length / 10, width: width / 10, height: height / 10 })}
              </span>
            </div>
            <ul className="mt-1 text-ink-2">
              {parcel.lines.map((line) => (
                <li key={line.sku} className="flex justify-between gap-4">
                  <span className="mono truncate">{line.sku}</span>
                  <span className="tabular-nums">×{line.quantity}</span>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
