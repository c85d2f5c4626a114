"use client";
import { CircleCheckBig, Package, ScanBarcode, Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { trpc } from "@/platform/trpc/react";
import { FloorButton, floorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { useReasonText } from "@/ui/reason-text";
import type { FloorTask } from "./pick-task";
import type { Verdict } from "./scan-verdict";

type Props = Omit<ComponentProps<typeof FloorScreen>, "children" | "footer" | "progress"> & {
  task: FloorTask;
  verdict: Verdict | null;
  undoing: boolean;
  onUndo: () => Promise<void>;
  progress?: unknown;
  /** Where tasks are listed, and each one opens. */
  home: string;
};

/** Everything is in the tote: pack it, or take the next task. */
export function PickDone({ task, verdict, undoing, onUndo, home, progress: _, ...frame }: Props) {
  const t = useTranslations("picking.done");
  const reasonText = useReasonText();
  const queue = trpc.fulfilment.queue.useQuery({ warehouse: task.warehouse, statuses: ["planned"], limit: 5 });
  const next = queue.data?.find((one) => one.openHolds.length === 0);
  const units = task.lines.reduce((sum, line) => sum + line.picked, 0);
  const picked = task.status === "picked";
  return (
    <FloorScreen
      {...frame}
      footer={
        <div className="grid gap-2">
          <Link href={`${home.startsWith("/floor") ? "/floor/pack" : "/packing"}/${task.id}`} className={`${floorButton("ink")} min-h-16!`}>
            <Package aria-hidden="true" />
            {t(picked ? "pack" : "openPacking")}
          </Link>
          <Link href={next ? `${home}/${next.id}` : home} className={floorButton()}>
            <ScanBarcode aria-hidden="true" />
            {next ? t("nextTask", { number: next.number }) : t("list")}
          </Link>
        </div>
      }
    >
      <div className="mx-4 mt-3 rounded-lg bg-floor-ok-bg px-4 py-8 text-center text-floor-ok">
        <CircleCheckBig aria-hidden="true" className="mx-auto size-20 stroke-[1.75]" />
        <p role="status" className="mt-3 text-40 font-semibold">
          {t("title")}
        </p>
        <p className="mt-1 text-16 font-medium text-floor-ink">{t("units", { units })}</p>
      </div>
      {verdict?.kind === "refused" && (
        <p
          role="alert"
          className="mx-4 mt-3 rounded-lg border-2 border-floor-no bg-floor-no-bg px-3.5 py-2.5 text-16/5 font-semibold text-floor-no"
        >
          {reasonText(verdict.why)}
        </p>
      )}
      {picked && (
        <div className="mt-3 grid px-4">
          <FloorButton icon={<Undo2 />} pending={undoing} onClick={() => void onUndo()}>
            {t("undo")}
          </FloorButton>
        </div>
      )}
    </FloorScreen>
  );
}
