"use client";
import { Bike, FlaskConical, ShoppingBag, Store, Truck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { Locale } from "@/platform/i18n/locale";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Badge } from "@/ui/status";
import { showToast } from "@/ui/toast";
import type { DescribedKind } from "../setup/describe-kinds";
import { AccountForm } from "./account-form";
import { type CarrierAccountView, isConnected } from "./carrier-account";
import { CarrierHook } from "./carrier-hook";
import { CarrierTest } from "./carrier-test";
import { SimulatedForm } from "./simulated-form";
import { TariffForm } from "./tariff-form";
import { useAbilityWords } from "./use-ability-words";

const icons: Readonly<Record<string, ReactNode>> = {
  own_courier: <Bike />,
  pickup: <Store />,
  marketplace: <ShoppingBag />,
  simulated: <FlaskConical />,
};

/** One carrier: what it is and can do, whether new parcels may go with it, and its settings. */
export function CarrierCard({ account, kind }: { account: CarrierAccountView; kind: DescribedKind | undefined }) {
  const t = useTranslations("shipping.carriers");
  const about = useTranslations("carriers.about");
  const locale = useLocale() as Locale;
  const abilityWords = useAbilityWords();
  const reasonText = useReasonText();
  const router = useRouter();
  const needs = useNeeds("manager");
  const [open, setOpen] = useState(false);
  const put = trpc.shipments.putCarrier.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const abilities = isConnected(kind) ? abilityWords(kind.can) : [];
  return (
    <Card
      icon={icons[account.kind] ?? <Truck />}
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
              {t(open ? "fold" : isConnected(kind) ? "connection" : "settings")}
            </Button>
          )}
        </>
      }
    >
      <p className="px-4 py-3 text-13 text-ink-2">
        {kind ? kind.about[locale] : account.kind === "marketplace" ? about("marketplace") : t("unknownKind", { kind: account.kind })}
        {abilities.length > 0 && <span className="mt-1 block text-12 text-ink-3">{abilities.join(" · ")}</span>}
      </p>
      {open && <Opened account={account} kind={kind} />}
    </Card>
  );
}

function Opened({ account, kind }: { account: CarrierAccountView; kind: DescribedKind | undefined }) {
  if (account.kind === "own_courier" || account.kind === "pickup") return <TariffForm account={account} />;
  if (account.kind === "simulated") return <SimulatedForm account={account} />;
  if (!isConnected(kind)) return null;
  return (
    <div className="grid gap-5 border-t border-line px-4 py-4">
      <AccountForm account={account} kind={kind} />
      {kind.can.test && <CarrierTest code={account.code} />}
      {account.webhookUrl && <CarrierHook code={account.code} url={account.webhookUrl} canSubscribe={kind.can.subscribe} />}
    </div>
  );
}
