import { HandCoins, Upload } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DifferenceList } from "@/modules/shipments/ui/settlements/difference-list";
import { OpenSums } from "@/modules/shipments/ui/settlements/open-sums";
import { RegisterList } from "@/modules/shipments/ui/settlements/register-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";
import { ShipmentTabs } from "../shipment-tabs";

export async function generateMetadata() {
  return { title: (await getTranslations("shipping.settlements"))("title") };
}

/** Cash on delivery: what carriers have to hand on, what they have, and what of it does not fit. */
export default async function SettlementsPage() {
  const [t, shipping, counts, warehouse, open, registers, differences] = await Promise.all([
    getTranslations("shipping.settlements"),
    getTranslations("shipping.list"),
    api.shipments.counts(),
    chosenWarehouse(),
    api.settlements.open(),
    api.settlements.list({}),
    api.settlements.differences({}),
  ]);
  const isEmpty = open.length === 0 && registers.items.length === 0;
  const read = (
    <ButtonLink variant="primary" icon={<Upload />} href="/settings/files?kind=settlements">
      {t("read")}
    </ButtonLink>
  );
  return (
    <Page
      title={shipping("title")}
      actions={isEmpty ? undefined : read}
      tabs={<ShipmentTabs current="settlements" counts={warehouse ? null : counts} />}
      padded
    >
      <LiveRefresh topics={["settlement", "order.paid", "order.payment_withdrawn", "fulfilment.delivered"]} />
      {isEmpty ? (
        <EmptyState icon={<HandCoins />} title={t("empty")} actions={read}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          {open.length > 0 && <OpenSums open={open} />}
          <DifferenceList first={overTheWire(differences)} />
          {registers.items.length > 0 && <RegisterList first={overTheWire(registers)} />}
        </div>
      )}
    </Page>
  );
}
