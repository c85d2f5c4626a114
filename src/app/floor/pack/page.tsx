import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { chosenWarehouse } from "../../(workspace)/chosen-warehouse";
import { FloorPackList } from "../../packing-table/pack-list";
import { ScanToOpen } from "../../packing-table/scan-to-open";

/** What waits for its box, most urgent first. A scanned tote opens by itself. */
export default async function FloorPackListPage() {
  const [t, warehouse] = await Promise.all([getTranslations("floor.pack"), chosenWarehouse()]);
  const tasks = await api.fulfilment.queue({ warehouse: warehouse?.code, statuses: ["picked"], limit: 100 });
  return (
    <FloorScreen
      back="/floor"
      title={t("title")}
      note={t("note", { count: tasks.length })}
      footer={<ScanToOpen warehouse={warehouse?.code} />}
    >
      <LiveRefresh topics={["fulfilment", "order"]} />
      <p className="px-4 pt-2 text-14 text-floor-ink2">{t("how")}</p>
      <FloorPackList tasks={overTheWire(tasks)} />
    </FloorScreen>
  );
}
