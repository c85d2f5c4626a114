import { getTranslations } from "next-intl/server";
import { BulkRefusals } from "@/modules/orders/ui/bulk-refusals";
import { LiveRefresh } from "@/platform/realtime/react";
import { api, orNotFound } from "@/server/api";
import { DateTime } from "@/ui/date-time";
import { FactList } from "@/ui/fact-list";
import { Page } from "@/ui/page";
import { SmoothProgress } from "@/ui/progress-bar";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  const t = await getTranslations("orders.bulk.page");
  return { title: t("title") };
}

/** What became of a bulk run, for whoever closed its dialog. */
export default async function BulkRunPage({ params }: Props) {
  const { id } = await params;
  const [t, run] = await Promise.all([getTranslations("orders.bulk.page"), orNotFound(api.bulk.byId({ id }))]);
  const rest = run.refused - run.refusals.length;
  return (
    <Page title={t("title")} padded narrow>
      <LiveRefresh topics={["bulk"]} id={id} />
      <Card title={t("commands", { command: run.command })} padded>
        {!run.finishedAt && (
          <div className="mb-4">
            <SmoothProgress value={run.done + run.refused} max={run.total} label={t("running")} />
          </div>
        )}
        <FactList
          facts={[
            { label: t("total"), value: run.total, strong: true },
            { label: t("done"), value: run.done },
            { label: t("refused"), value: run.refused },
            { label: t("by"), value: run.by, apart: true },
            { label: t("startedAt"), value: <DateTime at={run.startedAt} as="full" /> },
            ...(run.finishedAt ? [{ label: t("finishedAt"), value: <DateTime at={run.finishedAt} as="full" /> }] : []),
          ]}
        />
      </Card>
      {run.refusals.length > 0 && (
        <Card title={t("refusals")} padded>
          <BulkRefusals refused={run.refusals} />
          {rest > 0 && <p className="mt-2 text-13 text-ink-2">{t("more", { count: rest })}</p>}
        </Card>
      )}
    </Page>
  );
}
