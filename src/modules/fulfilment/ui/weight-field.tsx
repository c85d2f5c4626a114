"use client";
import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { reason } from "@/lib/reason";
import { Field } from "@/ui/field";
import { FloorButton } from "@/ui/floor/floor-button";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { type DraftParcel, expectedOf, type PackLine, unitsIn, weightOf } from "../packing-draft";
import { type PackingRules, wholeOf, whyNotWeight } from "../packing-weight";
import { gramsOf } from "../weight";

type Props = {
  parcel: DraftParcel;
  lines: readonly PackLine[];
  rules: PackingRules;
  /** Everything is in: the scales are next. */
  wanted: boolean;
  onChange: (grams: number | null) => void;
  onWhy: (why: string) => void;
  onEnter: () => void;
};

/** What the parcel weighs: the goods and the box together until somebody weighs it. "1,2" is kilograms, "850 г" grams. */
export function WeightField({ parcel, lines, rules, wanted, onChange, onWhy, onEnter }: Props) {
  const t = useTranslations("packing.weight");
  const { number } = useFormats();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const inKilograms = (grams: number) => number(grams / 1000, grams % 1000 === 0 ? 0 : grams % 100 === 0 ? 1 : grams % 10 === 0 ? 2 : 3);
  const grams = weightOf(parcel, lines);
  const expected = expectedOf(parcel, lines);
  const unreadable = draft !== null && draft.trim() !== "" && gramsOf(draft) === null;
  const isAsked = wanted && parcel.weighedGrams === null && (rules.mustWeigh || grams === null);
  useEffect(() => {
    if (isAsked) field.current?.focus();
  }, [isAsked]);
  // The scales may have typed it: what was typed by hand before is over.
  const { weighedGrams } = parcel;
  useEffect(() => {
    if (weighedGrams !== null && document.activeElement !== field.current) setDraft(null);
  }, [weighedGrams]);
  const shown = weighedGrams === null && rules.mustWeigh ? "" : grams === null ? "" : inKilograms(grams);
  const word = expected && unitsIn(parcel) > 0 ? t("expected", { kg: inKilograms(wholeOf(expected)) }) : null;
  return (
    <>
      <Field
        label={t("label")}
        help={
          word && (rules.mustWeigh || weighedGrams !== null)
            ? word
            : t(weighedGrams !== null ? "weighed" : grams === null && unitsIn(parcel) > 0 ? "unknown" : "fromGoods")
        }
        error={unreadable ? reason("packing.weight_unreadable") : null}
      >
        <Input
          ref={field}
          numeric
          inputMode="decimal"
          autoComplete="off"
          suffix={t("kg")}
          value={draft ?? shown}
          onChange={(event) => {
            setDraft(event.target.value);
            const typed = event.target.value.trim();
            const next = gramsOf(typed);
            if (next !== null || typed === "") onChange(next);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || unreadable) return;
            event.preventDefault();
            setDraft(null);
            onEnter();
          }}
          onBlur={() => !unreadable && setDraft(null)}
        />
      </Field>
      {wanted && weighedGrams !== null && <WeightOff parcel={parcel} lines={lines} rules={rules} onWhy={onWhy} />}
    </>
  );
}

const whys = ["filling", "catalogue", "gift"] as const;

/** The scales say something else than the goods do: look again, or say why it is right. */
function WeightOff({ parcel, lines, rules, onWhy }: Pick<Props, "parcel" | "lines" | "rules" | "onWhy">) {
  const t = useTranslations("packing.weight");
  const reasonText = useReasonText();
  const [other, setOther] = useState("");
  const off = whyNotWeight({ expected: expectedOf(parcel, lines), weighedGrams: parcel.weighedGrams, why: null }, rules);
  if (!off) return null;
  if (parcel.weightWhy) return <p className="text-14 text-floor-ink2">{t("confirmed", { why: parcel.weightWhy })}</p>;
  return (
    <div role="alert" className="grid gap-2 rounded-lg border-2 border-floor-no p-3">
      <p className="flex gap-2 text-16/5 font-semibold text-floor-no">
        <Scale aria-hidden="true" className="size-6 shrink-0" />
        {reasonText(off)}
      </p>
      <p className="text-14">{t("lookAgain")}</p>
      <div className="grid gap-2 sm:grid-cols-3">
        {whys.map((why) => (
          <FloorButton key={why} onClick={() => onWhy(t(`why.${why}`))}>
            {t(`why.${why}`)}
          </FloorButton>
        ))}
      </div>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (other.trim()) onWhy(other.trim());
        }}
      >
        <div className="min-w-0 flex-1">
          <Field label={t("why.other")}>
            <Input value={other} maxLength={200} autoComplete="off" onChange={(event) => setOther(event.target.value)} />
          </Field>
        </div>
        <FloorButton type="submit">{t("why.confirm")}</FloorButton>
      </form>
    </div>
  );
}
