"use client";
import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { Money } from "@/ui/money";
import { Card } from "@/ui/section";
import { NewReturnDialog } from "./new-return-dialog";
import { type ReturnsPage, unitsOf, worthOf } from "./return-row";
import { ReturnState } from "./return-state";

type Props = { order: { id: string; number: string; shipped: number }; first: ReturnsPage; from: { id: string; number: string } | null };

/** The returns of an order, and the way to a new one once anything has left. */
export function OrderReturns({ order, first, from }: Props) {
  const t = useTranslations("returns");
  const needs = useNeeds("operator");
  const [asking, setAsking] = useState(false);
  const { data, refetch } = trpc.returns.list.useQuery({ orderId: order.id, limit: 50 }, { initialData: first });
  useLiveQuery(["return"], () => void refetch(), order.id);
  if (order.shipped === 0 && data.items.length === 0 && !from) return null;
  return (
    <Card
      icon={<Undo2 />}
      title={t("ofOrder")}
      padded
      actions={
        <Button size="sm" variant="ghost" icon={<Undo2 />} disabledReason={needs} onClick={() => setAsking(true)}>
          {t("new.action")}
        </Button>
      }
    >
      {from && (
        <p className="mb-2 text-13">
          {t("exchangeOf")} <TextLink href={`/returns/${from.id}`}>{from.number}</TextLink>
        </p>
      )}
      {data.items.length === 0 && !from && <p className="text-13 text-ink-3">{t("noneYet")}</p>}
      <ul className="grid gap-2 text-13">
        {data.items.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <TextLink href={`/returns/${row.id}`}>{row.number}</TextLink>
            <ReturnState status={row.status} />
            <span className="text-ink-2">{t("units", { count: unitsOf(row) })}</span>
            <span className="ml-auto">
              <Money minor={worthOf(row)} currency={row.currency} />
            </span>
          </li>
        ))}
      </ul>
      {asking && <NewReturnDialog order={order} onClose={() => setAsking(false)} />}
    </Card>
  );
}
