"use client";
import { Boxes, KeyRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { Locale } from "@/platform/i18n/locale";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import type { Connection } from "../connection-queries";
import type { ConnectionKind } from "../kinds/describe-kinds";
import { isAsked } from "../kinds/form-values";
import type { Ours } from "./connection-fields";
import { ConnectionHealth, HealthBadge } from "./connection-health";
import { ConnectionTest } from "./connection-test";
import { ReadOrders } from "./read-orders";
import { SetUpSteps } from "./set-up-steps";
import { SettingsDialog } from "./settings-dialog";

type Props = { first: Connection; kind: ConnectionKind; ours: Ours };

/** How a channel is connected: whether it is well, its switches and keys, a test, what to paste where, and what can be fetched. */
export function ConnectionCard({ first, kind, ours }: Props) {
  const t = useTranslations("channels.connection");
  const locale = useLocale() as Locale;
  const needsManager = useNeeds("manager");
  const [changing, setChanging] = useState(false);
  const { code } = first;
  const { data: connection, refetch } = trpc.connections.byCode.useQuery({ code }, { initialData: first });
  const again = () => void refetch();
  useLiveQuery(["intake", "connection"], again);
  // What a newcomer is reading does not fold away when the first order arrives.
  const [unfolded] = useState(first.lastReceivedAt === null);
  const { can } = kind;
  return (
    <>
      <Card title={t("title", { kind: kind.name[locale] })} note={<HealthBadge connection={connection} />} padded>
        <div className="grid gap-5">
          <ConnectionHealth connection={connection} polls={can.pollsEverySeconds !== null || can.stockPer !== null} />
          <ConnectionTest code={code} asks={isAsked(can)}>
            <Button icon={<KeyRound />} disabledReason={needsManager} onClick={() => setChanging(true)}>
              {t("change")}
            </Button>
            {can.stockPer !== null && (
              <ButtonLink icon={<Boxes />} href={`/settings/channels/${encodeURIComponent(connection.channel)}/stock`}>
                {t("stock")}
              </ButtonLink>
            )}
          </ConnectionTest>
          <Switches connection={connection} tellsStock={can.stockPer !== null} onChanged={again} />
          <details open={unfolded}>
            <summary className="mb-3 cursor-pointer text-13 font-medium">{t("steps")}</summary>
            <SetUpSteps kind={connection.kind} webhookUrl={connection.webhookUrl} />
          </details>
        </div>
        {changing && <SettingsDialog connection={connection} kind={kind} ours={ours} onSaved={again} onClose={() => setChanging(false)} />}
      </Card>
      <ReadOrders connection={connection} can={can} onChanged={again} />
    </>
  );
}

type SwitchesProps = { connection: Connection; tellsStock: boolean; onChanged: () => void };

function Switches({ connection: { code, active, stockOut }, tellsStock, onChanged }: SwitchesProps) {
  const t = useTranslations("channels.connection");
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const after = {
    onSuccess: onChanged,
    onError: (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  };
  const setActive = trpc.connections.setActive.useMutation(after);
  const setStockOut = trpc.connections.setStockOut.useMutation(after);
  return (
    <div className="grid gap-3">
      <Switch
        label={t("active")}
        help={t("activeHelp")}
        checked={active}
        disabled={needsManager !== null || setActive.isPending}
        onChange={(next) => setActive.mutate({ code, active: next })}
      />
      {tellsStock && (
        <Switch
          label={t("stockOut")}
          help={t("stockOutHelp")}
          checked={stockOut}
          disabled={needsManager !== null || setStockOut.isPending}
          onChange={(next) => setStockOut.mutate({ code, stockOut: next })}
        />
      )}
    </div>
  );
}
