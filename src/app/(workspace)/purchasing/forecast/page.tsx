import { getTranslations } from "next-intl/server";
import { ListForecasts } from "@/modules/purchasing/forecasts/inputs";
import { ForecastFilters } from "@/modules/purchasing/ui/forecasts/forecast-filters";
import { ForecastsList } from "@/modules/purchasing/ui/forecasts/forecasts-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { ForecastTabs } from "../forecast-tabs";

type Props = { searchParams: Promise<Record<string, string | undefined>> };

const { q, view, pattern, abc, xyz, sort } = ListForecasts.shape;

/** What is expected of each product, how well it is known, and how long what is there lasts. */
export default async function ForecastPage({ searchParams }: Props) {
  const [params, t] = await Promise.all([searchParams, getTranslations("forecast")]);
  // What an address says wrong is left out.
  const filter = {
    q: q.safeParse(params.q?.trim() || undefined).data,
    view: view.safeParse(params.view).data,
    pattern: pattern.safeParse(params.pattern).data,
    abc: abc.safeParse(params.abc).data,
    xyz: xyz.safeParse(params.xyz).data,
    sort: sort.safeParse(params.sort).data,
  };
  const [first, run] = await Promise.all([api.forecasts.list(filter), api.forecasts.lastRun()]);
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      tabs={<ForecastTabs current={filter.view ?? "forecast"} />}
      filters={<ForecastFilters filter={filter} />}
    >
      <ForecastsList key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} run={run && overTheWire(run)} />
    </Page>
  );
}
