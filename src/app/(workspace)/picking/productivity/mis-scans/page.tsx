import { CalendarDays, ScanBarcode, UserRound, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { whyNotRole } from "@/lib/permission";
import { MisScansList } from "@/modules/inventory/ui/work-log/mis-scans-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { NotForRole } from "../../../settings/not-for-role";

type Props = { searchParams: Promise<{ from?: string; to?: string; warehouse?: string; userId?: string }> };

const day = z.iso.date();

/** The scans behind the rate of errors: for those who lead others. */
export default async function MisScansPage({ searchParams }: Props) {
  const [t, asked, { role }] = await Promise.all([getTranslations("waves.misScans"), searchParams, requireSession()]);
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const [from, to] = [day.safeParse(asked.from).data, day.safeParse(asked.to).data];
  const [warehouses, { people }] = await Promise.all([api.warehouses.list(), api.workLog.productivity({ from, to })]);
  const workers = people.flatMap(({ userId, name }) => (userId ? [{ value: userId, label: name }] : []));
  const filter = {
    ...{ from, to },
    warehouse: warehouses.find((one) => one.code === asked.warehouse)?.code,
    userId: z.uuid().safeParse(asked.userId).data,
  };
  const first = await api.workLog.misScans(filter);
  const dayChoice = (value: string | undefined) => (value ? [{ value, label: value.split("-").toReversed().join(".") }] : []);
  return (
    <Page
      title={t("title")}
      back="/picking/productivity"
      filters={
        <ChipRow>
          <FilterChip param="userId" name={t("by")} icon={<UserRound />} chosen={filter.userId ?? null} choices={workers} />
          <FilterChip
            param="warehouse"
            name={t("warehouse")}
            icon={<Warehouse />}
            chosen={filter.warehouse ?? null}
            choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
          {from && <FilterChip param="from" name={t("from")} icon={<CalendarDays />} chosen={from} choices={dayChoice(from)} />}
          {to && <FilterChip param="to" name={t("to")} icon={<CalendarDays />} chosen={to} choices={dayChoice(to)} />}
        </ChipRow>
      }
    >
      {first.items.length > 0 ? (
        <MisScansList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState icon={<ScanBarcode />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      )}
    </Page>
  );
}
