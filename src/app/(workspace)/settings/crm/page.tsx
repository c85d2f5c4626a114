import { Handshake } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { whyNotRole } from "@/lib/permission";
import { AddCrm } from "@/modules/crm/ui/add-crm";
import { CrmCard } from "@/modules/crm/ui/crm-card";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";
import { NotForRole } from "../not-for-role";

/** Where orders become deals. */
export default async function CrmPage() {
  const { role } = await requireSession();
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const [crms, t] = await Promise.all([api.crm.list(), getTranslations("crm")]);
  if (crms.length === 0)
    return (
      <Card title={t("title")}>
        <EmptyState icon={<Handshake />} title={t("emptyTitle")} actions={<AddCrm />}>
          {t("about")}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-80 text-13 text-ink-2">{t("about")}</p>
        <AddCrm />
      </div>
      {crms.map((crm) => (
        <CrmCard key={crm.code} first={crm} />
      ))}
    </>
  );
}
