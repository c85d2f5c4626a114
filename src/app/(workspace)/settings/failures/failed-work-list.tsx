"use client";
import { CircleCheck, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import type { FailedWork } from "@/server/failed-work";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import { FailedWorkLine } from "./failed-work-line";

/** What failed for good and waits for a person, the latest first. */
export function FailedWorkList({ first }: { first: OverTheWire<FailedWork[]> }) {
  const t = useTranslations("failures");
  const reasonText = useReasonText();
  const { data, refetch } = trpc.failures.list.useQuery(undefined, { initialData: first, staleTime: 30_000 });
  useLiveQuery("job", () => void refetch());
  const after = {
    onSettled: () => void refetch(),
    onError: (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  };
  const one = trpc.failures.retry.useMutation({
    ...after,
    onSuccess: () => showToast({ title: t("retried", { count: 1 }), tone: "success" }),
  });
  const all = trpc.failures.retryAll.useMutation({
    ...after,
    onSuccess: ({ retried }) => showToast({ title: t("retried", { count: retried }), tone: "success" }),
  });
  return (
    <Card
      title={t("title")}
      note={t("note")}
      actions={
        data.length > 1 && (
          <Button size="sm" icon={<RotateCcw />} pending={all.isPending} onClick={() => all.mutate()}>
            {t("retryAll", { count: data.length })}
          </Button>
        )
      }
    >
      {data.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={t("emptyTitle")}>
          {t("empty")}
        </EmptyState>
      ) : (
        <ul>
          {data.map((work) => (
            <FailedWorkLine
              key={work.id}
              work={work}
              pending={all.isPending || (one.isPending && one.variables.jobId === work.id)}
              onRetry={() => one.mutate({ jobId: work.id })}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
