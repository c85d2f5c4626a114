import { z } from "zod";
import { code } from "@/lib/text-input";
import { ConnectionCode } from "../inputs";

export const ChannelDay = z.strictObject({ connection: ConnectionCode.optional(), warehouse: code().optional() });
export type ChannelDay = z.infer<typeof ChannelDay>;

export const DropOffInput = z.strictObject({ connection: ConnectionCode, fulfilmentIds: z.array(z.uuid()).min(1).max(500) });
export type DropOffInput = z.infer<typeof DropOffInput>;

export const DropOffId = z.strictObject({ dropOffId: z.uuid() });

/** Stickers to print: `?ids=…,…`. */
export const ManyStickers = z.strictObject({
  ids: z
    .string()
    .max(8_000)
    .transform((list) => [...new Set(list.split(",").map((id) => id.trim()))])
    .pipe(z.array(z.uuid()).min(1).max(200)),
});

/** How many days back a marketplace is asked what it took. */
export const ReadFees = z.strictObject({ days: z.int().min(1).max(365).default(30) });
export const ReadFeesOf = ReadFees.extend({ connection: ConnectionCode });
