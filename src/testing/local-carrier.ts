import type { Carrier, CarrierAccount } from "@/modules/shipments/carriers/port";
import { aLocalServer, type Seen, type VendorAnswer } from "./local-server";

type Way<Secrets> = {
  settings?: Record<string, unknown>;
  secrets: Secrets;
  answer: (asked: Seen) => VendorAnswer | Promise<VendorAnswer>;
};

/** A carrier's server on this machine that speaks its format, and our account with it. */
export async function aLocalCarrier<Settings, Secrets>(
  carrier: Carrier<Settings, Secrets>,
  { settings = {}, secrets, answer }: Way<Secrets>,
) {
  const { baseUrl, seen } = await aLocalServer(answer);
  const account: CarrierAccount<Settings, Secrets> = {
    code: carrier.kind,
    settings: carrier.settingsSchema.parse({ baseUrl, ...settings }),
    secrets: carrier.secretsSchema.parse(secrets),
    fetch: (url, init) => fetch(url, init),
  };
  return { baseUrl, seen, account };
}
