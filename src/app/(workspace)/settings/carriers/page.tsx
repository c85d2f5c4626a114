import { getTranslations } from "next-intl/server";
import { AddCarrier } from "@/modules/shipments/ui/add-carrier";
import { CarrierCard } from "@/modules/shipments/ui/carrier-card";
import { CarrierRules } from "@/modules/shipments/ui/carrier-rules";
import { DeliveryWatch } from "@/modules/shipments/ui/delivery-watch";
import { MapSetting } from "@/modules/shipments/ui/map-setting";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";

/** Who takes the parcels: each carrier with its prices or keys, and the rules by which a parcel finds one of them. */
export default async function CarriersPage() {
  const [t, accounts, kinds, rules, channels, warehouses, watch] = await Promise.all([
    getTranslations("shipping.carriers"),
    api.shipments.carriers(),
    api.shipments.carrierKinds(),
    api.shipments.carrierRules(),
    api.channels.list(),
    api.warehouses.list(),
    api.shipments.deliverySettings(),
  ]);
  return (
    <>
      <LiveRefresh topics={["carrier.changed"]} />
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-80 text-13 text-ink-2">{t("intro")}</p>
        <AddCarrier taken={accounts.map(({ code }) => code)} kinds={kinds} />
      </div>
      {accounts.map((account) => (
        <CarrierCard key={account.code} account={account} kind={kinds.find(({ kind }) => kind === account.kind)} />
      ))}
      <CarrierRules
        key={`rules ${rules.version}`}
        {...rules}
        names={{ channels: channels.map(named), warehouses: warehouses.map(named), carriers: accounts.map(named) }}
      />
      <MapSetting key={`map ${watch.version}`} {...watch} />
      <DeliveryWatch key={`watch ${watch.version}`} {...watch} />
    </>
  );
}

const named = ({ code, name }: { code: string; name: string }) => ({ code, name });
