"use client";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";
import { showToast } from "@/ui/toast";
import { useOrderCommand } from "../use-order-command";

/** The question that waits for the buyer's answer, and the way to take it back. */
export function ProposalBar({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.substitution");
  const formats = useFormats();
  const operator = useNeeds("operator");
  const command = useOrderCommand(() => showToast({ title: t("withdrawn"), tone: "success" }));
  const withdraw = trpc.orders.withdrawSubstitution.useMutation(command.options);
  const { proposal } = order;
  if (!proposal) return null;
  const { fits, by, createdAt, substitute, line, units } = proposal;
  return (
    <Banner
      tone={fits ? "info" : "warning"}
      icon={<Glyph name="hourglass" />}
      title={t("barTitle")}
      note={`${by}, ${formats.short(createdAt)}`}
      actions={
        <Button size="sm" pending={withdraw.isPending} disabledReason={operator} onClick={() => withdraw.mutate({ orderId: order.id })}>
          {t("withdraw")}
        </Button>
      }
    >
      {fits ? t("barText", { substitute: substitute.name, name: line.name, units }) : t("outdated")}
    </Banner>
  );
}
