"use client";
import { Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

type Props = {
  code: string;
  /** Whether the channel can be asked: of one that only calls us nothing more is known than that its keys are set. */
  asks: boolean;
  children?: ReactNode;
};

/** Asks the channel something harmless with the stored keys and shows what it said. Other actions stand before it. */
export function ConnectionTest({ code, asks, children }: Props) {
  const t = useTranslations("channels.connection");
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const test = trpc.connections.test.useMutation({
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const answer = test.data;
  return (
    <>
      <div className="flex flex-wrap items-start gap-2">
        {children}
        <Button icon={<Plug />} pending={test.isPending} disabledReason={needsManager} onClick={() => test.mutate({ code })}>
          {t("test")}
        </Button>
      </div>
      {answer && (
        <Banner
          tone={answer.problem ? "warning" : "success"}
          icon={<Plug />}
          title={t(answer.problem ? "testFailed" : asks ? "testPassed" : "testReady")}
        >
          {reasonText(answer.problem)}
        </Banner>
      )}
    </>
  );
}
