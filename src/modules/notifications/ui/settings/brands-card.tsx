"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { BrandMark } from "@/ui/brand-mark";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { MessageBrand } from "../../choice/settings-queries";

type Props = { brands: readonly MessageBrand[]; organization: { name: string; brandColor: string } };

/** How the shop looks to the buyers of each sales channel. */
export function BrandsCard({ brands, organization }: Props) {
  const t = useTranslations("notifications.setup.brands");
  const needs = useNeeds("manager");
  const [editing, setEditing] = useState<MessageBrand | null>(null);
  return (
    <Card title={t("title")}>
      <p className="max-w-prose px-4 py-3 text-13 text-ink-2">{t("about", { name: organization.name })}</p>
      <ul>
        {brands.map((brand) => (
          <li key={brand.channel} className="flex min-h-13 items-center gap-3 border-t border-line px-4 py-2">
            <BrandMark name={brand.senderName ?? organization.name} color={brand.brandColor ?? organization.brandColor} size={24} />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-13 font-medium">{brand.name}</span>
              <span className="block truncate text-12 text-ink-3">{wordsOf(brand) || t("same")}</span>
            </span>
            <Button size="sm" disabledReason={needs} onClick={() => setEditing(brand)}>
              {t("change")}
            </Button>
          </li>
        ))}
      </ul>
      {editing && <BrandDialog key={editing.channel} brand={editing} organization={organization} onClose={() => setEditing(null)} />}
    </Card>
  );
}

const wordsOf = ({ senderName, smsSender, replyTo }: MessageBrand) => [senderName, smsSender, replyTo].filter(Boolean).join(" · ");

function BrandDialog({ brand, organization, onClose }: { brand: MessageBrand; organization: Props["organization"]; onClose: () => void }) {
  const t = useTranslations("notifications.setup.brands");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [values, setValues] = useState({
    senderName: brand.senderName ?? "",
    smsSender: brand.smsSender ?? "",
    logoUrl: brand.logoUrl ?? "",
    replyTo: brand.replyTo ?? "",
  });
  const [color, setColor] = useState(brand.brandColor);
  const [refusal, setRefusal] = useState<{ reason: Reason; field: string | null } | null>(null);
  const put = trpc.notifications.putBrand.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      onClose();
      router.refresh();
    },
    onError: (problem) => {
      setRefusal(refusedAt(problem, (path) => path));
      focusFirstError(form.current);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() || null])) as Record<
      keyof typeof values,
      string | null
    >;
    put.mutate({ channel: brand.channel, ...given, brandColor: color });
  };
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={brand.name}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={put.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} noValidate className="grid gap-4">
        {refusal && !(refusal.field && refusal.field in values) && <FormRefusal reason={refusal.reason} />}
        {(Object.keys(values) as (keyof typeof values)[]).map((name) => (
          <Field
            key={name}
            label={t(`${name}.label`)}
            help={t(`${name}.help`)}
            error={refusal?.field === name ? refusal.reason : null}
            optional
          >
            <Input
              maxLength={name === "logoUrl" ? 500 : name === "smsSender" ? 15 : 254}
              autoComplete="off"
              placeholder={name === "senderName" ? organization.name : undefined}
              value={values[name]}
              onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))}
            />
          </Field>
        ))}
        <Checkbox label={t("ownColor")} checked={color !== null} onChange={(on) => setColor(on ? organization.brandColor : null)} />
        {color !== null && (
          <Field label={t("brandColor")}>
            <Input className="w-20" type="color" value={color} onChange={(event) => setColor(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
