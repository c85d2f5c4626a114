"use client";
import { useTranslations } from "next-intl";
import { trpc } from "@/platform/trpc/react";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorNumber } from "@/ui/floor/floor-number";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { useReasonText } from "@/ui/reason-text";
import { GoodsCard } from "./goods-card";
import { TextLine } from "./text-line";
import { type Carried, useCarry } from "./use-carry";
import { VerdictBanner } from "./verdict-banner";

type Props = { warehouse: { code: string; name: string } };

/** Putting away what lies in no bin, and carrying goods from bin to bin, all by scan. */
export function CarryScreen({ warehouse }: Props) {
  const t = useTranslations("stockroom.carry");
  const session = useCarry(warehouse.code);
  const { scan, from, carried, fullBin, unplaced } = session;
  return (
    <FloorScreen
      back="/floor"
      title={t("title")}
      note={warehouse.name}
      footer={
        <div className="grid gap-2">
          {fullBin && (
            <FloorButton look="ink" onClick={() => void session.put(fullBin, true)}>
              {t("insist", { bin: fullBin })}
            </FloorButton>
          )}
          <ScanButtons scan={scan}>{(carried || from) && <FloorButton onClick={session.drop}>{t("drop")}</FloorButton>}</ScanButtons>
        </div>
      }
    >
      <VerdictBanner verdict={session.verdict} ready={{ title: t("ready"), text: t("readyText") }} />
      {carried ? (
        <InHand warehouse={warehouse.code} carried={carried} onChange={session.setCarried} />
      ) : from ? (
        <section className="px-4 pt-4">
          <h2 className="mb-2 text-16 font-semibold">{t("inBin", { bin: from.bin })}</h2>
          <ul className="grid gap-2">
            {from.contents.map(({ sku, lot, name, units }) => (
              <li key={`${sku} ${lot}`}>
                <FloorRow onClick={() => scan.take(sku)} title={name} note={[sku, lot].filter(Boolean).join(", ")} figure={units} />
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <section className="px-4 pb-4 pt-4">
          <h2 className="mb-2 text-16 font-semibold">{t(unplaced.length > 0 ? "unplaced" : "allPlaced")}</h2>
          <ul className="grid gap-2">
            {unplaced.map(({ sku, name, bin, units }) => (
              <li key={sku}>
                <FloorRow onClick={() => scan.take(sku)} title={name} note={bin ? `${sku} → ${bin}` : sku} figure={units} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </FloorScreen>
  );
}

/** What is carried, how many of it, and where it is best put. */
function InHand({ warehouse, carried, onChange }: { warehouse: string; carried: Carried; onChange: (carried: Carried) => void }) {
  const t = useTranslations("stockroom.carry");
  const reasonText = useReasonText();
  const { goods, from, quantity, lot } = carried;
  const { data } = trpc.places.suggest.useQuery({ warehouse, sku: goods.sku, quantity: Math.max(1, quantity) });
  const places = (data?.places ?? []).filter(({ code }) => code !== from);
  return (
    <div className="grid gap-4 px-4 pb-4 pt-4">
      <GoodsCard goods={goods} note={from ? t("outOf", { bin: from }) : t("outOfNone")} />
      <FloorNumber label={t("quantity")} value={quantity} min={1} onChange={(units) => onChange({ ...carried, quantity: units })} />
      {goods.tracksLots && <TextLine label={t("lot")} mono value={lot} onChange={(value) => onChange({ ...carried, lot: value })} />}
      {places.length > 0 && (
        <section>
          <h2 className="mb-2 text-16 font-semibold">{t("best")}</h2>
          <ul className="grid gap-2">
            {places.slice(0, 4).map(({ code, units, why }) => (
              <li key={code}>
                <FloorRow
                  title={<span className="font-mono text-28/8 tracking-[-.03em]">{code}</span>}
                  note={reasonText(why)}
                  figure={`×${units}`}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
