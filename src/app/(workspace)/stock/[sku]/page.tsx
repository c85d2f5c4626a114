import { ScrollText } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Ledger } from "@/modules/inventory/ui/ledger";
import { LevelsTable } from "@/modules/inventory/ui/levels-table";
import { Holders } from "@/modules/orders/ui/stock-holders";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { DetailHeader, Page } from "@/ui/page";
import { Picture } from "@/ui/picture";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ sku: string }>; searchParams: Promise<{ warehouse?: string }> };

/** One product: how many lie where, which orders hold them, and the movements that explain every figure. */
export default async function SkuPage({ params, searchParams }: Props) {
  const sku = decodeURIComponent((await params).sku);
  const { warehouse } = await searchParams;
  const [t, product, levels, holders, movements] = await Promise.all([
    getTranslations("inventory"),
    api.catalog.bySku({ sku }).catch(() => null),
    api.inventory.levels({ sku }),
    api.inventory.holders({ sku }),
    api.inventory.movements({ sku, warehouse }),
  ]);
  if (!product) notFound();
  const chosen = levels.find((level) => level.warehouse === warehouse);
  return (
    <Page back="/stock" crumbs={[{ label: t("title"), href: "/stock" }, { label: sku }]}>
      <DetailHeader
        title={
          <span className="flex items-center gap-3">
            <Picture src={product.picture} size={44} />
            <span className="min-w-0 [overflow-wrap:anywhere]">{product.name}</span>
          </span>
        }
        facts={
          <>
            <span className="mono">{product.sku}</span>
            {product.barcode && <span className="mono text-ink-3">{product.barcode}</span>}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-5 pb-10 pt-5 max-md:px-4">
        <Card title={t("levels.title")}>
          <LevelsTable sku={sku} product={{ name: product.name, picture: product.picture }} first={overTheWire(levels)} />
        </Card>
        <Card title={t("holders.title")}>
          <Holders sku={sku} first={overTheWire(holders)} />
        </Card>
        <Card icon={<ScrollText />} title={t("ledger.title")} note={chosen ? t("ledger.why", { onHand: chosen.onHand }) : t("ledger.note")}>
          <Ledger
            key={warehouse ?? "all"}
            sku={sku}
            warehouse={warehouse}
            warehouses={levels.map((level) => ({ code: level.warehouse, name: level.warehouseName }))}
            first={overTheWire(movements)}
          />
        </Card>
      </div>
    </Page>
  );
}
