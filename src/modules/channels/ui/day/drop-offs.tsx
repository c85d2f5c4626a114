"use client";
import { Printer, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { DropOffItem } from "../../day/drop-off-queries";

type Item = OverTheWire<DropOffItem>;
type Props = { filter: { connection?: string; warehouse?: string }; first: Item[]; onPrint: (dropOffId: string) => void };

const looks: Record<Item["state"], { glyph: GlyphName; tone: Tone }> = {
  waiting: { glyph: "hourglass", tone: "info" },
  ready: { glyph: "check", tone: "success" },
  refused: { glyph: "cross", tone: "danger" },
  none: { glyph: "dashed", tone: "neutral" },
};

/** What was brought to the marketplaces together, with their papers to print. */
export function DropOffs({ filter, first, onPrint }: Props) {
  const t = useTranslations("channels.day");
  const reasonText = useReasonText();
  const needsPicker = useNeeds("picker");
  const list = trpc.channelDay.dropOffs.useQuery(filter, { initialData: first });
  useLiveQuery(["drop_off"], () => void list.refetch());
  const again = trpc.channelDay.askPaperAgain.useMutation({
    onSuccess: () => void list.refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  if (list.data.length === 0) return null;
  return (
    <section aria-label={t("dropOffs")}>
      <h2 className="border-b border-line bg-sunken px-5 py-2 text-13 font-semibold max-md:px-4">{t("dropOffs")}</h2>
      <ul>
        {list.data.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-5 py-2.5 text-13 max-md:px-4">
            <span className="w-32 text-ink-2 tabular-nums">
              <DateTime at={one.createdAt} />
            </span>
            <span className="min-w-40 flex-1">
              <span className="font-medium">{t("count", { count: one.parcels })}</span>{" "}
              <span className="text-ink-3">{t("dropOffBy", { by: one.by, warehouse: one.warehouseName })}</span>
              {one.number && <span className="mono ml-2 text-12">{one.number}</span>}
              {one.reason && <span className="block text-12 text-danger [overflow-wrap:anywhere]">{reasonText(one.reason)}</span>}
            </span>
            <Status {...looks[one.state]} quiet={one.state === "none"}>
              {t(`paperState.${one.state}`)}
            </Status>
            {one.state === "ready" && (
              <Button size="sm" icon={<Printer />} onClick={() => onPrint(one.id)}>
                {t("printPaper")}
              </Button>
            )}
            {one.state === "refused" && (
              <Button
                size="sm"
                icon={<RotateCcw />}
                pending={again.isPending && again.variables.dropOffId === one.id}
                disabledReason={needsPicker}
                onClick={() => again.mutate({ dropOffId: one.id })}
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
