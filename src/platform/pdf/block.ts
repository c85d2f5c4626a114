import type { Sheet } from "./sheet";

/** Something that knows its height before it is drawn, so that a page can be ended in time. Points from the top left corner. */
export type Block = { height: number; draw(x: number, y: number): void };

export function space(height: number): Block {
  return { height, draw: () => {} };
}

/** One below the other. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  const shown = blocks.filter(({ height }) => height > 0);
  return {
    height: shown.reduce((sum, { height }) => sum + height, 0) + Math.max(0, shown.length - 1) * gap,
    draw: (x, y) => {
      let at = y;
      for (const block of shown) {
        block.draw(x, at);
        at += block.height + gap;
      }
    },
  };
}

/** Side by side; each has its own distance from the left. */
export function row(cells: readonly { x: number; block: Block }[], align: "top" | "middle" | "bottom" = "top"): Block {
  const height = Math.max(0, ...cells.map(({ block }) => block.height));
  const share = { top: 0, middle: 0.5, bottom: 1 }[align];
  return {
    height,
    draw: (x, y) => {
      for (const { x: offset, block } of cells) block.draw(x + offset, y + (height - block.height) * share);
    },
  };
}

/** A horizontal line of the given thickness. */
export function rule({ pdf }: Sheet, width: number, thickness = 0.5, colour = "#000000"): Block {
  return {
    height: thickness,
    draw: (x, y) => {
      pdf.rect(x, y, width, thickness).fill(colour);
    },
  };
}

/** An empty square for a tick by pen. */
export function tickBox({ pdf }: Sheet, side: number): Block {
  return {
    height: side,
    draw: (x, y) => {
      pdf.lineWidth(0.9).roundedRect(x, y, side, side, 1.5).stroke("#000000");
    },
  };
}

/** A block inside a framed box. */
export function framed(
  { pdf }: Sheet,
  inner: Block,
  { width, padding, thickness = 0.8 }: { width: number; padding: number; thickness?: number },
): Block {
  const height = inner.height + 2 * padding;
  return {
    height,
    draw: (x, y) => {
      pdf
        .lineWidth(thickness)
        .rect(x + thickness / 2, y + thickness / 2, width - thickness, height - thickness)
        .stroke("#000000");
      inner.draw(x + padding, y + padding);
    },
  };
}
