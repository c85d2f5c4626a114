"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMe } from "@/platform/actor-react";
import { useDrained, useFloorQueue, useKept } from "@/platform/floor/queue-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { useScan } from "@/ui/floor/use-scan";
import { CountBinScreen } from "./count-bin-screen";
import { useVerdict, type Verdict } from "./use-verdict";
import { VerdictBanner } from "./verdict-banner";

type Count = OverTheWire<inferRouterOutputs<AppRouter>["counts"]["byId"]>;
type Task = Count["tasks"][number];

/** The bins of a count along the walk: scan one to take it, count it, go on to the next. */
export function CountScreen({ count: first, warehouse }: { count: Count; warehouse: string }) {
  const t = useTranslations("stockroom.count");
  const queue = useFloorQueue();
  const verdict = useVerdict();
  const query = trpc.counts.byId.useQuery({ countId: first.id }, { initialData: first, refetchOnMount: "always" });
  const refetch = () => void query.refetch();
  useLiveQuery(["count"], refetch);
  useDrained(first.id, refetch);
  const count = useKept(`count:${first.id}`, query.data, query.isFetchedAfterMount && !query.isError);
  const [task, setTask] = useState<Task | null>(null);

  const claim = async (wanted: Task) => {
    const words = t("claimWords", { bin: wanted.bin ?? t("noBin") });
    const sent = await queue.send("counts.claim", { taskId: wanted.id }, { words, task: { kind: "count", id: first.id } });
    if (sent.kind === "refused") {
      refetch();
      return verdict.no(sent.why);
    }
    verdict.clear();
    setTask(wanted);
  };
  const release = async () => {
    if (!task) return;
    await queue.send("counts.release", { taskId: task.id }, { words: t("release"), task: { kind: "count", id: first.id } });
    setTask(null);
    refetch();
  };
  if (task)
    return (
      <CountBinScreen
        key={`${task.id} ${task.round}`}
        warehouse={warehouse}
        count={count}
        task={task}
        onRelease={() => void release()}
        onDone={(again) => {
          setTask(null);
          verdict.yes(t(again ? "countAgain" : "counted", { bin: task.bin ?? t("noBin") }));
          refetch();
        }}
      />
    );
  return (
    <Bins
      count={count}
      verdict={verdict.verdict}
      onClaim={(wanted) => void claim(wanted)}
      onStrange={(code) => verdict.no({ code: "count.bin_not_here", params: { bin: code.trim().slice(0, 40) } })}
    />
  );
}

type BinsProps = { count: Count; verdict: Verdict; onClaim: (task: Task) => void; onStrange: (code: string) => void };

/** The bins that are left; the scanner is this screen's only while it is shown. */
function Bins({ count, verdict, onClaim, onStrange }: BinsProps) {
  const t = useTranslations("stockroom.count");
  const me = useMe();
  const open = count.tasks.filter(({ state }) => state !== "counted");
  const scan = useScan((code) => {
    const wanted = count.tasks.find(({ bin }) => bin?.toUpperCase() === code.trim().toUpperCase());
    if (wanted) onClaim(wanted);
    else onStrange(code);
  });
  const noteOf = ({ state, counterId, counter, round }: Task) => {
    if (state === "counting") return counterId === me.id ? t("yours") : t("theirs", { counter: counter ?? "" });
    return round > 1 ? t("again") : t("free");
  };
  return (
    <FloorScreen
      back="/floor/count"
      title={t("one", { number: count.number })}
      note={t("left", { left: open.length, all: count.tasks.length })}
      footer={<ScanButtons scan={scan} />}
    >
      <VerdictBanner
        verdict={verdict}
        ready={open.length > 0 ? { title: t("scanBin"), text: t("scanBinText") } : { title: t("allCounted"), text: t("allCountedText") }}
      />
      <ul className="grid gap-2 px-4 pb-4 pt-4">
        {open.map((one) => (
          <li key={one.id}>
            <FloorRow
              onClick={() => onClaim(one)}
              title={<span className="font-mono text-20">{one.bin ?? t("noBin")}</span>}
              note={noteOf(one)}
            />
          </li>
        ))}
      </ul>
    </FloorScreen>
  );
}
