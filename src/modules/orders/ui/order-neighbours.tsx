"use client";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { IconButton } from "@/ui/icon-button";
import { useHotkeys } from "@/ui/use-hotkeys";
import { type ListMemory, rememberedList } from "./list-memory";

/** Where this order stands in the list it was opened from, and its neighbours there (K, J). Nothing when it was opened by its address. */
export function OrderNeighbours({ number }: { number: string }) {
  const t = useTranslations("orders.page");
  const router = useRouter();
  const [list, setList] = useState<ListMemory | null>(null);
  useEffect(() => setList(rememberedList()), []);
  const at = list?.numbers.indexOf(number) ?? -1;
  const previous = list?.numbers[at - 1];
  const next = at >= 0 ? list?.numbers[at + 1] : undefined;
  const go = (to: string | undefined) => to && router.push(`/orders/${encodeURIComponent(to)}`);
  useHotkeys(
    at < 0
      ? []
      : [
          { keys: "k", label: t("previous"), run: () => go(previous) },
          { keys: "j", label: t("next"), run: () => go(next) },
        ],
  );
  if (!list || at < 0) return null;
  return (
    <span className="flex items-center gap-1 text-13 text-ink-2 tabular-nums max-md:hidden">
      {t("position", { at: at + 1, all: list.numbers.length, more: list.more ? "yes" : "no" })}
      <IconButton
        size="sm"
        label={t("previous")}
        icon={<ChevronUp />}
        disabledReason={previous ? null : t("first")}
        onClick={() => go(previous)}
      />
      <IconButton size="sm" label={t("next")} icon={<ChevronDown />} disabledReason={next ? null : t("last")} onClick={() => go(next)} />
    </span>
  );
}
