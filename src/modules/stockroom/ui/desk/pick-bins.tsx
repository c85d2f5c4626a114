"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { Plus, RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { showToast } from "@/ui/toast";

type PickBin = OverTheWire<inferRouterOutputs<AppRouter>["refills"]["pickBins"]>[number];

/** Which bins are filled from the reserve by themselves: at how few units, and up to how many. */
export function PickBins({ warehouse, first }: { warehouse: { code: string; name: string }; first: PickBin[] }) {
  const t = useTranslations("stockroom.pickBins");
  const { number } = useFormats();
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const query = trpc.refills.pickBins.useQuery({ warehouse: warehouse.code }, { initialData: first });
  const refetch = () => void query.refetch();
  useLiveQuery(["refill", "stock"], refetch);
  const [adding, setAdding] = useState(false);
  const refuse = (failure: unknown) => showToast({ title: reasonText(reasonOf(failure)) ?? "", tone: "danger" });
  const drop = trpc.refills.dropPickBin.useMutation({ onSuccess: refetch, onError: refuse });
  const make = trpc.refills.make.useMutation({
    onSuccess: ({ tasks }) => {
      refetch();
      showToast({ title: t("made", { count: tasks }), tone: "success" });
    },
    onError: refuse,
  });
  const add = (
    <Button size="sm" variant="primary" icon={<Plus />} disabledReason={needsOperator} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Card
      title={warehouse.name}
      actions={
        query.data.length > 0 && (
          <div className="flex flex-wrap gap-2">
            <Button
              size="sm"
              icon={<RefreshCw />}
              disabledReason={needsOperator}
              pending={make.isPending}
              onClick={() => make.mutate({ warehouse: warehouse.code })}
            >
              {t("make")}
            </Button>
            {add}
          </div>
        )
      }
    >
      {query.data.length === 0 ? (
        <EmptyState title={t("empty")} actions={add}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <div className="overflow-x-auto">
          <Table label={warehouse.name} gutter={16} columns={[110, null, 80, 80, 90, 90, 56]}>
            <TableHead>
              <HeadCell>{t("columns.bin")}</HeadCell>
              <HeadCell>{t("columns.product")}</HeadCell>
              <HeadCell numeric>{t("columns.min")}</HeadCell>
              <HeadCell numeric>{t("columns.max")}</HeadCell>
              <HeadCell numeric>{t("columns.there")}</HeadCell>
              <HeadCell numeric>{t("columns.coming")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("columns.acts")}</span>
              </HeadCell>
            </TableHead>
            <tbody>
              {query.data.map(({ bin, sku, name, min, max, there, coming }) => (
                <Row key={`${bin} ${sku}`}>
                  <Cell className="mono">{bin}</Cell>
                  <Cell>
                    {name} <span className="mono text-12 text-ink-3">{sku}</span>
                  </Cell>
                  <Cell numeric>{number(min)}</Cell>
                  <Cell numeric>{number(max)}</Cell>
                  <Cell numeric className={there < min ? "font-semibold text-warning" : undefined}>
                    {number(there)}
                  </Cell>
                  <Cell numeric>{number(coming)}</Cell>
                  <Cell>
                    <IconButton
                      size="sm"
                      icon={<Trash2 />}
                      label={t("drop", { bin, sku })}
                      disabledReason={needsOperator}
                      onClick={() => drop.mutate({ warehouse: warehouse.code, bin, sku })}
                    />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {adding && (
        <AddPickBin
          warehouse={warehouse.code}
          onClose={() => {
            setAdding(false);
            refetch();
          }}
        />
      )}
    </Card>
  );
}

function AddPickBin({ warehouse, onClose }: { warehouse: string; onClose: () => void }) {
  const t = useTranslations("stockroom.pickBins");
  const id = useId();
  const [values, setValues] = useState({ bin: "", sku: "", min: "", max: "" });
  const put = trpc.refills.putPickBin.useMutation({ onSuccess: onClose });
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [field]: event.target.value });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("addTitle")}
      description={t("addText")}
      footer={
        <Button type="submit" form={id} variant="primary" pending={put.isPending}>
          {t("save")}
        </Button>
      }
    >
      <form
        id={id}
        className="grid grid-cols-2 gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          const { bin, sku, min, max } = values;
          put.mutate({ warehouse, bin: bin.trim().toUpperCase(), sku: sku.trim(), min: Number(min || 0), max: Number(max || 0) });
        }}
      >
        <div className="col-span-full empty:hidden">
          <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
        </div>
        <Field label={t("columns.bin")} required>
          <Input mono required value={values.bin} onChange={set("bin")} />
        </Field>
        <Field label={t("sku")} required>
          <Input mono required value={values.sku} onChange={set("sku")} />
        </Field>
        <Field label={t("columns.min")} help={t("minHelp")}>
          <Input numeric inputMode="numeric" value={values.min} onChange={set("min")} />
        </Field>
        <Field label={t("columns.max")} help={t("maxHelp")}>
          <Input numeric inputMode="numeric" value={values.max} onChange={set("max")} />
        </Field>
      </form>
    </Dialog>
  );
}
