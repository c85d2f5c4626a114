"use client";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Role } from "@/lib/permission";
import { useMe, useNeeds } from "@/platform/actor-react";
import { detailsOf, reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { SecretOnce } from "@/ui/secret-once";
import { useForm } from "@/ui/use-form";
import { InviteMember } from "../inputs";
import { type Place, RoleFields } from "./role-fields";

const initial = { email: "", role: "operator" as Role, warehouseIds: null as string[] | null };

/** Invites somebody: the link is shown once, to be sent by whatever way people talk. */
export function InviteDialog({ warehouses }: { warehouses: readonly Place[] }) {
  const t = useTranslations("settings.members");
  const router = useRouter();
  const formId = useId();
  const me = useMe();
  const needsManager = useNeeds("manager");
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const invite = trpc.organizations.invite.useMutation();
  const { form, text, values, set, setValues, error, refusal, pending, submit } = useForm(InviteMember, initial);

  const toggle = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    setLink(null);
    setValues(initial);
  };
  const send = submit(async (input) => {
    try {
      const { token } = await invite.mutateAsync(input);
      setLink(`${window.location.origin}/invite/${token}`);
      router.refresh();
      return null;
    } catch (problem) {
      const { path } = detailsOf(problem);
      return { reason: reasonOf(problem), field: typeof path === "string" ? path : null };
    }
  });

  return (
    <>
      <Button variant="primary" icon={<UserPlus />} disabledReason={needsManager} onClick={() => toggle(true)}>
        {t("invite")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={toggle}
        size="md"
        title={link ? t("linkTitle") : t("inviteTitle")}
        footer={
          link ? (
            <Button variant="primary" onClick={() => toggle(false)}>
              {t("done")}
            </Button>
          ) : (
            <Button type="submit" form={formId} variant="primary" pending={pending}>
              {t("makeLink")}
            </Button>
          )
        }
      >
        {link ? (
          <SecretOnce secret={link} label={t("link")} about={t("linkAbout", { email: values.email })} />
        ) : (
          <form id={formId} ref={form} onSubmit={send} noValidate className="grid gap-4">
            <FormRefusal reason={refusal} />
            <Field label={t("email")} error={error("email")} required>
              <Input {...text("email")} type="email" autoComplete="off" />
            </Field>
            <RoleFields
              role={values.role}
              onRole={(role) => set("role", role)}
              warehouseIds={values.warehouseIds}
              onWarehouses={(ids) => set("warehouseIds", ids)}
              warehouses={warehouses}
              mayMakeOwner={me.role === "owner"}
            />
          </form>
        )}
      </Dialog>
    </>
  );
}
