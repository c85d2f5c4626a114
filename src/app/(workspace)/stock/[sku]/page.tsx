import { CalendarClock, Hash, Lock, MapPin, ScrollText, Store } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { InChannels } from "@/modules/channels/ui/stock/in-channels";
import { BinContents } from "@/modules/inventory/ui/bin-contents";
import { Ledger } from "@/modules/inventory/ui/ledger";
import { ledgerFilterOf } from "@/modules/inventory/ui/ledger-address";
import { LevelsTable } from "@/modules/inventory/ui/levels-table";
import { LotsTable } from "@/modules/inventory/ui/lots-table";
import { SerialsTable } from "@/modules/inventory/ui/serials-table";
import { AnnounceButton } from "@/modules/orders/ui/arrivals/announce-button";
import { ArrivalsList } from "@/modules/orders/ui/arrivals/arrivals-list";
import { Holders } from "@/modules/orders/ui/stock-holders";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { DetailHeader, Page } from "@/ui/page";
import { Picture } from "@/ui/picture";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ sku: string }>; searchParams: Promise<Record<string, string | undefined>> };

/** One product: how many lie where, which orders hold them, and the movements that explain every figure. */
export default async function SkuPage({ params, searchParams }: Props) {
  const sku = decodeURIComponent((await params).sku);
  const asked = await searchParams;
  const product = await api.catalog.bySku({ sku }).catch(() => null);
  if (!product) notFound();
  const filter = ledgerFilterOf(asked);
  const { warehouse, since, until } = filter;
  const [t, levels, lots, serials, bins, holders, held, movements, sum, arrivals, told] = await Promise.all([
    getTranslations("inventory"),
    api.inventory.levels({ sku }),
    product.tracksLots ? api.inventory.lots({ sku }) : [],
    product.tracksSerials ? api.inventory.serials({ sku, limit: 20 }) : null,
    api.inventory.binContents({ sku }),
    api.inventory.holders({ sku, warehouse, limit: 20 }),
    api.inventory.held({ sku, warehouse }),
    api.inventory.movements({ sku, ...filter }),
    api.inventory.explanation({ sku, warehouse, since, until }),
    api.arrivals.list({ sku }),
    api.telling.stockOf({ sku }),
  ]);
  const onHand = levels.filter((level) => !warehouse || level.warehouse === warehouse).reduce((units, level) => units + level.onHand, 0);
  const reserved = levels
    .filter((level) => !warehouse || level.warehouse === warehouse)
    .reduce((units, level) => units + level.reserved, 0);
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
        {told.length > 0 && (
          <Card icon={<Store />} title={t("inChannels.title")} note={t("inChannels.note")}>
            <InChannels sku={sku} first={overTheWire(told)} />
          </Card>
        )}
        {product.components.length === 0 && (
          <Card
            icon={<CalendarClock />}
            title={t("arrivals.title")}
            actions={
              <AnnounceButton
                product={{ sku, name: product.name }}
                warehouses={levels.map((level) => ({ code: level.warehouse, name: level.warehouseName }))}
              />
            }
          >
            {arrivals.items.length > 0 ? (
              <ArrivalsList filter={{ sku }} first={overTheWire(arrivals)} ofProduct />
            ) : (
              <p className="px-4 py-3 text-13 text-ink-3">{t("arrivals.noneOfProduct")}</p>
            )}
            <LiveRefresh topics={["arrival", "transfer"]} />
          </Card>
        )}
        {product.tracksLots && (
          <Card icon={<CalendarClock />} title={t("lots.title")} note={t("lots.note")}>
            <LotsTable sku={sku} first={lots} />
          </Card>
        )}
        {serials && (
          <Card icon={<Hash />} title={t("serials.title")} note={t("serials.note")}>
            <SerialsTable sku={sku} first={overTheWire(serials)} />
          </Card>
        )}
        {product.components.length === 0 && (
          <Card icon={<MapPin />} title={t("bins.title")} note={t("bins.note")}>
            <BinContents sku={sku} first={bins} />
          </Card>
        )}
        <Card icon={<Lock />} title={t("holders.why", { reserved })}>
          <Holders key={warehouse ?? "all"} sku={sku} warehouse={warehouse} first={overTheWire(holders)} sums={held} />
        </Card>
        <Card icon={<ScrollText />} title={t("ledger.why", { onHand })} note={t("ledger.note")}>
          <Ledger
            key={JSON.stringify(filter)}
            sku={sku}
            filter={filter}
            warehouses={levels.map((level) => ({ code: level.warehouse, name: level.warehouseName }))}
            first={overTheWire(movements)}
            sum={sum}
          />
        </Card>
      </div>
    </Page>
  );
}
