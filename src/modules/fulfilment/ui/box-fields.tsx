"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { BoxView } from "../packing/packing-queries";
import type { Box } from "../packing-draft";
import { boxKey, boxOf, isBox, usedBoxes, usualBoxes } from "./boxes";

const other = "other";

type Props = { box: Box; house: readonly BoxView[]; onChange: (box: Box) => void };

/** Which box it is: one of the house, one at hand by its size in centimetres, or measured. */
export function BoxFields({ box, house, onChange }: Props) {
  const t = useTranslations("packing.box");
  const [known, setKnown] = useState<readonly Box[]>(() => (house.length > 0 ? house.map(boxOf) : usualBoxes));
  const [measuring, setMeasuring] = useState(false);
  useEffect(() => {
    const used = usedBoxes();
    const at = house.length > 0 ? house.map(boxOf) : usualBoxes;
    setKnown([...at, ...used.filter((one) => !at.some((usual) => boxKey(usual) === boxKey(one)))]);
  }, [house]);
  // A box of the house may be chosen by scan meanwhile.
  const isMeasured = measuring && !box.type;
  const all = known.some((one) => boxKey(one) === boxKey(box)) ? known : [box, ...known];
  const sizeOf = (one: Box) => t("size", inCentimetres(one));
  return (
    <>
      <Field label={t("label")}>
        <Select
          value={isMeasured ? other : boxKey(box)}
          onChange={(key) => {
            const chosen = all.find((one) => boxKey(one) === key);
            setMeasuring(!chosen);
            onChange(chosen ?? { lengthMm: box.lengthMm, widthMm: box.widthMm, heightMm: box.heightMm });
          }}
          options={[
            ...all.map((one) => ({
              value: boxKey(one),
              label: one.type ? t("named", { name: one.type.name, size: sizeOf(one) }) : sizeOf(one),
            })),
            { value: other, label: t("other") },
          ]}
        />
      </Field>
      {isMeasured && <Measured box={box} onChange={onChange} />}
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
    const { lengthMm, widthMm, heightMm } = box;
    const next = { lengthMm, widthMm, heightMm, [side]: Math.round(Number(text.replace(",", ".")) * 10) };
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
