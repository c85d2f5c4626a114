"use client";
import { Ban, Package, Printer, RotateCcw, ScanBarcode, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Badge, Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { DayBoard as Board } from "../../day/day-queries";
import type { DayStep, Deadline } from "../../day/deadline";

export type DayBoard = OverTheWire<Board>;
export type DayRow = DayBoard["rows"][number];

const deadlineLooks: Record<Deadline, { glyph: GlyphName; tone: Tone }> = {
  late: { glyph: "flag", tone: "danger" },
  today: { glyph: "hourglass", tone: "warning" },
  tomorrow: { glyph: "half", tone: "info" },
  later: { glyph: "dot", tone: "neutral" },
  none: { glyph: "dashed", tone: "neutral" },
};

const stepLooks: Record<DayStep, { glyph: GlyphName; tone: Tone }> = {
  to_pick: { glyph: "dot", tone: "neutral" },
  picking: { glyph: "quarter", tone: "progress" },
  picked: { glyph: "half", tone: "progress" },
  packed: { glyph: "box", tone: "progress" },
  told: { glyph: "hourglass", tone: "info" },
  sticker: { glyph: "checkOutline", tone: "success" },
  handed_over: { glyph: "arrow", tone: "success" },
};

/** Until when a parcel has to be at the marketplace: a word, a sign, and the time. */
export function DeadlineMark({ row }: { row: DayRow }) {
  const t = useTranslations("channels.day.deadline");
  // What has left keeps no deadline any more.
  const isOver = row.step === "handed_over" || row.stop !== null;
  const look = deadlineLooks[row.deadline];
  return (
    <span className="grid content-start">
      {row.deadline === "late" && !isOver ? (
        <span>
          <Badge {...look}>{t("late")}</Badge>
        </span>
      ) : (
        <Status {...look} quiet={isOver || row.deadline === "later" || row.deadline === "none"}>
          {t(row.deadline)}
        </Status>
      )}
      {row.shipBy && (
        <span className="text-12 text-ink-3 tabular-nums">
          {row.deadline !== "today" && (
            <>
              <DateTime at={row.shipBy} as="date" />,{" "}
            </>
          )}
          <DateTime at={row.shipBy} as="time" />
        </span>
      )}
    </span>
  );
}

/** How far a parcel is, what the marketplace refused with "tell again", and what to do where it must be stopped. */
export function DayState({ row }: { row: DayRow }) {
  const t = useTranslations("channels.day");
  const steps = useTranslations("channels.telling.step");
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const utils = trpc.useUtils();
  const again = trpc.telling.tellAgain.useMutation({
    onSuccess: () => {
      showToast({ title: t("told"), tone: "success" });
      void utils.channelDay.day.invalidate();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return (
    <span className="grid gap-0.5 py-1 whitespace-normal">
      {row.stop ? (
        <span className="flex items-start gap-1.5 font-medium text-danger">
          <Ban aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          {t(`stop.${row.stop}`)}
        </span>
      ) : (
        row.step && (
          <span className="flex flex-wrap items-center gap-1.5">
            <Status {...stepLooks[row.step]} quiet={row.step === "handed_over"}>
              {t(`step.${row.step}`)}
            </Status>
            {row.held && (
              <Badge glyph="hold" tone="warning">
                {t("held")}
              </Badge>
            )}
          </span>
        )
      )}
      {row.refusals.map((refusal) => (
        <span key={refusal.step} className="text-12 text-danger [overflow-wrap:anywhere]">
          {t("refused", { step: steps(refusal.step), reason: reasonText(refusal.reason) ?? "" })}
        </span>
      ))}
      {row.refusals.length > 0 && (
        <span className="relative z-1">
          <Button
            size="sm"
            icon={<RotateCcw />}
            pending={again.isPending}
            disabledReason={needsOperator}
            onClick={() => again.mutate({ orderId: row.orderId })}
          >
            {t("tellAgain")}
          </Button>
        </span>
      )}
    </span>
  );
}

/** The one thing to do next with a parcel. */
export function NextAct({ row, onSticker }: { row: DayRow; onSticker: () => void }) {
  const t = useTranslations("channels.day");
  if (row.stop === "take_out")
    return (
      <ButtonLink size="sm" href="/picking/put-back" icon={<Undo2 />}>
        {t("putBack")}
      </ButtonLink>
    );
  if (row.stop) return null;
  if (row.step === "to_pick" || row.step === "picking")
    return (
      <ButtonLink size="sm" href={`/picking/${row.fulfilmentId}`} icon={<ScanBarcode />}>
        {t("pick")}
      </ButtonLink>
    );
  // What is packed and has no carrier yet is sent from the packing table too.
  if (row.step === "picked" || (row.step === "packed" && !row.shipmentId))
    return (
      <ButtonLink size="sm" href={`/packing/${row.fulfilmentId}`} icon={<Package />}>
        {t(row.step === "picked" ? "pack" : "ship")}
      </ButtonLink>
    );
  if (!row.hasSticker) return null;
  return (
    <Button size="sm" icon={<Printer />} onClick={onSticker}>
      {t("sticker")}
    </Button>
  );
}

/** What is in a parcel, in one line. */
export function DayGoods({ row }: { row: DayRow }) {
  const t = useTranslations("channels.day");
  const [first] = row.goods;
  if (!first) return null;
  const name = t("goods", first);
  return <span className="truncate">{row.goods.length > 1 ? t("goodsMore", { name, count: row.goods.length - 1 }) : name}</span>;
}
