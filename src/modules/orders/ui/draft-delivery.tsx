"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { RadioGroup } from "@/ui/radio-group";
import { Card } from "@/ui/section";
import type { DraftPart } from "./draft-part";

/** How it gets to the buyer and what they pay for that. A collected order needs no address. */
export function DraftDelivery({ draft, problems, onChange }: DraftPart) {
  const t = useTranslations("orders.new");
  const { currency } = useFormats();
  const { address } = draft;
  const field = (name: keyof typeof address, more: { autoComplete: string; maxLength: number; inputMode?: "numeric" }) => (
    <Input value={address[name]} {...more} onChange={(event) => onChange({ address: { ...address, [name]: event.target.value } })} />
  );
  return (
    <Card title={t("delivery")} padded>
      <div className="grid gap-3.5 sm:grid-cols-4">
        <RadioGroup
          label={t("method")}
          className="sm:col-span-2"
          value={draft.method}
          onChange={(method) => onChange({ method })}
          choices={[
            { value: "courier", label: t("courier") },
            { value: "pickup", label: t("pickup") },
          ]}
        />
        <Field label={t("shippingPrice")} error={problems.shippingPrice} className="sm:col-span-2">
          <MoneyInput value={draft.shippingPrice} currency={currency} onChange={(shippingPrice) => onChange({ shippingPrice })} />
        </Field>
        {draft.method === "courier" && (
          <>
            <Field label={t("city")} error={problems["shippingAddress.city"]} required className="sm:col-span-2">
              {field("city", { autoComplete: "off", maxLength: 200 })}
            </Field>
            <Field label={t("region")} error={problems["shippingAddress.region"]} optional>
              {field("region", { autoComplete: "off", maxLength: 200 })}
            </Field>
            <Field label={t("postalCode")} error={problems["shippingAddress.postalCode"]} optional>
              {field("postalCode", { autoComplete: "off", maxLength: 20, inputMode: "numeric" })}
            </Field>
            <Field label={t("line1")} error={problems["shippingAddress.line1"]} help={t("line1Help")} required className="sm:col-span-4">
              {field("line1", { autoComplete: "off", maxLength: 500 })}
            </Field>
          </>
        )}
      </div>
    </Card>
  );
}
