"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Quantity } from "@/ui/money";
import { Cell, Row } from "@/ui/table";
import type { Movement } from "./ledger";

/** One movement: what changed, by whom and because of what, and the balances after it. */
export function LedgerLine({ movement, warehouseName }: { movement: Movement; warehouseName: string }) {
  const t = useTranslations("inventory.ledger");
  const conditions = useTranslations("inventory.conditions");
  const { number } = useFormats();
  const signed = (units: number) => (units > 0 ? `+${number(units)}` : number(units));
  const { quantity, reservedDelta, conditionDelta } = movement;
  const details = [
    quantity !== 0 && reservedDelta !== 0 ? t("reservedDelta", { delta: signed(reservedDelta) }) : null,
    conditionDelta !== 0 ? t("conditionDelta", { condition: conditions(movement.condition), delta: signed(conditionDelta) }) : null,
    movement.reason,
  ].filter(Boolean);
  return (
    <Row>
      <Cell>
        <DateTime at={movement.at} />
      </Cell>
      <Cell wrap>
        <span className="font-medium">{t(`kinds.${movement.kind}`)}</span>
        {movement.orderNumber && (
          <>
            {", "}
            <TextLink className="underline underline-offset-2" href={`/orders/${encodeURIComponent(movement.orderNumber)}`}>
              {t("byOrder", { number: movement.orderNumber })}
            </TextLink>
          </>
        )}
        {details.length > 0 && <span className="block text-12 text-ink-3 [overflow-wrap:anywhere]">{details.join(", ")}</span>}
      </Cell>
      <Cell>{warehouseName}</Cell>
      <Cell numeric className={quantity < 0 || (quantity === 0 && reservedDelta > 0) ? "" : quantity > 0 ? "text-success" : ""}>
        {quantity !== 0 ? (
          signed(quantity)
        ) : reservedDelta !== 0 ? (
          <span className="text-ink-3">{t("reservedDelta", { delta: signed(reservedDelta) })}</span>
        ) : (
          <span className="text-ink-3">0</span>
        )}
      </Cell>
      <Cell numeric className={quantity === 0 ? "text-ink-3" : "font-medium"}>
        <Quantity value={movement.onHandAfter} bare />
      </Cell>
      <Cell numeric className={reservedDelta === 0 ? "text-ink-3" : ""}>
        <Quantity value={movement.reservedAfter} bare />
      </Cell>
      <Cell className="text-ink-2">{movement.by.name}</Cell>
    </Row>
  );
}
