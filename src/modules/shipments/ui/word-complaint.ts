import type { useTranslations } from "next-intl";

type Words = ReturnType<typeof useTranslations<"shipping.carriers">>;

const worded = ["code", "zone", "service", "withinKm", "baseMinor", "perExtraKgMinor", "baseGrams", "maxGrams", "min", "max"] as const;

/** The schema's complaint about a field, in the reader's language: which field it is says enough; null when there is none. */
export function wordComplaint(t: Words, complaints: ReadonlyMap<string, string>, path: string): string | null {
  if (!complaints.has(path)) return null;
  const part = worded.find((name) => path.endsWith(`.${name}`));
  return part ? t(`wrong.${part}`) : t("wrong.other");
}
