import { z } from "zod";
import { entry, list, record, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { askOzon, refusalOf } from "./ask";
import type { RawReturn } from "./returns";

const pageSize = 500;
const maxPages = 40;

const request = entry({
  return_id: text(40),
  return_number: text(60).catch(""),
  posting_number: text(100),
  created_at: text(40).catch(""),
  product: record({ sku: text(60), offer_id: text(200), name: text(500) }),
  state: record({ state: text(80).catch(""), group_state: text(80).catch("") }),
});
const page = z.object({ returns: list(z.unknown()), has_next: z.boolean().nullish() });
const detail = z.object({ returns: record({ return_reason: record({ name: text(300) }) }) });

/**
 * Buyers' requests to return what we deliver ourselves (rFBS), made since then. Ozon does not tell when one last changed, so that those
 * of the last weeks are asked for again from time to time. In the shape of the other returns, with Ozon's own beside it.
 */
export async function rfbsReturns(line: Line, { since, until }: { since: Date; until: Date }): Promise<RawReturn[]> {
  const filter = { created_at: { from: since.toISOString(), to: until.toISOString() } };
  const found: RawReturn[] = [];
  let last: string | number = 0;
  for (let asked = 0; asked < maxPages; asked++) {
    const answer = await askOzon(line, "/v2/returns/rfbs/list", { filter, limit: pageSize, last_id: last });
    if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
    const { data } = page.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    const read = data.returns.flatMap((body) => request.safeParse(body).data ?? []).filter((one) => one.return_id && one.posting_number);
    for (const one of read) if (!(new Date(one.created_at) < since)) found.push(await rawOf(line, one));
    const id = read.at(-1)?.return_id;
    if (data.returns.length < pageSize || !id || id === String(last)) return found;
    last = /^\d{1,15}$/.test(id) ? Number(id) : id;
  }
  return found;
}

async function rawOf(line: Line, { return_id, posting_number, created_at, product, state }: z.infer<typeof request>): Promise<RawReturn> {
  const id = /^\d{1,15}$/.test(return_id) ? Number(return_id) : return_id;
  const answer = await askOzon(line, "/v2/returns/rfbs/get", { return_id: id });
  const { data } = detail.safeParse(answer.ok ? answer.body : null);
  return {
    posting: posting_number,
    body: {
      ...{ id: `rfbs ${return_id}`, posting_number, schema: "Rfbs", return_reason_name: data?.returns.return_reason.name ?? "" },
      // A request is about one unit of one product.
      product: { ...product, quantity: 1 },
      visual: { status: { sys_name: `${state.state} ${state.group_state}`.trim() }, change_moment: created_at },
    },
  };
}
