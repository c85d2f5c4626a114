"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { BoxView } from "../../packing/packing-queries";
import { useSaving } from "../board/use-saving";
import { type BoxDraft, boxDraft, emptyBox, toBox } from "./box-draft";

/** The boxes of the house: what fits in, what they weigh and cost. A touched one is changed. */
export function BoxSettings({ boxes }: { boxes: readonly BoxView[] }) {
  const t = useTranslations("packing.settings");
  const needs = useNeeds("manager");
  const saving = useSaving();
  const [form, setForm] = useState<BoxDraft>(emptyBox);
  const put = trpc.packing.putBox.useMutation({
    ...saving,
    onSuccess: () => {
      setForm(emptyBox);
      saving.onSuccess();
    },
  });
  const gone = trpc.packing.deleteBox.useMutation(saving);
  const wanted = toBox(form);
  const isKnown = boxes.some(({ code }) => code === form.code.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted) put.mutate(wanted);
  };
  const set = (name: keyof BoxDraft) => (value: string) => setForm({ ...form, [name]: value });
  const figure = (name: "length" | "width" | "height" | "wall" | "own" | "max", required = false) => (
    <Field label={t(name)} required={required}>
      <Input numeric inputMode="decimal" value={form[name]} required={required} onChange={(event) => set(name)(event.target.value)} />
    </Field>
  );
  return (
    <Card title={t("boxes")} note={t("boxesText")} padded>
      {boxes.length > 0 && (
        <div className="mb-4 overflow-x-auto">
          <Table label={t("boxes")} gutter={0}>
            <TableHead>
              <HeadCell>{t("name")}</HeadCell>
              <HeadCell numeric>{t("inside")}</HeadCell>
              <HeadCell numeric>{t("own")}</HeadCell>
              <HeadCell numeric>{t("max")}</HeadCell>
              <HeadCell numeric>{t("cost")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("delete")}</span>
              </HeadCell>
            </TableHead>
            <tbody>
              {boxes.map((box) => (
                <Row key={box.code}>
                  <Cell>
                    {box.name} <span className="mono text-ink-3">{box.code}</span>
                  </Cell>
                  <Cell numeric>{t("size", { length: box.lengthMm / 10, width: box.widthMm / 10, height: box.heightMm / 10 })}</Cell>
                  <Cell numeric>{t("grams", { grams: box.ownGrams })}</Cell>
                  <Cell numeric>{box.maxGrams === null ? "—" : t("kg", { kg: box.maxGrams / 1_000 })}</Cell>
                  <Cell numeric>{box.costMinor === null ? "—" : <Money minor={box.costMinor} />}</Cell>
                  <Cell>
                    <span className="flex justify-end gap-1">
                      <Button size="sm" variant="ghost" disabledReason={needs} onClick={() => setForm(boxDraft(box))}>
                        {t("change")}
                      </Button>
                      <Button size="sm" variant="ghost" disabledReason={needs} onClick={() => gone.mutate({ code: box.code })}>
                        {t("delete")}
                      </Button>
                    </span>
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <form onSubmit={submit} aria-label={t("add")} className="grid grid-cols-2 gap-3 lg:grid-cols-3">
        <Field label={t("code")} help={t("codeHelp")} required>
          <Input value={form.code} required maxLength={64} onChange={(event) => set("code")(event.target.value)} />
        </Field>
        <Field label={t("name")}>
          <Input value={form.name} maxLength={100} onChange={(event) => set("name")(event.target.value)} />
        </Field>
        <Field label={t("cost")}>
          <MoneyInput value={form.costMinor} onChange={(costMinor) => setForm({ ...form, costMinor })} />
        </Field>
        {figure("length", true)}
        {figure("width", true)}
        {figure("height", true)}
        {figure("wall")}
        {figure("own", true)}
        {figure("max")}
        <Button
          type="submit"
          className="col-span-full justify-self-start"
          pending={put.isPending}
          disabledReason={needs ?? (wanted ? null : t("incomplete"))}
        >
          {t(isKnown ? "save" : "add")}
        </Button>
      </form>
    </Card>
  );
}
