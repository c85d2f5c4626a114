"use client";
import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** What the parcel wants of somebody now, with the next step; gone as soon as the parcel moves on or somebody has dealt with it. */
export function TaskBanners({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations("shipping.task");
  const formats = useFormats();
  const reasonText = useReasonText();
  const needs = useNeeds("picker");
  const utils = trpc.useUtils();
  const { data: tasks = [] } = trpc.shipments.deliveryTasks.useQuery({ shipmentId });
  const settle = trpc.shipments.settleTask.useMutation({
    onSuccess: () => showToast({ title: t("settled"), tone: "success" }),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
    onSettled: () => void utils.shipments.deliveryTasks.invalidate(),
  });
  return tasks.map(({ id, kind, since, carrier }) => (
    <Banner
      key={id}
      tone={kind === "lost" ? "danger" : "warning"}
      icon={<TriangleAlert aria-hidden="true" />}
      title={t(`${kind}.title`)}
      actions={
        <Button
          size="sm"
          icon={<Check />}
          pending={settle.isPending && settle.variables.taskId === id}
          disabledReason={needs}
          onClick={() => settle.mutate({ taskId: id })}
        >
          {t("done")}
        </Button>
      }
    >
      {t(`${kind}.text`, { since: formats.date(since), carrier })}
    </Banner>
  ));
}
