"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { RadioGroup } from "@/ui/radio-group";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { AddressAdvice, typedAddress } from "./address-advice";
import type { DraftPart } from "./draft-part";
import { type PointSlot, pointOf } from "./point-slot";

/** How it gets to the buyer and what they pay for that. A collected order needs no address. */
export function DraftDelivery({ draft, problems, onChange, points }: DraftPart & { points: PointSlot }) {
  const t = useTranslations("orders.new");
  const reasonText = useReasonText();
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
            ...(points || draft.method === "point" ? [{ value: "point" as const, label: t("point") }] : []),
            { value: "pickup", label: t("pickup") },
          ]}
        />
        <Field label={t("shippingPrice")} error={problems.shippingPrice} className="sm:col-span-2">
          <MoneyInput value={draft.shippingPrice} currency={currency} onChange={(shippingPrice) => onChange({ shippingPrice })} />
        </Field>
        {draft.method === "point" && points && (
          <div className="sm:col-span-4">
            {points({
              chosen: draft.point,
              near: { country: "RU", ...draft.address },
              onChoose: (point) => onChange({ point: pointOf(point) }),
            })}
            {problems.pickupPoint && (
              <p role="alert" className="mt-1.5 text-12 text-danger">
                {reasonText(problems.pickupPoint)}
              </p>
            )}
          </div>
        )}
        {draft.method === "courier" && (
          <>
            <Field label={t("city")} error={problems["shippingAddress.city"]} required className="sm:col-span-2">
              {field("city", { autoComplete: "off", maxLength: 200 })}
            </Field>
            <Field label={t("region")} error={problems["shippingAddress.region"]} optional className="max-xl:sm:col-span-2">
              {field("region", { autoComplete: "off", maxLength: 200 })}
            </Field>
            <Field label={t("postalCode")} error={problems["shippingAddress.postalCode"]} optional className="max-xl:sm:col-span-2">
              {field("postalCode", { autoComplete: "off", maxLength: 20, inputMode: "numeric" })}
            </Field>
            <Field label={t("line1")} error={problems["shippingAddress.line1"]} help={t("line1Help")} required className="sm:col-span-4">
              {field("line1", { autoComplete: "off", maxLength: 500 })}
            </Field>
            <div className="empty:hidden sm:col-span-4">
              <AddressAdvice
                address={typedAddress({ country: "RU", ...address })}
                onAccept={({ city, region, postalCode, line1 }) =>
                  onChange({ address: { ...address, city, region: region ?? "", postalCode: postalCode ?? "", line1: line1 ?? "" } })
                }
              />
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
