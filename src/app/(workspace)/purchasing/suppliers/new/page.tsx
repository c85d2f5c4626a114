import { getTranslations } from "next-intl/server";
import { SupplierForm } from "@/modules/purchasing/ui/suppliers/supplier-form";
import { Page } from "@/ui/page";

export default async function NewSupplierPage() {
  const t = await getTranslations("purchasing.suppliers");
  return (
    <Page
      title={t("new")}
      back="/purchasing/suppliers"
      crumbs={[{ label: t("title"), href: "/purchasing/suppliers" }, { label: t("new") }]}
      padded
      narrow
    >
      <SupplierForm supplier={null} />
    </Page>
  );
}
