import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { StateBanner } from "@/ui/floor/state-banner";
import { floorWarehouse } from "../floor-warehouse";
import { NoWarehouse } from "../no-warehouse";

/** The counts that go on in a warehouse. */
export default async function FloorCountsPage() {
  const [t, warehouse] = await Promise.all([getTranslations("stockroom.count"), floorWarehouse()]);
  if (!warehouse) return <NoWarehouse />;
  const { items } = await api.counts.list({ warehouse: warehouse.code, state: "open" });
  return (
    <FloorScreen back="/floor" title={t("title")} note={warehouse.name}>
      <LiveRefresh topics={["count"]} />
      {items.length === 0 && <StateBanner tone="yes" title={t("none")} text={t("noneText")} />}
      <ul className="grid gap-2 px-4 pb-4 pt-4">
        {items.map(({ id, number, kind, zone, bins, counted, note }) => (
          <li key={id}>
            <FloorRow
              href={`/floor/count/${id}`}
              title={t("one", { number })}
              note={[t(`kinds.${kind}`, { zone: zone ?? "" }), note].filter(Boolean).join(", ")}
              figure={bins - counted}
            />
          </li>
        ))}
      </ul>
    </FloorScreen>
  );
}
