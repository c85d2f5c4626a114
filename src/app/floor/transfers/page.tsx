import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { StateBanner } from "@/ui/floor/state-banner";
import { floorWarehouse } from "../floor-warehouse";
import { NoWarehouse } from "../no-warehouse";

const open = ["draft", "in_transit", "partially_received"] as const;

/** Transfers to pack here, and those to unpack here. */
export default async function FloorTransfersPage() {
  const [t, warehouse] = await Promise.all([getTranslations("stockroom.transfers"), floorWarehouse()]);
  if (!warehouse) return <NoWarehouse />;
  const pages = await Promise.all(open.map((status) => api.transfers.list({ warehouse: warehouse.code, status, limit: 100 })));
  const all = pages.flatMap(({ items }) => items).filter(({ from, to, status }) => (status === "draft" ? from : to) === warehouse.code);
  return (
    <FloorScreen back="/floor" title={t("title")} note={warehouse.name}>
      <LiveRefresh topics={["transfer"]} />
      {all.length === 0 && <StateBanner tone="yes" title={t("none")} />}
      <ul className="grid gap-2 px-4 pb-4 pt-4">
        {all.map(({ id, number, fromName, toName, status }) => (
          <li key={id}>
            <FloorRow
              href={`/floor/transfers/${id}`}
              title={t("one", { number })}
              note={t(status === "draft" ? "pack" : "unpack", { from: fromName, to: toName })}
            />
          </li>
        ))}
      </ul>
    </FloorScreen>
  );
}
