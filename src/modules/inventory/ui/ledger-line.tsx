"use client";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Quantity } from "@/ui/money";
import { Cell, Row } from "@/ui/table";
import { readWriteOff } from "../write-off";
import type { Movement } from "./ledger";
import { MovementCause } from "./movement-cause";

/** One movement: what changed, by whom and because of what, and the balances after it. */
export function LedgerLine({ movement, warehouseName }: { movement: Movement; warehouseName: string }) {
  const t = useTranslations("inventory.ledger");
  const conditions = useTranslations("inventory.conditions");
  const writeOff = useTranslations("inventory.writeOff.reasons");
  const checks = useTranslations("inventory.audits.checks");
  const { number } = useFormats();
  const signed = (units: number) => (units > 0 ? `+${number(units)}` : number(units));
  const { quantity, reservedDelta, conditionDelta } = movement;
  const details = [
    quantity !== 0 && reservedDelta !== 0 ? t("reservedDelta", { delta: signed(reservedDelta) }) : null,
    conditionDelta !== 0 ? t("conditionDelta", { condition: conditions(movement.condition), delta: signed(conditionDelta) }) : null,
    movement.lot ? t("lot", { lot: movement.lot }) : null,
    movement.serial ? t("serial", { serial: movement.serial }) : null,
    movement.bin ? t("bin", { bin: movement.bin }) : movement.kind === "moved" ? t("noBin") : null,
    reasonWords(movement),
  ].filter(Boolean);
  function reasonWords({ kind, causeKind, reason }: Movement): string | null {
    // A lot that expired was set apart by the clock.
    const off = reason && (kind === "written_off" || reason === "expired") ? readWriteOff(reason) : null;
    if (off) return [writeOff(off.why), off.note].filter(Boolean).join(": ");
    // A repair names the check that found it.
    if (causeKind === "audit" && reason && checks.has(`${reason}.title` as never)) return checks(`${reason}.title` as "on_hand.title");
    return reason;
  }
  return (
    <Row>
      <Cell>
        <DateTime at={movement.at} />
      </Cell>
      <Cell wrap>
        <span className="font-medium">{t(`kinds.${movement.kind}`)}</span>
        <MovementCause movement={movement} />
        {details.length > 0 && <span className="block text-12 text-ink-3 [overflow-wrap:anywhere]">{details.join(", ")}</span>}
        <span className="block text-12 text-ink-3 xl:hidden">{movement.by.name}</span>
      </Cell>
      <Cell from="md">{warehouseName}</Cell>
      <Cell numeric className={quantity < 0 || (quantity === 0 && reservedDelta > 0) ? "" : quantity > 0 ? "text-success" : ""}>
        {quantity !== 0 ? (
          signed(quantity)
        ) : reservedDelta !== 0 ? (
          <span className="text-ink-3">{t("reservedDelta", { delta: signed(reservedDelta) })}</span>
        ) : (
          <span className="text-ink-3">0</span>
        )}
      </Cell>
      <Cell numeric from="md" className={quantity === 0 ? "text-ink-3" : "font-medium"}>
        <Quantity value={movement.onHandAfter} bare />
      </Cell>
      <Cell numeric from="xl" className={reservedDelta === 0 ? "text-ink-3" : ""}>
        <Quantity value={movement.reservedAfter} bare />
      </Cell>
      <Cell from="xl" className="text-ink-2">
        {movement.by.name}
      </Cell>
    </Row>
  );
}
