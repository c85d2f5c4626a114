import { getTranslations } from "next-intl/server";
import { StationPage } from "@/modules/printing/ui/station-page";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../../chosen-warehouse";

/** A browser beside a printer that prints whatever is sent to it. */
export default async function PrintStationPage() {
  const [t, warehouses, chosen] = await Promise.all([getTranslations("printing.station"), api.warehouses.list(), chosenWarehouse()]);
  const places = warehouses.filter(({ active }) => active).map(({ code, name }) => ({ code, name }));
  // The warehouse that the sidebar is narrowed to stands first.
  const sorted = places.toSorted((a, b) => Number(b.code === chosen?.code) - Number(a.code === chosen?.code));
  return (
    <Page title={t("title")} back="/printing">
      <StationPage warehouses={sorted} />
    </Page>
  );
}
