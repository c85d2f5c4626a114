"use client";
import { Printer, Route, Smartphone, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDay } from "@/lib/dates";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { buttonLook } from "@/ui/button-look";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useFormats } from "@/ui/formats-context";
import { Page } from "@/ui/page";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import type { RunView } from "../../runs/run-queries";
import type { WaitingParcel } from "../../runs/waiting-parcels";
import { CourierPlace } from "./courier-place";
import { RunStops } from "./run-stops";
import { WaitingCard } from "./waiting-card";

type Props = {
  first: OverTheWire<RunView>;
  waiting: OverTheWire<WaitingParcel[]>;
  couriers: readonly { id: string; name: string }[];
};

/** A courier's day as the office plans and watches it. */
export function RunScreen({ first, waiting, couriers }: Props) {
  const t = useTranslations("shipping.runs");
  const locale = useLocale();
  const { number } = useFormats();
  const needs = useNeeds("operator");
  const router = useRouter();
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const runId = first.id;
  const { data: run, refetch } = trpc.runs.byId.useQuery(
    { runId },
    // A courier who shares his place moves without any news.
    { initialData: first, refetchInterval: ({ state }) => (state.data?.position ? 20_000 : false) },
  );
  const refresh = () => void Promise.all([refetch(), utils.runs.waiting.invalidate()]);
  useLiveQuery(["run", "shipment", "fulfilment"], refresh);
  const told = {
    onSettled: refresh,
    onError: (error: Parameters<typeof reasonOf>[0]) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" as const }),
  };
  const [dropping, setDropping] = useState(false);
  const sort = trpc.runs.sort.useMutation(told);
  const assign = trpc.runs.assign.useMutation(told);
  const drop = trpc.runs.drop.useMutation({ ...told, onSettled: undefined, onSuccess: () => router.push("/runs") });
  const begun = run.stops.some(({ state }) => state !== "waiting");
  const hasDriver = couriers.some(({ id }) => id === run.courierId);
  return (
    <Page
      back="/runs"
      title={
        <>
          {formatDay(run.day, { locale, style: "shortDate" })}
          <span className="max-sm:hidden">, {run.courier}</span>{" "}
          <span className="font-normal text-13 text-ink-3 max-sm:hidden">{run.warehouseName}</span>
        </>
      }
      actions={
        <>
          <a className={buttonLook({})} href={`/api/v1/runs/${runId}/sheet.pdf`} target="_blank" rel="noreferrer">
            <Printer aria-hidden="true" />
            <span className="max-sm:sr-only">{t("print")}</span>
          </a>
          <ButtonLink href={`/runs/${runId}/way`} variant="primary" icon={<Smartphone />}>
            {t("drive")}
          </ButtonLink>
        </>
      }
      padded
    >
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <Card
          title={t("way")}
          note={run.stops.length > 0 ? t("km", { stops: run.stops.length, km: number(run.km, 1) }) : undefined}
          actions={
            <Button size="sm" icon={<Route />} pending={sort.isPending} disabledReason={needs} onClick={() => sort.mutate({ runId })}>
              {t("sort")}
            </Button>
          }
        >
          {run.position && <CourierPlace position={run.position} />}
          {run.unplaced > 0 && (
            <p className="border-b border-line px-4 py-2 text-12 text-ink-2">{t("unplaced", { count: run.unplaced })}</p>
          )}
          <RunStops run={run} onDone={told} />
          <div className="flex flex-wrap items-center gap-2 p-4">
            {!needs && (
              <Select
                aria-label={t("courier")}
                size="sm"
                value={run.courierId}
                onChange={(courierId) => assign.mutate({ runId, courierId })}
                options={[...(hasDriver ? [] : [{ id: run.courierId, name: run.courier }]), ...couriers].map(({ id, name }) => ({
                  value: id,
                  label: name,
                }))}
              />
            )}
            <Button
              size="sm"
              variant="danger"
              icon={<Trash2 />}
              disabledReason={needs ?? (begun ? { code: "run.stop_begun" } : null)}
              onClick={() => setDropping(true)}
            >
              {t("drop")}
            </Button>
          </div>
        </Card>
        <WaitingCard run={run} first={waiting} onDone={told} />
      </div>
      <ConfirmDialog
        open={dropping}
        onOpenChange={setDropping}
        title={t("dropTitle")}
        description={t("dropText")}
        confirm={t("drop")}
        danger
        pending={drop.isPending}
        onConfirm={() => drop.mutate({ runId }, { onSettled: () => setDropping(false) })}
      />
    </Page>
  );
}
