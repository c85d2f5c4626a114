"use client";
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { FactBlock } from "@/ui/fact-list";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { TellingItem } from "../steps-out/telling-queries";

type Telling = OverTheWire<TellingItem>;

const looks: Record<Telling["state"], { glyph: GlyphName; tone: Tone }> = {
  waiting: { glyph: "hourglass", tone: "info" },
  told: { glyph: "check", tone: "success" },
  refused: { glyph: "cross", tone: "danger" },
  skipped: { glyph: "dashed", tone: "neutral" },
};

/** What the channel of an order was told, step by step; what it refused says why and can be told again. */
export function ToldChannel({ orderId, tellings }: { orderId: string; tellings: readonly Telling[] }) {
  const t = useTranslations("channels.telling");
  const router = useRouter();
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const again = trpc.telling.tellAgain.useMutation({
    onSuccess: () => {
      showToast({ title: t("queued"), tone: "success" });
      router.refresh();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  if (tellings.length === 0) return null;
  const severalParcels = new Set(tellings.flatMap(({ fulfilment }) => fulfilment ?? [])).size > 1;
  return (
    <FactBlock title={t("title")}>
      <ul className="grid gap-1.5">
        {tellings.map((telling) => (
          <li key={`${telling.step} ${telling.fulfilment}`} className="grid gap-0.5">
            <span className="flex items-start justify-between gap-2">
              <Status {...looks[telling.state]} quiet={telling.state === "told" || telling.state === "skipped"}>
                {t(`step.${telling.step}`)}
                {severalParcels && telling.fulfilment && <span className="mono ml-1.5 text-12 text-ink-3">{telling.fulfilment}</span>}
              </Status>
              <span className="shrink-0 text-12 text-ink-3">
                {telling.toldAt && telling.state !== "waiting" ? <DateTime at={telling.toldAt} /> : t(`state.${telling.state}`)}
              </span>
            </span>
            {telling.reason && (
              <span className={`pl-5 text-12 [overflow-wrap:anywhere] ${telling.state === "refused" ? "text-danger" : "text-ink-3"}`}>
                {reasonText(telling.reason)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {tellings.some(({ state }) => state === "refused") && (
        <Button
          size="sm"
          className="mt-2"
          icon={<RotateCcw />}
          pending={again.isPending}
          disabledReason={needsOperator}
          onClick={() => again.mutate({ orderId })}
        >
          {t("again")}
        </Button>
      )}
    </FactBlock>
  );
}
