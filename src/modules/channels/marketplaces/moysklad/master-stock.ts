import { z } from "zod";
import { list, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble } from "../line";
import type { MasterStock } from "../stock-port";
import { askMoysklad, failureOf } from "./ask";

const quantity = z.preprocess((value) => (typeof value === "string" && value.trim() !== "" ? Number(value) : value), z.number());
const row = z.object({ assortmentId: text(60), storeId: text(60).nullish(), stock: quantity.nullish() });
const rows = list(z.unknown());

/** What lies in each store by the short report, what there is none of too. Goods of no store («не распределено») lie nowhere. */
export const masterStock: MasterStock = {
  postingDelayMs: ({ postingDelayHours, createShipments }) =>
    (typeof postingDelayHours === "number" ? postingDelayHours : createShipments === true ? 0 : 24) * 60 * 60_000,
  async figures(line) {
    const answer = await askMoysklad(line, { path: "/report/stock/bystore/current", query: { stockType: "stock", include: "zeroLines" } });
    const failure = failureOf(answer);
    if (failure) throw new ChannelTrouble("rubbish", failure);
    const { data } = rows.safeParse(answer.body);
    if (!data || !Array.isArray(answer.body)) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    return data.flatMap((one) => {
      const { data: read } = row.safeParse(one);
      if (!read?.assortmentId || !read.storeId || typeof read.stock !== "number" || !Number.isFinite(read.stock)) return [];
      // Half a metre of fabric cannot be sold here; less than nothing is nothing.
      return [{ externalProductId: read.assortmentId, place: read.storeId, onHand: Math.max(0, Math.floor(read.stock)) }];
    });
  },
};
