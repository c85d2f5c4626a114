"use client";
import { Monitor, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { RelativeTime } from "@/ui/date-time";
import { useReasonText } from "@/ui/reason-text";
import { Badge } from "@/ui/status";
import { showToast } from "@/ui/toast";
import { deviceOf } from "../device";

type OwnSession = { id: string; lastSeenAt: Date; ip: string | null; userAgent: string | null };

/** Where the person is signed in, and the button that ends it there. */
export function SessionsList({ sessions, currentId }: { sessions: readonly OwnSession[]; currentId: string }) {
  const t = useTranslations("settings.account");
  const router = useRouter();
  const reasonText = useReasonText();
  const revoke = trpc.organizations.revokeSession.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return (
    <ul className="divide-y divide-line">
      {sessions.map(({ id, lastSeenAt, ip, userAgent }) => {
        const device = deviceOf(userAgent);
        const name = [device.browser, device.system].filter(Boolean).join(", ") || t("unknownDevice");
        return (
          <li key={id} className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-13">
            <span className="text-ink-3 [&_svg]:size-4">{device.phone ? <Smartphone /> : <Monitor />}</span>
            <span className="font-medium">{name}</span>
            <span className="mono text-12 text-ink-3">{ip}</span>
            {id === currentId ? (
              <Badge tone="info" className="ml-auto">
                {t("thisOne")}
              </Badge>
            ) : (
              <>
                <span className="text-12 text-ink-3">
                  <RelativeTime at={lastSeenAt} />
                </span>
                <Button size="sm" className="ml-auto" onClick={() => revoke.mutate({ sessionId: id })}>
                  {t("endSession")}
                </Button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
