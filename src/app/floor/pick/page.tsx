import { getTranslations } from "next-intl/server";
import { PickList } from "@/modules/fulfilment/ui/pick-list";
import { MyTasks } from "@/modules/fulfilment/ui/waves/my-tasks";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { chosenWarehouse } from "../../(workspace)/chosen-warehouse";

/** What may be picked now, most urgent first; what is held waits at the desk. */
export default async function FloorPickListPage() {
  const [t, warehouse] = await Promise.all([getTranslations("floor.pick"), chosenWarehouse()]);
  const [all, mine] = await Promise.all([
    api.fulfilment.queue({ warehouse: warehouse?.code, statuses: ["planned", "picking"], limit: 100 }),
    api.pickTasks.list({ states: ["claimed", "paused"], mine: true }),
  ]);
  const tasks = all.filter((task) => task.openHolds.length === 0);
  return (
    <FloorScreen back="/floor" title={t("title")} note={t("note", { count: tasks.length })}>
      <LiveRefresh topics={["fulfilment", "order", "pick_task", "wave"]} />
      <MyTasks tasks={overTheWire(mine)} warehouse={warehouse?.code ?? tasks[0]?.warehouse ?? null} />
      <PickList tasks={overTheWire(tasks)} />
    </FloorScreen>
  );
}
