"use client";
import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { RelativeTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import { deliveryChoices, paymentChoices } from "../mapping/choices";
import type { MappingInput } from "../mapping/inputs";
import { type MappedKind, mappedKinds } from "../mapping/mapped-kinds";
import type { Mapping } from "../mapping/mapping-queries";

type Named = { code: string; name: string };
type Props = { code: string; first: Mapping[]; warehouses: readonly Named[]; carriers: readonly Named[] };

/** The channel's own words for warehouses, ways of delivery and of paying, and what each of them means here. */
export function MappingsCard({ code, first, warehouses, carriers }: Props) {
  const t = useTranslations("channels.mappings");
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  const list = trpc.mappings.list.useQuery({ code }, { initialData: first });
  useLiveQuery(["connection", "intake"], () => void list.refetch());
  const put = trpc.mappings.put.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success", group: "mapping" });
      void list.refetch();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const choices = useChoices(warehouses, carriers);
  if (list.data.length === 0)
    return (
      <Card title={t("title")}>
        <EmptyState icon={<Languages />} title={t("emptyTitle")}>
          {t("empty")}
        </EmptyState>
      </Card>
    );
  return (
    <Card title={t("title")} note={t("note")}>
      {mappedKinds
        .filter((kind) => list.data.some((mapping) => mapping.kind === kind))
        .map((kind) => (
          <section key={kind} aria-label={t(`kinds.${kind}`)} className="border-t border-line px-4 py-3 first:border-t-0">
            <h3 className="mb-1 text-13 font-medium">{t(`kinds.${kind}`)}</h3>
            <p className="mb-2 max-w-prose text-12 text-ink-3">{t(`about.${kind}`)}</p>
            <ul className="grid gap-2">
              {list.data
                .filter((mapping) => mapping.kind === kind)
                .map((mapping) => (
                  <li key={mapping.theirs} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[1fr_16rem]">
                    <Theirs mapping={mapping} />
                    <Select
                      size="sm"
                      aria-label={t("choose", { word: mapping.title ?? mapping.theirs })}
                      value={oursOf(mapping)}
                      placeholder={t(kind === "warehouse" ? "notSaid" : "asItCame")}
                      disabled={needs !== null || mapping.bySettings || put.isPending}
                      options={choices(mapping)}
                      onChange={(value) => put.mutate({ code, mappings: [inputOf(mapping, value)] })}
                    />
                  </li>
                ))}
            </ul>
          </section>
        ))}
    </Card>
  );
}

function Theirs({ mapping: { theirs, title, kind, ours, bySettings, seenAt } }: { mapping: Mapping }) {
  const t = useTranslations("channels.mappings");
  return (
    <span className="min-w-0 text-13">
      <span className="[overflow-wrap:anywhere]">{title ?? theirs}</span>
      <span className="flex flex-wrap items-center gap-x-2 text-12 text-ink-3">
        {title && <span className="mono [overflow-wrap:anywhere]">{theirs}</span>}
        {seenAt && <RelativeTime at={seenAt} />}
        {bySettings && t("bySettings")}
        {kind === "warehouse" && !ours && (
          <Status glyph="hold" tone="warning">
            {t("holds")}
          </Status>
        )}
      </span>
    </span>
  );
}

const fields = { warehouse: "warehouse", delivery: "shippingMethod", payment: "method", pickup_point: "carrier" } as const satisfies Record<
  MappedKind,
  string
>;

const oursOf = ({ kind, ours }: Mapping): string => ours?.[fields[kind]] ?? "";

function inputOf({ kind, theirs, ours }: Mapping, value: string): MappingInput {
  const said = value || null;
  switch (kind) {
    case "warehouse":
      return { kind, theirs, ours: said === null ? null : { warehouse: said } };
    case "delivery":
      return { kind, theirs, ours: said === null ? null : { shippingMethod: said } };
    case "payment":
      return { kind, theirs, ours: said === null ? null : { method: said } };
    case "pickup_point":
      return { kind, theirs, ours: said === null ? null : { carrier: said, ...(ours?.code ? { code: ours.code } : {}) } };
  }
}

/** What a word may mean; a meaning that was given over the API and is none of the usual stays to be seen. */
function useChoices(warehouses: readonly Named[], carriers: readonly Named[]) {
  const delivery = useTranslations("orders.page.promise.methods");
  const payment = useTranslations("channels.mappings.payments");
  const named = (list: readonly Named[]) => list.map(({ code, name }) => ({ value: code, label: name }));
  const usual = {
    warehouse: named(warehouses),
    delivery: [...deliveryChoices.map((value) => ({ value, label: delivery(value) })), ...named(carriers)],
    payment: paymentChoices.map((value) => ({ value, label: payment(value) })),
    pickup_point: named(carriers),
  } satisfies Record<MappedKind, { value: string; label: string }[]>;
  return (mapping: Mapping) => {
    const ours = oursOf(mapping);
    const seen = new Set<string>();
    const options = usual[mapping.kind].filter(({ value }) => !seen.has(value) && Boolean(seen.add(value)));
    return ours === "" || seen.has(ours) ? options : [...options, { value: ours, label: ours }];
  };
}
