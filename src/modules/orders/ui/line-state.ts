import type { GlyphName } from "@/ui/glyphs";
import type { Tone } from "@/ui/tone";
import type { LineAnswer } from "../answer";

export type LineState = {
  key: "cancelled" | "returned" | "delivered" | "shipped" | "packed" | "picked" | "waiting" | "partlyWaiting" | "reserved" | "none";
  glyph: GlyphName;
  tone: Tone;
  /** Units in this state, and units that are still wanted. */
  units: number;
  of: number;
};

/** How far one order line is, by its furthest units: a reader wants one word, and the count tells how much of the line it is true for. */
export function lineState(line: LineAnswer): LineState {
  const of = line.quantity - line.cancelled;
  if (of === 0) return { key: "cancelled", glyph: "cross", tone: "neutral", units: line.cancelled, of: line.quantity };
  if (line.returned > 0) return { key: "returned", glyph: "back", tone: "warning", units: line.returned, of };
  if (line.delivered > 0)
    return { key: "delivered", glyph: line.delivered < of ? "checkOutline" : "check", tone: "success", units: line.delivered, of };
  if (line.shipped > 0)
    return { key: "shipped", glyph: line.shipped < of ? "arrowOutline" : "arrow", tone: "progress", units: line.shipped, of };
  if (line.packed > 0) return { key: "packed", glyph: "box", tone: "progress", units: line.packed, of };
  if (line.picked > 0)
    return { key: "picked", glyph: line.picked < of ? "half" : "threeQuarters", tone: "progress", units: line.picked, of };
  if (line.backordered > 0) {
    const key = line.reserved > 0 ? "partlyWaiting" : "waiting";
    return { key, glyph: "hourglass", tone: "warning", units: line.backordered, of: line.reserved > 0 ? line.reserved : of };
  }
  if (line.reserved > 0) return { key: "reserved", glyph: "quarter", tone: "info", units: line.reserved, of };
  return { key: "none", glyph: "dashed", tone: "neutral", units: 0, of };
}
