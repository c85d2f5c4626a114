import { getTranslations } from "next-intl/server";
import { TransferForm } from "@/modules/orders/ui/transfers/transfer-form";
import { api } from "@/server/api";
import { Page } from "@/ui/page";

/** Plans what one warehouse is to send to another. */
export default async function NewTransferPage() {
  const [t, warehouses] = await Promise.all([getTranslations("inventory.transfers"), api.warehouses.list()]);
  const places = warehouses.filter(({ active }) => active).map(({ code, name }) => ({ code, name }));
  return (
    <Page
      title={t("new.title")}
      back="/stock/transfers"
      crumbs={[{ label: t("title"), href: "/stock/transfers" }, { label: t("new.title") }]}
      padded
      narrow
    >
      <TransferForm warehouses={places} />
    </Page>
  );
}
