import { type Reason, reason } from "@/lib/reason";
import { boxberry } from "./boxberry";
import { cdek } from "./cdek";
import { easypost } from "./easypost";
import { marketplace } from "./marketplace";
import { ownCourier, ownCourierDefaults } from "./own-courier";
import { pickup } from "./pickup";
import { pochta } from "./pochta";
import type { Carrier, CarrierAccount, Fetch } from "./port";
import { simulated } from "./simulated";
import { yandexDelivery } from "./yandex-delivery";
import { yandexOtherDay } from "./yandex-other-day";

/** Every carrier that ships with Dirigent. A static table: a registry filled at boot would differ between pages and server. */
const carriers = {
  own_courier: ownCourier,
  pickup,
  marketplace,
  simulated,
  cdek,
  pochta,
  yandex_delivery: yandexDelivery,
  yandex_other_day: yandexOtherDay,
  boxberry,
  easypost,
} as const satisfies Record<string, Carrier>;

export type CarrierKind = keyof typeof carriers;

export const carrierKinds = Object.keys(carriers) as CarrierKind[];

/** The carrier of a kind; null for a kind that this version does not know. */
export function carrierOf(kind: string): Carrier | null {
  return Object.hasOwn(carriers, kind) ? carriers[kind as CarrierKind] : null;
}

/** Whether we draw the label: the carrier prints none, and no channel has one of its own. */
export const isDrawnHere = ({ label, labelFromChannel }: Pick<Carrier, "label" | "labelFromChannel">) => !label && !labelFromChannel;

/** Kinds whose carriers print no label of their own: we draw it. */
export const kindsWithoutLabel: readonly string[] = carrierKinds.filter((kind) => {
  const carrier = carrierOf(kind);
  return !carrier || isDrawnHere(carrier);
});

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

/** What every organization starts with: a courier of its own that reaches everywhere, collection at the warehouse, and what marketplaces carry. */
export const startingCarriers = [
  { code: "own_courier", kind: "own_courier", settings: ownCourierDefaults },
  { code: "pickup", kind: "pickup", settings: {} },
  { code: "marketplace", kind: "marketplace", settings: {} },
] as const satisfies readonly { code: string; kind: CarrierKind; settings: unknown }[];
