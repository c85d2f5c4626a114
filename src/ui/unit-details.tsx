"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { formatDay } from "@/lib/dates";
import { DateInput } from "./date-input";
import { Field } from "./field";
import { useFormats } from "./formats-context";
import { Input } from "./input";
import { Select } from "./select";
import { Textarea } from "./textarea";

/** What is kept of goods beside their number, and the lots of them that are there. */
export type Tracking = {
  tracksLots: boolean;
  tracksSerials: boolean;
  lots: readonly { lot: string; expiresOn: string | null; onHand: number }[];
};

/** Which lot and which single units, as typed: the numbers one per line. */
export type UnitDetails = { lot: string; expiresOn: string; serials: string };

export const noDetails: UnitDetails = { lot: "", expiresOn: "", serials: "" };

/** The numbers that were typed or scanned. */
const serialsIn = ({ serials }: UnitDetails): string[] => serials.split(/[\n,;]+/).flatMap((one) => one.trim() || []);

type Named = { lot?: string; expiresOn?: string | null; serials?: string[] };

/** What they say for a command; a lot that is there already keeps its last day. */
export function detailsNamed(details: UnitDetails, { tracksLots, tracksSerials, lots }: Tracking): Named {
  const lot = details.lot.trim();
  const isNew = lot !== "" && !lots.some((one) => one.lot === lot);
  return {
    ...(tracksLots && lot !== "" ? { lot, ...(isNew ? { expiresOn: details.expiresOn || null } : {}) } : {}),
    ...(tracksSerials ? { serials: serialsIn(details) } : {}),
  };
}

type Props = {
  tracking: Tracking;
  value: UnitDetails;
  onChange: (value: UnitDetails) => void;
  /** Whether a lot may be named that is not there yet: goods that come. */
  mayBeNew: boolean;
  /** Nobody comes or goes, so the units need no numbers. */
  withoutSerials?: boolean;
};

/** Lot, last day and serial numbers, of goods that have them; nothing otherwise. */
export function UnitDetailsFields({ tracking: { tracksLots, tracksSerials, lots }, value, onChange, mayBeNew, withoutSerials }: Props) {
  const t = useTranslations("ui.details");
  const id = useId();
  const { locale } = useFormats();
  const known = lots.find((one) => one.lot === value.lot.trim());
  const lastDay = (day: string | null) => (day ? t("until", { day: formatDay(day, { locale }) }) : t("never"));
  const set = (change: Partial<UnitDetails>) => onChange({ ...value, ...change });
  return (
    <>
      {tracksLots && !mayBeNew && (
        <Field label={t("lot")} required>
          <Select
            value={value.lot}
            placeholder={t("choose")}
            onChange={(lot) => set({ lot })}
            options={lots.map(({ lot, expiresOn, onHand }) => ({
              value: lot,
              label: t("lotOf", { lot, lastDay: lastDay(expiresOn), units: onHand }),
            }))}
          />
        </Field>
      )}
      {tracksLots && mayBeNew && (
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field
            label={t("lot")}
            help={known ? t("known", { lastDay: lastDay(known.expiresOn), units: known.onHand }) : undefined}
            required
          >
            <Input
              mono
              autoComplete="off"
              value={value.lot}
              maxLength={64}
              list={id}
              onChange={(event) => set({ lot: event.target.value })}
            />
          </Field>
          {!known && (
            <Field label={t("lastDay")} help={t("lastDayHelp")} optional>
              <DateInput value={value.expiresOn} onChange={(expiresOn) => set({ expiresOn })} />
            </Field>
          )}
          <datalist id={id}>
            {lots.map((one) => (
              <option key={one.lot} value={one.lot} />
            ))}
          </datalist>
        </div>
      )}
      {tracksSerials && !withoutSerials && (
        <Field label={t("serials")} help={t("serialsHelp", { count: serialsIn(value).length })} required>
          <Textarea className="mono" rows={4} value={value.serials} onChange={(event) => set({ serials: event.target.value })} />
        </Field>
      )}
    </>
  );
}
