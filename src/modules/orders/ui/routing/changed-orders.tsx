"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { ChangedOrder } from "./use-what-if";

const atFirst = 20;

/** The orders that would have gone out from elsewhere, newest first, each with its link. */
export function ChangedOrders({ orders, names }: { orders: readonly ChangedOrder[]; names: Readonly<Record<string, string>> }) {
  const t = useTranslations("routing.whatIf");
  const [shown, setShown] = useState(atFirst);
  const places = (codes: readonly string[]) => (codes.length > 0 ? codes.map((code) => names[code] ?? code).join(" + ") : t("nobody"));
  const km = (value: number | null) => (value === null ? "—" : t("km", { km: value }));
  return (
    <div className="border-t border-line">
      <Table label={t("changedOrders")} gutter={16} row={44} columns={[110, { width: 110, from: "md" }, null, { width: 160, from: "md" }]}>
        <TableHead>
          <HeadCell>{t("order")}</HeadCell>
          <HeadCell from="md">{t("placed")}</HeadCell>
          <HeadCell>{t("warehouses")}</HeadCell>
          <HeadCell numeric from="md">
            {t("distance")}
          </HeadCell>
        </TableHead>
        <tbody>
          {orders.slice(0, shown).map(({ id, number, placedAt, before, after, beforeKm, afterKm }) => (
            <Row key={id}>
              <Cell>
                <Link href={`/orders/${number}`} className="text-accent-ink tabular-nums hover:underline">
                  {number}
                </Link>
              </Cell>
              <Cell from="md">
                <DateTime at={placedAt} />
              </Cell>
              <Cell wrap>
                <span className="text-ink-2">{places(before)}</span>{" "}
                <ArrowRight role="img" aria-label={t("to")} className="inline size-3.5 text-ink-3" /> {places(after)}
              </Cell>
              <Cell numeric from="md">
                {km(beforeKm)} <ArrowRight aria-hidden="true" className="inline size-3 text-ink-3" /> {km(afterKm)}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {orders.length > shown && (
        <div className="border-t border-line px-4 py-2">
          <Button size="sm" variant="ghost" onClick={() => setShown(shown + 100)}>
            {t("more", { count: orders.length - shown })}
          </Button>
        </div>
      )}
    </div>
  );
}
