import { z } from "zod";
import { type DealStage, dealStages } from "../deal-stage";
import type { CrmKind } from "../inputs";
import type { CrmFunnel } from "../vendors/port";

/** A CRM as its form holds it: every field a text or a switch. */
export type CrmDraft = {
  code: string;
  secret: string;
  account: string;
  pipeline: string;
  category: string;
  currency: string;
  linkField: string;
  responsible: string;
  title: string;
  name: boolean;
  phone: boolean;
  email: boolean;
} & Record<DealStage, string>;

/** The secret of each kind, the fields that only it has, and which of them is the funnel. */
export const kindParts = {
  bitrix24: { secret: "webhookUrl", own: ["category"], funnel: "category" },
  amocrm: { secret: "token", own: ["account", "pipeline", "currency", "linkField"], funnel: "pipeline" },
} as const satisfies Record<CrmKind, { secret: string; own: readonly (keyof CrmDraft)[]; funnel: keyof CrmDraft }>;

const numeric = new Set<string>(["category", "linkField", "responsible"]);
const required = new Set<string>(["account", "pipeline"]);

/** What the form starts with: the stored settings, or those that most shops want. */
export function draftOf(kind: CrmKind, code: string, settings: Record<string, unknown>): CrmDraft {
  const text = (name: string, or = "") => String(settings[name] ?? or);
  const stages = (settings["stages"] ?? {}) as Partial<Record<DealStage, string>>;
  const buyer = (settings["buyer"] ?? {}) as Partial<Record<"name" | "phone" | "email", boolean>>;
  const usual: Partial<Record<DealStage, string>> =
    kind === "bitrix24" ? { placed: "NEW", delivered: "WON", cancelled: "LOSE" } : { delivered: "142", cancelled: "143" };
  const stage = (name: DealStage) => stages[name] ?? (code ? "" : (usual[name] ?? ""));
  return {
    code,
    secret: "",
    account: text("account"),
    pipeline: text("pipeline"),
    category: text("category", "0"),
    currency: text("currency", "RUB"),
    linkField: text("linkField"),
    responsible: text("responsible"),
    title: text("title", "Заказ {number}"),
    name: buyer.name ?? true,
    phone: buyer.phone ?? true,
    email: buyer.email ?? true,
    placed: stage("placed"),
    paid: stage("paid"),
    shipped: stage("shipped"),
    delivered: stage("delivered"),
    cancelled: stage("cancelled"),
  };
}

/** What can be said before the server is asked. A stored secret may stay empty. */
export function draftSchema(kind: CrmKind, isNew: boolean) {
  const own: readonly string[] = kindParts[kind].own;
  const needed = z.string().trim().min(1);
  return z.looseObject({
    code: isNew ? needed.regex(/^[\w.-]{1,64}$/, "pattern") : z.string(),
    secret: isNew ? needed : z.string(),
    title: needed,
    ...Object.fromEntries([...required].filter((name) => own.includes(name)).map((name) => [name, needed])),
  });
}

/** The request: what stayed empty is left out, so that the CRM's own usual value counts. Settings without a field stay as stored. */
export function crmOfDraft(kind: CrmKind, draft: CrmDraft, stored: Record<string, unknown>) {
  const { secret, own } = kindParts[kind];
  const given = Object.fromEntries(
    [...own, "responsible" as const].flatMap((name) => {
      const value = draft[name].trim();
      return value === "" ? [] : [[name, numeric.has(name) ? Number(value) : value]];
    }),
  );
  const stages = Object.fromEntries(dealStages.flatMap((stage) => (draft[stage].trim() ? [[stage, draft[stage].trim()]] : [])));
  const { name, phone, email } = draft;
  const kept = stored["baseUrl"] === undefined ? {} : { baseUrl: stored["baseUrl"] };
  return {
    kind,
    settings: { ...kept, ...given, stages, buyer: { name, phone, email }, title: draft.title.trim() },
    secrets: draft.secret.trim() ? { [secret]: draft.secret.trim() } : {},
  };
}

/**
 * The stages of a draft in another funnel. One that is there stays; one that means the same there (Битрикс24 writes the funnel before
 * the stage: C5:WON) is followed; the rest have to be chosen.
 */
export function stagesIn({ id, stages }: CrmFunnel, draft: Pick<CrmDraft, DealStage>): Record<DealStage, string> {
  const there = new Set(stages.map((stage) => stage.id));
  const found = (stage: string) => {
    const bare = stage.replace(/^C\d+:/, "");
    return [stage, bare, `C${id}:${bare}`].find((one) => there.has(one)) ?? "";
  };
  return Object.fromEntries(dealStages.map((stage) => [stage, found(draft[stage])])) as Record<DealStage, string>;
}

/** The form's field for a path that the server named: "settings.stages.paid" is the field "paid". */
export function fieldAt(path: string): keyof CrmDraft | null {
  const [where = "", ...rest] = path.split(".");
  if (where === "secrets") return "secret";
  const name = rest.at(-1) ?? "";
  return where === "settings" && name in draftOf("bitrix24", "", {}) ? (name as keyof CrmDraft) : null;
}
