"use client";
import { PackageSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { RelativeTime } from "@/ui/date-time";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { Connection } from "../connection-queries";

/** The channel's catalogue: read on request, for matching its products with ours. */
export function CatalogueCard({ first, wanted }: { first: Connection; wanted: number }) {
  const t = useTranslations("channels.catalogue");
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  const { code } = first;
  const { data: connection, refetch } = trpc.connections.byCode.useQuery({ code }, { initialData: first });
  useLiveQuery("connection", () => void refetch());
  const read = trpc.mappings.readCatalogue.useMutation({
    onSuccess: () => void refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const { catalogue } = connection;
  const isReading = catalogue?.state === "running";
  return (
    <Card title={t("title")} padded>
      <p className="max-w-prose text-13 text-ink-2">{t("about")}</p>
      <p className="mt-2 text-13" aria-live="polite">
        {catalogue ? t(`state.${catalogue.state}`, { count: catalogue.products }) : t("never")}
        {catalogue && !isReading && (
          <span className="ml-2 text-ink-3">
            <RelativeTime at={catalogue.at} />
          </span>
        )}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button icon={<PackageSearch />} pending={read.isPending || isReading} disabledReason={needs} onClick={() => read.mutate({ code })}>
          {t("read")}
        </Button>
        {wanted > 0 && <ButtonLink href="/settings/channels/unknown">{t("wanted", { count: wanted })}</ButtonLink>}
      </div>
    </Card>
  );
}
