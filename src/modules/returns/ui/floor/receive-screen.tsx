"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Reason } from "@/lib/reason";
import { useFloorQueue } from "@/platform/floor/queue-react";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorNumber } from "@/ui/floor/floor-number";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { signal } from "@/ui/floor/signals";
import { StateBanner } from "@/ui/floor/state-banner";
import { useScan } from "@/ui/floor/use-scan";
import { useReasonText } from "@/ui/reason-text";
import { type CameCondition, cameConditions } from "../../return";
import { countedOf, nothing, receivedLines, whyNotBooked, withScan, withUnits } from "../receive-count";
import type { WholeReturn } from "../return-row";

type Props = { one: WholeReturn; warehouse: { code: string; name: string } };
type Said = { tone: "yes" | "no" | "waiting"; title: string } | null;

/** Unpacking one return: a condition, then a scan for each unit; booked by one act that waits for the network where there is none. */
export function FloorReceiveReturn({ one, warehouse }: Props) {
  const t = useTranslations("returns.floor");
  const words = useTranslations("returns.receive");
  const reasonText = useReasonText();
  const router = useRouter();
  const queue = useFloorQueue();
  const [counts, setCounts] = useState(nothing);
  const [condition, setCondition] = useState<CameCondition>("sellable");
  const [said, setSaid] = useState<Said>(null);
  const [pending, setPending] = useState(false);
  const open = one.lines.filter((line) => line.open > 0);
  const total = open.reduce((sum, line) => sum + line.open, 0);
  const done = open.reduce((sum, line) => sum + cameConditions.reduce((n, kind) => n + countedOf(counts, line.lineId, kind).units, 0), 0);
  const refuse = (why: Reason) => {
    signal("no");
    setSaid({ tone: "no", title: reasonText(why) ?? "" });
  };
  const scan = useScan((code) => {
    const next = withScan(counts, open, code, condition);
    if ("refused" in next) return refuse(next.refused);
    signal("yes");
    setCounts(next.counts);
    setSaid({ tone: "yes", title: open.find((line) => line.lineId === next.lineId)?.name ?? "" });
  });
  const book = async () => {
    const why = whyNotBooked(counts, open);
    if (why) return refuse(why);
    setPending(true);
    const input = { returnId: one.id, warehouse: warehouse.code, receipt: crypto.randomUUID(), lines: receivedLines(counts, open, "") };
    const sent = await queue.send("returns.receive", input, { words: one.number, task: { kind: "receive", id: one.id } });
    setPending(false);
    if (sent.kind === "refused") return refuse(sent.why);
    signal("done");
    setCounts(nothing);
    if (sent.kind === "waiting") return setSaid({ tone: "waiting", title: t("waiting") });
    router.push("/floor/returns");
  };
  return (
    <FloorScreen
      back="/floor/returns"
      title={one.number}
      note={warehouse.name}
      footer={
        <div className="grid gap-2">
          <FloorButton look="act" pending={pending} className="min-h-16!" onClick={() => void book()}>
            {t("book", { done, total })}
          </FloorButton>
          <ScanButtons scan={scan} />
        </div>
      }
    >
      {said ? <StateBanner {...said} /> : <StateBanner tone="ready" title={t("scanGoods")} text={t("scanGoodsText")} />}
      <fieldset className="grid grid-cols-3 gap-2 px-4 pt-3">
        <legend className="sr-only">{words("condition")}</legend>
        {cameConditions.map((kind) => (
          <FloorButton
            key={kind}
            look={kind === condition ? "ink" : "plain"}
            aria-pressed={kind === condition}
            className="px-1! text-14!"
            onClick={() => setCondition(kind)}
          >
            {words(`conditions.${kind}`)}
          </FloorButton>
        ))}
      </fieldset>
      <ul className="grid gap-3 px-4 py-4">
        {open.map((line) => (
          <li key={line.lineId} className="rounded-lg border-2 border-floor-line p-3.5">
            <div className="text-16 font-semibold [overflow-wrap:anywhere]">{line.name}</div>
            <div className="mb-2 text-14 text-floor-ink2">
              {line.sku} · {words("expected", { count: line.open })}
            </div>
            <FloorNumber
              label={words(`conditions.${condition}`)}
              value={countedOf(counts, line.lineId, condition).units}
              min={0}
              max={line.open}
              onChange={(units) => setCounts(withUnits(counts, line.lineId, condition, units))}
            />
          </li>
        ))}
      </ul>
    </FloorScreen>
  );
}
