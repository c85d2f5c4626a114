import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";
import { carrierRowByCode, hookUrl } from "../carrier-queries";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import { openRow, type RowOpener } from "../load-accounts";

/** Asks the carrier something harmless with the stored keys. Answers what is to be put right; null when it works. Changes nothing. */
export async function testCarrier(ctx: Context, code: string, open: RowOpener = openRow): Promise<Reason | null> {
  const row = await carrierRowByCode(ctx, code);
  const opened = open(row);
  if ("reason" in opened) return opened.reason;
  const { carrier, account } = opened;
  if (!carrier.testConnection) throw new Refusal("conflict", reason("carrier.cannot_test", { carrier: row.name }));
  return answered(row.name, carrier.testConnection(account));
}

/** Tells the carrier which address of ours to call. Answers why it would not; null when it will. */
export async function subscribeCarrier(ctx: Context, code: string, open: RowOpener = openRow): Promise<Reason | null> {
  const row = await carrierRowByCode(ctx, code);
  const opened = open(row);
  if ("reason" in opened) return opened.reason;
  const { carrier, account } = opened;
  const url = hookUrl(row);
  if (!carrier.subscribe || !url) throw new Refusal("conflict", reason("carrier.cannot_subscribe", { carrier: row.name }));
  return answered(row.name, carrier.subscribe(url, account));
}

async function answered(name: string, answer: Promise<Reason | null>): Promise<Reason | null> {
  try {
    return await inTime(answer);
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) {
      log().error({ err: error, carrier: name }, "an adapter failed at a question about its account");
    }
    return reason("carrier.unavailable", { carrier: name });
  }
}
