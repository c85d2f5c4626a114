import { api } from "@/server/api";

/** The active carriers that tell where a buyer may collect. */
export async function pointCarriers(): Promise<{ code: string; kind: string; name: string }[]> {
  const [accounts, kinds] = await Promise.all([api.shipments.carriers(), api.shipments.carrierKinds()]);
  const known = new Set(kinds.filter(({ can }) => can.points).map(({ kind }) => kind));
  return accounts.filter((one) => one.active && known.has(one.kind)).map(({ code, kind, name }) => ({ code, kind, name }));
}
