import { ScrollText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { whyNotRole } from "@/lib/permission";
import { AuditTable } from "@/modules/organizations/ui/audit-table";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";
import { NotForRole } from "../not-for-role";

type Props = { searchParams: Promise<{ before?: string }> };

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export default async function AuditPage({ searchParams }: Props) {
  const { role } = await requireSession();
  const refused = whyNotRole(role, "owner");
  if (refused) return <NotForRole reason={refused} />;
  const { before } = await searchParams;
  const from = before && uuid.test(before) ? before : null;
  const [{ items, nextBefore }, t] = await Promise.all([api.organizations.audit({ before: from }), getTranslations("settings.audit")]);
  return (
    <>
      <Card title={t("title")} note={t("note")}>
        {items.length > 0 ? (
          <AuditTable entries={items} />
        ) : (
          <EmptyState icon={<ScrollText />} title={t("emptyTitle")}>
            {t("empty")}
          </EmptyState>
        )}
      </Card>
      <div className="flex gap-2">
        {from && <ButtonLink href="/settings/audit">{t("newest")}</ButtonLink>}
        {nextBefore && <ButtonLink href={`/settings/audit?before=${nextBefore}`}>{t("older")}</ButtonLink>}
      </div>
    </>
  );
}
