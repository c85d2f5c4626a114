"use client";
import { PackageCheck, Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDay } from "@/lib/dates";
import { useMe, useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { buttonLook } from "@/ui/button-look";
import { useFormats } from "@/ui/formats-context";
import { Page } from "@/ui/page";
import { SegmentedProgress } from "@/ui/progress-bar";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { RunView } from "../../runs/run-queries";
import { DeliverSheet } from "./deliver-sheet";
import { FailSheet } from "./fail-sheet";
import { SharePlace } from "./share-place";
import { StopCard } from "./stop-card";
import { useAct, usePhoto } from "./use-act";

type Asking = { stopId: string; what: "deliver" | "fail" } | null;

/** The courier's phone: the stops in their order, the next one open, each act under one thumb. */
export function CourierScreen({ first }: { first: OverTheWire<RunView> }) {
  const t = useTranslations("shipping.way");
  const locale = useLocale();
  const { money, number } = useFormats();
  const reasonText = useReasonText();
  const needs = useNeeds("picker");
  const me = useMe();
  const runId = first.id;
  const { data: run, refetch } = trpc.runs.byId.useQuery({ runId }, { initialData: first });
  useLiveQuery(["run", "shipment"], () => void refetch());
  const [asking, setAsking] = useState<Asking>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const act = useAct(() => void refetch());
  const photo = usePhoto(runId, { kept: t("photoKept") });
  const take = trpc.runs.take.useMutation({
    onSettled: () => void refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const done = run.stops.filter(({ isOpen }) => !isOpen).length;
  const atTheDoor = run.stops.filter(({ isOpen, handedOverAt }) => isOpen && handedOverAt === null);
  const next = run.stops.find(({ state, isOpen }) => isOpen && state === "on_the_way") ?? run.stops.find(({ isOpen }) => isOpen);
  const asked = asking && run.stops.find(({ id }) => id === asking.stopId);
  const close = () => setAsking(null);
  const collected = run.stops.reduce((sum, { collectedMinor }) => sum + (collectedMinor ?? 0), 0);
  const currency = run.stops[0]?.currency;
  const refused = take.data?.refused ?? [];
  return (
    <Page
      back="/runs"
      title={formatDay(run.day, { locale, style: "shortDate" })}
      note={run.courier}
      actions={
        <a
          className={buttonLook({ variant: "ghost", square: true })}
          href={`/api/v1/runs/${runId}/sheet.pdf`}
          target="_blank"
          rel="noreferrer"
        >
          <Printer aria-hidden="true" />
          <span className="sr-only">{t("print")}</span>
        </a>
      }
    >
      <div className="mx-auto grid max-w-140 gap-3 px-3 py-3 pb-24">
        <div>
          <div className="mb-1.5 flex justify-between text-14 text-ink-2 tabular-nums">
            <span>{t("progress", { done, all: run.stops.length })}</span>
            <span>{collected > 0 && currency ? t("money", { sum: money(collected, currency) }) : t("km", { km: number(run.km, 1) })}</span>
          </div>
          {run.stops.length > 0 && (
            <SegmentedProgress total={run.stops.length} done={done} label={t("progress", { done, all: run.stops.length })} />
          )}
        </div>
        {me.id === run.courierId && (run.position !== null || next !== undefined) && (
          <SharePlace runId={runId} isShared={run.position !== null} onChange={() => void refetch()} />
        )}
        {act.isWaiting && <Banner title={t("noLine")}>{t("noLineText")}</Banner>}
        {atTheDoor.length > 0 && (
          <Button
            size="lg"
            className="h-14 w-full"
            icon={<PackageCheck />}
            pending={take.isPending}
            disabledReason={needs}
            onClick={() => take.mutate({ runId })}
          >
            {t("take", { count: atTheDoor.length })}
          </Button>
        )}
        {refused.length > 0 && (
          <Banner title={t("staysHere")}>
            {refused
              .map(({ shipmentId, reason }) => {
                const number = run.stops.find((stop) => stop.shipmentId === shipmentId)?.orderNumber ?? "";
                return `${number}: ${reasonText(reason)}`;
              })
              .join(". ")}
          </Banner>
        )}
        {run.stops.length === 0 && <p className="py-8 text-center text-14 text-ink-2">{t("empty")}</p>}
        <ol className="grid gap-3">
          {run.stops.map((stop, index) => (
            <StopCard
              key={stop.id}
              stop={stop}
              position={index + 1}
              isOpened={opened ? opened === stop.id : stop.id === next?.id}
              onOpen={() => setOpened(stop.id)}
              needs={needs}
              pending={act.pending === stop.id}
              sendingPhoto={photo.pending === stop.id}
              onWay={() => act.say(stop.id, { act: "on_the_way" }, () => {})}
              onDeliver={() => setAsking({ stopId: stop.id, what: "deliver" })}
              onFail={() => setAsking({ stopId: stop.id, what: "fail" })}
              onPhoto={(file) => void photo.send(stop.id, file)}
            />
          ))}
        </ol>
        {run.stops.length > 0 && done === run.stops.length && <p className="py-4 text-center text-16 font-semibold">{t("allDone")}</p>}
      </div>
      {asked && asking.what === "deliver" && (
        <DeliverSheet
          stop={asked}
          asksCode={run.asksCode && me.id === run.courierId}
          pending={act.pending === asked.id}
          onClose={close}
          onDeliver={(given) =>
            act.say(asked.id, { act: "delivered", ...given }, () => {
              close();
              setOpened(null);
            })
          }
        />
      )}
      {asked && asking.what === "fail" && (
        <FailSheet
          pending={act.pending === asked.id}
          onClose={close}
          onFail={(why) =>
            act.say(asked.id, { act: "failed", ...why }, () => {
              close();
              setOpened(null);
            })
          }
        />
      )}
    </Page>
  );
}
