"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { Box } from "../packing-draft";
import { boxKey, isBox, usedBoxes, usualBoxes } from "./boxes";

const other = "other";

/** The size of a box in centimetres: one at hand, or measured. */
export function BoxFields({ box, onChange }: { box: Box; onChange: (box: Box) => void }) {
  const t = useTranslations("packing.box");
  const [known, setKnown] = useState<readonly Box[]>(usualBoxes);
  const [measuring, setMeasuring] = useState(false);
  useEffect(() => {
    const used = usedBoxes();
    setKnown([...used, ...usualBoxes.filter((usual) => !used.some((one) => boxKey(one) === boxKey(usual)))]);
  }, []);
  const all = known.some((one) => boxKey(one) === boxKey(box)) ? known : [box, ...known];
  return (
    <>
      <Field label={t("label")}>
        <Select
          value={measuring ? other : boxKey(box)}
          onChange={(key) => {
            const chosen = all.find((one) => boxKey(one) === key);
            setMeasuring(!chosen);
            if (chosen) onChange(chosen);
          }}
          options={[
            ...all.map((one) => ({ value: boxKey(one), label: t("size", inCentimetres(one)) })),
            { value: other, label: t("other") },
          ]}
        />
      </Field>
      {measuring && <Measured box={box} onChange={onChange} />}
    </>
  );
}

const inCentimetres = ({ lengthMm, widthMm, heightMm }: Box) => ({ length: lengthMm / 10, width: widthMm / 10, height: heightMm / 10 });

const sides = ["lengthMm", "widthMm", "heightMm"] as const;

function Measured({ box, onChange }: { box: Box; onChange: (box: Box) => void }) {
  const t = useTranslations("packing.box");
  const [typed, setTyped] = useState(() => Object.fromEntries(sides.map((side) => [side, String(box[side] / 10)])));
  const change = (side: (typeof sides)[number], text: string) => {
    setTyped({ ...typed, [side]: text });
    const next = { ...box, [side]: Math.round(Number(text.replace(",", ".")) * 10) };
    if (isBox(next)) onChange(next);
  };
  return (
    <div className="grid grid-cols-3 gap-2">
      {sides.map((side) => (
        <Field key={side} label={t(side)}>
          <Input
            numeric
            inputMode="decimal"
            autoComplete="off"
            suffix={t("cm")}
            value={typed[side] ?? ""}
            onChange={(event) => change(side, event.target.value)}
          />
        </Field>
      ))}
    </div>
  );
}
