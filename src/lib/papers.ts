/** The papers that are printed on, in millimetres: width and height. The two small ones are rolls of label printers. */
export const paperSizes = {
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  "58x40": [58, 40],
  "75x120": [75, 120],
} as const satisfies Record<string, readonly [number, number]>;

export type Paper = keyof typeof paperSizes;

/** Label printers have heads of 203 or of 300 dots to the inch. */
export const dotsPerInch = [203, 300] as const;
export type Dpi = (typeof dotsPerInch)[number];
