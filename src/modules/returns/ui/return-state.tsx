"use client";
import { useTranslations } from "next-intl";
import type { GlyphName } from "@/ui/glyphs";
import { Badge, Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";
import type { ReturnStatus } from "../return";

const looks: Record<ReturnStatus, { glyph: GlyphName; tone: Tone }> = {
  requested: { glyph: "dot", tone: "warning" },
  approved: { glyph: "checkOutline", tone: "info" },
  rejected: { glyph: "cross", tone: "neutral" },
  on_the_way: { glyph: "arrow", tone: "progress" },
  partially_received: { glyph: "half", tone: "progress" },
  received: { glyph: "box", tone: "warning" },
  refunded: { glyph: "squareBack", tone: "success" },
  exchanged: { glyph: "back", tone: "success" },
  closed: { glyph: "check", tone: "neutral" },
  cancelled: { glyph: "cross", tone: "neutral" },
};

/** Where a return is on its way. */
export function ReturnState({ status, as = "status" }: { status: ReturnStatus; as?: "status" | "badge" }) {
  const t = useTranslations("returns.status");
  const Mark = as === "badge" ? Badge : Status;
  return <Mark {...looks[status]}>{t(status)}</Mark>;
}
