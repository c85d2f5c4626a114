"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { AppRouter } from "@/server/root-router";
import { FloorNumber } from "@/ui/floor/floor-number";
import { useFormats } from "@/ui/formats-context";
import { Choice } from "./choice";
import { GoodsCard } from "./goods-card";
import { PhotoButton } from "./photo-button";
import { PrintLabels } from "./print-labels";
import { TextLine } from "./text-line";
import type { Draft } from "./use-receive";

type Arrival = OverTheWire<inferRouterOutputs<AppRouter>["arrivals"]["list"]>["items"][number];
type Props = { warehouse: string; draft: Draft; arrivals: readonly Arrival[]; onChange: (draft: Draft) => void };

const none = "none";

/** How many of the goods in the hand, of which delivery, which lot, in which condition. */
export function ReceiveForm({ warehouse, draft, arrivals, onChange }: Props) {
  const t = useTranslations("stockroom.receive");
  const { short } = useFormats();
  const { goods, quantity, lot, expiresOn, serials, condition, note, photo } = draft;
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  const pack = goods.pack ? t("pack", { pack: goods.pack, units: goods.units }) : undefined;
  return (
    <div className="grid gap-4 px-4 pb-4 pt-4">
      <GoodsCard goods={goods} note={pack} />
      {arrivals.length > 0 && (
        <Choice
          label={t("delivery")}
          value={draft.arrivalId ?? none}
          onChange={(id) => set({ arrivalId: id === none ? null : id })}
          choices={[
            ...arrivals.map((one) => ({
              value: one.id,
              label: t("due", { name: one.reference ?? short(new Date(one.expectedAt)), units: one.outstanding }),
            })),
            { value: none, label: t("unannounced") },
          ]}
        />
      )}
      {goods.tracksSerials ? (
        <div>
          <p className="text-14 font-semibold">{t("serials", { count: serials.length })}</p>
          <p className="font-mono text-16 [overflow-wrap:anywhere]">{serials.join(", ") || t("scanSerials")}</p>
        </div>
      ) : (
        <FloorNumber label={t("quantity")} value={quantity} min={1} onChange={(units) => set({ quantity: units })} />
      )}
      {goods.tracksLots && (
        <div className="flex gap-2">
          <TextLine label={t("lot")} mono value={lot} onChange={(value) => set({ lot: value })} />
          <TextLine label={t("expiresOn")} type="date" value={expiresOn} onChange={(value) => set({ expiresOn: value })} />
        </div>
      )}
      <PrintLabels warehouse={warehouse} goods={{ sku: goods.sku, units: quantity, lot, expiresOn }} />
      <Choice
        label={t("condition")}
        value={condition}
        onChange={(value) => set({ condition: value })}
        choices={(["sellable", "damaged", "quarantine"] as const).map((value) => ({ value, label: t(`conditions.${value}`) }))}
      />
      {(condition !== "sellable" || note || photo) && (
        <>
          <TextLine label={t("note")} value={note} onChange={(value) => set({ note: value })} />
          <PhotoButton photo={photo} onPhoto={(value) => set({ photo: value })} />
        </>
      )}
    </div>
  );
}
