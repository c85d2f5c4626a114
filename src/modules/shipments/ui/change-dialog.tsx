"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import type { Shipment } from "./shipment-row";

const fields = ["name", "phone", "city", "postalCode", "line1", "point"] as const;
type Draft = Record<(typeof fields)[number], string>;
const empty: Draft = { name: "", phone: "", city: "", postalCode: "", line1: "", point: "" };

/** Another address, person or point for a parcel that is booked and lies at the door. What is left empty stays. */
export function ChangeDialog({ shipment, onClose }: { shipment: Shipment; onClose: () => void }) {
  const t = useTranslations("shipping.change");
  const id = useId();
  const utils = trpc.useUtils();
  const [draft, setDraft] = useState(empty);
  const change = trpc.shipments.change.useMutation({
    onSuccess: () => {
      showToast({ title: t("done"), tone: "success" });
      onClose();
    },
    onSettled: () => void utils.shipments.invalidate(),
  });
  const isEmpty = Object.values(draft).every((text) => text.trim() === "");
  const send = (anew: boolean) => change.mutate({ shipmentId: shipment.id, change: { ...wishOf(draft), anew } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) send(false);
  };
  const refused = change.error ? reasonOf(change.error) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text", { carrier: shipment.carrierName })}
      footer={
        <>
          {refused && (
            <Button pending={change.isPending && change.variables.change.anew} onClick={() => send(true)}>
              {t("anew")}
            </Button>
          )}
          <Button
            type="submit"
            form={id}
            variant="primary"
            pending={change.isPending && !change.variables.change.anew}
            disabledReason={isEmpty ? { code: "shipment.nothing_to_change" } : null}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-3.5">
        <FormRefusal reason={refused} />
        {refused && <p className="text-13 text-ink-2">{t("anewAbout", { carrier: shipment.carrierName })}</p>}
        {fields.map((name) => (
          <Field key={name} label={t(name)} optional>
            <Input
              value={draft[name]}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Field>
        ))}
      </form>
    </Dialog>
  );
}

function wishOf(draft: Draft) {
  const said = Object.fromEntries(
    Object.entries(draft).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  ) as Partial<Draft>;
  const { name, phone, point, ...address } = said;
  return { name, phone, point, ...(Object.keys(address).length > 0 && { address }) };
}
