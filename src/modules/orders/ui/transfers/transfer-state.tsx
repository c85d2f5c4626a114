"use client";
import { useTranslations } from "next-intl";
import type { TransferStatus } from "@/modules/inventory/transfers/transfer";
import type { GlyphName } from "@/ui/glyphs";
import { Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";

const looks: Record<TransferStatus, { glyph: GlyphName; tone: Tone }> = {
  draft: { glyph: "dashed", tone: "neutral" },
  in_transit: { glyph: "arrow", tone: "progress" },
  partially_received: { glyph: "half", tone: "progress" },
  received: { glyph: "check", tone: "success" },
  cancelled: { glyph: "cross", tone: "neutral" },
};

/** Where a transfer is on its way. */
export function TransferState({ status }: { status: TransferStatus }) {
  const t = useTranslations("inventory.transfers.status");
  return <Status {...looks[status]}>{t(status)}</Status>;
}
