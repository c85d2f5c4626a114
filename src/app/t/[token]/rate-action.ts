"use server";
import { redirect } from "next/navigation";
import { RateOrder } from "@/modules/notifications/inputs";
import type { Locale } from "@/platform/i18n/locale";
import { rateTracked } from "@/server/tracking-page";

/** Takes the rating form, from a script or from the bare browser, and shows the page again. */
export async function rateAction(token: string, locale: Locale, form: FormData): Promise<void> {
  const verdict = RateOrder.safeParse({ score: form.get("score") ?? undefined, comment: form.get("comment") ?? null });
  const trouble = !verdict.success ? "missing" : (await rateTracked(token, verdict.data)) ? null : "failed";
  redirect(`/t/${encodeURIComponent(token)}?lang=${locale}${trouble ? `&rating=${trouble}` : ""}#rating`);
}
