"use client";
import { useTranslations } from "next-intl";
import { trpc } from "@/platform/trpc/react";
import { LoadMore } from "@/ui/load-more";
import { useReasonText } from "@/ui/reason-text";

/** What was not taken in, or was left as it is by an undoing, each with why. */
export function LeftOutList({ importId }: { importId: string }) {
  const t = useTranslations("files.leftOut");
  const reasonText = useReasonText();
  const list = trpc.files.leftOut.useInfiniteQuery({ importId, limit: 50 }, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ul aria-label={t("title")} className="grid gap-2 text-13">
        {rows.map(({ row, key, reason }) => (
          <li key={row} className="flex flex-wrap gap-x-2">
            <span className="tabular-nums text-ink-3">{t("row", { row })}</span>
            <span className="mono min-w-0 truncate text-12 leading-5">{key}</span>
            <span className="text-ink-2">{reasonText(reason)}</span>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
