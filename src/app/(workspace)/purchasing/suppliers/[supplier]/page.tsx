import { Plus } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LeadWord } from "@/modules/purchasing/ui/suppliers/lead-word";
import { PriceList } from "@/modules/purchasing/ui/suppliers/price-list";
import { SupplierForm } from "@/modules/purchasing/ui/suppliers/supplier-form";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { DetailHeader, Page } from "@/ui/page";

type Props = { params: Promise<{ supplier: string }> };

/** One supplier: its price list, how long it really takes, how to reach it. */
export default async function SupplierPage({ params }: Props) {
  const { supplier: supplierId } = await params;
  if (!z.uuid().safeParse(supplierId).success) notFound();
  const [t, found, prices] = await Promise.all([
    getTranslations("purchasing"),
    orNotFound(api.suppliers.byId({ supplierId })),
    orNotFound(api.suppliers.prices({ supplierId })),
  ]);
  const supplier = overTheWire(found);
  return (
    <Page back="/purchasing/suppliers" crumbs={[{ label: t("suppliers.title"), href: "/purchasing/suppliers" }, { label: supplier.name }]}>
      <LiveRefresh topics={["supplier"]} id={supplierId} />
      <DetailHeader
        title={supplier.name}
        actions={
          <>
            <ButtonLink href={`/purchasing?supplier=${supplierId}`}>{t("suppliers.toOrders")}</ButtonLink>
            {supplier.active && (
              <ButtonLink variant="primary" href={`/purchasing/new?supplier=${supplierId}`} icon={<Plus />}>
                {t("new.action")}
              </ButtonLink>
            )}
          </>
        }
        facts={
          <span>
            {t("suppliers.takes")} <LeadWord lead={supplier.lead} />
          </span>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-5 pb-10 pt-5 max-md:px-4">
        <PriceList supplier={supplier} first={overTheWire(prices)} />
        <div className="max-w-3xl">
          <SupplierForm key={supplier.version} supplier={supplier} />
        </div>
      </div>
    </Page>
  );
}
