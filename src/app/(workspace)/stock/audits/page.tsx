import { getTranslations } from "next-intl/server";
import { AuditsList } from "@/modules/inventory/ui/audits/audits-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { StockTabs } from "../stock-tabs";

/** Audits of the books: whether stock, orders and money tell the same story, every night and whenever somebody asks. */
export default async function AuditsPage() {
  const [t, first] = await Promise.all([getTranslations("inventory.audits"), api.audits.list({})]);
  return (
    <Page title={t("title")} tabs={<StockTabs current="audits" />}>
      <AuditsList first={overTheWire(first)} />
    </Page>
  );
}
