import { askOfAddress } from "@/modules/analytics/figures/ask";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** What every page of analytics begins with: who asks, for what, and what can be chosen. */
export async function askOfPage(searchParams: Params) {
  const [params, { role }, choices] = await Promise.all([searchParams, requireSession(), api.analytics.choices()]);
  return { params, ask: askOfAddress(params), choices, mayRebuild: role === "owner" };
}
