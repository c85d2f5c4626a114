"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FloorButton } from "@/ui/floor/floor-button";

type InstallEvent = Event & { prompt: () => Promise<unknown> };

// Browsers offer it once, early, and not again: whoever asks later finds it here.
let offered: InstallEvent | null = null;
const listeners = new Set<() => void>();
if (typeof window !== "undefined")
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event as InstallEvent;
    for (const listener of listeners) listener();
  });

/** Puts the floor among the device's apps; hidden where the browser does not offer it, or it is there already. */
export function InstallButton() {
  const t = useTranslations("floor.device");
  const [event, setEvent] = useState<InstallEvent | null>(null);
  useEffect(() => {
    const look = () => setEvent(offered);
    look();
    listeners.add(look);
    return () => void listeners.delete(look);
  }, []);
  if (!event) return null;
  const install = async () => {
    await event.prompt();
    offered = null;
    setEvent(null);
  };
  return (
    <FloorButton icon={<Download aria-hidden="true" />} onClick={() => void install()}>
      {t("install")}
    </FloorButton>
  );
}
