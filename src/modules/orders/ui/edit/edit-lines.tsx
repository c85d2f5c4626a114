"use client";
import { Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Reason } from "@/lib/reason";
import type { OrderPage } from "@/server/order-view";
import { cx } from "@/ui/cx";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { Picture } from "@/ui/picture";
import { type EditDraft, type LineEdit, linesToEdit, shownLine } from "./edit-draft";

type Problems = Readonly<Record<string, Reason>>;
type Props = { order: OrderPage; draft: EditDraft; problems: Problems; onChange: (changes: Partial<EditDraft>) => void };
type Figures = { quantity: number | null; unitPrice: number | null; discount: number | null };

/** The goods of the order with what somebody types over them: quantity, price, discount; a removed line can be put back. */
export function EditLines({ order, draft, problems, onChange }: Props) {
  const t = useTranslations("orders.edit");
  const problemOf = (at: string) => (field: keyof Figures) => problems[`${at}.${field}`] ?? null;
  return (
    <ul className="border-t border-line">
      {linesToEdit(order, draft).map((line) => {
        const shown = shownLine(line, draft.lines[line.id]);
        const edit = (changes: LineEdit) => onChange({ lines: { ...draft.lines, [line.id]: { ...draft.lines[line.id], ...changes } } });
        return (
          <Line
            key={line.id}
            name={line.name}
            sku={line.sku}
            picture={line.picture ?? null}
            currency={order.currency}
            figures={shown}
            removed={shown.removed}
            problem={problemOf(`lines.${line.id}`)}
            note={
              <>
                {!shown.removed && shown.quantity !== shown.ordered && <Was value={shown.ordered} />}
                {line.shipped > 0 && <span>{t("shipped", { units: line.shipped })}</span>}
              </>
            }
            onChange={edit}
            onRemove={() => edit({ removed: !shown.removed })}
          />
        );
      })}
      {draft.added.map((line) => (
        <Line
          key={line.sku}
          name={line.name}
          sku={line.sku}
          picture={line.picture}
          currency={order.currency}
          figures={line}
          removed={false}
          problem={problemOf(`added.${line.sku}`)}
          note={<span className="font-medium text-info">{t("added")}</span>}
          onChange={(changes) => onChange({ added: draft.added.map((one) => (one.sku === line.sku ? { ...one, ...changes } : one)) })}
          onRemove={() => onChange({ added: draft.added.filter(({ sku }) => sku !== line.sku) })}
        />
      ))}
    </ul>
  );
}

function Was({ value }: { value: number }) {
  const t = useTranslations("orders.edit");
  return <span className="font-medium text-info tabular-nums">{t("was", { value })}</span>;
}

type LineProps = {
  name: string;
  sku: string;
  picture: string | null;
  currency: string;
  figures: Figures;
  removed: boolean;
  problem: (field: keyof Figures) => Reason | null;
  note: ReactNode;
  onChange: (changes: Partial<Figures>) => void;
  onRemove: () => void;
};

function Line({ name, sku, picture, currency, figures, removed, problem, note, onChange, onRemove }: LineProps) {
  const t = useTranslations("orders.edit");
  const { quantity, unitPrice, discount } = figures;
  const remove = (
    <IconButton label={t(removed ? "undoRemove" : "remove", { name })} icon={removed ? <Undo2 /> : <Trash2 />} onClick={onRemove} />
  );
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 border-b border-line px-4 py-3 text-13 last:border-b-0 min-[1400px]:grid-cols-[minmax(0,1fr)_120px_84px_120px_96px_32px]">
      <span className="flex min-w-0 items-center gap-2.5">
        <Picture src={picture} size={36} />
        <span className="min-w-0">
          <span className={cx("block truncate font-medium", removed && "text-ink-3 line-through")} title={name}>
            {name}
          </span>
          <span className="flex gap-2 whitespace-nowrap text-12 text-ink-3">
            <span className="mono truncate">{sku}</span>
            {note}
          </span>
        </span>
      </span>
      <span className="min-[1400px]:hidden">{remove}</span>
      {removed ? (
        <span className="col-span-2 text-ink-3 min-[1400px]:col-span-4 min-[1400px]:text-right min-[1400px]:leading-9">
          {problem("quantity") ? <Refused why={problem("quantity")} /> : t("removed")}
        </span>
      ) : (
        <>
          <span className="col-span-2 grid grid-cols-3 gap-2 min-[1400px]:contents [&_label]:text-12 [&_label]:font-normal [&_label]:text-ink-3 min-[1400px]:[&_label]:sr-only">
            <Field label={t("price")} error={problem("unitPrice")}>
              <MoneyInput value={unitPrice} currency={currency} onChange={(unitPrice) => onChange({ unitPrice })} />
            </Field>
            <Field label={t("quantity")} error={problem("quantity")}>
              <Input
                numeric
                inputMode="numeric"
                autoComplete="off"
                value={quantity ?? ""}
                onFocus={(event) => event.target.select()}
                onChange={(event) => onChange({ quantity: wholeOf(event.target.value) })}
              />
            </Field>
            {/* Where the label stands above it, the word is not said twice. */}
            <Field label={t("discount")} error={problem("discount")} className="max-[1400px]:[&_input]:placeholder:text-transparent">
              <MoneyInput
                value={discount || null}
                currency={currency}
                placeholder={t("discount")}
                onChange={(discount) => onChange({ discount })}
              />
            </Field>
          </span>
          <span className="text-right font-medium leading-9 max-[1400px]:col-span-2">
            <Money minor={Math.max(0, (quantity ?? 0) * (unitPrice ?? 0) - (discount ?? 0))} currency={currency} />
          </span>
        </>
      )}
      <span className="max-[1400px]:hidden">{remove}</span>
    </li>
  );
}

/** A removed line has no field left to say it at. */
function Refused({ why }: { why: Reason | null }) {
  return (
    <Field label="" error={why}>
      {null}
    </Field>
  );
}

/** A quantity as it is typed: digits only, up to a million; empty while nothing stands there. */
function wholeOf(typed: string): number | null {
  const digits = typed.replace(/\D/g, "").slice(0, 7);
  return digits === "" ? null : Math.min(Number(digits), 1_000_000);
}
