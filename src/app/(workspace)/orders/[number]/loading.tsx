import { useTranslations } from "next-intl";
import { Page, TwoColumns } from "@/ui/page";
import { Card } from "@/ui/section";
import { Skeleton, SkeletonRows } from "@/ui/skeleton";
import { Table } from "@/ui/table";

/** The outline of an order: its head, its lines and the facts, at their true heights. */
export default function OrderLoading() {
  const t = useTranslations("orders");
  return (
    <div role="status" aria-label={t("title")}>
      <Page crumbs={[{ label: t("title"), href: "/orders" }]}>
        <div className="flex h-[86px] flex-col justify-center gap-3 border-b border-line px-5">
          <Skeleton width={280} height={18} />
          <Skeleton width={360} />
        </div>
        <TwoColumns
          aside={[96, 72, 56, 180].map((height) => (
            <div key={height} style={{ height }} className="grid content-start gap-2.5 border-t border-line py-3.5 first:border-t-0">
              <Skeleton width={80} />
              <Skeleton width={180} />
              <Skeleton width={140} />
            </div>
          ))}
        >
          <Card>
            <div className="h-10 border-b border-line" />
            <Table label={t("title")} row={52} gutter={16}>
              <tbody>
                <SkeletonRows rows={4} columns={5} />
              </tbody>
            </Table>
          </Card>
          <Card>
            <div className="h-24" />
          </Card>
        </TwoColumns>
      </Page>
    </div>
  );
}
