"use client";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";

/** Whether couriers ask buyers for a code. Managers only. */
export function CodeSwitch({ first }: { first: { asksCode: boolean; version: number } }) {
  const t = useTranslations("shipping.runs");
  const reasonText = useReasonText();
  const settings = trpc.runs.settings.useQuery(undefined, { initialData: first });
  const put = trpc.runs.putSettings.useMutation({
    onSettled: () => void settings.refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const { asksCode, version } = settings.data;
  return (
    <Switch
      checked={put.isPending ? put.variables.asksCode : asksCode}
      onChange={(checked) => !put.isPending && put.mutate({ asksCode: checked, version })}
      label={t("asksCode")}
      help={t("asksCodeHelp")}
    />
  );
}
