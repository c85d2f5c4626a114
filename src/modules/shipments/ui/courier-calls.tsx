"use client";
import { RotateCcw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/dates";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { CourierCallView } from "../handovers/courier-call-queries";

type Call = OverTheWire<CourierCallView>;

const looks: Record<Call["state"], { glyph: GlyphName; tone: Tone }> = {
  calling: { glyph: "hourglass", tone: "info" },
  called: { glyph: "check", tone: "success" },
  refused: { glyph: "cross", tone: "danger" },
  unknown: { glyph: "flag", tone: "warning" },
};

/** Couriers who were called, the latest day first: whether they come, and under which number. */
export function CourierCalls({ first }: { first: Call[] }) {
  const t = useTranslations("shipping.courier");
  const locale = useLocale();
  const { number } = useFormats();
  const reasonText = useReasonText();
  const needs = useNeeds("picker");
  const list = trpc.shipments.courierCalls.useQuery(undefined, { initialData: first });
  useLiveQuery(["courier_call"], () => void list.refetch());
  const again = trpc.shipments.askCourierAgain.useMutation({
    onSettled: () => void list.refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  if (list.data.length === 0) return null;
  return (
    <section aria-label={t("title")}>
      <h2 className="border-b border-line bg-sunken px-5 py-2 text-13 font-semibold max-md:px-4">{t("title")}</h2>
      <ul>
        {list.data.map((call) => (
          <li key={call.id} className="flex flex-wrap items-start gap-x-5 gap-y-1.5 border-b border-line px-5 py-3 text-13 max-md:px-4">
            <div className="min-w-60 flex-1">
              <div className="font-medium">
                {call.carrierName}, {formatDay(call.day, { locale })}, {call.from}–{call.until}
              </div>
              <div className="text-12 text-ink-3">
                {t("load", { parcels: call.parcels, kg: number(call.weightGrams / 1000, 2) })} · {call.warehouseName} · {call.by}
              </div>
              {call.comment && <div className="text-12 text-ink-2 [overflow-wrap:anywhere]">{call.comment}</div>}
            </div>
            <div className="grid max-w-80 justify-items-start gap-1">
              <Status {...looks[call.state]}>{t(`state.${call.state}`)}</Status>
              {call.reference && <span className="mono text-12 text-ink-2">{call.reference}</span>}
              {call.reason && <span className="text-12 text-danger [overflow-wrap:anywhere]">{reasonText(call.reason)}</span>}
            </div>
            {(call.state === "unknown" || call.state === "calling") && (
              <Button
                size="sm"
                icon={<RotateCcw />}
                pending={again.isPending && again.variables.callId === call.id}
                disabledReason={needs}
                onClick={() => again.mutate({ callId: call.id })}
              >
                {t("askAgain")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
