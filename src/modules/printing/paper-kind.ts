import type { Dpi, Paper } from "@/lib/papers";

type Kind = {
  /** What it can be printed on, the usual first. */
  papers: readonly [Paper, ...Paper[]];
  /** It can be told to a label printer in its own language. */
  zpl: boolean;
};

/** What is printed in a warehouse. Pure: settings, the queue and the station look here. */
export const paperKinds = {
  shipping_label: { papers: ["A6", "75x120"], zpl: true },
  // Everything that goes with a parcel, one after another; the paper is that of its packing slip.
  parcel_papers: { papers: ["A4", "A5", "A6"], zpl: false },
  packing_slip: { papers: ["A4", "A5", "A6"], zpl: false },
  product_label: { papers: ["58x40", "75x120"], zpl: true },
  bin_label: { papers: ["58x40", "75x120"], zpl: true },
  tote_label: { papers: ["58x40", "75x120"], zpl: true },
  pick_list: { papers: ["A4"], zpl: false },
  waybill: { papers: ["A4"], zpl: false },
  handover_act: { papers: ["A4"], zpl: false },
} as const satisfies Record<string, Kind>;

export type PaperKind = keyof typeof paperKinds;
export const paperKindNames = Object.keys(paperKinds) as [PaperKind, ...PaperKind[]];

export const outputs = ["pdf", "zpl"] as const;
export type Output = (typeof outputs)[number];

/** How a kind of paper is printed: on what, in which language, and for which label printer. */
export type PrintFormat = { paper: Paper; output: Output; dpi: Dpi; font: string | null };

/** How a kind is printed where nobody has said otherwise. */
export function usualFormat(kind: PaperKind): PrintFormat {
  return { paper: paperKinds[kind].papers[0], output: "pdf", dpi: 203, font: null };
}

/** Whether a kind of paper can be printed so. */
export function fits(kind: PaperKind, { paper, output }: Pick<PrintFormat, "paper" | "output">): boolean {
  const { papers, zpl } = paperKinds[kind] as Kind;
  return papers.includes(paper) && (output === "pdf" || zpl);
}
