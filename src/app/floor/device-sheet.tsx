"use client";
import { LogOut, Monitor } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { floorButton } from "@/ui/floor/floor-button";
import { isMuted, mute, signal } from "@/ui/floor/signals";
import { rememberPreference } from "@/ui/preference";
import { printAt, usePrintTarget } from "@/ui/print/print-target";
import { Sheet } from "@/ui/sheet";
import { InstallButton } from "./install-button";
import { SignOutButton } from "./sign-out-button";
import type { Light } from "./use-light";

type Props = {
  person: { name: string; organization: string };
  warehouses: { id: string; name: string }[];
  warehouseId: string | null;
  light: Light;
  onLight: (light: Light) => void;
  onClose: () => void;
};

/** What a worker sets on this device, who they are, and the way out. */
export function DeviceSheet({ person, warehouses, warehouseId, light, onLight, onClose }: Props) {
  const t = useTranslations("floor.device");
  const router = useRouter();
  const locale = useLocale();
  const [muted, setMuted] = useState(false);
  useEffect(() => setMuted(isMuted()), []);
  const target = usePrintTarget();
  const stations = trpc.printing.stations.useQuery({}).data ?? [];
  const setWarehouse = (id: string) => {
    rememberPreference("warehouse", id === "all" ? null : id);
    router.refresh();
  };
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={person.name} side="bottom">
      <div className="grid gap-5 text-16">
        {warehouses.length > 1 && (
          <Choice
            label={t("warehouse")}
            value={warehouses.some(({ id }) => id === warehouseId) ? (warehouseId ?? "all") : "all"}
            onChange={setWarehouse}
            options={[{ value: "all", label: t("allWarehouses") }, ...warehouses.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <Choice
          label={t("light")}
          value={light}
          onChange={(next) => onLight(next as Light)}
          options={(["system", "light", "dark", "bright"] as const).map((value) => ({ value, label: t(`lights.${value}`) }))}
        />
        <Choice
          label={t("sound")}
          value={muted ? "off" : "on"}
          onChange={(next) => {
            mute(next === "off");
            setMuted(next === "off");
            signal("yes");
          }}
          options={[
            { value: "on", label: t("sounds.on") },
            { value: "off", label: t("sounds.off") },
          ]}
        />
        <Choice
          label={t("print")}
          value={stations.some(({ id }) => id === target) || target === "any" ? target : "here"}
          onChange={printAt}
          options={[
            { value: "here", label: t("prints.here") },
            { value: "any", label: t("prints.any") },
            ...stations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Choice
          label={t("language")}
          value={locale}
          onChange={(next) => {
            rememberPreference("locale", next);
            router.refresh();
          }}
          options={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
        />
        <div className="grid gap-2">
          <InstallButton />
          <a href="/picking" className={floorButton()}>
            <Monitor aria-hidden="true" />
            {t("desk")}
          </a>
          <SignOutButton icon={<LogOut aria-hidden="true" />} />
        </div>
        <p className="text-center text-14 text-floor-ink2">{person.organization}</p>
      </div>
    </Sheet>
  );
}

type ChoiceProps = { label: string; value: string; onChange: (value: string) => void; options: { value: string; label: ReactNode }[] };

function Choice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-14 font-semibold">{label}</legend>
      <div className="grid grid-cols-2 gap-2">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
            className={floorButton(option.value === value ? "ink" : "plain")}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
