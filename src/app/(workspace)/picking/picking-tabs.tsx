import { getTranslations } from "next-intl/server";
import { ranksAtLeast } from "@/lib/permission";
import { requireSession } from "@/server/session";
import { LinkTabs } from "@/ui/tabs";

/** The floor from the desk: the list of work, what is given to it in waves, and who did how much. */
export async function PickingTabs({ current }: { current: "list" | "waves" | "productivity" }) {
  const [t, { role }] = await Promise.all([getTranslations("waves.tabs"), requireSession()]);
  const tabs = [
    { href: "/picking", label: t("list"), current: current === "list" },
    { href: "/picking/waves", label: t("waves"), current: current === "waves" },
    ...(ranksAtLeast(role, "manager")
      ? [{ href: "/picking/productivity", label: t("productivity"), current: current === "productivity" }]
      : []),
  ];
  return <LinkTabs label={t("label")} tabs={tabs} />;
}
