import { Package } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { ScanAtDesk } from "../../packing-table/scan-at-desk";
import { chosenWarehouse } from "../chosen-warehouse";
import { PackList } from "./pack-list";

/** What is picked and waits for its box, most urgent first; and what is packed but has no carrier yet. */
export default async function PackingPage() {
  const [t, warehouse] = await Promise.all([getTranslations("packing"), chosenWarehouse()]);
  const tasks = await api.fulfilment.queue({ warehouse: warehouse?.code, statuses: ["picked"], limit: 200 });
  return (
    <Page title={t("title")} note={t("list.note", { tasks: tasks.length })} actions={<ScanAtDesk warehouse={warehouse?.code} />}>
      <LiveRefresh topics={["fulfilment", "order"]} />
      {tasks.length > 0 ? (
        <PackList tasks={overTheWire(tasks)} oneWarehouse={warehouse !== undefined} />
      ) : (
        <EmptyState
          icon={<Package />}
          title={t("list.emptyTitle")}
          actions={
            <ButtonLink variant="primary" href="/picking">
              {t("list.toPicking")}
            </ButtonLink>
          }
        >
          {t("list.emptyText")}
        </EmptyState>
      )}
    </Page>
  );
}
