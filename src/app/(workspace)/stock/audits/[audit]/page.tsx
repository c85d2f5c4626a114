import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AuditState } from "@/modules/inventory/ui/audits/audit-state";
import { AuditView } from "@/modules/inventory/ui/audits/audit-view";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { DateTime } from "@/ui/date-time";
import { DetailHeader, Page } from "@/ui/page";

type Props = { params: Promise<{ audit: string }> };

/** One audit: what it found, in plain words, and what a repair would do about it. */
export default async function AuditPage({ params }: Props) {
  const { audit: auditId } = await params;
  if (!z.uuid().safeParse(auditId).success) notFound();
  const [t, found] = await Promise.all([getTranslations("inventory.audits"), orNotFound(api.audits.byId({ auditId }))]);
  const audit = overTheWire(found);
  return (
    <Page
      back="/stock/audits"
      crumbs={[{ label: t("title"), href: "/stock/audits" }, { label: <DateTime key="at" at={audit.startedAt} /> }]}
    >
      <LiveRefresh topics={["stock"]} id={audit.id} />
      <DetailHeader
        title={t("one")}
        badges={<AuditState audit={audit} />}
        facts={
          <>
            <DateTime at={audit.startedAt} as="full" />
            <span>{audit.by.kind === "system" ? t("bySchedule") : audit.by.name}</span>
            <span>{t("size", { levels: audit.levels, checks: audit.checks })}</span>
            {audit.repair && audit.repairedAt && (
              <span>{t.rich("repairedBy", { name: audit.repair.by, at: () => <DateTime key="at" at={audit.repairedAt ?? ""} /> })}</span>
            )}
          </>
        }
      />
      <div className="px-5 pb-10 pt-5 max-md:px-4">
        <AuditView first={audit} />
      </div>
    </Page>
  );
}
