import type { Block } from "@/platform/pdf/block";
import type { Sheet } from "@/platform/pdf/sheet";
import { text } from "@/platform/pdf/text";

/** The number of a tote, white on black, so that nobody takes it for a quantity or a bin. */
export function tagBadge(sheet: Sheet, tag: string, side: number): Block {
  const label = text(sheet, tag, {
    face: "bold",
    size: side * 0.62,
    minSize: 5,
    width: side,
    align: "center",
    colour: "#ffffff",
    leading: 1.1,
    maxLines: 1,
  });
  return {
    height: side,
    draw: (x, y) => {
      sheet.pdf.roundedRect(x, y, side, side, 2).fill("#000000");
      label.draw(x, y + (side - label.height) / 2);
    },
  };
}
