import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { ChannelStockRow } from "../../stock-out/stock-queries";

/** What a channel has of a product, as the browser gets it. */
export type StockAtChannel = OverTheWire<ChannelStockRow>;
