"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { quotedCode } from "@/lib/quoted-code";
import { useMe } from "@/platform/actor-react";
import { useDrained, useFloorQueue, useKept } from "@/platform/floor/queue-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorNumber } from "@/ui/floor/floor-number";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { useScan } from "@/ui/floor/use-scan";
import { GoodsCard } from "./goods-card";
import { useVerdict } from "./use-verdict";
import { VerdictBanner } from "./verdict-banner";

type Refill = OverTheWire<inferRouterOutputs<AppRouter>["refills"]["list"]>[number];
type Props = { warehouse: { code: string; name: string }; first: Refill[] };

/** Units to carry from the reserve: take a task, scan the reserve bin, the goods and the pick bin. */
export function RefillScreen({ warehouse, first }: Props) {
  const t = useTranslations("stockroom.refill");
  const me = useMe();
  const queue = useFloorQueue();
  const verdict = useVerdict();
  const query = trpc.refills.list.useQuery({ warehouse: warehouse.code }, { initialData: first, refetchOnMount: "always" });
  const refetch = () => void query.refetch();
  useLiveQuery(["refill"], refetch);
  const list = useKept(`refills:${warehouse.code}`, query.data, query.isFetchedAfterMount && !query.isError);
  const [taskId, setTaskId] = useState<string | null>(null);
  useDrained(taskId ?? "", refetch);
  const task = list.find(({ id }) => id === taskId);

  const claim = async (wanted: Refill) => {
    const sent = await queue.send(
      "refills.claim",
      { refillId: wanted.id },
      { words: t("claimWords", { sku: wanted.sku, to: wanted.to }), task: { kind: "replenish", id: wanted.id } },
    );
    if (sent.kind === "refused") {
      refetch();
      return verdict.no(sent.why);
    }
    verdict.clear();
    setTaskId(wanted.id);
  };
  if (task)
    return (
      <CarryRefill
        key={task.id}
        warehouse={warehouse}
        task={task}
        onDone={(left) => {
          setTaskId(null);
          refetch();
          verdict.yes(left > 0 ? t("partly", { units: left }) : t("done", { bin: task.to }));
        }}
        onRelease={async () => {
          await queue.send("refills.release", { refillId: task.id }, { words: t("release"), task: { kind: "replenish", id: task.id } });
          setTaskId(null);
          refetch();
        }}
      />
    );
  return (
    <FloorScreen back="/floor" title={t("title")} note={warehouse.name}>
      <VerdictBanner
        verdict={verdict.verdict}
        ready={list.length > 0 ? { title: t("ready"), text: t("readyText") } : { title: t("none"), text: t("noneText") }}
      />
      <ul className="grid gap-2 px-4 pb-4 pt-4">
        {list.map((one) => (
          <li key={one.id}>
            <FloorRow
              onClick={() => void claim(one)}
              title={<span className="font-mono">{t("way", { from: one.from, to: one.to })}</span>}
              note={`${one.sku}, ${one.worker && one.workerId !== me.id ? t("theirs", { worker: one.worker }) : t(`why.${one.why}`)}`}
              figure={one.units - one.done}
            />
          </li>
        ))}
      </ul>
    </FloorScreen>
  );
}

type Carry = { warehouse: Props["warehouse"]; task: Refill; onDone: (left: number) => void; onRelease: () => void };

/** Three scans in their order; the last one books what was carried. */
function CarryRefill({ warehouse, task, onDone, onRelease }: Carry) {
  const t = useTranslations("stockroom.refill");
  const queue = useFloorQueue();
  const verdict = useVerdict();
  const left = task.units - task.done;
  const [codes, setCodes] = useState<string[]>([]);
  const [quantity, setQuantity] = useState(left);
  const step = (["from", "goods", "to"] as const)[codes.length] ?? "to";
  const scan = useScan(async (code) => {
    const said = code.trim().toUpperCase();
    if (step !== "goods" && said !== task[step].toUpperCase())
      return verdict.no({ code: "scan.wrong_bin", params: { bin: task[step], scanned: quotedCode(code) } });
    if (step !== "to") {
      setCodes([...codes, code]);
      return verdict.yes(t(step === "from" ? "atBin" : "inHand"));
    }
    const [fromCode = "", goodsCode = ""] = codes;
    const input = { refillId: task.id, quantity, fromCode, goodsCode, toCode: code };
    const sent = await queue.send("refills.carry", input, {
      words: `${task.sku} ×${quantity} → ${task.to}`,
      task: { kind: "replenish", id: task.id },
    });
    if (sent.kind === "refused") {
      setCodes([]);
      return verdict.no(sent.why);
    }
    onDone(sent.kind === "done" ? sent.answer.left : left - quantity);
  });
  return (
    <FloorScreen
      back="/floor/refill"
      title={t("way", { from: task.from, to: task.to })}
      note={warehouse.name}
      footer={
        <ScanButtons scan={scan}>
          <FloorButton onClick={onRelease}>{t("release")}</FloorButton>
        </ScanButtons>
      }
    >
      <VerdictBanner
        verdict={verdict.verdict?.kind === "no" ? verdict.verdict : null}
        ready={{ title: t(`scan.${step}`, { bin: step === "to" ? task.to : task.from }) }}
      />
      <div className="grid gap-4 px-4 pb-4 pt-4">
        <p className="font-mono text-40/12 font-semibold tracking-[-.03em]">{step === "goods" ? task.sku : task[step]}</p>
        <GoodsCard goods={task} note={task.lot ? t("lot", { lot: task.lot }) : undefined} />
        <FloorNumber label={t("quantity", { units: left })} value={quantity} min={1} max={left} onChange={setQuantity} />
      </div>
    </FloorScreen>
  );
}
