import { getTranslations } from "next-intl/server";
import { ranksAtLeast } from "@/lib/permission";
import { CartSettings } from "@/modules/fulfilment/ui/board/cart-settings";
import { FloorSettings } from "@/modules/fulfilment/ui/board/floor-settings";
import { RuleSettings } from "@/modules/fulfilment/ui/board/rule-settings";
import { BoxSettings } from "@/modules/fulfilment/ui/packing-settings/box-settings";
import { PackingRulesForm } from "@/modules/fulfilment/ui/packing-settings/packing-rules";
import { RateSettings } from "@/modules/inventory/ui/work-log/rate-settings";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";

/** How work is given to pickers and packers: carts, waves by themselves, silence, boxes, weights, and what an hour costs. */
export default async function PickingSettingsPage() {
  const { role } = await requireSession();
  const leads = ranksAtLeast(role, "manager");
  const [t, carts, rules, settings, warehouses, boxes, packing, rates] = await Promise.all([
    getTranslations("waves.settings"),
    api.waves.carts(),
    api.waves.rules({}),
    api.waves.settings(),
    api.warehouses.list(),
    api.packing.boxes(),
    api.packing.rules(),
    leads ? api.workLog.rates() : Promise.resolve([]),
  ]);
  const places = warehouses.map(({ code, name }) => ({ code, name }));
  return (
    <>
      <LiveRefresh topics={["wave.settings_changed", "packing", "warehouse"]} />
      <h2 className="sr-only">{t("title")}</h2>
      <FloorSettings key={settings.version} settings={settings} />
      <CartSettings carts={carts} />
      <RuleSettings rules={overTheWire(rules)} carts={carts} warehouses={places} />
      <BoxSettings boxes={boxes} />
      <PackingRulesForm key={`packing ${packing.version}`} rules={packing} />
      {leads && <RateSettings key={rates.map((rate) => rate.hourMinor).join()} rates={rates} warehouses={places} />}
    </>
  );
}
