"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { RadioGroup } from "@/ui/radio-group";
import type { Explained } from "@/ui/reason-text";
import { type Kind, kinds } from "./carrier-account";

/** Another carrier account: a second courier team with its own prices, or the training carrier. */
export function AddCarrier({ taken }: { taken: readonly string[] }) {
  const t = useTranslations("shipping.carriers.add");
  const kindNames = useTranslations("carriers.kinds");
  const about = useTranslations("carriers.about");
  const id = useId();
  const router = useRouter();
  const needs = useNeeds("manager");
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>("simulated");
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [error, setError] = useState<Explained>(null);
  const put = trpc.shipments.putCarrier.useMutation({
    onSuccess: () => {
      setOpen(false);
      router.refresh();
    },
    onError: (failure) => setError(reasonOf(failure)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = code.trim() || kind;
    if (taken.includes(wanted)) return setError(t("taken"));
    put.mutate({ code: wanted, kind, name: name.trim() || kindNames(kind) });
  };
  return (
    <>
      <Button icon={<Plus />} disabledReason={needs} onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        footer={
          <Button type="submit" form={id} variant="primary" pending={put.isPending}>
            {t("submit")}
          </Button>
        }
      >
        <form id={id} onSubmit={submit} noValidate className="grid gap-3.5">
          <RadioGroup
            label={t("kind")}
            value={kind}
            onChange={setKind}
            choices={kinds.map((one) => ({ value: one, label: kindNames(one), help: about(one) }))}
          />
          <Field label={t("name")} optional>
            <Input value={name} maxLength={100} placeholder={kindNames(kind)} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={t("code")} help={t("codeHelp")} error={error} optional>
            <Input
              mono
              value={code}
              maxLength={40}
              autoComplete="off"
              placeholder={kind}
              onChange={(event) => setCode(event.target.value)}
            />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
