import type { TariffTable } from "../carriers/tariffs";

/** A tariff table as it is typed, and back. Weights are kilograms on the screen and grams in the settings. */

export type ZoneDraft = { key: string; code: string; name: string; withinKm: string; cities: string; regions: string };
export type TariffDraft = {
  key: string;
  zone: string;
  service: string;
  baseMinor: number | null;
  baseKg: string;
  perExtraKgMinor: number | null;
  maxKg: string;
  daysMin: string;
  daysMax: string;
};
export type TableDraft = { zones: ZoneDraft[]; tariffs: TariffDraft[] };

let made = 0;
const newKey = () => `row${++made}`;

export const emptyZone = (): ZoneDraft => ({ key: newKey(), code: "", name: "", withinKm: "", cities: "", regions: "" });

export const emptyTariff = (zone: string, service: string): TariffDraft => ({
  key: newKey(),
  zone,
  service,
  baseMinor: null,
  baseKg: "0",
  perExtraKgMinor: 0,
  maxKg: "",
  daysMin: "1",
  daysMax: "3",
});

export function draftOf({ zones, tariffs }: Pick<TariffTable, "zones" | "tariffs">): TableDraft {
  return {
    zones: zones.map((zone) => ({
      key: newKey(),
      code: zone.code,
      name: zone.name ?? "",
      withinKm: zone.withinKm === undefined ? "" : String(zone.withinKm),
      cities: (zone.cities ?? []).join(", "),
      regions: (zone.regions ?? []).join(", "),
    })),
    tariffs: tariffs.map((tariff) => ({
      key: newKey(),
      zone: tariff.zone,
      service: tariff.service,
      baseMinor: tariff.baseMinor,
      baseKg: String(tariff.baseGrams / 1000),
      perExtraKgMinor: tariff.perExtraKgMinor,
      maxKg: tariff.maxGrams === undefined ? "" : String(tariff.maxGrams / 1000),
      daysMin: String(tariff.days.min),
      daysMax: String(tariff.days.max),
    })),
  };
}

/** The settings that a draft stands for; what cannot be read becomes null, and the carrier's own schema names it. */
export function settingsOf({ zones, tariffs }: TableDraft) {
  return {
    zones: zones.map((zone) => ({
      code: zone.code.trim(),
      ...(zone.name.trim() && { name: zone.name.trim() }),
      ...(zone.withinKm.trim() && { withinKm: figure(zone.withinKm) }),
      ...(zone.cities.trim() && { cities: listOf(zone.cities) }),
      ...(zone.regions.trim() && { regions: listOf(zone.regions) }),
    })),
    tariffs: tariffs.map((tariff) => ({
      zone: tariff.zone,
      service: tariff.service.trim(),
      baseMinor: tariff.baseMinor,
      baseGrams: grams(tariff.baseKg || "0"),
      perExtraKgMinor: tariff.perExtraKgMinor ?? 0,
      ...(tariff.maxKg.trim() && { maxGrams: grams(tariff.maxKg) }),
      days: { min: figure(tariff.daysMin), max: figure(tariff.daysMax) },
    })),
  };
}

const listOf = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** A number as it is typed, with a comma or a point; null for what is none. */
export function figure(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
}

function grams(text: string): number | null {
  const kilograms = figure(text);
  return kilograms === null ? null : Math.round(kilograms * 1000);
}

/** A field's complaint out of a refusal's list of paths: "settings.zones.0.code" belongs to `zones.0.code`. */
export function complaintsOf(details: Record<string, unknown>): ReadonlyMap<string, string> {
  const errors = Array.isArray(details.errors) ? (details.errors as { path?: unknown; message?: unknown }[]) : [];
  return new Map(
    errors.flatMap(({ path, message }) =>
      typeof path === "string" && typeof message === "string" ? [[path.replace(/^settings\./, ""), message] as const] : [],
    ),
  );
}
