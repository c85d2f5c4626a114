"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import type { Explained } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { detailsNamed, noDetails, UnitDetailsFields } from "@/ui/unit-details";
import { noUnits, UnitsInPacks, unitsOf } from "@/ui/units-in-packs";
import type { ArrivalRow } from "./arrivals-list";

/** Takes in what has come, all or a part of it. Sent twice by a bad connection, it is booked once. */
export function ReceiveDialog({ arrival, onClose }: { arrival: ArrivalRow; onClose: () => void }) {
  const t = useTranslations("inventory.arrivals");
  const id = useId();
  const utils = trpc.useUtils();
  const [receipt] = useState(() => crypto.randomUUID());
  const product = trpc.catalog.bySku.useQuery({ sku: arrival.sku }).data;
  const tracksLots = product?.tracksLots ?? false;
  const lots = trpc.inventory.lots.useQuery({ sku: arrival.sku, warehouse: arrival.warehouse }, { enabled: tracksLots }).data ?? [];
  const tracking = { tracksLots, tracksSerials: product?.tracksSerials ?? false, lots };
  const [details, setDetails] = useState(noDetails);
  const [quantity, setQuantity] = useState({ ...noUnits, text: String(arrival.outstanding) });
  const [error, setError] = useState<Explained>(null);
  const receive = trpc.arrivals.receive.useMutation({
    retry: 2,
    onSuccess: ({ filled }, input) => {
      showToast({
        title: t("receive.done", { sku: arrival.sku, count: input.quantity }),
        text: filled > 0 ? t("receive.filled", { count: filled }) : undefined,
        tone: "success",
      });
      void utils.arrivals.invalidate();
      void utils.inventory.invalidate();
      onClose();
    },
    onError: (failure) => setError(reasonOf(failure)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const units = unitsOf(quantity);
    if (!units || units < 0) return setError(reason("stock.figure_unreadable"));
    if (units > arrival.outstanding) return setError(reason("arrival.more_than_expected", { units, most: arrival.outstanding }));
    receive.mutate({ arrivalId: arrival.id, quantity: units, receipt, ...detailsNamed(details, tracking) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("receive.title")}
      description={`${arrival.name}, ${arrival.warehouseName}`}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={receive.isPending}>
            {t("receive.submit")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-3.5" noValidate>
        <UnitsInPacks
          label={t("receive.label")}
          packs={product?.packs ?? []}
          help={t("receive.help", { count: arrival.outstanding })}
          error={error}
          value={quantity}
          onChange={setQuantity}
        />
        <UnitDetailsFields tracking={tracking} value={details} onChange={setDetails} mayBeNew />
      </form>
    </Dialog>
  );
}
