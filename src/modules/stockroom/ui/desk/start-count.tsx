"use client";
import { ClipboardCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { RadioGroup } from "@/ui/radio-group";
import { Select } from "@/ui/select";
import type { countKinds } from "../../count";

type Place = { code: string; name: string };

/** Opens a count: of all bins, of a zone, or of what is due by the plan. */
export function StartCount({ warehouses, chosen }: { warehouses: readonly Place[]; chosen: string | null }) {
  const t = useTranslations("stockroom.counts");
  const needsOperator = useNeeds("operator");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<ClipboardCheck />} disabledReason={needsOperator} onClick={() => setOpen(true)}>
        {t("start.action")}
      </Button>
      {open && <StartDialog warehouses={warehouses} chosen={chosen} onClose={() => setOpen(false)} />}
    </>
  );
}

function StartDialog({ warehouses, chosen, onClose }: { warehouses: readonly Place[]; chosen: string | null; onClose: () => void }) {
  const t = useTranslations("stockroom.counts");
  const id = useId();
  const router = useRouter();
  const [warehouse, setWarehouse] = useState(chosen ?? warehouses[0]?.code ?? "");
  const [kind, setKind] = useState<(typeof countKinds)[number]>("cycle");
  const bins = trpc.warehouses.bins.useQuery({ code: warehouse }, { enabled: warehouse !== "" }).data ?? [];
  const due = trpc.counts.due.useQuery({ warehouse, limit: 500 }, { enabled: warehouse !== "" }).data;
  const zones = [...new Set(bins.map((bin) => bin.zone))].sort();
  const [zone, setZone] = useState("");
  const start = trpc.counts.start.useMutation({ onSuccess: ({ id: countId }) => router.push(`/stock/counts/${countId}`) });
  const wanted = zone || zones[0];
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("start.title")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={start.isPending}>
            {t("start.submit")}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({ warehouse, kind, ...(kind === "zone" && wanted ? { zone: wanted } : {}) });
        }}
      >
        <FormRefusal reason={start.error ? reasonOf(start.error) : null} />
        <Field label={t("start.warehouse")}>
          <Select value={warehouse} onChange={setWarehouse} options={warehouses.map(({ code, name }) => ({ value: code, label: name }))} />
        </Field>
        <RadioGroup
          label={t("start.what")}
          value={kind}
          onChange={setKind}
          choices={[
            { value: "cycle", label: t("start.cycle"), help: due ? t("start.cycleHelp", { count: due.length }) : undefined },
            { value: "zone", label: t("start.zone"), disabled: zones.length === 0 },
            { value: "full", label: t("start.full"), help: t("start.fullHelp", { count: bins.length }) },
          ]}
        />
        {kind === "zone" && (
          <Field label={t("start.zoneName")}>
            <Select value={wanted ?? ""} onChange={setZone} options={zones.map((one) => ({ value: one, label: one }))} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
