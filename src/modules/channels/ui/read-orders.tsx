"use client";
import { Download, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SmoothProgress } from "@/ui/progress-bar";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { Connection } from "../connection-queries";
import type { ConnectionKind } from "../kinds/describe-kinds";

type Props = { connection: Pick<Connection, "code" | "backfill" | "active">; can: ConnectionKind["can"]; onChanged: () => void };

const off = { code: "connection.disabled" };

/** Fetches what the channel has not sent by itself: the orders of the last days, or one by its number. */
export function ReadOrders({ connection, can, onChanged }: Props) {
  const t = useTranslations("channels.readOrders");
  if (can.pollsEverySeconds === null && !can.readsOneOrder) return null;
  return (
    <Card title={t("title")} padded>
      <div className="grid gap-6 sm:grid-cols-2">
        {can.pollsEverySeconds !== null && <PastDays connection={connection} onChanged={onChanged} />}
        {can.readsOneOrder && <OneOrder connection={connection} onChanged={onChanged} />}
      </div>
    </Card>
  );
}

function PastDays({ connection: { code, backfill, active }, onChanged }: Omit<Props, "can">) {
  const t = useTranslations("channels.readOrders");
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const [days, setDays] = useState("30");
  const start = trpc.connections.backfill.useMutation({
    onSuccess: onChanged,
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const count = Number(days);
  const isWrong = !Number.isInteger(count) || count < 1 || count > 365;
  const running = backfill?.state === "running";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong && !running && !needsManager) start.mutate({ code, days: count });
  };
  return (
    <form onSubmit={submit} className="grid content-start gap-3">
      <Field label={t("days")} help={t("daysHelp")} error={isWrong ? t("daysWrong") : null}>
        <Input type="number" min={1} max={365} numeric value={days} onChange={(event) => setDays(event.target.value)} />
      </Field>
      <div>
        <Button
          type="submit"
          icon={<History />}
          pending={start.isPending}
          disabledReason={needsManager ?? (active ? null : off) ?? (running ? { code: "connection.backfill_running" } : null)}
        >
          {t("start")}
        </Button>
      </div>
      {backfill && <BackfillProgress backfill={backfill} />}
    </form>
  );
}

function BackfillProgress({ backfill: { from, until, at, orders, state } }: { backfill: NonNullable<Connection["backfill"]> }) {
  const t = useTranslations("channels.readOrders");
  const ms = (time: string) => new Date(time).getTime();
  return (
    <div className="grid gap-1.5 text-12 text-ink-2">
      <SmoothProgress value={ms(at) - ms(from)} max={ms(until) - ms(from)} label={t("progress")} />
      <span className="tabular-nums">
        {t(`state.${state}`, { count: orders })} · <DateTime at={from} as="date" /> – <DateTime at={at} as="date" />
      </span>
    </div>
  );
}

function OneOrder({ connection: { code, active }, onChanged }: Omit<Props, "can">) {
  const t = useTranslations("channels.readOrders");
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const [externalId, setExternalId] = useState("");
  const read = trpc.connections.importOrder.useMutation({
    onSuccess: () => {
      showToast({ title: t("asked", { number: externalId.trim() }), tone: "success" });
      setExternalId("");
      onChanged();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const isEmpty = externalId.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty && !needsOperator) read.mutate({ code, externalId });
  };
  return (
    <form onSubmit={submit} className="grid content-start gap-3">
      <Field label={t("number")} help={t("numberHelp")}>
        <Input mono value={externalId} maxLength={200} autoComplete="off" onChange={(event) => setExternalId(event.target.value)} />
      </Field>
      <div>
        <Button
          type="submit"
          icon={<Download />}
          pending={read.isPending}
          disabledReason={needsOperator ?? (active ? null : off) ?? (isEmpty ? t("numberMissing") : null)}
        >
          {t("read")}
        </Button>
      </div>
    </form>
  );
}
