"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import { type PaperKind, paperKindNames } from "../paper-kind";
import { StationScreen } from "./station-screen";
import { usePaperWords } from "./use-paper-words";

export type Station = { id: string; warehouse: string; name: string; kinds: PaperKind[]; asksAfterEach: boolean };
type Setup = Omit<Station, "id"> & { id?: string };
type Props = { warehouses: readonly { code: string; name: string }[] };

const key = "print-station";

/** What this device was set up as the last time. */
function remembered(): Setup | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Setup | null;
    return kept && paperKindNames.some((kind) => kept.kinds.includes(kind)) ? kept : null;
  } catch {
    return null;
  }
}

/** Makes this browser a print station: it prints whatever is sent to its warehouse, without a driver or a program of its own. */
export function StationPage({ warehouses }: Props) {
  const [station, setStation] = useState<Station | null>(null);
  if (station) return <StationScreen station={station} onClose={() => setStation(null)} />;
  return <SetUp warehouses={warehouses} onOpen={setStation} />;
}

function SetUp({ warehouses, onOpen }: Props & { onOpen: (station: Station) => void }) {
  const t = useTranslations("printing.station");
  const words = usePaperWords();
  const needs = useNeeds("picker");
  const reasonText = useReasonText();
  const [setup, setSetup] = useState<Setup>({
    warehouse: warehouses[0]?.code ?? "",
    name: t("firstName"),
    kinds: [...paperKindNames],
    asksAfterEach: true,
  });
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const kept = remembered();
    if (kept && warehouses.some(({ code }) => code === kept.warehouse)) setSetup(kept);
    setReady(true);
  }, [warehouses]);
  const open = trpc.printing.openStation.useMutation({
    onSuccess: ({ stationId }) => {
      localStorage.setItem(key, JSON.stringify({ ...setup, id: stationId }));
      onOpen({ ...setup, id: stationId });
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const change = (some: Partial<Setup>) => setSetup({ ...setup, ...some });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { warehouse, name, kinds, id: stationId } = setup;
    if (name.trim() && kinds.length > 0) open.mutate({ warehouse, name, kinds, stationId });
  };
  return (
    <form className="grid max-w-160 gap-4 px-5 py-5 max-md:px-4" onSubmit={submit}>
      <p className="text-ink-2">{t("text")}</p>
      <Card padded>
        <div className="grid gap-4">
          <Field label={t("warehouse")}>
            <Select
              value={setup.warehouse}
              onChange={(warehouse) => change({ warehouse })}
              options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
          <Field label={t("name")} help={t("nameHelp")} required>
            <Input value={setup.name} maxLength={60} onChange={(event) => change({ name: event.target.value })} />
          </Field>
          <fieldset>
            <legend className="mb-1.5 text-13 font-medium">{t("kinds")}</legend>
            <div className="grid gap-1.5 sm:grid-cols-2">
              {paperKindNames.map((kind) => (
                <Checkbox
                  key={kind}
                  label={words.kind(kind)}
                  checked={setup.kinds.includes(kind)}
                  onChange={(checked) =>
                    change({ kinds: paperKindNames.filter((one) => (one === kind ? checked : setup.kinds.includes(one))) })
                  }
                />
              ))}
            </div>
          </fieldset>
          <Switch
            checked={setup.asksAfterEach}
            onChange={(asksAfterEach) => change({ asksAfterEach })}
            label={t("asks")}
            help={t("asksHelp")}
          />
          <Button
            type="submit"
            variant="primary"
            className="justify-self-start"
            pending={open.isPending}
            disabledReason={needs ?? (ready && setup.kinds.length === 0 ? t("noKinds") : null)}
          >
            {t("open")}
          </Button>
        </div>
      </Card>
    </form>
  );
}
