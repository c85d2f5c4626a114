import { locales } from "@/platform/i18n/locale";
import { messagesOf } from "@/platform/i18n/messages";
import type { CarrierField } from "../carriers/port";
import { carrierKinds, carrierOf } from "../carriers/registry";

type Worded = { ru: string; en: string };
export type DescribedField = CarrierField & { label: Worded; help: Worded };
export type DescribedKind = ReturnType<typeof describeKind>;

/** Every kind of carrier that can be connected, what it asks for and what it can do: the set-up, and `GET /carrier-kinds`. */
export function describeKinds() {
  return carrierKinds.filter((kind) => kind !== "marketplace").map(describeKind);
}

function describeKind(kind: string) {
  const carrier = carrierOf(kind);
  return {
    kind,
    name: worded((words) => words["kinds"]?.[kind], kind),
    about: worded((words) => words["about"]?.[kind], ""),
    /** Null: the kind has a form of its own. */
    fields: carrier?.fields?.map((field): DescribedField => ({ ...field, ...wordsOf(kind, field) })) ?? null,
    can: {
      test: carrier?.testConnection !== undefined,
      track: carrier?.track !== undefined,
      label: carrier?.label !== undefined,
      cancel: carrier?.cancel !== undefined,
      points: carrier?.points !== undefined,
      /** It calls an address of ours. */
      hook: carrier?.hook !== undefined,
      /** It can be told that address over its API. */
      subscribe: carrier?.hook !== undefined && carrier.subscribe !== undefined,
      waybill: carrier?.waybill !== undefined,
      manifest: carrier?.manifest !== undefined,
      callCourier: carrier?.callCourier !== undefined,
      returnLabel: carrier?.returnLabel !== undefined,
      modify: carrier?.modify !== undefined,
      checkAddress: carrier?.checkAddress !== undefined,
    },
  };
}

type Words = Record<string, Record<string, unknown> | undefined>;

function worded(find: (words: Words) => unknown, otherwise: string): Worded {
  const texts = locales.map((locale) => {
    const text = find(messagesOf(locale).carriers as unknown as Words);
    return [locale, typeof text === "string" ? text : otherwise];
  });
  return Object.fromEntries(texts) as Worded;
}

function wordsOf(kind: string, { name }: CarrierField): { label: Worded; help: Worded } {
  const of = (words: Words) => {
    const fields = words["fields"] as Record<string, Record<string, { label?: string; help?: string }>> | undefined;
    return fields?.[kind]?.[name] ?? fields?.["any"]?.[name];
  };
  return { label: worded((words) => of(words)?.label, name), help: worded((words) => of(words)?.help, "") };
}
