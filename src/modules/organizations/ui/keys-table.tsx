"use client";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Scope } from "@/lib/permission";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { RelativeTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { useNow } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem } from "@/ui/menu";
import { useReasonText } from "@/ui/reason-text";
import { SecretOnce } from "@/ui/secret-once";
import { Badge } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { showToast } from "@/ui/toast";
import { keyOpens } from "../api-key";

type Key = {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

const overlapHours = 24;

/** The organization's keys: what each may do, when it was used, and the menu to rotate or revoke it. */
export function KeysTable({ keys }: { keys: readonly Key[] }) {
  const t = useTranslations("settings.keys");
  const router = useRouter();
  const now = useNow();
  const needsOwner = useNeeds("owner");
  const reasonText = useReasonText();
  const [toRevoke, setToRevoke] = useState<Key | null>(null);
  const [successor, setSuccessor] = useState<string | null>(null);
  const onError = (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" });
  const rotate = trpc.organizations.rotateKey.useMutation({
    onError,
    onSuccess({ key }) {
      setSuccessor(key);
      router.refresh();
    },
  });
  const revoke = trpc.organizations.revokeKey.useMutation({
    onError,
    onSuccess() {
      setToRevoke(null);
      router.refresh();
    },
  });

  return (
    <>
      <Table label={t("title")} row={52} gutter={16} columns={[null, { width: 220, from: "md" }, { width: 150, from: "md" }, 68]}>
        <TableHead>
          <HeadCell>{t("key")}</HeadCell>
          <HeadCell from="md">{t("scopes")}</HeadCell>
          <HeadCell from="md">{t("lastUsed")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {keys.map((key) => (
            <Row key={key.id}>
              <Cell>
                <div className="flex items-center gap-2">
                  <span className="truncate font-medium">{key.name}</span>
                  <KeyState keyTimes={key} now={now} />
                </div>
                <div className="mono truncate text-12 text-ink-3">{key.prefix}…</div>
              </Cell>
              <Cell wrap from="md" className="text-12">
                {key.scopes.map((scope) => t(`scope.${scope.replace(":", "_") as "full"}`)).join(", ")}
              </Cell>
              <Cell from="md">
                {key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} /> : <span className="text-ink-3">{t("never")}</span>}
              </Cell>
              <Cell>
                {keyOpens(key, now) && (
                  <Menu trigger={<IconButton size="sm" label={t("actionsFor", { name: key.name })} icon={<Ellipsis />} />}>
                    {key.revokedAt === null && (
                      <MenuItem disabledReason={needsOwner} onSelect={() => rotate.mutate({ keyId: key.id, overlapHours })}>
                        {t("rotate")}
                      </MenuItem>
                    )}
                    <MenuItem danger disabledReason={needsOwner} onSelect={() => setToRevoke(key)}>
                      {t("revoke")}
                    </MenuItem>
                  </Menu>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ConfirmDialog
        open={toRevoke !== null}
        onOpenChange={() => setToRevoke(null)}
        title={t("revokeTitle", { name: toRevoke?.name ?? "" })}
        description={t("revokeAbout")}
        confirm={t("revoke")}
        danger
        pending={revoke.isPending}
        onConfirm={() => toRevoke && revoke.mutate({ keyId: toRevoke.id })}
      />
      <Dialog
        open={successor !== null}
        onOpenChange={() => setSuccessor(null)}
        size="md"
        title={t("rotatedTitle")}
        footer={
          <Button variant="primary" onClick={() => setSuccessor(null)}>
            {t("done")}
          </Button>
        }
      >
        <SecretOnce secret={successor ?? ""} label={t("key")} about={t("rotatedAbout", { hours: overlapHours })} />
      </Dialog>
    </>
  );
}

function KeyState({ keyTimes, now }: { keyTimes: Pick<Key, "expiresAt" | "revokedAt">; now: Date }) {
  const t = useTranslations("settings.keys");
  const { expiresAt, revokedAt } = keyTimes;
  if (revokedAt && revokedAt <= now) return <Badge tone="neutral">{t("revoked")}</Badge>;
  if (expiresAt && expiresAt <= now) return <Badge tone="neutral">{t("expired")}</Badge>;
  const end = revokedAt ?? expiresAt;
  if (!end) return null;
  return (
    <span className="text-12 text-ink-3">
      {t("ends")} <RelativeTime at={end} />
    </span>
  );
}
