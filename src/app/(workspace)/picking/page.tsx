import { ScanBarcode } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../chosen-warehouse";
import { PickingTabs } from "./picking-tabs";
import { PutBackNotice } from "./put-back-notice";
import { WorkList } from "./work-list";

/** What is to be picked, most urgent first; held tasks last, because nobody may begin them. */
export default async function PickingPage() {
  const [t, warehouse] = await Promise.all([getTranslations("picking"), chosenWarehouse()]);
  const [tasks, counts] = await Promise.all([
    api.fulfilment.queue({ warehouse: warehouse?.code, statuses: ["planned", "picking"], limit: 200 }),
    api.fulfilment.counts({ warehouse: warehouse?.code }),
  ]);
  const ready = tasks.filter((task) => task.openHolds.length === 0);
  const held = tasks.filter((task) => task.openHolds.length > 0);
  return (
    <Page title={t("title")} note={t("list.note", { tasks: ready.length, late: counts.late })} tabs={<PickingTabs current="list" />}>
      <LiveRefresh topics={["fulfilment", "order", "put_back"]} />
      {counts.putBacks > 0 && <PutBackNotice units={counts.putBacks} warehouse={warehouse?.code} />}
      {tasks.length > 0 ? (
        <WorkList tasks={overTheWire([...ready, ...held])} oneWarehouse={warehouse !== undefined} />
      ) : (
        <EmptyState
          icon={<ScanBarcode />}
          title={t("list.emptyTitle")}
          actions={
            <>
              {counts.toPack > 0 && (
                <ButtonLink variant="primary" href="/packing">
                  {t("list.toPacking", { tasks: counts.toPack })}
                </ButtonLink>
              )}
              <ButtonLink href="/orders">{t("list.toOrders")}</ButtonLink>
            </>
          }
        >
          {t("list.emptyText")}
        </EmptyState>
      )}
    </Page>
  );
}
