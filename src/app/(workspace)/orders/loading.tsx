import { useTranslations } from "next-intl";
import { orderColumns } from "@/modules/orders/ui/order-columns";
import { Page } from "@/ui/page";
import { Skeleton, SkeletonRows } from "@/ui/skeleton";
import { Table } from "@/ui/table";

/** The outline of the list: head, tabs, chips and rows at their true heights. */
export default function OrdersLoading() {
  const t = useTranslations("orders");
  return (
    <div role="status" aria-label={t("title")}>
      <Page
        title={t("title")}
        tabs={
          <div className="flex h-10 items-center gap-6 border-b border-line px-6 touch:h-12">
            {[72, 56, 120, 88].map((width) => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        }
        filters={<div className="h-11" />}
      >
        <div className="h-8 border-b border-line" />
        <Table label={t("title")} columns={orderColumns} className="overflow-x-hidden">
          <tbody>
            <SkeletonRows rows={16} columns={orderColumns.length} />
          </tbody>
        </Table>
      </Page>
    </div>
  );
}
