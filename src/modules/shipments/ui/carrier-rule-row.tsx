"use client";
import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import type { Reason } from "@/lib/reason";
import { Checkbox } from "@/ui/checkbox";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/icon-button";
import type { CarrierRule } from "../carrier-rule";
import { type RuleNames, useRuleWords } from "./use-rule-words";

type Props = {
  rule: CarrierRule;
  place: number;
  names: RuleNames;
  first: boolean;
  last: boolean;
  dragged: boolean;
  needs: Reason | null;
  onSwitch: (on: boolean) => void;
  onEdit: () => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  onDragStart: () => void;
  onDragEnd: () => void;
  onDragOver: () => void;
};

/** One rule: its place, what it asks for, what it takes. Dragged by the handle, or moved by the buttons and the arrow keys. */
export function CarrierRuleRow({ rule, place, names, needs, ...row }: Props) {
  const t = useTranslations("shipping.rules");
  const words = useRuleWords(names);
  const item = useRef<HTMLLIElement>(null);
  const { name, on } = rule;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (by === null || needs) return;
    event.preventDefault();
    row.onMove(by);
  };
  return (
    <li
      ref={item}
      onDragOver={(event) => {
        event.preventDefault();
        row.onDragOver();
      }}
      onDrop={(event) => event.preventDefault()}
      className={cx(
        "grid grid-cols-[auto_auto_minmax(0,1fr)] items-start gap-x-3 gap-y-2 border-b border-line px-4 py-3 text-13 sm:grid-cols-[auto_auto_auto_minmax(0,1fr)_auto]",
        row.dragged && "bg-accent-tint",
      )}
    >
      <button
        type="button"
        draggable={!needs}
        aria-label={t("drag", { rule: name })}
        onKeyDown={onKeyDown}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", name);
          if (item.current) event.dataTransfer.setDragImage(item.current, 16, 16);
          row.onDragStart();
        }}
        onDragEnd={row.onDragEnd}
        className="-mx-1 grid size-5 cursor-grab place-items-center rounded-sm text-ink-3 hover:text-ink active:cursor-grabbing max-sm:hidden [&_svg]:size-4"
      >
        <GripVertical aria-hidden="true" />
      </button>
      <Checkbox checked={on} onChange={row.onSwitch} aria-label={t("switch", { rule: name })} className="mt-0.5" />
      <span className="w-4 text-right font-medium text-ink-3 tabular-nums">{place}</span>
      <div className={cx("min-w-0", !on && "text-ink-3")}>
        <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
        <p className="text-pretty text-12 text-ink-2">{words.conditions(rule)}</p>
        <p className="text-pretty text-12">→ {words.choice(rule)}</p>
      </div>
      <span className="flex max-sm:col-span-3 max-sm:justify-end">
        <IconButton
          size="sm"
          label={t("up", { rule: name })}
          icon={<ArrowUp />}
          disabledReason={needs ?? (row.first ? { code: "routing.first" } : null)}
          onClick={() => row.onMove(-1)}
        />
        <IconButton
          size="sm"
          label={t("down", { rule: name })}
          icon={<ArrowDown />}
          disabledReason={needs ?? (row.last ? { code: "routing.last" } : null)}
          onClick={() => row.onMove(1)}
        />
        <IconButton size="sm" label={t("edit", { rule: name })} icon={<Pencil />} disabledReason={needs} onClick={row.onEdit} />
        <IconButton size="sm" label={t("remove", { rule: name })} icon={<Trash2 />} disabledReason={needs} onClick={row.onRemove} />
      </span>
    </li>
  );
}
