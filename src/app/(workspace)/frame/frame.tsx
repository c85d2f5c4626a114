"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useState } from "react";
import { rememberPreference } from "@/ui/preference";
import { ShortcutsDialog } from "@/ui/shortcuts-dialog";
import { useHotkeys } from "@/ui/use-hotkeys";
import type { Account } from "./account";
import { PhoneBar } from "./phone-bar";
import { records, work } from "./sections";
import { Sidebar } from "./sidebar";

/** The frame around every page of the workspace. The window scrolls, so that the browser keeps its place on the way back. */
export function Frame({ account, folded: given, children }: { account: Account; folded: boolean; children: ReactNode }) {
  const t = useTranslations();
  const router = useRouter();
  const [folded, setFolded] = useState(given);

  useHotkeys(
    [...work, ...records].flatMap(({ name, href, key }) =>
      key ? [{ keys: `g ${key}`, label: t(`nav.${name}`), group: t("ui.shortcuts.goTo"), run: () => router.push(href) }] : [],
    ),
  );

  return (
    <div
      style={{ "--side": folded ? "56px" : "216px" } as CSSProperties}
      className="group/frame min-h-dvh md:grid md:grid-cols-[var(--side)_minmax(0,1fr)]"
    >
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded bg-tip px-3 py-2 text-13 text-tip-ink focus:translate-y-0"
      >
        {t("ui.skip")}
      </a>
      <Sidebar
        account={account}
        folded={folded}
        onFold={(next) => {
          setFolded(next);
          rememberPreference("sidebar", next ? "folded" : null);
        }}
      />
      <main
        id="content"
        tabIndex={-1}
        className="flex min-h-dvh min-w-0 flex-col bg-surface outline-none max-md:pb-[calc(60px+env(safe-area-inset-bottom))] group-has-[[data-fullscreen]]/frame:max-md:pb-0 md:border-l md:border-line"
      >
        {children}
      </main>
      <PhoneBar account={account} />
      <ShortcutsDialog />
    </div>
  );
}
