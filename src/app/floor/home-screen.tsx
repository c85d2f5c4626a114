"use client";
import { Settings, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ranksAtLeast } from "@/lib/permission";
import { useMe } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import type { FloorCounts } from "@/server/floor-counts";
import { FloorRow } from "@/ui/floor/floor-row";
import { QueueBar } from "@/ui/floor/queue-bar";
import { DeviceSheet } from "./device-sheet";
import { floorTasks, floorTopics } from "./tasks";
import { type Light, useLight } from "./use-light";

type Props = {
  first: FloorCounts;
  warehouse: { code: string; name: string } | null;
  warehouses: { id: string; name: string }[];
  warehouseId: string | null;
  person: { name: string; organization: string };
  light: Light;
};

/** The tasks with what lies open in each, live. */
export function HomeScreen({ first, warehouse, warehouses, warehouseId, person, light: given }: Props) {
  const t = useTranslations("floor");
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  const [light, setLight] = useLight(given);
  const query = trpc.floor.counts.useQuery({ warehouse: warehouse?.code }, { initialData: first });
  useLiveQuery(floorTopics, () => void query.refetch());
  const tasks = floorTasks.filter(({ least }) => !least || ranksAtLeast(role, least));
  return (
    <div className="mx-auto flex w-full max-w-140 flex-1 flex-col pb-[calc(16px+env(safe-area-inset-bottom))] text-16">
      <header className="flex min-h-16 items-center gap-3 py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-20/6 font-semibold">{t("title")}</h1>
          <p className="truncate text-14/[18px] text-floor-ink2">
            {person.name} · {warehouse?.name ?? (warehouses.length === 1 ? warehouses[0]?.name : t("allWarehouses"))}
          </p>
        </div>
        <button
          type="button"
          aria-label={t("device.title")}
          onClick={() => setOpen(true)}
          className="grid size-12 shrink-0 place-items-center rounded focus-visible:outline-floor-ink [&_svg]:size-6"
        >
          <Settings aria-hidden="true" />
        </button>
      </header>
      <QueueBar />
      <ul className="grid gap-2.5 px-4 pt-3">
        {tasks.map(({ name, href, icon, count }) => (
          <li key={name}>
            <FloorRow
              href={href}
              sign={icon}
              title={t(`tasks.${name}.title`)}
              note={query.data[count] > 0 ? t(`tasks.${name}.note`, { count: query.data[count] }) : t("nothingToDo")}
              figure={query.data[count]}
            />
          </li>
        ))}
      </ul>
      {warehouses.length === 0 && (
        <p role="status" className="mx-4 mt-4 flex items-center gap-3 rounded-lg border-2 border-floor-no p-3.5 [&_svg]:size-7">
          <Warehouse aria-hidden="true" className="shrink-0" />
          {t("noWarehouse")}
        </p>
      )}
      {open && (
        <DeviceSheet
          person={person}
          warehouses={warehouses}
          warehouseId={warehouseId}
          light={light}
          onLight={setLight}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
