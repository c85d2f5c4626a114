import { Boxes } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { CostHistory } from "@/modules/catalog/ui/cost-history";
import { ProductForm } from "@/modules/catalog/ui/product-form";
import { ProductPicture } from "@/modules/catalog/ui/product-picture";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { Page } from "@/ui/page";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ sku: string }> };

export default async function ProductPage({ params }: Props) {
  const sku = decodeURIComponent((await params).sku);
  const [product, costs, t] = await Promise.all([
    orNotFound(api.catalog.bySku({ sku })),
    orNotFound(api.catalog.costs({ sku })),
    getTranslations("catalog"),
  ]);
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
        {product.components.length === 0 && <CostHistory sku={sku} first={overTheWire(costs)} />}
      </div>
    </Page>
  );
}
