"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { cx } from "@/ui/cx";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { type RoutingRule, routingRules } from "../../routing/rules";
import type { TestDrive } from "../../routing/test-drive";

type Plan = OverTheWire<TestDrive>;
type Candidate = Plan["candidates"][number];

/** Every option with its figures in the order of the rules. In each losing row the figure that decided against it is marked. */
export function CandidateTable({ plan, name, currency }: { plan: Plan; name: (code: string) => string; currency: string }) {
  const t = useTranslations("routing.drive");
  const words = useTranslations("routing.rule");
  const reasonText = useReasonText();
  const figure = useFigures(currency);
  const inOrder = plan.rules.flatMap((rule) => routingRules.find((one) => one === rule) ?? []);
  const speaking = inOrder.filter((rule) => plan.candidates.some((one) => figure(rule, one) !== null));
  const silent = inOrder.filter((rule) => !speaking.includes(rule));
  return (
    <>
      <div className="overflow-x-auto border-t border-line">
        <Table label={t("options")} gutter={16} columns={[150, ...speaking.map(() => 84), 190]}>
          <TableHead>
            <HeadCell>{t("option")}</HeadCell>
            {speaking.map((rule) => (
              <HeadCell key={rule} numeric title={words(`${rule}.name`)}>
                {words(`${rule}.short`)}
              </HeadCell>
            ))}
            <HeadCell>{t("outcome")}</HeadCell>
          </TableHead>
          <tbody>
            {plan.candidates.map((one) => (
              <Row
                key={`${one.warehouses.join("+")}${one.gather ? " together" : ""}`}
                className={one.outcome ? "" : "font-medium [&>td]:bg-hover"}
              >
                <Cell wrap>
                  {one.gather
                    ? `${one.gather.ways.map((way) => name(way.from)).join(" + ")} → ${name(one.gather.to)}`
                    : one.warehouses.map(name).join(" + ")}
                </Cell>
                {speaking.map((rule) => (
                  <Figure key={rule} decided={decidedBy(one) === rule}>
                    {figure(rule, one) ?? "—"}
                  </Figure>
                ))}
                <Cell wrap>
                  {one.outcome ? (
                    <span className="text-ink-2">{reasonText(one.outcome)}</span>
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
      </div>
      {silent.length > 0 && (
        <p className="border-t border-line px-4 py-2 text-12 text-ink-3">
          {t("silent", { rules: silent.map((rule) => words(`${rule}.short`)).join(", ") })}
        </p>
      )}
    </>
  );
}

function Figure({ decided, children }: { decided: boolean; children: ReactNode }) {
  const t = useTranslations("routing.drive");
  return (
    <Cell numeric className={cx(decided && "bg-warning-tint! font-medium text-warning")}>
      {children}
      {decided && <span className="sr-only"> {t("decided")}</span>}
    </Cell>
  );
}

// The exact metres stand in the column of the distance.
const decidedBy = (one: Candidate) => (one.decidedBy === "distance" ? "distance_band" : one.decidedBy);

/** A rule's figure of a candidate as people read it; null when it is not known. */
function useFigures(currency: string) {
  const t = useTranslations("routing.drive");
  return (rule: RoutingRule, one: Candidate): ReactNode => {
    switch (rule) {
      case "unfilled_units":
        return one.unfilledUnits;
      case "late":
        return one.late;
      case "parcels":
        return one.parcels;
      case "cost_band":
        return one.costMinor === null ? null : <Money minor={one.costMinor} currency={currency} />;
      case "eta":
        return one.etaDays === null ? null : t("days", { days: one.etaDays });
      case "load_band":
        return one.loadPercent === null ? null : `${one.loadPercent} %`;
      case "distance_band":
        return one.distanceKm === null ? null : t("km", { km: one.distanceKm });
      case "priority":
        return one.priority;
    }
  };
}
