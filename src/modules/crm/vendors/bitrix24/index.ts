import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { reason } from "@/lib/reason";
import { baseUrl, commonSettings, missingNotes } from "../common-settings";
import type { Crm, CrmBuyer, CrmDeal, CrmSettings } from "../port";
import { failing, unreadable } from "../trouble";
import { call, isText } from "./call";
import { funnels } from "./funnels";

/*
 * Битрикс24 over an incoming webhook: POST <webhook address>/<method>.json with a JSON body, answered {"result": …}.
 * Facts from dev.1c-bitrix.ru/rest_help and apidocs.bitrix24.com: crm.duplicate.findbycomm (up to 20 values, ids by entity type),
 * crm.contact.add, crm.deal.add, crm.deal.update, crm.deal.list, crm.deal.productrows.set (replaces all rows and recounts the sum),
 * crm.timeline.comment.list (50 at a time) and crm.timeline.comment.add, 2 requests per second for one webhook.
 */

/** Ours among the sources of a deal: with ORIGIN_ID it finds the deal of an order again. */
const originator = "dirigent";

const settings = z.strictObject({
  ...commonSettings(z.string().regex(/^[A-Z0-9_:-]{1,60}$/i)),
  /** The funnel (CATEGORY_ID); 0 is the common one. */
  category: z.int().min(0).max(1_000_000).default(0),
  responsible: z.int().positive().optional(),
});

// Of a funnel other than the common one, ids of stages begin with it: C5:WON.
const inFunnel = ({ category }: CrmSettings, stage: string) => (category ? `C${category}:${stage}` : stage);

/** The stages that every funnel has, where the settings name none. */
function stageOr(settings: CrmSettings): CrmSettings {
  const usual = { placed: inFunnel(settings, "NEW"), delivered: inFunnel(settings, "WON"), cancelled: inFunnel(settings, "LOSE") };
  return { ...settings, stages: { ...usual, ...settings.stages } };
}

const fieldsOf = (deal: CrmDeal) => ({
  TITLE: deal.title,
  CURRENCY_ID: deal.currency,
  OPPORTUNITY: toDecimal(deal.totalMinor, deal.currency),
  // Else the sum is recounted from the rows, whose unit prices are rounded.
  IS_MANUAL_OPPORTUNITY: "Y",
  ...(deal.stage === null ? {} : { STAGE_ID: deal.stage }),
});

const Ids = z.object({ CONTACT: z.array(z.coerce.number().int()).min(1) });
const Deals = z.array(z.object({ ID: z.coerce.string() }));
const Comments = z.array(z.object({ COMMENT: z.string().nullish().catch(null) }));
const Id = z.coerce.number().int().positive();

export const bitrix24: Crm = {
  kind: "bitrix24",
  settings: settings.transform(stageOr),
  secrets: z.strictObject({
    webhookUrl: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .regex(/\/rest\/\d+\/[a-z0-9]+\/?$/i, "bitrix24_webhook"),
  }),
  place: z.object({ baseUrl }),
  pace: { perSecond: 2, atOnce: 1 },
  base({ baseUrl }, { webhookUrl = "" }) {
    const { origin, pathname } = new URL(webhookUrl);
    return `${String(baseUrl ?? origin).replace(/\/+$/, "")}${pathname.replace(/\/+$/, "")}`;
  },
  // The address is the key.
  authorize: () => ({}),

  async testConnection(line) {
    const stages = await call(line, "crm.dealcategory.stage.list", { id: Number(line.settings["category"] ?? 0) });
    const known = z.array(z.object({ STATUS_ID: z.string() })).safeParse(stages);
    if (!known.success || known.data.length === 0) return reason("crm.no_stages");
    const ids = new Set(known.data.map(({ STATUS_ID }) => STATUS_ID));
    const unknown = Object.values(line.settings.stages).find((id) => !ids.has(id));
    return unknown === undefined ? null : reason("crm.unknown_stage", { stage: unknown });
  },

  funnels,

  async findContact(line, { phone, email }) {
    const asked: [string, string[]][] = [];
    if (phone) asked.push(["PHONE", spellings(phone)]);
    if (email) asked.push(["EMAIL", [email]]);
    for (const [type, values] of asked) {
      const found = Ids.safeParse(await call(line, "crm.duplicate.findbycomm", { type, values, entity_type: "CONTACT" }));
      // Nothing found is an empty list instead of an object.
      if (found.success) return String(Math.min(...found.data.CONTACT));
    }
    return null;
  },

  async createContact(line, buyer) {
    return idOf(await call(line, "crm.contact.add", { fields: contactOf(buyer) }));
  },

  async findDeal(line, { key }) {
    const filter = { ORIGINATOR_ID: originator, ORIGIN_ID: key };
    const found = await call(line, "crm.deal.list", { filter, select: ["ID"], order: { ID: "ASC" } });
    return Deals.safeParse(found).data?.[0]?.ID ?? null;
  },

  async createDeal(line, deal, contactId) {
    const { category, responsible } = line.settings;
    const fields = {
      ...fieldsOf(deal),
      ...(category ? { CATEGORY_ID: category } : {}),
      ...(responsible ? { ASSIGNED_BY_ID: responsible } : {}),
      ...(contactId ? { CONTACT_ID: Number(contactId) } : {}),
      ORIGINATOR_ID: originator,
      ORIGIN_ID: deal.key,
      COMMENTS: deal.link,
    };
    return idOf(await call(line, "crm.deal.add", { fields, params: { REGISTER_SONET_EVENT: "N" } }));
  },

  async updateDeal(line, dealId, deal) {
    await call(line, "crm.deal.productrows.set", { id: Number(dealId), rows: deal.lines.map((one) => rowOf(one, deal.currency)) });
    await call(line, "crm.deal.update", { id: Number(dealId), fields: fieldsOf(deal) });
  },

  async addNotes(line, dealId, notes) {
    const itsDeal = { ENTITY_ID: Number(dealId), ENTITY_TYPE: "deal" };
    // What a try before this one added is among the latest.
    const latest = await call(line, "crm.timeline.comment.list", { filter: itsDeal, select: ["ID", "COMMENT"], order: { ID: "DESC" } });
    const found = Comments.safeParse(latest);
    if (!found.success) throw unreadable();
    const said = found.data.map(({ COMMENT }) => COMMENT);
    for (const note of missingNotes(notes, said)) await call(line, "crm.timeline.comment.add", { fields: { ...itsDeal, COMMENT: note } });
  },
};

function rowOf({ name, quantity, unitPriceMinor, taxRate }: CrmDeal["lines"][number], currency: string) {
  const tax = taxRate === null ? {} : { TAX_RATE: taxRate, TAX_INCLUDED: "Y" };
  return { PRODUCT_NAME: name, PRICE: toDecimal(unitPriceMinor, currency), QUANTITY: quantity, ...tax };
}

function contactOf({ name, phone, email }: CrmBuyer) {
  return {
    ...(name ? { NAME: name } : {}),
    ...(phone ? { PHONE: [{ VALUE: phone, VALUE_TYPE: "WORK" }] } : {}),
    ...(email ? { EMAIL: [{ VALUE: email, VALUE_TYPE: "WORK" }] } : {}),
    TYPE_ID: "CLIENT",
    OPENED: "Y",
  };
}

/** People type numbers in different ways, and the search compares digits as they were typed. */
function spellings(phone: string): string[] {
  const digits = phone.replace(/\D/g, "");
  return [phone, digits, ...(/^7\d{10}$/.test(digits) ? [`8${digits.slice(1)}`] : [])];
}

function idOf(result: unknown): string {
  const id = Id.safeParse(isText(result) ? Number(result) : result);
  if (!id.success) throw failing(200);
  return String(id.data);
}
