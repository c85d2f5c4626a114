import { Boxes } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ComparedCard } from "@/modules/purchasing/ui/forecasts/compared-card";
import { DemandCard } from "@/modules/purchasing/ui/forecasts/demand-card";
import { MethodCard } from "@/modules/purchasing/ui/forecasts/method-card";
import { ProductFacts } from "@/modules/purchasing/ui/forecasts/product-facts";
import { ShelvesCard } from "@/modules/purchasing/ui/forecasts/shelves-card";
import { WhatIfCard } from "@/modules/purchasing/ui/forecasts/what-if-card";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { DetailHeader, Page } from "@/ui/page";
import { Picture } from "@/ui/picture";

type Props = { params: Promise<{ sku: string }> };

/** One product: what was asked for, what is expected and why, and when to order it. */
export default async function ProductForecastPage({ params }: Props) {
  const sku = decodeURIComponent((await params).sku);
  const [found, t] = await Promise.all([orNotFound(api.forecasts.bySku({ sku })), getTranslations("forecast")]);
  const view = overTheWire(found);
  const { product, forecast, rules } = view;
  return (
    <Page back="/purchasing/forecast" crumbs={[{ label: t("title"), href: "/purchasing/forecast" }, { label: sku }]}>
      <LiveRefresh topics={["forecast", "stock"]} />
      <DetailHeader
        title={
          <span className="flex items-center gap-3">
            <Picture src={product.picture} size={44} />
            <span className="min-w-0 [overflow-wrap:anywhere]">{product.name}</span>
          </span>
        }
        actions={
          <ButtonLink href={`/stock/${encodeURIComponent(sku)}`} icon={<Boxes />}>
            {t("product.toStock")}
          </ButtonLink>
        }
        facts={<ProductFacts view={view} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-5 pb-10 pt-5 max-md:px-4 xl:grid-cols-[minmax(0,1fr)_380px]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <DemandCard view={view} />
          <ShelvesCard view={view} />
          <ComparedCard compared={view.compared} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          {forecast && <MethodCard forecast={forecast} />}
          {forecast && rules.effective && <WhatIfCard view={view} forecast={forecast} rules={rules.effective} />}
        </div>
      </div>
    </Page>
  );
}
