import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/ui/date-time";
import type { GlyphName } from "@/ui/glyphs";
import { Badge, Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";

/** How every state of an order looks. Circle = work on the order, square = money; the fill tells how far it is. */
type Look = { glyph: GlyphName; tone: Tone };

const orderLooks = {
  draft: { glyph: "dashed", tone: "neutral" },
  new: { glyph: "dot", tone: "info" },
  confirmed: { glyph: "checkOutline", tone: "info" },
  closed: { glyph: "check", tone: "neutral" },
  cancelled: { glyph: "cross", tone: "neutral" },
} as const satisfies Record<string, Look>;

const orderFulfilmentLooks = {
  unfulfilled: { glyph: "dashed", tone: "neutral" },
  backordered: { glyph: "hourglass", tone: "warning" },
  reserved: { glyph: "quarter", tone: "info" },
  picking: { glyph: "half", tone: "progress" },
  packed: { glyph: "box", tone: "progress" },
  partially_shipped: { glyph: "arrowOutline", tone: "progress" },
  shipped: { glyph: "arrow", tone: "progress" },
  partially_delivered: { glyph: "checkOutline", tone: "success" },
  delivered: { glyph: "check", tone: "success" },
  returned_to_sender: { glyph: "back", tone: "warning" },
} as const satisfies Record<string, Look>;

const paymentLooks = {
  unpaid: { glyph: "square", tone: "neutral" },
  authorized: { glyph: "squareDashed", tone: "info" },
  partially_paid: { glyph: "squareHalf", tone: "warning" },
  paid: { glyph: "squareCheck", tone: "success" },
  cash_on_delivery: { glyph: "squareDown", tone: "neutral" },
  partially_refunded: { glyph: "squareBackOutline", tone: "neutral" },
  refunded: { glyph: "squareBack", tone: "neutral" },
} as const satisfies Record<string, Look>;

const returnLooks = {
  none: { glyph: "dashed", tone: "neutral" },
  requested: { glyph: "dot", tone: "warning" },
  partially_returned: { glyph: "back", tone: "neutral" },
  returned: { glyph: "back", tone: "neutral" },
} as const satisfies Record<string, Look>;

const fulfilmentLooks = {
  planned: { glyph: "dashed", tone: "neutral" },
  picking: { glyph: "half", tone: "progress" },
  picked: { glyph: "threeQuarters", tone: "progress" },
  packed: { glyph: "box", tone: "progress" },
  handed_over: { glyph: "arrow", tone: "progress" },
  delivered: { glyph: "check", tone: "success" },
  returned_to_sender: { glyph: "back", tone: "warning" },
  cancelled: { glyph: "cross", tone: "neutral" },
} as const satisfies Record<string, Look>;

type Props<T> = { status: T; as?: "status" | "badge"; quiet?: boolean };

export function OrderStatus({ status, ...rest }: Props<keyof typeof orderLooks>) {
  const t = useTranslations("status.order");
  return <Mark look={orderLooks[status]} word={t(status)} {...rest} />;
}

/** How far the work on the whole order is. */
export function OrderFulfilmentStatus({ status, ...rest }: Props<keyof typeof orderFulfilmentLooks>) {
  const t = useTranslations("status.orderFulfilment");
  return <Mark look={orderFulfilmentLooks[status]} word={t(status)} {...rest} />;
}

/** "Paid" is grey in lists, because it is normal. */
export function PaymentStatus({ status, as, quiet = as !== "badge" && status === "paid" }: Props<keyof typeof paymentLooks>) {
  const t = useTranslations("status.payment");
  return <Mark look={paymentLooks[status]} word={t(status)} as={as} quiet={quiet} />;
}

export function ReturnStatus({ status, ...rest }: Props<keyof typeof returnLooks>) {
  const t = useTranslations("status.return");
  return <Mark look={returnLooks[status]} word={t(status)} {...rest} />;
}

/** One warehouse's work on one order. */
export function FulfilmentStatus({ status, ...rest }: Props<keyof typeof fulfilmentLooks>) {
  const t = useTranslations("status.fulfilment");
  return <Mark look={fulfilmentLooks[status]} word={t(status)} {...rest} />;
}

function Mark({ look, word, as = "status", quiet }: { look: Look; word: string; as?: "status" | "badge"; quiet?: boolean }) {
  if (as === "badge") return <Badge {...look}>{word}</Badge>;
  return (
    <Status {...look} quiet={quiet}>
      {word}
    </Status>
  );
}

/** Why an order stands still. A reason of tomorrow is shown by its own name. */
export function HoldBadge({ reason }: { reason: string }) {
  const t = useTranslations("status.hold");
  const known = reason as Parameters<typeof t>[0];
  return (
    <Badge glyph="hold" tone="warning">
      {t.has(known) ? t(known) : reason}
    </Badge>
  );
}

/** Past its promise: how long ago it was due. */
export function LateBadge({ at }: { at: Date | string | number }) {
  return (
    <Badge icon={<Flag aria-hidden="true" />} tone="danger">
      <RelativeTime at={at} />
    </Badge>
  );
}
