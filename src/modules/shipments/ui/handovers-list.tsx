"use client";
import { Printer, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import type { GlyphName } from "@/ui/glyphs";
import { LoadMore } from "@/ui/load-more";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import { actNumber } from "../handovers/act-number";
import type { HandoverView, listHandovers } from "../handovers/handover-queries";

type Handover = OverTheWire<HandoverView>;
type Page = OverTheWire<Awaited<ReturnType<typeof listHandovers>>>;
type Papers = { onPrintAct: (handoverId: string) => void; onPrintManifest: (handoverId: string) => void };
type Props = Papers & { filter: { warehouse?: string; carrier?: string }; first: Page };

/** What left together, newest first, with the act to sign and the carrier's own list where it makes one. */
export function HandoversList({ filter, first, ...papers }: Props) {
  const list = trpc.shipments.handovers.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["handover"], () => void list.refetch());
  return (
    <>
      <ul>
        {list.data.pages
          .flatMap((page) => page.items)
          .map((one) => (
            <Line key={one.id} handover={one} {...papers} />
          ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function Line({ handover, onPrintAct, onPrintManifest }: Papers & { handover: Handover }) {
  const t = useTranslations("shipping.handovers");
  const { number } = useFormats();
  const { id, shipments, carrierName, warehouseName, by, createdAt, hasDocument } = handover;
  const sum = (of: (line: Handover["shipments"][number]) => number) => shipments.reduce((total, line) => total + of(line), 0);
  return (
    <li className="border-b border-line px-5 py-3 text-13 max-md:px-4">
      <div className="flex flex-wrap items-start gap-x-5 gap-y-2">
        <div className="min-w-60 flex-1">
          <div className="text-14 font-medium">
            {carrierName}, {t("shipments", { count: shipments.length })}
          </div>
          <div className="text-ink-2">
            {t("load", { parcels: sum((line) => line.parcels), kg: number(sum((line) => line.weightGrams) / 1000, 2) })}
          </div>
          <div className="text-12 text-ink-3">
            <DateTime at={createdAt} /> · {warehouseName} · {by} · <span className="mono">{actNumber(handover)}</span>
          </div>
        </div>
        <Manifest handover={handover} />
        <div className="flex flex-wrap gap-2">
          {hasDocument && (
            <Button size="sm" icon={<Printer />} onClick={() => onPrintManifest(id)}>
              {t("printManifest")}
            </Button>
          )}
          <Button size="sm" icon={<Printer />} onClick={() => onPrintAct(id)}>
            {t("printAct")}
          </Button>
        </div>
      </div>
      <details className="mt-1.5">
        <summary className="w-fit cursor-pointer rounded-sm text-12 text-ink-2 hover:text-ink touch:py-2">{t("which")}</summary>
        <ul className="mt-1.5 grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
          {shipments.map((line) => (
            <li key={line.id} className="flex min-w-0 gap-3">
              <TextLink href={`/shipments/${line.id}`}>
                <span className="mono [overflow-wrap:anywhere]">{line.trackingNumber ?? line.orderNumber}</span>
              </TextLink>
              <span className="text-ink-3">{t("order", { number: line.orderNumber })}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

const looks: Record<Handover["manifest"], { glyph: GlyphName; tone: Tone }> = {
  none: { glyph: "dashed", tone: "neutral" },
  waiting: { glyph: "hourglass", tone: "info" },
  ready: { glyph: "check", tone: "success" },
  refused: { glyph: "cross", tone: "danger" },
};

function Manifest({ handover: { id, manifest, reference, reason } }: { handover: Handover }) {
  const t = useTranslations("shipping.handovers");
  const reasonText = useReasonText();
  const needs = useNeeds("picker");
  const utils = trpc.useUtils();
  const again = trpc.shipments.askManifestAgain.useMutation({
    onSettled: () => void utils.shipments.handovers.invalidate(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  if (manifest === "none") return null;
  return (
    <div className="grid max-w-80 justify-items-start gap-1">
      <Status {...looks[manifest]}>{t(`manifest.${manifest}`)}</Status>
      {reference && <span className="mono text-12 text-ink-2">{reference}</span>}
      {reason && <span className="text-12 text-danger [overflow-wrap:anywhere]">{reasonText(reason)}</span>}
      {manifest === "refused" && (
        <Button
          size="sm"
          icon={<RotateCcw />}
          pending={again.isPending}
          disabledReason={needs}
          onClick={() => again.mutate({ handoverId: id })}
        >
          {t("askAgain")}
        </Button>
      )}
    </div>
  );
}
