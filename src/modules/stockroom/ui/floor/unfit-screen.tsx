"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { writeOffReasons } from "@/modules/inventory/write-off";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorNumber } from "@/ui/floor/floor-number";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { useScan } from "@/ui/floor/use-scan";
import { Choice } from "./choice";
import { GoodsCard } from "./goods-card";
import { PhotoButton } from "./photo-button";
import { TextLine } from "./text-line";
import { type SeenGoods, useLook } from "./use-look";
import { useReport } from "./use-report";
import { useVerdict } from "./use-verdict";
import { VerdictBanner } from "./verdict-banner";

type Line = { goods: SeenGoods; quantity: number; lot: string; serials: string[]; bin: string | null };
const ways = ["damaged", "quarantine", "writeOff", "found"] as const;

/**
 * What does not agree at a shelf, by scan of bin and goods: broken units are set apart at once, lost ones go into an act for a manager to
 * approve, and found ones come into the books.
 */
export function UnfitScreen({ warehouse }: { warehouse: { code: string; name: string } }) {
  const t = useTranslations("stockroom.unfit");
  const look = useLook(warehouse.code);
  const verdict = useVerdict();
  const [lines, setLines] = useState<Line[]>([]);
  const [bin, setBin] = useState<string | null>(null);
  const [way, setWay] = useState<(typeof ways)[number]>("damaged");
  const [why, setWhy] = useState<(typeof writeOffReasons)[number]>("damaged");
  const [note, setNote] = useState("");
  const [photo, setPhoto] = useState<string | null>(null);
  const report = useReport(warehouse.code);
  const change = (sku: string, some: Partial<Line>) =>
    setLines(lines.map((line) => (line.goods.sku === sku ? { ...line, ...some } : line)));

  const scan = useScan(async (code) => {
    const found = await look(code);
    if ("refused" in found) return verdict.no(found.refused);
    const { product, bin: scanned } = found.seen;
    if (!product) {
      if (!scanned) return;
      setBin(scanned);
      return verdict.yes(scanned, t("atBin"));
    }
    const known = lines.find(({ goods }) => goods.sku === product.sku);
    if (product.tracksSerials && (way === "writeOff" || way === "found") && !product.serial)
      return verdict.no({ code: "scan.serial_needed", params: { sku: product.sku } });
    const serials = [...new Set([...(known?.serials ?? []), ...(product.serial ? [product.serial] : [])])];
    const quantity = product.serial ? serials.length : (known?.quantity ?? 0) + product.units;
    if (known) change(product.sku, { quantity, serials });
    else setLines([{ goods: product, quantity, lot: product.lot ?? "", serials, bin }, ...lines]);
    verdict.yes(product.name, t("units", { units: quantity }));
  });

  const send = async () => {
    const sent = await report.send({ way, why, note, photo, lines });
    if (sent.kind === "refused") return verdict.no(sent.why);
    setLines([]);
    setNote("");
    setPhoto(null);
    if (sent.kind === "waiting") return verdict.waits(sent.words);
    verdict.yes(sent.number ? t("proposed", { number: sent.number }) : t(way === "found" ? "booked" : "apart"));
  };

  return (
    <FloorScreen
      back="/floor"
      title={t("title")}
      note={warehouse.name}
      footer={
        <div className="grid gap-2">
          {lines.length > 0 && (
            <FloorButton look="act" className="min-h-16!" pending={report.pending} onClick={() => void send()}>
              {t(`send.${way}`)}
            </FloorButton>
          )}
          <ScanButtons scan={scan}>{lines.length > 0 && <FloorButton onClick={() => setLines([])}>{t("drop")}</FloorButton>}</ScanButtons>
        </div>
      }
    >
      <VerdictBanner verdict={verdict.verdict} ready={{ title: t("ready"), text: t("readyText") }} />
      {bin && lines.length === 0 && <p className="px-4 pt-4 font-mono text-28/8 tracking-[-.03em]">{bin}</p>}
      {lines.length > 0 && (
        <div className="grid gap-4 px-4 pb-4 pt-4">
          {lines.map((line) => (
            <div key={line.goods.sku} className="grid gap-3 rounded-lg border-2 border-floor-line p-3">
              <GoodsCard goods={line.goods} note={[line.bin, line.serials.join(", ")].filter(Boolean).join(", ") || undefined} />
              {line.serials.length === 0 && (
                <FloorNumber
                  label={t("quantity")}
                  min={1}
                  value={line.quantity}
                  onChange={(quantity) => change(line.goods.sku, { quantity })}
                />
              )}
              {line.goods.tracksLots && (
                <TextLine label={t("lot")} mono value={line.lot} onChange={(lot) => change(line.goods.sku, { lot })} />
              )}
            </div>
          ))}
          <Choice label={t("what")} value={way} onChange={setWay} choices={ways.map((value) => ({ value, label: t(`ways.${value}`) }))} />
          {way === "writeOff" && (
            <Choice
              label={t("why")}
              value={why}
              onChange={setWhy}
              choices={writeOffReasons.map((value) => ({ value, label: t(`whys.${value}`) }))}
            />
          )}
          <TextLine label={t("note")} maxLength={180} value={note} onChange={setNote} />
          {way !== "found" && <PhotoButton photo={photo} onPhoto={setPhoto} />}
        </div>
      )}
    </FloorScreen>
  );
}
