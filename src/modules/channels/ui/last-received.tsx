"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { Glyph } from "@/ui/glyphs";
import { IntakeSummary } from "./intake-line";

/** What the channel sent last, as it comes: the proof that the set-up works. */
export function LastReceived({ code }: { code: string }) {
  const t = useTranslations("channels.connect");
  const { data, refetch } = trpc.intake.list.useQuery({ code, limit: 3 });
  useLiveQuery("intake", () => void refetch());
  const rows = data?.items ?? [];
  return (
    <div className="rounded border border-line" aria-live="polite">
      {rows.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3 text-13 text-ink-2 [&_svg]:size-4 [&_svg]:text-warning">
          <Glyph name="hourglass" />
          {t("nothingYet")}
        </p>
      ) : (
        <ul>
          {rows.map((row) => (
            <IntakeSummary key={row.id} row={row} />
          ))}
        </ul>
      )}
    </div>
  );
}
