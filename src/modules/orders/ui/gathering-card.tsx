"use client";
import { Combine } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Card } from "@/ui/section";
import { TransferState } from "./transfers/transfer-state";

type Props = { order: OrderPage; names: Readonly<Record<string, string>> };

/** How the goods of the order come together before they are sent: what travels, when all of it is there, and what that costs. */
export function GatheringCard({ order, names }: Props) {
  const t = useTranslations("orders.page.gathering");
  const formats = useFormats();
  const plan = order.gathering;
  if (!plan) return null;
  const name = (code: string) => names[code] ?? code;
  const isOver = plan.transfers.every(({ status }) => status === "received" || status === "cancelled");
  const money = (minor: number) => formats.money(minor);
  return (
    <Card
      icon={<Combine aria-hidden="true" className="text-ink-3" />}
      title={t("title")}
      note={isOver ? null : t.rich("ready", { at: () => <DateTime key="at" at={readyOf(plan)} as="date" /> })}
    >
      <div className="grid gap-1 px-4 py-3 text-13">
        {plan.ways.map((way) => (
          <p key={way.from}>{t("way", { count: way.units, from: name(way.from), to: name(plan.to) })}</p>
        ))}
        <p className="text-ink-2">
          {plan.costMinor !== null
            ? t("cost", { sum: money(plan.costMinor), transfer: money(plan.transferMinor ?? 0) })
            : plan.transferMinor !== null
              ? t("transferCost", { transfer: money(plan.transferMinor) })
              : t("costUnknown")}{" "}
          {plan.apart &&
            (plan.apart.costMinor === null
              ? t("apart", { count: plan.apart.parcels })
              : t("apartCost", { count: plan.apart.parcels, sum: money(plan.apart.costMinor) }))}
        </p>
      </div>
      <ul className="divide-y divide-line border-t border-line text-13">
        {plan.transfers.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2">
            <TextLink href={`/stock/transfers/${one.id}`}>{t("transfer", { number: one.number })}</TextLink>
            <span className="text-ink-2">
              {one.fromName} → {one.toName}, {t("units", { count: one.units })}
            </span>
            <span className="ml-auto">
              <TransferState status={one.status} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The last of those that are still to come says when; they may have been put off since they were planned. */
function readyOf({ readyAt, transfers }: NonNullable<OrderPage["gathering"]>): Date {
  const open = transfers.filter(({ status }) => status !== "received" && status !== "cancelled");
  return new Date(Math.max(...open.map(({ expectedAt }) => new Date(expectedAt).getTime()), open.length > 0 ? 0 : Date.parse(readyAt)));
}
