"use client";
import { Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";

/** Asks the carrier something harmless with the stored keys and shows what it said. */
export function CarrierTest({ code }: { code: string }) {
  const t = useTranslations("shipping.carriers.connect");
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  const test = trpc.shipments.testCarrier.useMutation();
  const problem = test.error ? reasonOf(test.error) : test.data?.problem;
  return (
    <div className="grid gap-3" aria-live="polite">
      <div>
        <Button icon={<Plug />} pending={test.isPending} disabledReason={needs} onClick={() => test.mutate({ code })}>
          {t("test")}
        </Button>
      </div>
      {!test.isPending && (test.data || test.error) && (
        <Banner tone={problem ? "warning" : "success"} icon={<Plug />} title={t(problem ? "testFailed" : "testPassed")}>
          {reasonText(problem ?? null)}
        </Banner>
      )}
    </div>
  );
}
