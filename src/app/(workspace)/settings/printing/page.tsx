import { getTranslations } from "next-intl/server";
import { FormatSettings } from "@/modules/printing/ui/format-settings";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";

/** On which paper each kind is printed, warehouse by warehouse. */
export default async function PrintingSettingsPage() {
  const [t, places] = await Promise.all([getTranslations("printing.settings"), api.printing.formats({})]);
  return (
    <>
      <LiveRefresh topics={["print.format_changed", "warehouse"]} />
      <h2 className="sr-only">{t("title")}</h2>
      <p className="text-ink-2">{t("text")}</p>
      {places.map(({ warehouse, name, formats }) => (
        <FormatSettings key={warehouse} warehouse={{ code: warehouse, name }} formats={formats} />
      ))}
    </>
  );
}
