"use client";
import { Banknote, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useOrderCommand } from "@/modules/orders/ui/use-order-command";
import { useHandOver } from "@/modules/shipments/ui/use-hand-over";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { showToast } from "@/ui/toast";
import { type NextStep, toRelease } from "./next-step";

type Props = { order: OrderPage; step: NextStep; onShip: () => void; onPay: () => void };

/** The next step as the one blue button, the last in the row; shipping stands beside it, with its reason while it cannot be. */
export function MainActions({ order, step, onShip, onPay }: Props) {
  const t = useTranslations("orders.page.actions");
  const operator = useNeeds("operator");
  const picker = useNeeds("picker");
  const command = useOrderCommand();
  const handOver = useHandOver(() => command.options.onSuccess());
  return (
    <>
      {step.ship && (
        <Button
          icon={<Truck />}
          variant={step.main === "ship" ? "primary" : "default"}
          disabledReason={picker ?? step.ship.refused}
          onClick={onShip}
        >
          {t("ship")}
        </Button>
      )}
      {step.main === "handOver" && (
        <Button
          variant="primary"
          icon={<Truck />}
          pending={handOver.isPending}
          disabledReason={picker}
          onClick={() => handOver.mutate({ shipmentIds: step.atTheDoor.map(({ id }) => id) })}
        >
          {t("handOver")}
        </Button>
      )}
      {step.main === "pay" && (
        <Button variant="primary" icon={<Banknote />} disabledReason={operator} onClick={onPay}>
          {t("payment")}
        </Button>
      )}
      {step.main === "place" && <PlaceButton order={order} />}
      {step.main === "release" && <ReleaseButton order={order} />}
    </>
  );
}

/** Makes the draft an order. */
function PlaceButton({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.draft");
  const operator = useNeeds("operator");
  const command = useOrderCommand(() => showToast({ title: t("placed", { number: order.number }), tone: "success" }));
  const place = trpc.orders.placeDraft.useMutation(command.options);
  return (
    <Button
      variant="primary"
      pending={place.isPending}
      disabledReason={operator}
      onClick={() => place.mutate({ orderId: order.id, version: command.versionOf(order) })}
    >
      {t("place")}
    </Button>
  );
}

/** Releases all that holds the order, one after another: each release is a change of its own and gives the next version. */
function ReleaseButton({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.actions");
  const operator = useNeeds("operator");
  const command = useOrderCommand();
  const release = trpc.orders.release.useMutation();
  const [pending, setPending] = useState(false);
  const releaseAll = async () => {
    setPending(true);
    try {
      let version = command.versionOf(order);
      let released: unknown;
      for (const hold of toRelease(order)) {
        const answer = await release.mutateAsync({ orderId: order.id, version, holdId: hold.id });
        version = answer.version;
        released = answer;
      }
      command.options.onSuccess(released);
    } catch (error) {
      command.complain(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button variant="primary" pending={pending} disabledReason={operator} onClick={() => void releaseAll()}>
      {toRelease(order).every(({ reason }) => reason === "confirmation") ? t("confirm") : t("release", { count: toRelease(order).length })}
    </Button>
  );
}
