"use client";
import { Bike, FlaskConical, Store, Truck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Badge } from "@/ui/status";
import { showToast } from "@/ui/toast";
import { asKind, type CarrierAccountView, type Kind } from "./carrier-account";
import { SimulatedForm } from "./simulated-form";
import { TariffForm } from "./tariff-form";

const icons: Record<Kind, ReactNode> = { own_courier: <Bike />, pickup: <Store />, simulated: <FlaskConical /> };

/** One carrier: what it is, whether new parcels may go with it, and its settings. */
export function CarrierCard({ account }: { account: CarrierAccountView }) {
  const t = useTranslations("shipping.carriers");
  const kindNames = useTranslations("carriers.kinds");
  const about = useTranslations("carriers.about");
  const reasonText = useReasonText();
  const router = useRouter();
  const needs = useNeeds("manager");
  const kind = asKind(account.kind);
  const [open, setOpen] = useState(false);
  const put = trpc.shipments.putCarrier.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  return (
    <Card
      icon={kind ? icons[kind] : <Truck />}
      title={account.name}
      note={
        <span className="flex flex-wrap items-center gap-2">
          <span className="mono">{account.code}</span>
          {!account.active && <Badge tone="neutral">{t("off")}</Badge>}
        </span>
      }
      actions={
        <>
          <Button
            variant="ghost"
            size="sm"
            pending={put.isPending}
            disabledReason={needs}
            onClick={() => put.mutate({ code: account.code, kind: account.kind, active: !account.active })}
          >
            {t(account.active ? "turnOff" : "turnOn")}
          </Button>
          {kind && (
            <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? "fold" : "settings")}
            </Button>
          )}
        </>
      }
    >
      <p className="px-4 py-3 text-13 text-ink-2">
        {kind
          ? about(kind)
          : kindNames.has(account.kind as Kind)
            ? kindNames(account.kind as Kind)
            : t("unknownKind", { kind: account.kind })}
      </p>
      {open && (kind === "own_courier" || kind === "pickup") && <TariffForm account={account} />}
      {open && kind === "simulated" && <SimulatedForm account={account} />}
    </Card>
  );
}
