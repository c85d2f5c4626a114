"use client";
import { KeyRound, Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import type { Connection } from "../connection-queries";
import { ConnectionState } from "./channels-table";
import { KeysDialog } from "./keys-dialog";
import { SetUpSteps } from "./set-up-steps";

/** How a shop is connected: whether it is heard, its keys, a test, and what to paste where. */
export function ConnectionCard({ first }: { first: Connection }) {
  const t = useTranslations("channels.connection");
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const [changing, setChanging] = useState(false);
  const { code } = first;
  const { data: connection, refetch } = trpc.connections.byCode.useQuery({ code }, { initialData: first });
  useLiveQuery(["intake", "connection"], () => void refetch());
  // What a newcomer is reading does not fold away when the first order arrives.
  const [unfolded] = useState(first.lastReceivedAt === null);
  const complain = (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" });
  const test = trpc.connections.test.useMutation({ onError: complain });
  const setActive = trpc.connections.setActive.useMutation({ onSuccess: () => void refetch(), onError: complain });
  const answer = test.data;
  return (
    <Card title={t("title")} note={<ConnectionState connection={connection} />} padded>
      <div className="grid gap-5">
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={<Plug />} pending={test.isPending} disabledReason={needsManager} onClick={() => test.mutate({ code })}>
            {t("test")}
          </Button>
          <Button icon={<KeyRound />} disabledReason={needsManager} onClick={() => setChanging(true)}>
            {t("changeKeys")}
          </Button>
        </div>
        {answer && (
          <Banner tone={answer.problem ? "warning" : "success"} icon={<Plug />} title={t(answer.problem ? "testFailed" : "testPassed")}>
            {reasonText(answer.problem)}
          </Banner>
        )}
        <Switch
          label={t("active")}
          help={t("activeHelp")}
          checked={connection.active}
          disabled={needsManager !== null || setActive.isPending}
          onChange={(active) => setActive.mutate({ code, active })}
        />
        <details open={unfolded}>
          <summary className="mb-3 cursor-pointer text-13 font-medium">{t("steps")}</summary>
          <SetUpSteps webhookUrl={connection.webhookUrl} />
        </details>
      </div>
      {changing && <KeysDialog connection={connection} onSaved={() => void refetch()} onClose={() => setChanging(false)} />}
    </Card>
  );
}
