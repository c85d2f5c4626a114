import { z } from "zod";
import { decimalsOf, proportion } from "@/lib/money";
import { reason } from "@/lib/reason";
import { baseUrl, commonSettings, missingNotes } from "../common-settings";
import { type Crm, type CrmBuyer, type CrmDeal, type CrmLine, CrmRefused } from "../port";
import { unreadable } from "../trouble";
import { call } from "./call";
import { funnels } from "./funnels";
import { hasEmail, hasPhone } from "./matching";

/*
 * amoCRM, API v4, with a long-lived token of the account's own integration as a bearer.
 * Facts from www.amocrm.ru/developers/content/crm_platform (contacts-api, leads-api, events-and-notes, account-info) and
 * .../oauth/api-errors: lists answer 204 when they are empty, entities are made by POST of an array and come back as ids under
 * `_embedded`, `price` is whole units of the account's currency, 142 and 143 are won and lost in every funnel; 7 requests per second.
 */

/** "shop", "shop.amocrm.ru", "shop.kommo.com". */
const account = z.string().regex(/^[a-z0-9-]{1,63}(\.(amocrm\.(ru|com)|kommo\.com))?$/i);

const settings = z.strictObject({
  ...commonSettings(z.string().regex(/^\d{1,15}$/)),
  account,
  pipeline: z.string().regex(/^\d{1,15}$/),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("RUB"),
  responsible: z.int().positive().optional(),
  /** A field of deals (text or link) for the order's address; without one a note tells it. */
  linkField: z.int().positive().optional(),
});

const Contact = z.object({
  id: z.number().int(),
  // Of a contact's fields only phones and addresses are looked at; dates, check boxes and lists have values of other kinds.
  custom_fields_values: z
    .array(
      z.object({
        field_code: z.string().nullish().catch(null),
        values: z.array(z.object({ value: z.union([z.string(), z.number()]).transform(String).catch("") })).catch([]),
      }),
    )
    .nullish()
    .catch([]),
});
const Contacts = z.object({ _embedded: z.object({ contacts: z.array(Contact) }) });
const Leads = z.object({
  _embedded: z.object({ leads: z.array(z.object({ id: z.number().int(), name: z.string(), created_at: z.number() })) }),
});
const Notes = z.object({
  _embedded: z.object({ notes: z.array(z.object({ params: z.object({ text: z.string().catch("") }).nullish() })) }),
});
const made = (what: "contacts" | "leads") =>
  z.object({ _embedded: z.object({ [what]: z.array(z.object({ id: z.number().int() })).min(1) }) });

export const amocrm: Crm = {
  kind: "amocrm",
  settings: settings.transform((given) => ({ ...given, stages: { delivered: "142", cancelled: "143", ...given.stages } })),
  secrets: z.strictObject({ token: z.string().regex(/^[\x21-\x7e]{20,4000}$/) }),
  place: z.object({ baseUrl, account }),
  pace: { perSecond: 7, atOnce: 1 },
  base({ baseUrl, account }) {
    const host = String(account);
    return String(baseUrl ?? `https://${host.includes(".") ? host : `${host}.amocrm.ru`}`).replace(/\/+$/, "");
  },
  authorize: ({ token = "" }) => ({ authorization: `Bearer ${token}` }),

  async testConnection(line) {
    const account = z.object({ currency: z.string().optional() }).safeParse(await call(line, { path: "/api/v4/account" }));
    const theirs = account.data?.currency;
    const ours = String(line.settings["currency"]);
    if (theirs && theirs !== ours) return reason("crm.account_currency", { theirs, ours });
    const pipeline = String(line.settings["pipeline"]);
    const found = await call(line, { path: `/api/v4/leads/pipelines/${pipeline}`, judges: [404] });
    const stages = z.object({ _embedded: z.object({ statuses: z.array(z.object({ id: z.number() })) }) }).safeParse(found);
    if (!stages.success) return reason("crm.unknown_pipeline", { pipeline });
    const ids = new Set(stages.data._embedded.statuses.map(({ id }) => String(id)));
    const unknown = Object.values(line.settings.stages).find((id) => !ids.has(id));
    return unknown === undefined ? null : reason("crm.unknown_stage", { stage: unknown });
  },

  funnels,

  async findContact(line, { phone, email }) {
    const byPhone = phone && (await contactWith(line, phone.replace(/\D/g, ""), hasPhone(phone)));
    return byPhone || (email && (await contactWith(line, email, hasEmail(email)))) || null;
  },

  async createContact(line, buyer) {
    const { responsible } = line.settings;
    const contact = { ...contactOf(buyer), ...(responsible ? { responsible_user_id: responsible } : {}) };
    return idOf(await call(line, { method: "POST", path: "/api/v4/contacts", body: [contact] }), "contacts");
  },

  async findDeal(line, deal, askedAt) {
    const { linkField } = line.settings;
    const found = await call(line, { path: "/api/v4/leads", query: { query: linkField ? deal.link : deal.title, limit: 50 } });
    if (found === null) return null;
    const leads = Leads.safeParse(found);
    if (!leads.success) throw unreadable();
    // A title alone may be an older deal's, made by hand; clocks differ by minutes.
    const since = askedAt.getTime() / 1000 - 300;
    const ours = leads.data._embedded.leads.filter(({ name, created_at }) => name === deal.title && created_at >= since);
    return ours.length > 0 ? String(Math.min(...ours.map(({ id }) => id))) : null;
  },

  async createDeal(line, deal, contactId) {
    const { pipeline, responsible } = line.settings;
    const lead = {
      ...headOf(line, deal),
      pipeline_id: Number(pipeline),
      ...(responsible ? { responsible_user_id: responsible } : {}),
      ...(contactId ? { _embedded: { contacts: [{ id: Number(contactId), is_main: true }] } } : {}),
    };
    return idOf(await call(line, { method: "POST", path: "/api/v4/leads", body: [lead] }), "leads");
  },

  async updateDeal(line, dealId, deal) {
    await call(line, { method: "PATCH", path: `/api/v4/leads/${dealId}`, body: headOf(line, deal) });
    if (!line.settings["linkField"]) await addNotes(line, dealId, [deal.link]);
  },

  addNotes,
};

function headOf({ settings: { linkField, pipeline, currency } }: CrmLine, deal: CrmDeal) {
  // An account has one currency: a sum of another would be read as its own.
  if (deal.currency !== currency) throw new CrmRefused(reason("crm.other_currency", { currency: deal.currency, theirs: String(currency) }));
  return {
    name: deal.title,
    price: proportion(deal.totalMinor, 1, 10 ** decimalsOf(deal.currency)),
    ...(deal.stage === null ? {} : { pipeline_id: Number(pipeline), status_id: Number(deal.stage) }),
    ...(linkField ? { custom_fields_values: [{ field_id: linkField, values: [{ value: deal.link }] }] } : {}),
  };
}

/** Notes of a deal, each once. */
async function addNotes(line: CrmLine, dealId: string, notes: readonly string[]): Promise<void> {
  const path = `/api/v4/leads/${dealId}/notes`;
  const found = await call(line, { path, query: { "filter[note_type]": "common", limit: 250 } });
  const there = Notes.safeParse(found ?? { _embedded: { notes: [] } });
  if (!there.success) throw unreadable();
  const said = there.data._embedded.notes.map(({ params }) => params?.text);
  const body = missingNotes(notes, said).map((text) => ({ note_type: "common", params: { text } }));
  if (body.length > 0) await call(line, { method: "POST", path, body });
}

/** The search is by words and finds more than it should: what it found is compared. */
async function contactWith(line: CrmLine, query: string, isIt: (fields: Map<string, string[]>) => boolean): Promise<string | null> {
  const found = await call(line, { path: "/api/v4/contacts", query: { query, limit: 50 } });
  if (found === null) return null;
  const contacts = Contacts.safeParse(found);
  if (!contacts.success) throw unreadable();
  const ids = contacts.data._embedded.contacts.filter((contact) => isIt(fieldsOf(contact))).map(({ id }) => id);
  return ids.length > 0 ? String(Math.min(...ids)) : null;
}

function fieldsOf({ custom_fields_values }: z.infer<typeof Contact>): Map<string, string[]> {
  return new Map((custom_fields_values ?? []).map(({ field_code, values }) => [field_code ?? "", values.map(({ value }) => value)]));
}

function contactOf({ name, phone, email }: CrmBuyer) {
  const field = (code: string, value: string) => ({ field_code: code, values: [{ value, enum_code: "WORK" }] });
  return {
    name: name ?? phone ?? email ?? "",
    custom_fields_values: [...(phone ? [field("PHONE", phone)] : []), ...(email ? [field("EMAIL", email)] : [])],
  };
}

function idOf(answer: unknown, what: "contacts" | "leads"): string {
  const id = made(what).safeParse(answer).data?._embedded[what]?.[0]?.id;
  if (id === undefined) throw unreadable();
  return String(id);
}
