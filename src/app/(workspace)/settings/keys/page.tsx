import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { whyNotRole } from "@/lib/permission";
import { CreateKeyDialog } from "@/modules/organizations/ui/create-key-dialog";
import { KeysTable } from "@/modules/organizations/ui/keys-table";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";
import { NotForRole } from "../not-for-role";

export default async function KeysPage() {
  const { role } = await requireSession();
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const [keys, t] = await Promise.all([api.organizations.keys(), getTranslations("settings.keys")]);
  return (
    <>
      <Card title={t("title")} note={keys.length > 0 ? keys.length : undefined} actions={<CreateKeyDialog />}>
        {keys.length > 0 ? (
          <KeysTable keys={keys} />
        ) : (
          <EmptyState icon={<KeyRound />} title={t("emptyTitle")}>
            {t("empty")}
          </EmptyState>
        )}
      </Card>
      <p className="text-13 text-ink-2">
        <a href="/api/v1/docs" className="text-accent-ink underline underline-offset-2">
          {t("reference")}
        </a>
      </p>
    </>
  );
}
