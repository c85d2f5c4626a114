import { locales } from "@/platform/i18n/locale";
import { messagesOf } from "@/platform/i18n/messages";
import { marketplaceKinds, marketplaceOf } from "../marketplaces/registry";
import type { ChannelStep } from "../marketplaces/telling";
import { guideOf, type KindField } from "./kind-fields";

type Worded = { ru: string; en: string };
export type DescribedField = KindField & { label: Worded; help: Worded };
export type ConnectionKind = ReturnType<typeof describeKind>;

/** Everything that can be connected, and what each kind can do: the cards of the set-up, and `GET /connection-kinds`. */
export function connectionKinds() {
  return marketplaceKinds.map(describeKind);
}

/** What one kind asks for and what it can do. */
export function describeKind(kind: string) {
  const marketplace = marketplaceOf(kind);
  const guide = guideOf(kind);
  return {
    kind,
    name: worded((words) => words["kinds"]?.[kind], kind),
    about: worded((words) => words["kindAbout"]?.[kind], ""),
    group: guide?.group ?? "shops",
    calls: guide?.calls ?? "webhook",
    fields: (guide?.fields ?? []).map((field): DescribedField => ({ ...field, ...wordsOf(kind, field) })),
    can: {
      ...(marketplace?.abilities ?? { cancelsParts: false, splits: false, tracksLater: false, labels: false, bindsWarehouse: false }),
      /** Seconds between two questions for new orders; null: the channel tells by itself or exchanges with us. */
      pollsEverySeconds: marketplace?.poll?.everySeconds ?? null,
      readsOneOrder: marketplace?.read !== undefined,
      listsProducts: marketplace?.products !== undefined,
      /** A number per warehouse or one per product; null: it is not told of stock. */
      stockPer: marketplace?.stock?.per ?? null,
      stockReadBack: marketplace?.stock?.read !== undefined,
      steps: [...(marketplace?.stepsOut?.steps ?? [])] as ChannelStep[],
    },
  };
}

type Words = Record<string, Record<string, unknown> | undefined>;

function worded(find: (words: Words) => unknown, otherwise: string): Worded {
  const texts = locales.map((locale) => {
    const text = find(messagesOf(locale).channels as unknown as Words);
    return [locale, typeof text === "string" ? text : otherwise];
  });
  return Object.fromEntries(texts) as Worded;
}

function wordsOf(kind: string, { name }: KindField): { label: Worded; help: Worded } {
  const of = (words: Words) => {
    const fields = words["fields"] as Record<string, Record<string, { label?: string; help?: string }>> | undefined;
    return fields?.[kind]?.[name.replace(".", "_")] ?? fields?.["any"]?.[name];
  };
  return { label: worded((words) => of(words)?.label, name), help: worded((words) => of(words)?.help, "") };
}
