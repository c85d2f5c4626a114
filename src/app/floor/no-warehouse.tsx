import { getTranslations } from "next-intl/server";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { StateBanner } from "@/ui/floor/state-banner";

/** What is shown to somebody whom no warehouse is open to. */
export async function NoWarehouse() {
  const t = await getTranslations("floor");
  return (
    <FloorScreen back="/floor" title={t("title")}>
      <StateBanner tone="stop" title={t("noWarehouse")} />
    </FloorScreen>
  );
}
