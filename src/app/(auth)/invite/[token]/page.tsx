import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationForm } from "@/modules/organizations/ui/invitation-form";
import { JoinButton } from "@/modules/organizations/ui/join-button";
import { api } from "@/server/api";
import { currentSession } from "@/server/session";
import { ButtonLink } from "@/ui/button-link";

export const metadata: Metadata = { robots: { index: false, follow: false } };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [invitation, session, t, roles] = await Promise.all([
    api.organizations.invitation({ token: token.slice(0, 200) }),
    currentSession(),
    getTranslations("auth.invite"),
    getTranslations("nav.roles"),
  ]);
  if (!invitation) {
    return (
      <>
        <h1 className="text-20 font-semibold">{t("goneTitle")}</h1>
        <p className="mt-1 mb-4 text-13 text-ink-2">{t("gone")}</p>
        <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
      </>
    );
  }
  const { email, organization, organizationId, role, hasAccount } = invitation;
  const isMine = session?.user.email.toLowerCase() === email;
  return (
    <>
      <h1 className="text-20 font-semibold">{t("title", { organization })}</h1>
      <p className="mt-1 text-13 text-ink-2">{t("role", { role: roles(role) })}</p>
      <p className="mt-1 mb-4 text-13 text-ink-2">
        {isMine ? t("signedIn", { name: session.user.name }) : hasAccount ? t("known", { email }) : t("new")}
      </p>
      {isMine ? <JoinButton token={token} /> : <InvitationForm {...{ token, email, organizationId, hasAccount }} />}
    </>
  );
}
