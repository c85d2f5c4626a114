"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/ui/button-link";
import type { Movement } from "./ledger";

/** What made a movement happen, in words, each with the way to it. */
export function MovementCause({ movement: { causeKind, causeId, cause } }: { movement: Movement }) {
  const t = useTranslations("inventory.ledger");
  const parts: ReactNode[] = [];
  const link = (href: string, words: string) => (
    <TextLink key={href} className="underline underline-offset-2" href={href}>
      {words}
    </TextLink>
  );
  if (cause?.order) parts.push(link(`/orders/${encodeURIComponent(cause.order)}`, t("byOrder", { number: cause.order })));
  if (cause?.fulfilment) parts.push(t(causeKind === "put_back" ? "byPutBack" : "byFulfilment", { number: cause.fulfilment }));
  if (cause?.tracking) parts.push(t("byShipment", { number: cause.tracking }));
  if (causeKind === "checkout") parts.push(t("byCheckout", { reference: cause?.reference ?? "", channel: cause?.channel ?? "" }));
  if (causeKind === "arrival") parts.push(link(`/stock/arrivals/${causeId}`, t("byArrival", { reference: cause?.reference ?? "" })));
  if (causeKind === "transfer") parts.push(link(`/stock/transfers/${causeId}`, t("byTransfer", { number: String(cause?.transfer ?? "") })));
  if (causeKind === "return") parts.push(link(`/returns/${causeId}`, t("byReturn", { number: cause?.return ?? "" })));
  if (causeKind === "master") parts.push(t("byMaster"));
  if (causeKind === "audit") parts.push(link(`/stock/audits/${causeId}`, t("byAudit")));
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one movement never change places
    <span key={index}>
      {", "}
      {part}
    </span>
  ));
}
