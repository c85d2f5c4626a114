import { z } from "zod";
import { text } from "@/lib/text-input";
import { abcClasses, demandPatterns, xyzClasses } from "./demand-pattern";

/** `risk`: a warehouse has come down to its reorder point. `dead`: nobody has asked for it for long, and some lie there. */
export const forecastViews = ["risk", "dead"] as const;
/** The best earners, the fastest, the worst forecast, what ends soonest, what ties up most. */
export const forecastSorts = ["revenue", "pace", "error", "cover", "capital"] as const;
export type ForecastSort = (typeof forecastSorts)[number];

export const ListForecasts = z.strictObject({
  /** Part of a SKU or name, or a whole barcode. */
  q: text(100).optional(),
  view: z.enum(forecastViews).optional(),
  pattern: z.enum(demandPatterns).optional(),
  abc: z.enum(abcClasses).optional(),
  xyz: z.enum(xyzClasses).optional(),
  sort: z.enum(forecastSorts).default("revenue"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListForecasts = z.input<typeof ListForecasts>;
