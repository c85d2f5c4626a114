"use client";
import { useTranslations } from "next-intl";
import type { GlyphName } from "@/ui/glyphs";
import { Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";
import type { ImportState } from "../kinds";

const looks: Record<ImportState, { tone: Tone; glyph: GlyphName }> = {
  mapping: { tone: "neutral", glyph: "dashed" },
  checking: { tone: "progress", glyph: "quarter" },
  checked: { tone: "info", glyph: "half" },
  committing: { tone: "progress", glyph: "threeQuarters" },
  done: { tone: "success", glyph: "check" },
  undoing: { tone: "progress", glyph: "back" },
  undone: { tone: "neutral", glyph: "back" },
  failed: { tone: "danger", glyph: "cross" },
};

/** How far an import has come. */
export function ImportStatus({ state }: { state: ImportState }) {
  const t = useTranslations("files.states");
  return <Status {...looks[state]}>{t(state)}</Status>;
}
