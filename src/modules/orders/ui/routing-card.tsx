"use client";
import { ChevronDown, ChevronUp, CircleX, ListOrdered, Route } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OrderPage } from "@/server/order-view";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Candidate, RoutingDecision } from "../routing/request";
import { type RuleSource, routingRules } from "../routing/rules";

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
        note={
          <span className="tabular-nums">
            {order.routed?.at && (
              <>
                {t.rich("decided", { at: () => <DateTime key="at" at={order.routed?.at ?? ""} as="full" /> })}
                {", "}
              </>
            )}
            {t("compared", { count: candidates.length })}
          </span>
        }
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
            {candidates.length > 0 && <Candidates candidates={candidates} order={order} name={name} />}
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
            <RulesLine rules={order.routed?.rules ?? []} source={order.routed?.ruleSet ?? null} />
          </>
        )}
      </Card>
    </div>
  );
}

/** The order in which the rules were asked, and whose they were: the first that told two options apart decided. */
function RulesLine({ rules, source }: { rules: readonly string[]; source: RuleSource | null }) {
  const t = useTranslations("orders.page.routing");
  const words = routingRules.filter((rule) => rules.includes(rule)).sort((a, b) => rules.indexOf(a) - rules.indexOf(b));
  if (words.length === 0) return null;
  return (
    <p className="flex items-start gap-1.5 border-t border-line px-4 py-2 text-pretty text-12 text-ink-3">
      <ListOrdered aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span>
        {t("by", { rules: words.map((rule) => t(`rules.${rule}`)).join(", ") })}
        {source && source.scope !== "tried" && ` (${t(`whose.${source.scope}`, { version: source.version })})`}
      </span>
    </p>
  );
}

type CandidatesProps = { candidates: readonly Candidate[]; order: OrderPage; name: (code: string) => string };

function Candidates({ candidates, order, name }: CandidatesProps) {
  const t = useTranslations("orders.page.routing");
  const formats = useFormats();
  const units = unitsOf(order);
  const figures = useFigures(order.routed?.rules ?? []);
  const km = (one: Candidate) =>
    one.distancesKm.some((distance) => distance === null)
      ? "—"
      : t("km", { distance: one.distancesKm.map((distance) => formats.number(Math.round(distance ?? 0))).join(t("and")) });
  const fills = ({ unfilledUnits }: Candidate) => t("of", { done: Math.max(0, units - unfilledUnits), all: units });
  return (
    <>
      <Table label={t("title")} gutter={16} columns={[null, 90, 80, 130, 230]} className="max-md:hidden max-xl:overflow-x-auto">
        <TableHead>
          <HeadCell>{t("option")}</HeadCell>
          <HeadCell numeric>{t("fills")}</HeadCell>
          <HeadCell numeric>{t("parcels")}</HeadCell>
          <HeadCell numeric>{t("distance")}</HeadCell>
          <HeadCell>{t("outcome")}</HeadCell>
        </TableHead>
        <tbody>
          {candidates.map((one) => (
            <Row key={keyOf(one)} className={one.outcome ? "" : "font-medium [&>td]:bg-hover"}>
              <Cell>
                {wayOf(one, name)}
                <span className="block truncate font-normal text-12 text-ink-3 tabular-nums empty:hidden">{figures(one)}</span>
              </Cell>
              <Cell numeric className={one.unfilledUnits > 0 ? "text-warning" : ""}>
                {fills(one)}
              </Cell>
              <Cell numeric>{one.parcels}</Cell>
              <Cell numeric>{km(one)}</Cell>
              <Cell>
                <Outcome one={one} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul aria-label={t("title")} className="divide-y divide-line text-13 md:hidden">
        {candidates.map((one) => (
          <li key={keyOf(one)} className={`grid gap-0.5 px-4 py-2.5 ${one.outcome ? "" : "bg-hover font-medium"}`}>
            <span className="flex flex-wrap justify-between gap-x-3">
              {wayOf(one, name)}
              <Outcome one={one} />
            </span>
            <span className="flex flex-wrap gap-x-3 font-normal text-12 text-ink-3 tabular-nums">
              <span className={one.unfilledUnits > 0 ? "text-warning" : ""}>
                {t("fills")} {fills(one)}
              </span>
              <span>
                {t("parcels")}: {one.parcels}
              </span>
              <span>{km(one)}</span>
              <span className="empty:hidden">{figures(one)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcome({ one }: { one: Candidate }) {
  const t = useTranslations("orders.page.routing");
  const outcome = useReasonText()(one.outcome);
  if (outcome === null)
    return (
      <Status glyph="check" tone="success">
        {t("chosen")}
      </Status>
    );
  return (
    <span className="text-ink-2 max-md:font-normal" title={outcome}>
      {outcome}
    </span>
  );
}

/** What else was compared, as far as it was known: price, days, load. */
function useFigures(rules: readonly string[]) {
  const t = useTranslations("orders.page.routing");
  const formats = useFormats();
  return ({ costMinor, etaDays, loadPercent }: Candidate) =>
    [
      rules.includes("cost_band") && typeof costMinor === "number" && formats.money(costMinor),
      rules.includes("eta") && typeof etaDays === "number" && t("days", { days: etaDays }),
      rules.includes("load_band") && typeof loadPercent === "number" && t("load", { percent: loadPercent }),
    ]
      .filter(Boolean)
      .join(" · ");
}

const keyOf = ({ warehouses, gather }: Candidate) => `${warehouses.join("+")}${gather ? " together" : ""}`;

/** The warehouses of an option; of one that brings goods together, from where to where. */
function wayOf({ warehouses, gather }: Candidate, name: (code: string) => string): string {
  return gather ? `${gather.ways.map((way) => name(way.from)).join(" + ")} → ${name(gather.to)}` : warehouses.map(name).join(" + ");
}

// The decision was made on what was there to be sent then; those of earlier versions do not say how much.
const unitsOf = (order: OrderPage) => order.routed?.units ?? order.lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0);
