import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PurchaseForm } from "@/modules/purchasing/ui/orders/purchase-form";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";
import { formChoices } from "../form-choices";

type Props = { searchParams: Promise<{ supplier?: string }> };

/** Drafts an order to a supplier. */
export default async function NewPurchasePage({ searchParams }: Props) {
  const [{ supplier }, t, choices, chosen] = await Promise.all([
    searchParams,
    getTranslations("purchasing"),
    formChoices(),
    chosenWarehouse(),
  ]);
  if (choices.suppliers.length === 0) redirect("/purchasing/suppliers/new");
  const known = choices.suppliers.find(({ id }) => id === supplier)?.id;
  return (
    <Page title={t("new.title")} back="/purchasing" crumbs={[{ label: t("title"), href: "/purchasing" }, { label: t("new.title") }]} padded>
      <div className="max-w-5xl">
        <PurchaseForm order={null} {...choices} supplierId={known} warehouse={chosen?.code} />
      </div>
    </Page>
  );
}
