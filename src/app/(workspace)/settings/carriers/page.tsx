import { getTranslations } from "next-intl/server";
import { AddCarrier } from "@/modules/shipments/ui/add-carrier";
import { CarrierCard } from "@/modules/shipments/ui/carrier-card";
import { CarrierRules } from "@/modules/shipments/ui/carrier-rules";
import { api } from "@/server/api";

/** Who takes the parcels: each carrier with its prices, and which shipping method goes with whom. */
export default async function CarriersPage() {
  const [t, accounts, rules] = await Promise.all([
    getTranslations("shipping.carriers"),
    api.shipments.carriers(),
    api.shipments.carrierRules(),
  ]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-80 text-13 text-ink-2">{t("intro")}</p>
        <AddCarrier taken={accounts.map(({ code }) => code)} />
      </div>
      {accounts.map((account) => (
        <CarrierCard key={account.code} account={account} />
      ))}
      <CarrierRules rules={rules} carriers={accounts.map(({ code, name }) => ({ code, name }))} />
    </>
  );
}
