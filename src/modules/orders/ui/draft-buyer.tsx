"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { PhoneInput } from "@/ui/phone-input";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import type { DraftPart } from "./draft-part";

/** Who buys, how to reach them, and in which language they are written to. */
export function DraftBuyer({ draft, problems, onChange }: DraftPart) {
  const t = useTranslations("orders.new");
  const { customer } = draft;
  const set = (changes: Partial<typeof customer>) => onChange({ customer: { ...customer, ...changes } });
  return (
    <Card title={t("buyer")} padded>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={t("name")} error={problems["customer.name"]} required className="sm:col-span-2">
          <Input value={customer.name} maxLength={200} autoComplete="off" onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label={t("phone")} error={problems["customer.phone"]} help={t("phoneHelp")}>
          <PhoneInput value={customer.phone} autoComplete="off" onChange={(phone) => set({ phone })} />
        </Field>
        <Field label={t("email")} error={problems["customer.email"]} help={t("emailHelp")} optional>
          <Input
            type="email"
            inputMode="email"
            value={customer.email}
            maxLength={254}
            autoComplete="off"
            onChange={(event) => set({ email: event.target.value })}
          />
        </Field>
        <div>
          <div className="mb-1 text-13 font-medium">{t("locale")}</div>
          <SegmentedControl
            label={t("locale")}
            value={customer.locale}
            onChange={(locale) => set({ locale })}
            options={[
              { value: "ru", label: "Русский" },
              { value: "en", label: "English" },
            ]}
          />
        </div>
      </div>
    </Card>
  );
}
