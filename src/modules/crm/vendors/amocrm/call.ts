import { z } from "zod";
import { reason } from "@/lib/reason";
import type { Question } from "../../../channels/marketplaces/line";
import { itsWords } from "../common-settings";
import { type CrmLine, CrmRefused } from "../port";

// www.amocrm.ru/developers/content/oauth/api-errors: application/problem+json; what is wrong with which field under validation-errors.
const Problem = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  "validation-errors": z
    .array(z.object({ errors: z.array(z.object({ path: z.string().optional(), detail: z.string().optional() })) }))
    .optional()
    .catch(undefined),
});

/** Asks the API. Null where there is nothing (204, or 404 where the caller reads it); throws `CrmRefused` when it will not. */
export async function call(line: Pick<CrmLine, "ask">, question: Question): Promise<unknown> {
  const { status, body } = await line.ask(question);
  if (status === 204 || (status === 404 && question.judges?.includes(404))) return null;
  if (status === 402) throw new CrmRefused(reason("crm.not_paid"));
  if (status < 400) return body;
  const problem = Problem.safeParse(body).data;
  const field = problem?.["validation-errors"]?.[0]?.errors[0];
  const words = itsWords(field ? `${field.path ?? ""}: ${field.detail ?? ""}` : (problem?.detail ?? problem?.title)) || String(status);
  throw new CrmRefused(reason("crm.refused", { words }));
}
