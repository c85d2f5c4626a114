"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useSaving } from "./use-saving";

type Cart = { code: string; name: string; slots: number; maxGrams: number | null; maxMillilitres: number | null };

const empty = { code: "", name: "", slots: "", kilograms: "", litres: "" };

/** The carts of the house: how many totes, and what they hold together. */
export function CartSettings({ carts }: { carts: readonly Cart[] }) {
  const t = useTranslations("waves.settings");
  const needs = useNeeds("manager");
  const saving = useSaving();
  const [form, setForm] = useState(empty);
  const put = trpc.waves.putCart.useMutation({
    ...saving,
    onSuccess: () => {
      setForm(empty);
      saving.onSuccess();
    },
  });
  const gone = trpc.waves.deleteCart.useMutation(saving);
  const thousand = (text: string) => (text.trim() === "" ? null : Math.round(Number(text.replace(",", ".")) * 1_000) || null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put.mutate({
      code: form.code.trim(),
      name: form.name.trim() || form.code.trim(),
      slots: Number(form.slots) || 1,
      maxGrams: thousand(form.kilograms),
      maxMillilitres: thousand(form.litres),
    });
  };
  const field = (name: keyof typeof empty, more: { numeric?: boolean; required?: boolean } = {}) => (
    <Field label={t(name)} required={more.required}>
      <Input
        numeric={more.numeric}
        inputMode={more.numeric ? "decimal" : "text"}
        value={form[name]}
        required={more.required}
        onChange={(event) => setForm({ ...form, [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <Card title={t("carts")} note={t("cartsText")} padded>
      {carts.length > 0 && (
        <div className="mb-4 overflow-x-auto">
          <Table label={t("carts")} gutter={0}>
            <TableHead>
              <HeadCell>{t("name")}</HeadCell>
              <HeadCell numeric>{t("slots")}</HeadCell>
              <HeadCell numeric>{t("kilograms")}</HeadCell>
              <HeadCell numeric>{t("litres")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("delete")}</span>
              </HeadCell>
            </TableHead>
            <tbody>
              {carts.map((cart) => (
                <Row key={cart.code}>
                  <Cell>
                    {cart.name} <span className="mono text-ink-3">{cart.code}</span>
                  </Cell>
                  <Cell numeric>{cart.slots}</Cell>
                  <Cell numeric>{cart.maxGrams === null ? "—" : cart.maxGrams / 1_000}</Cell>
                  <Cell numeric>{cart.maxMillilitres === null ? "—" : cart.maxMillilitres / 1_000}</Cell>
                  <Cell>
                    <Button size="sm" variant="ghost" disabledReason={needs} onClick={() => gone.mutate({ code: cart.code })}>
                      {t("delete")}
                    </Button>
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <form onSubmit={submit} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {field("code", { required: true })}
        {field("name")}
        {field("slots", { numeric: true, required: true })}
        {field("kilograms", { numeric: true })}
        {field("litres", { numeric: true })}
        <Button type="submit" className="self-end justify-self-start" pending={put.isPending} disabledReason={needs}>
          {t("addCart")}
        </Button>
      </form>
    </Card>
  );
}
