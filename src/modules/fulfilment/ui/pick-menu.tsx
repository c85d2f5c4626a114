"use client";
import { EllipsisVertical, MapPin, Printer, ReceiptText, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/ui/menu";
import { usePrint } from "@/ui/print/use-print";
import { pickListAddress } from "./papers";
import type { PickSession } from "./use-pick-session";

/** What is rarely needed while picking. */
export function PickMenu({ session, onElsewhere }: { session: PickSession; onElsewhere: () => void }) {
  const t = useTranslations("picking");
  const print = usePrint();
  const { task, walk, halt } = session;
  const nothing = walk.done === 0 ? reason("scan.nothing_to_undo") : null;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("menu")}
          className="grid size-12 shrink-0 place-items-center rounded focus-visible:outline-floor-ink"
        >
          <EllipsisVertical aria-hidden="true" className="size-6" />
        </button>
      }
    >
      <MenuItem icon={<Undo2 />} disabledReason={nothing} onSelect={() => void session.undo()}>
        {t("undo")}
      </MenuItem>
      {walk.current && !halt && (
        <MenuItem icon={<MapPin />} onSelect={onElsewhere}>
          {t("elsewhere.action")}
        </MenuItem>
      )}
      <MenuItem icon={<Printer />} onSelect={() => print({ kind: "pick_list", fulfilmentIds: [task.id] }, pickListAddress([task.id]))}>
        {t("print")}
      </MenuItem>
      <MenuSeparator />
      <MenuLink icon={<ReceiptText />} href={`/orders/${encodeURIComponent(task.orderNumber)}`}>
        {t("openOrder", { number: task.orderNumber })}
      </MenuLink>
    </Menu>
  );
}
