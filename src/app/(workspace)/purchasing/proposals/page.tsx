import { Layers, Warehouse } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { abcClasses } from "@/modules/purchasing/forecasts/demand-pattern";
import { ListProposals } from "@/modules/purchasing/replenishment/inputs";
import { ProposalsList } from "@/modules/purchasing/ui/proposals/proposals-list";
import { RulesButton } from "@/modules/purchasing/ui/proposals/rules-dialog";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ChipRow } from "@/ui/chip";
import { FilterChip } from "@/ui/filter-chip";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { ForecastTabs } from "../forecast-tabs";

type Props = { searchParams: Promise<Record<string, string | undefined>> };

const { q, abc } = ListProposals.shape;

/** What to order and to transfer now: how much, why, and what it is worth. */
export default async function ProposalsPage({ searchParams }: Props) {
  const [params, t, warehouses, rules] = await Promise.all([
    searchParams,
    getTranslations("forecast"),
    api.warehouses.list(),
    api.replenishment.rules(),
  ]);
  const filter = {
    q: q.safeParse(params.q?.trim() || undefined).data,
    abc: abc.safeParse(params.abc).data,
    warehouse: warehouses.find(({ code }) => code === params.warehouse)?.code,
  };
  const first = await api.replenishment.proposals(filter);
  return (
    <Page
      title={t("proposals.title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={<RulesButton key={rules.version} rules={rules} />}
      tabs={<ForecastTabs current="proposals" />}
      filters={
        <ChipRow>
          <FilterChip
            param="warehouse"
            name={t("proposals.columns.where")}
            icon={<Warehouse />}
            chosen={filter.warehouse ?? null}
            choices={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <FilterChip
            param="abc"
            name="ABC"
            icon={<Layers />}
            chosen={filter.abc ?? null}
            choices={abcClasses.map((value) => ({ value, label: t(`abc.${value}`) }))}
          />
        </ChipRow>
      }
    >
      <ProposalsList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
    </Page>
  );
}
