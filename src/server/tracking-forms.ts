import type { Context as Request } from "hono";
import type { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Visitor } from "@/platform/context";
import type { Door, PublicEnv } from "@/platform/http/routes";
import { locales } from "@/platform/i18n/locale";
import { Refusal, refuseIf } from "@/platform/refusal";

/** A form of the buyer's pages, as a browser posts it without any script. */
export type Form = Record<string, unknown>;
type Asked = Request<PublicEnv, string>;

export const visitorOf = (door: Door): Visitor => ({ ...door, inTransaction: false });

/** What a form brought; none where it cannot be read, which the page then says as for a form left empty. */
export const fieldsOf = (c: Asked): Promise<Form> => c.req.parseBody().catch((): Form => ({}));

/**
 * Refuses a form that a page of somebody else posts. The token in its address is the permission, so there is nobody in whose name
 * it could be posted; but no other page has a reason to. Our own page sends no referrer, and so `Origin: null` where the browser
 * says nothing better.
 */
export function refuseForeignForm(c: Asked): void {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const host = origin && URL.canParse(origin) ? new URL(origin).host : null;
  const isForeign = site ? site !== "same-origin" && site !== "none" : host !== null && host !== c.req.header("host");
  refuseIf(isForeign ? reason("forbidden.foreign_form") : null, "forbidden");
}

/** Null when it was done, else why not; anything but a refusal is a bug and goes on. */
export async function refusalOf(done: Promise<unknown>): Promise<Reason | null> {
  try {
    await done;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

/** Reads a form by a schema of the API; empty fields are fields left out. */
export function readForm<T>(form: Form, schema: z.ZodType<T>, names: readonly string[]): T | null {
  const given = names.flatMap((name) => {
    const value = form[name];
    return typeof value === "string" && value.trim() !== "" ? [[name, value] as const] : [];
  });
  return schema.safeParse(Object.fromEntries(given)).data ?? null;
}

/** What the page is told in its address: the language it was read in, and what became of the form. */
export function answerQuery(form: Form, told: Record<string, string | null>): string {
  const query = new URLSearchParams();
  if (locales.some((locale) => locale === form.lang)) query.set("lang", String(form.lang));
  for (const [name, value] of Object.entries(told)) if (value) query.set(name, value);
  return query.size > 0 ? `?${query}` : "";
}
