"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { useReasonText } from "@/ui/reason-text";
import { NoteDifference } from "./note-difference";
import { PrintLabels } from "./print-labels";
import { ReceiveForm } from "./receive-form";
import { useReceive } from "./use-receive";
import { VerdictBanner } from "./verdict-banner";

type Props = { warehouse: { code: string; name: string } };

/** Unpacking a delivery: scan the goods, say how many, scan the bin. */
export function ReceiveScreen({ warehouse }: Props) {
  const t = useTranslations("stockroom.receive");
  const session = useReceive(warehouse.code);
  const { draft, toPut, expected, verdict, insists, scan } = session;
  const insist = insists && (
    <FloorButton look="ink" onClick={() => (draft ? session.take(insists.bin, insists) : insists.bin && session.put(insists.bin, true))}>
      {t(insists.over ? "insistOver" : "insistBin")}
    </FloorButton>
  );
  return (
    <FloorScreen
      back="/floor"
      title={t("title")}
      note={warehouse.name}
      footer={
        <div className="grid gap-2">
          {insist}
          {draft && !insist && (
            <FloorButton look="act" className="min-h-16!" onClick={() => void session.take()}>
              {t("take", { units: draft.quantity })}
            </FloorButton>
          )}
          <ScanButtons scan={scan}>{draft && <FloorButton onClick={session.drop}>{t("drop")}</FloorButton>}</ScanButtons>
        </div>
      }
    >
      <VerdictBanner verdict={verdict} ready={{ title: t("ready"), text: t("readyText") }} />
      {draft ? (
        <>
          <ReceiveForm warehouse={warehouse.code} draft={draft} arrivals={session.ofGoods} onChange={session.setDraft} />
          <div className="px-4 pb-4">
            <NoteDifference
              key={draft.goods.sku}
              warehouse={warehouse.code}
              goods={{ sku: draft.goods.sku, arrivalId: draft.arrivalId }}
              task={session.task}
              verdict={session.says}
            />
          </div>
          {draft.arrivalId && <ShortButton onShort={() => void session.closeShort()} />}
        </>
      ) : toPut ? (
        <>
          <Suggestion warehouse={warehouse.code} sku={toPut.sku} units={toPut.units} />
          <div className="grid px-4 pt-4">
            <PrintLabels warehouse={warehouse.code} goods={toPut} />
          </div>
        </>
      ) : (
        <section className="px-4 pb-4 pt-4">
          <h2 className="mb-2 text-16 font-semibold">{t("expected", { count: expected.length })}</h2>
          <ul className="grid gap-2">
            {expected.map((arrival) => (
              <li key={arrival.id}>
                <FloorRow
                  onClick={() => scan.take(arrival.sku)}
                  title={arrival.name}
                  note={
                    <>
                      {arrival.sku}, <DateTime at={arrival.expectedAt} as="date" />
                      {arrival.reference && `, ${arrival.reference}`}
                    </>
                  }
                  figure={arrival.outstanding}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </FloorScreen>
  );
}

/** The rest of a delivery will not come: an operator says so, twice, for it cannot be taken back. */
function ShortButton({ onShort }: { onShort: () => void }) {
  const t = useTranslations("stockroom.receive");
  const needsOperator = useNeeds("operator");
  const [sure, setSure] = useState(false);
  if (needsOperator) return null;
  return (
    <div className="px-4 pb-4">
      <FloorButton className="w-full" onClick={() => (sure ? onShort() : setSure(true))}>
        {t(sure ? "surelyShort" : "short")}
      </FloorButton>
    </div>
  );
}

/** Where what was taken in goes: each bin with how many of it, and why. */
function Suggestion({ warehouse, sku, units }: { warehouse: string; sku: string; units: number }) {
  const t = useTranslations("stockroom.places");
  const reasonText = useReasonText();
  const { data } = trpc.places.suggest.useQuery({ warehouse, sku, quantity: units });
  if (!data) return null;
  return (
    <section className="px-4 pt-4">
      <h2 className="text-16 font-semibold">{t("putHere", { units })}</h2>
      {data.places.length === 0 && <p className="mt-1 text-16">{t("nowhere")}</p>}
      <ul className="mt-2 grid gap-2">
        {data.places.map(({ code, units: some, why }) => (
          <li key={code}>
            <FloorRow
              title={<span className="font-mono text-28/8 tracking-[-.03em]">{code}</span>}
              note={reasonText(why)}
              figure={`×${some}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
