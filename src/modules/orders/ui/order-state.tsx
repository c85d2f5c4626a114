"use client";
import { useTranslations } from "next-intl";
import { Glyph } from "@/ui/glyphs";
import { Tooltip } from "@/ui/tooltip";
import type { OrderRow } from "./order-row";
import { HoldBadge, OrderFulfilmentStatus, OrderStatus } from "./status-badges";

type Shown = Pick<OrderRow, "status" | "fulfilmentStatus" | "openHolds">;

const notBegun: readonly OrderRow["fulfilmentStatus"][] = ["unfulfilled", "backordered", "reserved"];

/** How an order stands, in one mark: what stops it before work has begun, else how far it is, with a sign when it is held. */
export function OrderState({ row }: { row: Shown }) {
  const t = useTranslations("status.hold");
  const [hold, ...more] = row.openHolds;
  if (row.status === "cancelled" || row.status === "draft") return <OrderStatus status={row.status} quiet />;
  if (hold && notBegun.includes(row.fulfilmentStatus)) {
    return (
      <span className="inline-flex items-center gap-1.5">
        <HoldBadge reason={hold} />
        {more.length > 0 && <span className="text-12 text-ink-3 tabular-nums">+{more.length}</span>}
      </span>
    );
  }
  const word = (code: string) => (t.has(code as never) ? t(code as never) : code);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="min-w-0">
        <OrderFulfilmentStatus status={row.fulfilmentStatus} />
      </span>
      {hold && (
        <Tooltip content={row.openHolds.map(word).join(", ")}>
          <button type="button" aria-label={word(hold)} className="relative z-1 shrink-0 rounded-sm text-warning [&_svg]:size-3.5">
            <Glyph name="hold" />
          </button>
        </Tooltip>
      )}
    </span>
  );
}
