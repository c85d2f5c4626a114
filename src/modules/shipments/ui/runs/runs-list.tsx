"use client";
import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/dates";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { ButtonLink, TextLink } from "@/ui/button-link";
import { LoadMore } from "@/ui/load-more";
import { StackedProgress } from "@/ui/progress-bar";
import type { listRuns } from "../../runs/run-queries";

type Page = OverTheWire<Awaited<ReturnType<typeof listRuns>>>;

/** Days of own couriers, the latest first: how far each has come. */
export function RunsList({ first }: { first: Page }) {
  const t = useTranslations("shipping.runs");
  const locale = useLocale();
  const list = trpc.runs.list.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery(["run"], () => void list.refetch());
  return (
    <>
      <ul>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map(({ id, day, courier, warehouseName, stops, delivered, failed }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line px-5 py-3 text-13 max-md:px-4">
              <div className="min-w-60 flex-1">
                <div className="text-14 font-medium">
                  <TextLink href={`/runs/${id}`}>
                    {formatDay(day, { locale })}, {courier}
                  </TextLink>
                </div>
                <div className="text-12 text-ink-3">
                  {warehouseName} · {t("stops", { count: stops })}
                </div>
              </div>
              {stops > 0 && (
                <div className="w-44 max-md:w-full">
                  <div className="mb-1 text-12 text-ink-2">{t("done", { delivered, failed, stops })}</div>
                  <StackedProgress
                    done={delivered}
                    active={failed}
                    waiting={stops - delivered - failed}
                    label={t("done", { delivered, failed, stops })}
                  />
                </div>
              )}
              <ButtonLink href={`/runs/${id}/way`}>{t("drive")}</ButtonLink>
            </li>
          ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
