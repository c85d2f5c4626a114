"use client";
import { useTranslations } from "next-intl";
import type { GlyphName } from "@/ui/glyphs";
import { Badge, Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";
import type { PurchaseStatus } from "../../orders/purchase";

const looks: Record<PurchaseStatus, { glyph: GlyphName; tone: Tone }> = {
  draft: { glyph: "dashed", tone: "neutral" },
  waiting_for_approval: { glyph: "hourglass", tone: "warning" },
  approved: { glyph: "checkOutline", tone: "info" },
  sent: { glyph: "arrow", tone: "progress" },
  partly_received: { glyph: "half", tone: "progress" },
  received: { glyph: "box", tone: "success" },
  closed: { glyph: "check", tone: "neutral" },
  cancelled: { glyph: "cross", tone: "neutral" },
};

/** Where an order to a supplier stands. */
export function PurchaseState({ status, as = "status" }: { status: PurchaseStatus; as?: "status" | "badge" }) {
  const t = useTranslations("purchasing.status");
  const Mark = as === "badge" ? Badge : Status;
  return <Mark {...looks[status]}>{t(status)}</Mark>;
}
