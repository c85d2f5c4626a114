import { type Reason, reason } from "@/lib/reason";
import { ownCourier, ownCourierDefaults } from "./own-courier";
import { pickup } from "./pickup";
import type { Carrier, CarrierAccount, Fetch } from "./port";
import { simulated } from "./simulated";

/** Every carrier that ships with Dirigent. A static table: a registry filled at boot would differ between pages and server. */
const carriers = { own_courier: ownCourier, pickup, simulated } as const satisfies Record<string, Carrier>;

export type CarrierKind = keyof typeof carriers;

export const carrierKinds = Object.keys(carriers) as CarrierKind[];

/** The carrier of a kind; null for a kind that this version does not know. */
export function carrierOf(kind: string): Carrier | null {
  return Object.hasOwn(carriers, kind) ? carriers[kind as CarrierKind] : null;
}

export type OpenedCarrier = { carrier: Carrier; account: CarrierAccount<unknown, unknown> };
export type StoredAccount = { code: string; kind: string; settings: unknown; secrets: unknown };

/**
 * A carrier ready to be asked: its stored settings and decrypted secrets read by its own schemas, the one door through which they pass.
 * Refuses an unknown kind, and settings that its schema no longer accepts.
 */
export function openAccount({ code, kind, settings, secrets }: StoredAccount, fetch: Fetch): OpenedCarrier | { reason: Reason } {
  const carrier = carrierOf(kind);
  if (!carrier) return { reason: reason("carrier.unknown_kind", { kind }) };
  const readSettings = carrier.settingsSchema.safeParse(settings ?? {});
  const readSecrets = carrier.secretsSchema.safeParse(secrets ?? {});
  if (!readSettings.success || !readSecrets.success) return { reason: reason("carrier.misconfigured", { carrier: code }) };
  return { carrier, account: { code, settings: readSettings.data, secrets: readSecrets.data, fetch } };
}

/** What every organization starts with: a courier of its own that reaches everywhere, and collection at the warehouse. */
export const startingCarriers = [
  { code: "own_courier", kind: "own_courier", settings: ownCourierDefaults },
  { code: "pickup", kind: "pickup", settings: {} },
] as const satisfies readonly { code: string; kind: CarrierKind; settings: unknown }[];
