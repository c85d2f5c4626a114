"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "./dialog";
import { keyNames, strokesOf } from "./hotkey";
import { Kbd } from "./kbd";
import { type Hotkey, useActiveHotkeys, useHotkeys } from "./use-hotkeys";

/** "?" lists the keys that work on this very screen. Once, in the frame. */
export function ShortcutsDialog() {
  const t = useTranslations("ui.shortcuts");
  const [open, setOpen] = useState(false);
  const active = useActiveHotkeys();
  useHotkeys([{ keys: "?", label: t("help"), run: () => setOpen(true) }]);

  const groups = new Map<string, Hotkey[]>();
  for (const hotkey of active) {
    const name = hotkey.group ?? t("everywhere");
    groups.set(name, [...(groups.get(name) ?? []), hotkey]);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen} title={t("title")} size="md">
      <div className="grid gap-x-8 gap-y-5 pb-1 sm:grid-cols-2">
        {[...groups].map(([group, hotkeys]) => (
          <section key={group}>
            <h3 className="mb-1 text-12 text-ink-3">{group}</h3>
            <dl>
              {hotkeys.map((hotkey) => (
                <div
                  key={`${hotkey.keys} ${hotkey.label}`}
                  className="flex min-h-8 items-center justify-between gap-4 border-t border-line text-13"
                >
                  <dt>{hotkey.label}</dt>
                  <dd className="flex items-center gap-1">
                    {strokesOf(hotkey.keys).map((stroke, index) => (
                      <span key={stroke} className="flex items-center gap-1">
                        {index > 0 && <span className="text-12 text-ink-3">{t("then")}</span>}
                        {keyNames(stroke).map((name) => (
                          <Kbd key={name}>{name}</Kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
