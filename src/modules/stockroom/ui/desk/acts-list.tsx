"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { Check, Printer, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { Button } from "@/ui/button";
import { buttonLook } from "@/ui/button-look";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DateTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";

type Page = OverTheWire<inferRouterOutputs<AppRouter>["writeOffs"]["list"]>;
type Act = Page["items"][number];

const signs = {
  proposed: { glyph: "flag", tone: "warning" },
  approved: { glyph: "check", tone: "success" },
  rejected: { glyph: "cross", tone: "neutral" },
} as const;

/** Acts of writing off, those that wait for a decision among them. */
export function ActsList({ first }: { first: Page }) {
  const t = useTranslations("stockroom.acts");
  const list = trpc.writeOffs.list.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("write_off", () => void list.refetch());
  const acts = list.data.pages.flatMap((page) => page.items);
  if (acts.length === 0) return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
  return (
    <div className="grid gap-4 px-5 pb-10 pt-5 max-md:px-4">
      {acts.map((act) => (
        <ActCard key={act.id} act={act} onChange={() => void list.refetch()} />
      ))}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  );
}

function ActCard({ act, onChange }: { act: Act; onChange: () => void }) {
  const t = useTranslations("stockroom.acts");
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const [asking, setAsking] = useState(false);
  const done = {
    onSuccess: () => {
      setAsking(false);
      onChange();
    },
    onError: (failure: unknown) => {
      setAsking(false);
      showToast({ title: reasonText(reasonOf(failure)) ?? "", tone: "danger" });
    },
  };
  const approve = trpc.writeOffs.approve.useMutation(done);
  const reject = trpc.writeOffs.reject.useMutation(done);
  const { id, number, state, version, lines, by, decidedBy, note } = act;
  return (
    <Card
      title={t("one", { number })}
      note={lines.some(({ costMinor }) => costMinor !== null) ? <Money minor={act.sumMinor} currency={act.currency} /> : t("noCost")}
      actions={
        <div className="flex flex-wrap gap-2">
          <a className={buttonLook({ size: "sm" })} href={`/api/v1/write-off-acts/${id}/act.pdf`} target="_blank" rel="noreferrer">
            <Printer aria-hidden="true" />
            {t("print")}
          </a>
          {state === "proposed" && (
            <>
              <Button
                size="sm"
                icon={<X />}
                disabledReason={needsManager}
                pending={reject.isPending}
                onClick={() => reject.mutate({ writeOffId: id, version })}
              >
                {t("reject")}
              </Button>
              <Button size="sm" variant="primary" icon={<Check />} disabledReason={needsManager} onClick={() => setAsking(true)}>
                {t("approve")}
              </Button>
            </>
          )}
        </div>
      }
      padded
    >
      <div className="flex flex-wrap gap-x-4 gap-y-1 text-13">
        <Status {...signs[state]}>{t(`states.${state}`)}</Status>
        <span>{[act.warehouseName, t(`whys.${act.why}`), note].filter(Boolean).join(", ")}</span>
        <span className="text-ink-3">
          {by}, <DateTime at={act.createdAt} />
          {decidedBy && act.decidedAt && (
            <>
              {" → "}
              {decidedBy}, <DateTime at={act.decidedAt} />
            </>
          )}
        </span>
      </div>
      <ul className="mt-2 grid gap-1">
        {lines.map((line) => (
          <li key={`${line.sku} ${line.lot ?? ""} ${line.from}`} className="flex gap-3 [overflow-wrap:anywhere]">
            <span className="min-w-0 flex-1">
              {line.name} <span className="mono text-12 text-ink-3">{[line.sku, line.lot, line.bin].filter(Boolean).join(", ")}</span>
            </span>
            <span className="tabular-nums">×{line.quantity}</span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("approveTitle", { number })}
        description={t("approveText", { units: lines.reduce((sum, { quantity }) => sum + quantity, 0) })}
        confirm={t("approve")}
        pending={approve.isPending}
        onConfirm={() => approve.mutate({ writeOffId: id, version })}
      />
    </Card>
  );
}
