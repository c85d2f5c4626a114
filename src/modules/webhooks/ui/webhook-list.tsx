"use client";
import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { Webhook } from "../webhook-queries";
import { WebhookDialog } from "./webhook-dialog";
import { WebhookState } from "./webhook-state";

/** Other people's systems that hear of what happens here. */
export function WebhookList({ webhooks }: { webhooks: readonly Webhook[] }) {
  const t = useTranslations("webhooks");
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="primary" size="sm" icon={<Plus />} onClick={() => setCreating(true)}>
      {t("create")}
    </Button>
  );
  return (
    <Card title={t("title")} actions={webhooks.length > 0 && create}>
      {webhooks.length === 0 ? (
        <EmptyState icon={<WebhookIcon />} title={t("emptyTitle")} actions={create}>
          {t("empty")}
        </EmptyState>
      ) : (
        <Table label={t("title")} row={52} gutter={16} columns={[null, { width: 260, from: "md" }, 150]}>
          <TableHead>
            <HeadCell>{t("columns.receiver")}</HeadCell>
            <HeadCell from="md">{t("columns.events")}</HeadCell>
            <HeadCell>{t("columns.state")}</HeadCell>
          </TableHead>
          <tbody>
            {webhooks.map((webhook) => (
              <Row key={webhook.id}>
                <Cell>
                  <RowLink href={`/settings/webhooks/${encodeURIComponent(webhook.code)}`} className="block truncate">
                    {webhook.code}
                  </RowLink>
                  <span className="mono block truncate text-12 text-ink-3">{webhook.url}</span>
                </Cell>
                <Cell from="md" className="mono text-12 text-ink-2">
                  {webhook.events.includes("*") ? t("form.all") : webhook.events.join(", ")}
                </Cell>
                <Cell>
                  <WebhookState webhook={webhook} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {creating && <WebhookDialog webhook={null} taken={webhooks.map(({ code }) => code)} onClose={() => setCreating(false)} />}
    </Card>
  );
}
