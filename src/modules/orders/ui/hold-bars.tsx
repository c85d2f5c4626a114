"use client";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { useReasonText } from "@/ui/reason-text";
import { whyInvalid } from "../address/why-invalid";
import { failedConditionsOf } from "../confirmation";
import { hasAuthor } from "./timeline-facts";
import { TwinLink, TwinNotice } from "./twin-notice";
import { useConditionWords } from "./use-condition-words";
import { useOrderCommand } from "./use-order-command";

/** What holds the order: why, since when and by whom, what it waits for, and the button that lets it go. */
export function HoldBars({ order }: { order: OrderPage }) {
  return (
    <>
      {order.holds.map((hold) => (
        <HoldBar key={hold.id} order={order} hold={hold} />
      ))}
      <TwinNotice order={order} />
    </>
  );
}

/** What a channel calls something is said in its settings, and the order goes on. */
function WhereToSay({ order, hold }: { order: OrderPage; hold: OrderPage["holds"][number] }) {
  const t = useTranslations("orders.page.hold");
  const says = hold.reason === "unknown_sku" || hold.reason === "unmapped";
  if (!says || order.externalId === null) return null;
  const href = hold.reason === "unknown_sku" ? "/settings/channels/unknown" : `/settings/channels/${encodeURIComponent(order.channel)}`;
  return (
    <>
      {" "}
      <TextLink href={href}>{t(hold.reason === "unknown_sku" ? "sayProduct" : "sayWord")}</TextLink>
    </>
  );
}

function HoldBar({ order, hold }: { order: OrderPage; hold: OrderPage["holds"][number] }) {
  const t = useTranslations("orders.page.hold");
  const words = useTranslations("status.hold");
  const conditionWords = useConditionWords();
  const formats = useFormats();
  const needs = useNeeds("operator");
  const command = useOrderCommand();
  const release = trpc.orders.release.useMutation(command.options);
  const placed = order.events.find(({ type, data }) => type === "order.held" && data.holdId === hold.id);
  const reason = words.has(hold.reason as never) ? words(hold.reason as never) : hold.reason;
  const note = [
    placed && (hasAuthor(placed) ? `${placed.by.name}, ${formats.short(placed.at)}` : formats.short(placed.at)),
    hold.until && t("until", { at: formats.short(hold.until) }),
    hold.waitsFor && t(`waitsFor.${hold.waitsFor}`),
  ];
  const reasonText = useReasonText();
  const failed = failedConditionsOf(hold.data);
  const isGathering = hold.reason === "gathering";
  return (
    <Banner
      title={t("title", { reason: reason.toLowerCase() })}
      note={note.filter(Boolean).join(" · ")}
      actions={
        // With one hold the page's main button releases it, unless it ends by itself.
        (order.holds.length > 1 || isGathering) && (
          <Button
            size="sm"
            pending={release.isPending}
            disabledReason={needs}
            onClick={() => release.mutate({ orderId: order.id, version: command.versionOf(order), holdId: hold.id })}
          >
            {t(isGathering ? "apart" : "release")}
          </Button>
        )
      }
    >
      {reasonText(whyInvalid(hold.data))} {hold.note && t("quote", { note: hold.note })}
      {failed.length > 0 && failed.map(conditionWords).join(" · ")}
      {hold.reason === "duplicate" && <TwinLink data={hold.data} />}
      <WhereToSay hold={hold} order={order} />
    </Banner>
  );
}
