"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Role } from "@/lib/permission";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { RelativeTime } from "@/ui/date-time";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

type Invitation = { id: string; email: string; role: Role; expiresAt: Date };

/** Who was invited and has not come yet. */
export function InvitationsList({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations("settings.members");
  const words = useTranslations("nav.roles");
  const router = useRouter();
  const reasonText = useReasonText();
  const revoke = trpc.organizations.revokeInvitation.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return (
    <ul className="divide-y divide-line">
      {invitations.map(({ id, email, role, expiresAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-13">
          <span className="min-w-0 truncate font-medium">{email}</span>
          <span className="text-ink-2">{words(role)}</span>
          <span className="text-12 text-ink-3">
            {t("expires")} <RelativeTime at={expiresAt} />
          </span>
          <Button size="sm" className="ml-auto" onClick={() => revoke.mutate({ invitationId: id })}>
            {t("revoke")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
