"use client";
import { PlugZap, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Badge } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { MessageAccount } from "../../accounts/account-queries";
import type { MessengerKind } from "../../inputs";
import { ChannelIcon } from "../channel-icon";
import { AccountDialog, type DescribedKind } from "./account-dialog";

type Props = { accounts: readonly MessageAccount[]; kinds: readonly DescribedKind[] };

/** Who carries text messages and chats: accounts with providers, each with a test that sends nothing. */
export function AccountsCard({ accounts, kinds }: Props) {
  const t = useTranslations("notifications.setup.accounts");
  const [editing, setEditing] = useState<MessageAccount | "new" | null>(null);
  const add = (
    <Button size="sm" icon={<Plus />} disabledReason={useNeeds("manager")} onClick={() => setEditing("new")}>
      {t("add")}
    </Button>
  );
  return (
    <Card title={t("title")} actions={accounts.length > 0 && add}>
      {accounts.length === 0 ? (
        <EmptyState icon={<PlugZap />} title={t("emptyTitle")} actions={add}>
          {t("empty")}
        </EmptyState>
      ) : (
        <ul>
          {accounts.map((account) => (
            <AccountLine key={account.code} account={account} onChange={() => setEditing(account)} />
          ))}
        </ul>
      )}
      {editing && (
        <AccountDialog
          key={editing === "new" ? "" : editing.code}
          account={editing === "new" ? null : editing}
          taken={accounts.map(({ code }) => code)}
          kinds={kinds}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

function AccountLine({ account, onChange }: { account: MessageAccount; onChange: () => void }) {
  const t = useTranslations("notifications.setup.accounts");
  const kindNames = useTranslations("notifications.setup.kinds");
  const reasonText = useReasonText();
  const router = useRouter();
  const { code, channel, active, secrets } = account;
  const kind = account.kind as MessengerKind;
  const onError = (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" });
  const put = trpc.notifications.putAccount.useMutation({ onSuccess: () => router.refresh(), onError });
  const test = trpc.notifications.testAccount.useMutation({
    onError,
    onSuccess: ({ problem }) =>
      showToast(
        problem
          ? { title: reasonText(problem) ?? "", tone: "danger" }
          : { title: t("testPassed"), text: t("testPassedText"), tone: "success" },
      ),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2.5 first:border-t-0">
      <ChannelIcon channel={channel} />
      <span className="min-w-0 grow basis-50">
        <span className="flex flex-wrap items-center gap-2 text-13 font-medium">
          {kindNames(kind)}
          {secrets === null ? (
            <Badge tone="danger" glyph="hold">
              {t("unreadable")}
            </Badge>
          ) : (
            !active && (
              <Badge tone="neutral" glyph="dashed">
                {t("off")}
              </Badge>
            )
          )}
        </span>
        <span className="mono block text-12 text-ink-3">{code}</span>
      </span>
      <span className="flex flex-wrap gap-1">
        <Button variant="ghost" size="sm" pending={test.isPending} onClick={() => test.mutate({ code })}>
          {t("test")}
        </Button>
        <Button variant="ghost" size="sm" pending={put.isPending} onClick={() => put.mutate({ code, kind, active: !active })}>
          {t(active ? "turnOff" : "turnOn")}
        </Button>
        <Button size="sm" onClick={onChange}>
          {t("change")}
        </Button>
      </span>
    </li>
  );
}
