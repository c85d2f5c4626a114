"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { AppRouter } from "@/server/root-router";
import { DateTime } from "@/ui/date-time";
import { Card } from "@/ui/section";

type Discrepancy = OverTheWire<inferRouterOutputs<AppRouter>["receiving"]["discrepancies"]>["items"][number];

/** What a delivery brought otherwise than announced, with the photos that show it. */
export function Discrepancies({ items }: { items: readonly Discrepancy[] }) {
  const t = useTranslations("stockroom.discrepancies");
  if (items.length === 0) return null;
  return (
    <Card title={t("title")} padded>
      <ul className="grid gap-2">
        {items.map(({ id, kind, units, note, by, at, hasPhoto }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">{t(`kinds.${kind}`, { units })}</span>
            {note && <span className="[overflow-wrap:anywhere]">{note}</span>}
            {hasPhoto && (
              <a
                className="inline-flex items-center gap-1 text-accent-ink hover:underline"
                href={`/api/v1/stock/discrepancies/${id}/photo`}
                target="_blank"
                rel="noreferrer"
              >
                <Camera aria-hidden="true" className="size-4" />
                {t("photo")}
              </a>
            )}
            <span className="text-12 text-ink-3">
              {by}, <DateTime at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
