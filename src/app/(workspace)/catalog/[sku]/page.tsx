import { Boxes } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ProductForm } from "@/modules/catalog/ui/product-form";
import { ProductPicture } from "@/modules/catalog/ui/product-picture";
import { api, orNotFound } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { Page } from "@/ui/page";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ sku: string }> };

export default async function ProductPage({ params }: Props) {
  const sku = decodeURIComponent((await params).sku);
  const [product, t] = await Promise.all([orNotFound(api.catalog.bySku({ sku })), getTranslations("catalog")]);
  const stock = (
    <ButtonLink href={`/stock/${encodeURIComponent(sku)}`} icon={<Boxes />}>
      {t("toStock")}
    </ButtonLink>
  );
  return (
    <Page title={product.name} back="/catalog" actions={product.components.length === 0 ? stock : undefined} padded narrow>
      <div className="grid gap-4">
        <Card title={t("picture.title")} padded>
          <ProductPicture sku={sku} picture={product.picture} name={product.name} />
        </Card>
        <ProductForm key={product.version} product={product} />
      </div>
    </Page>
  );
}
