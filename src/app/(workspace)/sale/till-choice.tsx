"use client";
import { Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TillDialog } from "@/modules/sales/ui/till-dialog";
import { IconButton } from "@/ui/icon-button";
import { rememberPreference } from "@/ui/preference";
import { Select } from "@/ui/select";

export type Place = {
  channel: string;
  name: string;
  fiscal: "manual" | "simulated" | "none";
  seller: string | null;
  warehouses: readonly { code: string; name: string }[];
};

type Props = { places: readonly Place[]; channel: string; warehouse: string };

/** Which till this is: chosen once, remembered by the browser. */
export function TillChoice({ places, channel, warehouse }: Props) {
  const t = useTranslations("sales.till");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const place = places.find((one) => one.channel === channel);
  const choose = (till: string, from: string) => {
    rememberPreference("till", `${till}\t${from}`);
    router.refresh();
  };
  const named = (list: readonly { code: string; name: string }[]) => list.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Select
        aria-label={t("channel")}
        options={places.map((one) => ({ value: one.channel, label: one.name }))}
        value={channel}
        onChange={(next) => choose(next, warehouse)}
      />
      <Select
        aria-label={t("warehouse")}
        options={named(place?.warehouses ?? [])}
        value={warehouse}
        onChange={(next) => choose(channel, next)}
      />
      <IconButton label={t("settings")} icon={<Settings2 />} onClick={() => setOpen(true)} />
      {isOpen && place && (
        <TillDialog
          till={place}
          onClose={(saved) => {
            setOpen(false);
            if (saved) router.refresh();
          }}
        />
      )}
    </>
  );
}
