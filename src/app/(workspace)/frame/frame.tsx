"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { cx } from "@/ui/cx";
import { rememberPreference } from "@/ui/preference";
import { ShortcutsDialog } from "@/ui/shortcuts-dialog";
import { useHotkeys } from "@/ui/use-hotkeys";
import type { Account } from "./account";
import { OfflineNotice } from "./offline-notice";
import { PhoneBar } from "./phone-bar";
import { records, workOf } from "./sections";
import { Sidebar } from "./sidebar";

type Props = {
  account: Account /** As it was left; null folds it where the desk is narrow. */;
  folded: boolean | null;
  children: ReactNode;
};

/** The frame around every page of the workspace. The window scrolls, so that the browser keeps its place on the way back. */
export function Frame({ account, folded: given, children }: Props) {
  const t = useTranslations();
  const router = useRouter();
  const [chosen, setChosen] = useState(given);
  const isNarrow = useSyncExternalStore(onWidth, isNarrowDesk, () => false);
  const folded = chosen ?? isNarrow;

  useHotkeys(
    [...workOf(account), ...records].flatMap(({ name, href, key }) =>
      key ? [{ keys: `g ${key}`, label: t(`nav.${name}`), group: t("ui.shortcuts.goTo"), run: () => router.push(href) }] : [],
    ),
  );

  return (
    <div
      className={cx(
        "group/frame min-h-dvh md:grid md:grid-cols-[var(--side)_minmax(0,1fr)] print:block",
        // By width alone while nobody has chosen, so that nothing moves when the page wakes up.
        chosen === null ? "[--side:56px] xl:[--side:216px]" : folded ? "[--side:56px]" : "[--side:216px]",
      )}
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
          setChosen(next);
          rememberPreference("sidebar", next ? "folded" : "open");
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
      <OfflineNotice />
      <ShortcutsDialog />
    </div>
  );
}

const narrowDesk = "(width < 80rem)";

function onWidth(changed: () => void): () => void {
  const query = window.matchMedia(narrowDesk);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

const isNarrowDesk = () => window.matchMedia(narrowDesk).matches;
