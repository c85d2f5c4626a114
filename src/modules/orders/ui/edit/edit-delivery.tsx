"use client";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import type { OrderPage } from "@/server/order-view";
import { DateInput } from "@/ui/date-input";
import { Field } from "@/ui/field";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { PhoneInput } from "@/ui/phone-input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { AddressAdvice, typedAddress } from "../address-advice";
import type { PointSlot } from "../point-slot";
import { clockOf } from "./clock-of";
import { type AddressField, type EditDraft, pointNow } from "./edit-draft";

export type EditPart = {
  order: OrderPage;
  draft: EditDraft;
  problems: Readonly<Record<string, Reason>>;
  onChange: (changes: Partial<EditDraft>) => void;
};

const methods = ["courier", "pickup", "point", "post"] as const;

/** How, where and until when it travels, and what the buyer pays for that. */
export function EditDelivery({ order, draft, problems, onChange, points }: EditPart & { points: PointSlot }) {
  const t = useTranslations("orders.edit");
  const names = useTranslations("orders.page.promise.methods");
  const { timeZone } = useFormats();
  const method = draft.method ?? order.shippingMethod ?? "";
  const isOwn = method === "" || methods.some((known) => known === method);
  const chosen = pointNow(order, draft);
  const point = chosen ?? order.pickupPoint;
  const word = (name: AddressField) => draft.address[name] ?? order.shippingAddress?.[name] ?? "";
  const field = (name: AddressField, span: string, more: { maxLength: number; inputMode?: "numeric" }) => (
    <Field label={t(name)} error={problems[`address.${name}`]} optional={name !== "city"} className={span}>
      <Input
        {...more}
        autoComplete="off"
        value={word(name)}
        onChange={(event) => onChange({ address: { ...draft.address, [name]: event.target.value } })}
      />
    </Field>
  );
  return (
    <Card title={t("delivery")} padded>
      <div className="grid gap-3.5 sm:grid-cols-4">
        <Field label={t("method")} error={problems.method} className="sm:col-span-2">
          <Select
            value={method}
            onChange={(value) => onChange({ method: value })}
            options={[
              { value: "", label: t("noMethod") },
              ...methods.map((value) => ({ value: value as string, label: names(value) })),
              ...(isOwn ? [] : [{ value: method, label: method }]),
            ]}
          />
        </Field>
        <Field label={t("shippingPrice")} error={problems.shippingPrice} className="sm:col-span-2">
          <MoneyInput
            value={draft.shippingPrice === undefined ? order.totals.shipping.amount : draft.shippingPrice}
            currency={order.currency}
            onChange={(shippingPrice) => onChange({ shippingPrice })}
          />
        </Field>
        {points && (point || method === "point") && (
          <div className="sm:col-span-4">
            {points({
              chosen,
              near: {
                country: order.shippingAddress?.country ?? "RU",
                region: word("region"),
                city: word("city"),
                postalCode: word("postalCode"),
              },
              // The order goes where the point is.
              onChoose: ({ carrier, code, region, city, postalCode, line1 }) =>
                onChange({
                  pointCarrier: carrier,
                  pointCode: code,
                  address: { region: region ?? "", city, postalCode: postalCode ?? "", line1 },
                }),
            })}
          </div>
        )}
        {point && (
          <Field
            // Where points are chosen from a list, the carrier is named by it.
            label={points ? t("pointCode") : t("point", { carrier: point.carrier })}
            help={t("pointHelp")}
            error={problems.pointCode}
            className="sm:col-span-4"
          >
            <Input
              mono
              maxLength={100}
              autoComplete="off"
              value={draft.pointCode ?? point.code}
              onChange={(event) => onChange({ pointCode: event.target.value })}
            />
          </Field>
        )}
        {field("city", "sm:col-span-2", { maxLength: 200 })}
        {field("region", "max-xl:sm:col-span-2", { maxLength: 200 })}
        {field("postalCode", "max-xl:sm:col-span-2", { maxLength: 20, inputMode: "numeric" })}
        {field("line1", "sm:col-span-4", { maxLength: 500 })}
        {!point && (
          <div className="empty:hidden sm:col-span-4">
            <AddressAdvice
              address={typedAddress({
                country: order.shippingAddress?.country ?? "RU",
                city: word("city"),
                region: word("region"),
                postalCode: word("postalCode"),
                line1: word("line1"),
              })}
              onAccept={({ city, region, postalCode, line1 }) =>
                onChange({ address: { ...draft.address, city, region: region ?? "", postalCode: postalCode ?? "", line1: line1 ?? "" } })
              }
            />
          </div>
        )}
        <Field label={t("shipBy")} error={problems.shipBy} optional className="sm:col-span-2">
          <DateInput
            withTime
            value={draft.shipBy ?? (order.shipBy ? clockOf(new Date(order.shipBy), timeZone) : "")}
            onChange={(shipBy) => onChange({ shipBy })}
          />
        </Field>
      </div>
    </Card>
  );
}

/** Who buys, and how to reach them. */
export function EditBuyer({ order, draft, problems, onChange }: EditPart) {
  const t = useTranslations("orders.edit");
  const { buyer } = draft;
  const set = (changes: EditDraft["buyer"]) => onChange({ buyer: { ...buyer, ...changes } });
  return (
    <Card title={t("buyer")} padded>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={t("name")} error={problems["buyer.name"]} required className="sm:col-span-2">
          <Input
            value={buyer.name ?? order.customer.name}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field label={t("phone")} error={problems["buyer.phone"]} optional>
          <PhoneInput value={buyer.phone ?? order.customer.phone ?? ""} autoComplete="off" onChange={(phone) => set({ phone })} />
        </Field>
        <Field label={t("email")} error={problems["buyer.email"]} optional>
          <Input
            type="email"
            inputMode="email"
            value={buyer.email ?? order.customer.email ?? ""}
            maxLength={254}
            autoComplete="off"
            onChange={(event) => set({ email: event.target.value })}
          />
        </Field>
      </div>
    </Card>
  );
}
