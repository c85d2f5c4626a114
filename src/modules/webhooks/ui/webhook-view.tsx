"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { HeadCell, Table, TableHead } from "@/ui/table";
import { type DeliveryState, deliveryStates } from "../delivery";
import type { listDeliveries, Webhook } from "../webhook-queries";
import { DeliveryCard, DeliveryLine, type DeliveryRow } from "./delivery-line";
import { DeliverySheet } from "./delivery-sheet";
import { WebhookCard } from "./webhook-card";

type Page = OverTheWire<Awaited<ReturnType<typeof listDeliveries>>>;

// That something is sent, and what becomes of it, is no event: the log is looked at, often while something is on its way.
const lookEveryMs = { underway: 2_000, quiet: 10_000 };

const isWaiting = ({ state }: DeliveryRow) => state === "waiting";

/** A receiver and everything that was sent to it, newest first. */
export function WebhookView({ webhook, first }: { webhook: Webhook; first: Page }) {
  const t = useTranslations("webhooks.log");
  const { code } = webhook;
  const [state, setState] = useState<DeliveryState | "">("");
  const [isRemoving, setRemoving] = useState(false);
  const [opened, setOpened] = useState<DeliveryRow | null>(null);
  const list = trpc.webhooks.deliveries.useInfiniteQuery(
    { code, state: state || undefined },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      ...(state === "" ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
      refetchInterval: ({ state: { data } }) =>
        webhook.active && !isRemoving && lookEveryMs[data?.pages.some(({ items }) => items.some(isWaiting)) ? "underway" : "quiet"],
    },
  );
  // What is removed is not asked about any more, though its end is an event too.
  const again = () => {
    if (!isRemoving) void list.refetch();
  };
  useLiveQuery("webhook", again);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <WebhookCard webhook={webhook} onSent={again} onRemoving={setRemoving} />
      <Card
        title={t("title")}
        actions={
          <Select
            size="sm"
            aria-label={t("filter")}
            value={state}
            placeholder={t("all")}
            onChange={(next) => setState(deliveryStates.find((one) => one === next) ?? "")}
            options={deliveryStates.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        }
      >
        {rows.length === 0 ? (
          <EmptyState icon={<Send />} title={t(state ? "emptyFiltered" : "emptyTitle")}>
            {state ? null : t("empty")}
          </EmptyState>
        ) : (
          <>
            <Table label={t("title")} row={44} gutter={16} columns={[130, 210, 140, null, 90]} className="max-md:hidden">
              <TableHead>
                <HeadCell>{t("columns.at")}</HeadCell>
                <HeadCell>{t("columns.event")}</HeadCell>
                <HeadCell>{t("columns.state")}</HeadCell>
                <HeadCell>{t("columns.answer")}</HeadCell>
                <HeadCell>
                  <span className="sr-only">{t("columns.actions")}</span>
                </HeadCell>
              </TableHead>
              <tbody>
                {rows.map((row) => (
                  <DeliveryLine key={row.id} row={row} code={code} onOpen={setOpened} onSent={again} />
                ))}
              </tbody>
            </Table>
            <ul className="md:hidden">
              {rows.map((row) => (
                <DeliveryCard key={row.id} row={row} code={code} onOpen={setOpened} onSent={again} />
              ))}
            </ul>
          </>
        )}
        <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
        {opened && <DeliverySheet code={code} row={opened} onClose={() => setOpened(null)} />}
      </Card>
    </>
  );
}
