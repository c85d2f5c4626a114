"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useFormats } from "@/ui/formats-context";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import { SegmentedControl } from "@/ui/segmented-control";
import { showToast } from "@/ui/toast";
import { whyNotCount } from "../../count";
import { CountLines } from "./count-lines";

export type Review = OverTheWire<inferRouterOutputs<AppRouter>["counts"]["review"]>;

/** A count as its manager sees it: every difference beside the books of its moment, sent back, left out, or posted. */
export function CountReview({ first }: { first: Review }) {
  const t = useTranslations("stockroom.counts");
  const reasonText = useReasonText();
  const { number, percent } = useFormats();
  const needsManager = useNeeds("manager");
  const countId = first.count.id;
  const query = trpc.counts.review.useQuery({ countId }, { initialData: first });
  useLiveQuery("count", () => void query.refetch());
  const { count, lines } = query.data;
  const [only, setOnly] = useState<"different" | "all">("different");
  const [except, setExcept] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<"approve" | "cancel" | null>(null);
  const done = {
    onSuccess: () => {
      setAsking(null);
      void query.refetch();
    },
    onError: (failure: unknown) => {
      setAsking(null);
      showToast({ title: reasonText(reasonOf(failure)) ?? "", tone: "danger" });
      void query.refetch();
    },
  };
  const approve = trpc.counts.approve.useMutation(done);
  const cancel = trpc.counts.cancel.useMutation(done);
  const recount = trpc.counts.recount.useMutation(done);
  const shown = only === "all" ? lines : lines.filter(({ difference }) => difference !== 0);
  const { figures } = count;
  const isOver = count.state === "approved" || count.state === "cancelled";
  const facts = [
    [t("figures.exact"), figures.places > 0 ? percent(figures.exact / figures.places) : "—"],
    [t("figures.places"), number(figures.places)],
    [t("figures.over"), number(figures.over)],
    [t("figures.short"), number(figures.short)],
  ] as const;
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-12 text-ink-3">{name}</dt>
            <dd className="text-16 font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
        <div>
          <dt className="text-12 text-ink-3">{t("figures.value")}</dt>
          <dd className="text-16 font-semibold tabular-nums">
            {figures.valueMinor === null ? t("figures.noCost") : <Money minor={figures.valueMinor} currency={figures.currency} />}
          </dd>
        </div>
      </dl>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <SegmentedControl
          label={t("show")}
          value={only}
          onChange={setOnly}
          options={[
            { value: "different", label: t("onlyDifferent") },
            { value: "all", label: t("all") },
          ]}
        />
        <span className="flex-1" />
        {!isOver && (
          <>
            <Button disabledReason={needsManager ?? whyNotCount("cancel", count)} onClick={() => setAsking("cancel")}>
              {t("giveUp")}
            </Button>
            <Button variant="primary" disabledReason={needsManager ?? whyNotCount("approve", count)} onClick={() => setAsking("approve")}>
              {t("approve")}
            </Button>
          </>
        )}
      </div>
      <CountLines
        lines={shown}
        except={except}
        open={!isOver}
        onExcept={(id) => setExcept(except.includes(id) ? except.filter((one) => one !== id) : [...except, id])}
        refusal={needsManager ?? whyNotCount("recount", count)}
        onRecount={(taskId) => recount.mutate({ countId, version: count.version, taskIds: [taskId] })}
      />
      <ConfirmDialog
        open={asking === "approve"}
        onOpenChange={() => setAsking(null)}
        title={t("approveTitle")}
        description={t("approveText", { count: lines.filter(({ id, difference }) => difference !== 0 && !except.includes(id)).length })}
        confirm={t("approve")}
        pending={approve.isPending}
        onConfirm={() => approve.mutate({ countId, version: count.version, except: [...except] })}
      />
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={() => setAsking(null)}
        danger
        title={t("giveUpTitle")}
        description={t("giveUpText")}
        confirm={t("giveUp")}
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate({ countId, version: count.version })}
      />
    </>
  );
}
