"use client";
import { FileText, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { packingSlipAddress, pickListAddress } from "@/modules/fulfilment/ui/papers";
import { FulfilmentStatus } from "@/modules/orders/ui/status-badges";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { usePrint } from "@/ui/print/use-print";
import { SegmentedProgress } from "@/ui/progress-bar";
import { Card } from "@/ui/section";

type Fulfilment = OrderPage["fulfilments"][number];

const units = (work: Fulfilment, of: "quantity" | "picked" | "packed") => work.lines.reduce((sum, line) => sum + line[of], 0);

/** One warehouse's work on the order: who does it, how far it is, its papers. */
export function FulfilmentCard({ work }: { work: Fulfilment }) {
  const t = useTranslations("orders.page.work");
  const print = usePrint();
  const open = work.status === "planned" || work.status === "picking";
  const packing = work.status === "picked";
  const all = units(work, "quantity");
  const packed = work.status === "picked" || work.status === "packed";
  const done = packed && units(work, "packed") > 0 ? units(work, "packed") : units(work, "picked");
  const left = work.lines.filter((line) => line.picked < line.quantity);
  return (
    <Card
      title={t("title", { warehouse: work.warehouseName })}
      note={
        <>
          <FulfilmentStatus status={work.status} as="badge" />
          <span className="mono ml-2">{work.number}</span>
          {work.picker && work.pickingAt && (
            <span className="ml-2 text-ink-2">
              {work.status === "picking" ? (
                <>
                  {t("picker", { name: work.picker })} <DateTime at={work.pickingAt} />
                </>
              ) : (
                t("pickedBy", { name: work.picker })
              )}
            </span>
          )}
        </>
      }
      actions={
        <>
          {open && (
            <Button
              size="sm"
              variant="ghost"
              icon={<Printer />}
              onClick={() => print({ kind: "pick_list", fulfilmentIds: [work.id] }, pickListAddress([work.id]))}
            >
              {t("list")}
            </Button>
          )}
          {!open && work.status !== "cancelled" && (
            <Button
              size="sm"
              variant="ghost"
              icon={<FileText />}
              onClick={() => print({ kind: "packing_slip", fulfilmentId: work.id }, packingSlipAddress(work.id))}
            >
              {t("slip")}
            </Button>
          )}
          {open && (
            <ButtonLink size="sm" variant="ghost" href={`/picking/${work.id}`}>
              {t("pick")}
            </ButtonLink>
          )}
          {packing && (
            <ButtonLink size="sm" variant="ghost" href={`/packing/${work.id}`}>
              {t("pack")}
            </ButtonLink>
          )}
        </>
      }
    >
      {work.status !== "cancelled" && (
        <div className="px-4 pb-4 pt-3">
          <div className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-13">
            <span className="font-medium tabular-nums">{t(packed && units(work, "packed") > 0 ? "packed" : "picked", { done, all })}</span>
            {work.status === "picking" && left.length > 0 && (
              <span className="min-w-0 truncate text-ink-3">{t("left", { names: left.map((line) => line.name).join(", ") })}</span>
            )}
            {work.dueAt && (open || packed) && (
              <span className="ml-auto text-ink-3">
                {t("due")} <DateTime at={work.dueAt} />
              </span>
            )}
          </div>
          <SegmentedProgress total={all} done={done} current={work.status === "picking"} label={t("progress")} />
        </div>
      )}
    </Card>
  );
}
