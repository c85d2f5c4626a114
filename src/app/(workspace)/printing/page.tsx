import { FileText, Printer, RefreshCw } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { paperKindNames } from "@/modules/printing/paper-kind";
import { jobStates } from "@/modules/printing/print-job";
import { JobsList } from "@/modules/printing/ui/jobs-list";
import { PrintHere } from "@/modules/printing/ui/print-here";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { ChipRow } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { chosenWarehouse } from "../chosen-warehouse";
import { ShipmentTabs } from "../shipments/shipment-tabs";

type Props = { searchParams: Promise<{ state?: string; kind?: string }> };

/** What was printed, what waits, and what went wrong. */
export default async function PrintingPage({ searchParams }: Props) {
  const [params, t, warehouse, stations] = await Promise.all([
    searchParams,
    getTranslations("printing"),
    chosenWarehouse(),
    api.printing.stations({}),
  ]);
  const state = jobStates.find((one) => one === params.state);
  const kind = paperKindNames.find((one) => one === params.kind);
  const filter = { state, kind, warehouse: warehouse?.code };
  const first = await api.printing.jobs(filter);
  const filtered = Boolean(state || kind);
  return (
    <Page
      title={t("title")}
      actions={
        <ButtonLink icon={<Printer />} href="/printing/station">
          {t("toStation")}
        </ButtonLink>
      }
      tabs={<ShipmentTabs current="printing" counts={null} />}
      filters={
        <ChipRow end={<PrintHere stations={overTheWire(stations)} />}>
          <FilterChip
            param="state"
            name={t("columns.state")}
            icon={<RefreshCw />}
            chosen={state ?? null}
            choices={jobStates.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
          <FilterChip
            param="kind"
            name={t("columns.what")}
            icon={<FileText />}
            chosen={kind ?? null}
            choices={paperKindNames.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </ChipRow>
      }
    >
      {first.items.length > 0 ? (
        <JobsList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <>
          <LiveRefresh topics={["print"]} />
          <EmptyState
            icon={<Printer />}
            title={t(filtered ? "empty.filtered" : "empty.title")}
            actions={filtered ? <ButtonLink href="/printing">{t("empty.all")}</ButtonLink> : undefined}
          >
            {t(filtered ? "empty.filteredText" : "empty.text")}
          </EmptyState>
        </>
      )}
    </Page>
  );
}
