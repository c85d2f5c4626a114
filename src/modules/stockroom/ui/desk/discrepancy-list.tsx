"use client";
import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import type { ListDiscrepancies } from "../../receiving/inputs";
import type { listDiscrepancies } from "../../receiving/receiving-queries";

type Page = OverTheWire<Awaited<ReturnType<typeof listDiscrepancies>>>;
type Props = { filter: Pick<ListDiscrepancies, "warehouse" | "kind">; first: Page };

/** What deliveries brought otherwise than announced, and what was found broken on the shelf, the latest first. */
export function DiscrepancyList({ filter, first }: Props) {
  const t = useTranslations("stockroom.discrepancies");
  const list = trpc.receiving.discrepancies.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery("arrival.discrepancy", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ul aria-label={t("title")}>
        {rows.map(({ id, kind, units, sku, name, note, arrivalId, hasPhoto, warehouse, by, at }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line px-5 py-3 text-13 max-md:px-4">
            <span className="min-w-0 flex-1 basis-72">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <TextLink href={`/stock/${encodeURIComponent(sku)}`}>{name}</TextLink>
                <span className="mono text-12 text-ink-3">{sku}</span>
              </span>
              {note && <span className="block text-ink-2 [overflow-wrap:anywhere]">{note}</span>}
              <span className="block text-12 text-ink-3">
                {warehouse}, {by}, <DateTime at={at} />
              </span>
            </span>
            <span className="font-medium">{t(`kinds.${kind}`, { units })}</span>
            <span className="flex gap-4">
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
              {arrivalId && <TextLink href={`/stock/arrivals/${arrivalId}`}>{t("arrival")}</TextLink>}
            </span>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
