"use client";
import { ChevronDown, ChevronUp, CircleX, Route } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OrderPage } from "@/server/order-view";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Candidate, RoutingDecision } from "../routing/request";

type Props = { order: OrderPage; names: Readonly<Record<string, string>> };

/** Why these warehouses: what was compared, what was chosen, and why the others were not. */
export function RoutingCard({ order, names }: Props) {
  const t = useTranslations("orders.page.routing");
  const reasonText = useReasonText();
  const [open, setOpen] = useState(true);
  const { candidates, refused } = order.routing as Pick<RoutingDecision, "candidates" | "refused">;
  if (candidates.length + refused.length === 0) return null;
  const name = (code: string) => names[code] ?? code;
  return (
    <div id="routing" className="scroll-mt-16">
      <Card
        icon={<Route aria-hidden="true" className="text-ink-3" />}
        title={t("title")}
        note={t("compared", { count: candidates.length })}
        actions={
          <IconButton
            size="sm"
            label={open ? t("hide") : t("show")}
            aria-expanded={open}
            className="aria-expanded:not-hover:bg-transparent"
            icon={open ? <ChevronUp /> : <ChevronDown />}
            onClick={() => setOpen(!open)}
          />
        }
      >
        {open && (
          <>
            {candidates.length > 0 && <Candidates candidates={candidates} units={unitsOf(order)} name={name} />}
            {refused.length > 0 && (
              <ul className="grid gap-1 border-t border-line px-4 py-2 text-12 first:border-t-0">
                {refused.map(({ warehouse, reason }) => (
                  <li key={warehouse} className="flex items-center gap-1.5">
                    <CircleX aria-hidden="true" className="size-3.5 shrink-0 text-danger" />
                    <span className="font-medium">{name(warehouse)}</span>
                    <span className="text-ink-2">{t("refused", { reason: reasonText(reason) ?? "" })}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Card>
    </div>
  );
}

function Candidates({ candidates, units, name }: { candidates: readonly Candidate[]; units: number; name: (code: string) => string }) {
  const t = useTranslations("orders.page.routing");
  const reasonText = useReasonText();
  const formats = useFormats();
  const km = (one: Candidate) =>
    one.distancesKm.some((distance) => distance === null)
      ? "—"
      : t("km", { distance: one.distancesKm.map((distance) => formats.number(Math.round(distance ?? 0))).join(t("and")) });
  return (
    <Table label={t("title")} gutter={16} columns={[null, 90, 80, 130, 230]} className="max-xl:overflow-x-auto">
      <TableHead>
        <HeadCell>{t("option")}</HeadCell>
        <HeadCell numeric>{t("fills")}</HeadCell>
        <HeadCell numeric>{t("parcels")}</HeadCell>
        <HeadCell numeric>{t("distance")}</HeadCell>
        <HeadCell>{t("outcome")}</HeadCell>
      </TableHead>
      <tbody>
        {candidates.map((one) => (
          <Row key={one.warehouses.join("+")} className={one.outcome ? "" : "font-medium [&>td]:bg-hover"}>
            <Cell>{one.warehouses.map(name).join(" + ")}</Cell>
            <Cell numeric className={one.unfilledUnits > 0 ? "text-warning" : ""}>
              {t("of", { done: Math.max(0, units - one.unfilledUnits), all: units })}
            </Cell>
            <Cell numeric>{one.parcels}</Cell>
            <Cell numeric>{km(one)}</Cell>
            <Cell>
              {one.outcome ? (
                <span className="text-ink-2" title={reasonText(one.outcome) ?? ""}>
                  {reasonText(one.outcome)}
                </span>
              ) : (
                <Status glyph="check" tone="success">
                  {t("chosen")}
                </Status>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

// The decision was made on what was ordered then.
const unitsOf = (order: OrderPage) => order.lines.reduce((sum, line) => sum + line.quantity, 0);
