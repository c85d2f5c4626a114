"use client";
import { Route } from "lucide-react";
import { useTranslations } from "next-intl";
import { trpc } from "@/platform/trpc/react";
import { Card } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { RateOffers } from "./rate-offers";

/** "Why this carrier": the offers of the moment of the choice. */
export function DecisionCard({ shipmentId, names }: { shipmentId: string; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("shipping.rates");
  const { data, isLoading } = trpc.shipments.decision.useQuery({ shipmentId }, { staleTime: Number.POSITIVE_INFINITY });
  if (isLoading)
    return (
      <Card icon={<Route />} title={t("whyThis")} padded>
        <Skeleton height={76} />
      </Card>
    );
  if (!data) return null;
  return (
    <Card icon={<Route />} title={t("whyThis")}>
      <RateOffers decision={data} names={names} />
    </Card>
  );
}
