import { ChartColumn } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { whyNotRole } from "@/lib/permission";
import { PeopleTable } from "@/modules/inventory/ui/work-log/people-table";
import { StageTable } from "@/modules/inventory/ui/work-log/stage-table";
import { WorkFilters } from "@/modules/inventory/ui/work-log/work-filters";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { NotForRole } from "../../settings/not-for-role";
import { PickingTabs } from "../picking-tabs";

type Props = { searchParams: Promise<{ from?: string; to?: string; warehouse?: string }> };

const day = z.iso.date();

/** Who did how much, how fast, with how many mistakes and at what cost: for those who lead others. */
export default async function ProductivityPage({ searchParams }: Props) {
  const [t, asked, { role }] = await Promise.all([getTranslations("waves.productivity"), searchParams, requireSession()]);
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const warehouses = await api.warehouses.list();
  const warehouse = warehouses.find((one) => one.code === asked.warehouse)?.code;
  const found = await api.workLog.productivity({
    from: day.safeParse(asked.from).data,
    to: day.safeParse(asked.to).data,
    warehouse,
  });
  return (
    <Page
      title={t("title")}
      tabs={<PickingTabs current="productivity" />}
      filters={
        <WorkFilters
          from={found.from}
          to={found.to}
          warehouse={warehouse ?? null}
          warehouses={warehouses.map(({ code, name }) => ({ code, name }))}
        />
      }
    >
      <LiveRefresh topics={["fulfilment.packed", "pick_task.done"]} />
      {found.people.length === 0 ? (
        <EmptyState icon={<ChartColumn />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8 px-5 py-5 max-md:px-4">
          <PeopleTable
            people={found.people}
            currency={found.currency}
            period={{ from: found.from, to: found.to, warehouse: warehouse ?? null }}
          />
          <StageTable stages={found.stages} currency={found.currency} />
        </div>
      )}
    </Page>
  );
}
