"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { SerialChoice } from "./serial-choice";
import type { WholeTransfer } from "./transfers-list";
import { type LineCount, type UnpackedKind, unpackedKinds, unpackedOf } from "./unpacking";

type Props = { line: WholeTransfer["lines"][number]; value: LineCount; onChange: (value: LineCount) => void };

/** What came of one product. Where serial numbers are kept, ticking them says how many came; the rest is typed. */
export function UnpackLine({ line, value, onChange }: Props) {
  const t = useTranslations("inventory.transfers");
  const { sku, tracksSerials } = line;
  const said = unpackedOf(line, value);
  const isNumbered = (kind: UnpackedKind) => tracksSerials && (kind === "received" || kind === "surplus");
  const shown = (kind: UnpackedKind) => (isNumbered(kind) ? String(Math.max(0, said?.[kind] ?? 0)) : (value.typed[kind] ?? ""));
  return (
    <li className="grid gap-2 border-b border-line pb-3 last:border-b-0">
      <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
        <span className="min-w-0">
          <span className="block truncate">{line.name}</span>
          <span className="block text-12 text-ink-3">{t("unpack.onTheWay", { count: line.inTransit })}</span>
        </span>
        <span className="grid grid-cols-4 gap-2">
          {unpackedKinds.map((kind) => (
            <Field key={kind} label={t(`unpack.${kind}`)} className="w-full sm:w-24">
              <Input
                numeric
                inputMode="numeric"
                autoComplete="off"
                placeholder="0"
                readOnly={isNumbered(kind)}
                aria-label={`${t(`unpack.${kind}`)}, ${sku}`}
                value={shown(kind)}
                onChange={(event) => onChange({ ...value, typed: { ...value.typed, [kind]: event.target.value } })}
              />
            </Field>
          ))}
        </span>
      </div>
      {tracksSerials && (
        <SerialChoice
          sku={sku}
          label={t("serials.came")}
          known={line.serials}
          chosen={value.came}
          onChange={(came) => onChange({ ...value, came })}
          other={t("serials.surplus")}
        />
      )}
    </li>
  );
}
