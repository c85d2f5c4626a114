import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { CountReview } from "@/modules/stockroom/ui/desk/count-review";
import { CountState } from "@/modules/stockroom/ui/desk/count-state";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { DateTime } from "@/ui/date-time";
import { DetailHeader, Page } from "@/ui/page";

type Props = { params: Promise<{ count: string }> };

/** One count: what was found beside the books, to be posted, counted again or given up. */
export default async function CountPage({ params }: Props) {
  const { count: countId } = await params;
  if (!z.uuid().safeParse(countId).success) notFound();
  const [t, found] = await Promise.all([getTranslations("stockroom.counts"), orNotFound(api.counts.review({ countId }))]);
  const review = overTheWire(found);
  const { count } = review;
  const title = t("one", { number: count.number });
  return (
    <Page back="/stock/counts" crumbs={[{ label: t("title"), href: "/stock/counts" }, { label: title }]}>
      <LiveRefresh topics={["count"]} id={countId} />
      <DetailHeader
        title={title}
        badges={<CountState count={count} />}
        facts={
          <>
            <span className="font-medium">{t(`kinds.${count.kind}`, { warehouse: count.warehouseName, zone: count.zone ?? "" })}</span>
            <span>
              {count.by}, <DateTime at={count.createdAt} />
            </span>
            {count.closedAt && count.closedBy && (
              <span>
                {count.closedBy}, <DateTime at={count.closedAt} />
              </span>
            )}
          </>
        }
      />
      <div className="px-5 pb-10 pt-5 max-md:px-4">
        <CountReview first={review} />
      </div>
    </Page>
  );
}
