import { BarChart3 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import type { AskFigures, Narrowing } from "../../figures/ask";
import type { Days } from "../../figures/span";
import type { Figures } from "../../rollups/state-queries";
import { ExportPage } from "../export-page";
import { type AnalyticsPageName, AnalyticsTabs } from "./analytics-tabs";
import { type Choices, FiguresBar } from "./figures-bar";
import { LiveFigures } from "./live-figures";
import { CountedAt, RebuildNotice } from "./rebuild-notice";

type Props = {
  page: AnalyticsPageName;
  ask: AskFigures;
  span: Days & { before: Days | null };
  figures: Figures;
  choices: Choices;
  mayRebuild: boolean;
  narrows?: readonly Narrowing[];
  /** The page can be narrowed to a channel. */
  hasChannels?: boolean;
  /** Nothing to show in this period: says so instead of the page. */
  isEmpty?: boolean;
  actions?: ReactNode;
  children: ReactNode;
};

/** A page of analytics: its tabs, period, comparison and filters; live, printable, with how its figures came about. */
export function AnalyticsFrame({ page, ask, span, figures, choices, mayRebuild, narrows, hasChannels, isEmpty, actions, children }: Props) {
  const t = useTranslations("analytics");
  return (
    <Page
      title={t("title")}
      actions={
        <>
          {actions}
          <ExportPage page={page} />
        </>
      }
      tabs={<AnalyticsTabs current={page} ask={ask} />}
      filters={<FiguresBar span={span} ask={ask} choices={choices} narrows={narrows} hasChannels={hasChannels} />}
    >
      <LiveFigures />
      <RebuildNotice figures={figures} />
      {isEmpty ? (
        <EmptyState icon={<BarChart3 />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8 px-5 py-5 max-md:px-4">{children}</div>
      )}
      <CountedAt figures={figures} mayRebuild={mayRebuild} />
    </Page>
  );
}
