"use client";
import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { PointDialog, type PointOnList } from "./point-dialog";

type Props = {
  /** Those that have points. */
  carriers: readonly { code: string; kind: string; name: string }[];
  chosen: { carrier: string; code: string; name?: string; city?: string; line1?: string } | null;
  near: { country: string; region: string; city: string; postalCode: string };
  weightGrams?: number;
  onChoose: (point: PointOnList & { carrier: string }) => void;
};

/** The point where a buyer collects: the one that is chosen, and the way to another. */
export function PointPicker({ carriers, chosen, near, weightGrams, onChoose }: Props) {
  const t = useTranslations("shipping.points");
  const [open, setOpen] = useState(false);
  const carrier = carriers.find(({ code, kind }) => code === chosen?.carrier || kind === chosen?.carrier);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded border border-line px-3 py-2.5">
      <MapPin aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-48 flex-1 text-13">
        {chosen ? (
          <>
            <div className="font-medium">
              {carrier?.name ?? chosen.carrier}
              {chosen.name && chosen.name !== chosen.code && `, ${chosen.name}`}{" "}
              <span className="mono font-normal text-ink-2">{chosen.code}</span>
            </div>
            {chosen.line1 && <div className="text-ink-2">{[chosen.city, chosen.line1].filter(Boolean).join(", ")}</div>}
          </>
        ) : (
          <span className="text-ink-2">{t("none")}</span>
        )}
      </div>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t(chosen ? "another" : "choose")}
      </Button>
      {open && (
        <PointDialog
          carriers={carriers}
          carrier={carrier?.code ?? carriers[0]?.code ?? ""}
          near={chosen?.city ? { country: near.country, region: "", city: chosen.city, postalCode: "" } : near}
          weightGrams={weightGrams}
          chosenCode={chosen?.code ?? null}
          onClose={() => setOpen(false)}
          onChoose={(point) => {
            onChoose(point);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
