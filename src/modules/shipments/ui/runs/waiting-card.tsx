"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { type reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import type { RunView } from "../../runs/run-queries";
import type { WaitingParcel } from "../../runs/waiting-parcels";

type Props = {
  run: OverTheWire<RunView>;
  first: OverTheWire<WaitingParcel[]>;
  onDone: { onSettled: () => void; onError: (error: Parameters<typeof reasonOf>[0]) => void };
};

/** Parcels that wait for an own courier at the run's warehouse, to be put on it: one by one, a town's, a zone's. */
export function WaitingCard({ run, first, onDone }: Props) {
  const t = useTranslations("shipping.runs");
  const needs = useNeeds("operator");
  const list = trpc.runs.waiting.useQuery({ warehouse: run.warehouse }, { initialData: first });
  // What failed on this run is still on it, and may be delivered from there.
  const data = list.data.filter(({ id }) => !run.stops.some(({ shipmentId }) => shipmentId === id));
  const [city, setCity] = useState("");
  const [zone, setZone] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const add = trpc.runs.add.useMutation({ ...onDone, onSuccess: () => setChosen(new Set()) });
  const shown = data.filter((one) => (!city || one.city === city) && (!zone || one.zone === zone));
  // What was chosen and is no longer shown stays where it is.
  const ids = shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <Card title={t("waiting")} note={t("stops", { count: data.length })}>
      {data.length === 0 ? (
        <p className="px-4 py-6 text-13 text-ink-2">{t("nothingWaits")}</p>
      ) : (
        <>
          <div className="flex flex-wrap gap-2 border-b border-line px-4 py-2.5 empty:hidden">
            <Filter label={t("allCities")} value={city} onChange={setCity} values={data.map((one) => one.city)} />
            <Filter label={t("allZones")} value={zone} onChange={setZone} values={data.map((one) => one.zone)} />
          </div>
          <div className="border-b border-line px-4 py-2">
            <Checkbox
              checked={ids.length === 0 ? false : ids.length === shown.length ? true : "indeterminate"}
              onChange={(on) => setChosen(new Set(on ? shown.map(({ id }) => id) : []))}
              label={t("chooseAll", { count: shown.length })}
            />
          </div>
          <ul className="max-h-120 overflow-y-auto">
            {shown.map(({ id, address, orderNumber, customerName, status }) => (
              <li key={id} className="border-b border-line px-4 py-2 text-13">
                <Checkbox
                  checked={chosen.has(id)}
                  onChange={(on) => choose(id, on)}
                  label={<span className="[overflow-wrap:anywhere]">{address || t("noAddress")}</span>}
                  help={`${orderNumber}, ${customerName}${status === "failed_attempt" ? `, ${t("cameBack")}` : ""}`}
                />
              </li>
            ))}
          </ul>
          <div className="p-4">
            <Button
              variant="primary"
              pending={add.isPending}
              disabledReason={needs ?? (ids.length === 0 ? t("chooseFirst") : null)}
              onClick={() => add.mutate({ runId: run.id, shipmentIds: ids.slice(0, 100) })}
            >
              {t("add", { count: ids.length })}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

type FilterProps = { label: string; value: string; onChange: (value: string) => void; values: readonly (string | null)[] };

function Filter({ label, value, onChange, values }: FilterProps) {
  const known = [...new Set(values.filter((one) => one !== null))].toSorted();
  if (known.length < 2 && value === "") return null;
  return (
    <Select
      aria-label={label}
      size="sm"
      value={value}
      onChange={onChange}
      options={[{ value: "", label }, ...known.map((one) => ({ value: one, label: one }))]}
    />
  );
}
