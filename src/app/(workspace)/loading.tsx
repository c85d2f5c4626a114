import { getTranslations } from "next-intl/server";
import { Skeleton, SkeletonRows } from "@/ui/skeleton";
import { Table } from "@/ui/table";

/** The outline of a list while a page is on its way, with the true heights of head and rows. */
export default async function WorkspaceLoading() {
  const t = await getTranslations("ui");
  return (
    <div role="status" aria-label={t("loading")}>
      <div className="flex h-13 items-center border-b border-line px-5">
        <Skeleton width={120} height={14} />
      </div>
      <div className="flex h-10 items-center gap-6 border-b border-line px-6">
        <Skeleton width={72} />
        <Skeleton width={56} />
        <Skeleton width={96} />
      </div>
      <Table label={t("loading")}>
        <tbody>
          <SkeletonRows rows={12} columns={6} />
        </tbody>
      </Table>
    </div>
  );
}
