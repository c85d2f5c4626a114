import { getTranslations } from "next-intl/server";
import { ProductForm } from "@/modules/catalog/ui/product-form";
import { requireSession } from "@/server/session";
import { Page } from "@/ui/page";

export default async function NewProductPage() {
  await requireSession();
  const t = await getTranslations("catalog");
  return (
    <Page title={t("new")} back="/catalog" padded narrow>
      <ProductForm product={null} />
    </Page>
  );
}
