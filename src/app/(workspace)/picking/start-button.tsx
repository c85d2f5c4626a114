"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { whyNotWork } from "@/modules/fulfilment/fulfilment";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { useMe, useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** Takes a task and opens its screen. A task in work is opened; one that is held says why it waits. */
export function StartButton({ task, size, main }: { task: FloorTask; size?: "sm" | "lg"; main?: boolean }) {
  const t = useTranslations("picking.list");
  const router = useRouter();
  const reasonText = useReasonText();
  const me = useMe();
  const needs = useNeeds("picker");
  const start = trpc.fulfilment.startPicking.useMutation({
    onSuccess: () => router.push(`/picking/${task.id}`),
    onError: (error) => {
      showToast({ title: reasonText(reasonOf(error)), tone: "danger" });
      router.refresh();
    },
  });
  if (task.status === "picking" && task.openHolds.length === 0) {
    return (
      <ButtonLink size={size} href={`/picking/${task.id}`}>
        {t(task.pickerId === me.id ? "goOn" : "join")}
      </ButtonLink>
    );
  }
  return (
    <Button
      size={size}
      variant={main ? "primary" : "default"}
      pending={start.isPending || start.isSuccess}
      disabledReason={needs ?? whyNotWork("startPicking", task, task)}
      onClick={() => start.mutate({ fulfilmentId: task.id, version: task.version })}
    >
      {t("start")}
    </Button>
  );
}
