"use client";
import { useTranslations } from "next-intl";
import { Status } from "@/ui/status";
import type { CountState as State } from "../../count";

type Props = { count: { state: State; bins: number; counted: number } };

const signs = {
  open: { glyph: "half", tone: "progress" },
  review: { glyph: "flag", tone: "warning" },
  approved: { glyph: "check", tone: "success" },
  cancelled: { glyph: "cross", tone: "neutral" },
} as const;

/** Where a count stands, in a sign and words. */
export function CountState({ count: { state, bins, counted } }: Props) {
  const t = useTranslations("stockroom.counts");
  return <Status {...signs[state]}>{t(`states.${state}`, { bins, counted })}</Status>;
}
