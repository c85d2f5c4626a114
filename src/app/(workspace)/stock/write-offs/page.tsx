import { getTranslations } from "next-intl/server";
import { ActsList } from "@/modules/stockroom/ui/desk/acts-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { StockTabs } from "../stock-tabs";

/** Acts of writing off, as they were written on the floor. */
export default async function WriteOffsPage() {
  const [t, first] = await Promise.all([getTranslations("stockroom.acts"), api.writeOffs.list({})]);
  return (
    <Page title={t("title")} tabs={<StockTabs current="writeOffs" />}>
      <ActsList first={overTheWire(first)} />
    </Page>
  );
}
