import type { GlyphName } from "@/ui/glyphs";
import type { Tone } from "@/ui/tone";
import type { StopState } from "../../runs/stop-rules";

/** How a stop of a courier is marked. */
export const stopLooks: Record<StopState, { glyph: GlyphName; tone: Tone }> = {
  waiting: { glyph: "dashed", tone: "neutral" },
  on_the_way: { glyph: "arrow", tone: "progress" },
  delivered: { glyph: "check", tone: "success" },
  failed: { glyph: "cross", tone: "danger" },
};
