"use client";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { useOrderCommand } from "./use-order-command";

/** What the buyer wrote by the tracking page, until somebody has dealt with it. */
export function BuyerMessagesBar({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.buyerMessages");
  const formats = useFormats();
  const operator = useNeeds("operator");
  const command = useOrderCommand();
  const settle = trpc.orders.settleBuyerMessage.useMutation(command.options);
  return order.buyerMessages
    .filter(({ settledAt }) => settledAt === null)
    .map(({ id, text, writtenAt }) => (
      <Banner
        key={id}
        tone="info"
        icon={<MessageSquare />}
        title={t("title")}
        note={formats.short(writtenAt)}
        actions={
          <Button
            size="sm"
            pending={settle.isPending && settle.variables?.id === id}
            disabledReason={operator}
            onClick={() => settle.mutate({ id })}
          >
            {t("settle")}
          </Button>
        }
      >
        <span className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</span>
      </Banner>
    ));
}
