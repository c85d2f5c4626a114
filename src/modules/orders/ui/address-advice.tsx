"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { useDebounced } from "@/ui/use-debounced";
import { whyNot } from "../order-moves";
import type { Address } from "../tables";
import { forMoves } from "./for-moves";
import { useOrderCommand } from "./use-order-command";

type Props = {
  address: Address;
  onAccept: (address: Address) => void;
  pending?: boolean;
  disabledReason?: Parameters<typeof Button>[0]["disabledReason"];
};

/** What does not fit together in an address, and what is probably meant: taken over by one click. Nothing where all is well. */
export function AddressAdvice({ address, onAccept, pending, disabledReason }: Props) {
  const t = useTranslations("orders.address");
  const reasonText = useReasonText();
  const typed = useDebounced(JSON.stringify(address), 400);
  const settled = JSON.parse(typed) as Address;
  const { data } = trpc.orders.checkAddress.useQuery(settled, {
    enabled: settled.city.trim() !== "" && /^[A-Z]{2}$/.test(settled.country),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // What was said of another address is not said of this one.
  if (!data || typed !== JSON.stringify(address) || data.findings.length + data.suggestions.length === 0) return null;
  return (
    <div className="grid gap-2 rounded border border-line bg-sunken p-3 text-13" aria-live="polite">
      {data.findings.map(({ reason, isClear }) => (
        <p key={reason.code} className={isClear ? "text-danger" : "text-warning"}>
          {reasonText(reason)}
        </p>
      ))}
      {data.suggestions.length > 0 && <p className="text-ink-2">{t("didYouMean")}</p>}
      <ul className="grid gap-1.5">
        {data.suggestions.map((one) => (
          <li key={JSON.stringify(one.address)} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {oneLine(one.address)} <span className="block text-12 text-ink-3">{reasonText(one.reason)}</span>
            </span>
            <Button size="sm" icon={<Check />} pending={pending} disabledReason={disabledReason} onClick={() => onAccept(one.address)}>
              {t("accept")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The parts of an address in one line. */
export const oneLine = ({ postalCode, region, city, line1 }: Pick<Address, "postalCode" | "region" | "city" | "line1">) =>
  [postalCode, region === city ? null : region, city, line1].filter(Boolean).join(", ");

type Typed = { country: string; region: string; city: string; postalCode: string; line1: string };

/** An address as the fields of a form have it. */
export function typedAddress({ country, region, city, postalCode, line1 }: Typed): Address {
  const or = (text: string) => text.trim() || null;
  return { country, region: or(region), city: city.trim(), postalCode: or(postalCode), line1: or(line1), latitude: null, longitude: null };
}

/** Puts another address into an order. */
export function useNewAddress(order: OrderPage) {
  const command = useOrderCommand();
  const edit = trpc.orders.edit.useMutation(command.options);
  const refused = useNeeds("operator") ?? whyNot("edit", forMoves(order));
  return {
    pending: edit.isPending,
    refused,
    take: (address: Address) =>
      edit.mutate({ orderId: order.id, version: command.versionOf(order), operations: [{ op: "set_address", address }] }),
  };
}

/** The same beside an order's address: what is taken over is the order's from then on. */
export function OrderAddressAdvice({ order }: { order: OrderPage }) {
  const address = useNewAddress(order);
  const isOpen = order.status === "draft" || order.status === "new" || order.status === "confirmed";
  const goesThere = order.shippingAddress && !order.pickupPoint && order.fulfilledBy === "us" && order.shippingMethod !== "marketplace";
  if (!order.shippingAddress || !isOpen || !goesThere || order.stages.handedOverAt) return null;
  return (
    <div className="mt-2">
      <AddressAdvice address={order.shippingAddress} pending={address.pending} disabledReason={address.refused} onAccept={address.take} />
    </div>
  );
}
