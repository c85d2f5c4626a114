import { z } from "zod";
import { code } from "@/lib/text-input";
import { exchangeStates } from "./exchange-states";

export const ListExchangeFiles = z.strictObject({
  state: z.enum(exchangeStates).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListExchangeFiles = z.input<typeof ListExchangeFiles>;

export const ExchangeOf = z.strictObject({ code: code() });
export const ListExchangeFilesOf = ListExchangeFiles.extend(ExchangeOf.shape);
