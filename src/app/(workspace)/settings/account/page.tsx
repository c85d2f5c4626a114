import { getTranslations } from "next-intl/server";
import { PasswordForm } from "@/modules/organizations/ui/password-form";
import { SessionsList } from "@/modules/organizations/ui/sessions-list";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { Card } from "@/ui/section";

export default async function AccountPage() {
  const { id, user } = await requireSession();
  const [sessions, t] = await Promise.all([api.organizations.sessions(), getTranslations("settings.account")]);
  return (
    <>
      <Card title={t("sessions")}>
        <SessionsList sessions={sessions} currentId={id} />
      </Card>
      <Card title={t("password")} padded>
        <PasswordForm email={user.email} />
      </Card>
    </>
  );
}
