"use client";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useRef } from "react";
import { TextLink } from "@/ui/button-link";
import { Checkbox } from "@/ui/checkbox";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/icon-button";
import type { Lack } from "../../routing/knowledge";
import type { RuleOfSet } from "../../routing/rule-set";
import { isBanded } from "../../routing/rule-set";
import { BandField } from "./band-field";

type Props = {
  rule: RuleOfSet;
  /** Its place among those that are switched on. */
  place: number | null;
  first: boolean;
  last: boolean;
  dragged: boolean;
  /** What nobody has told the rule yet. */
  lack: Lack | null;
  currency: string;
  onChange: (rule: RuleOfSet) => void;
  onMove: (by: 1 | -1) => void;
  onDragStart: () => void;
  onDragEnd: () => void;
  onDragOver: () => void;
};

/** One rule: on or off, what it means in plain words, how wide its band is, and its place. */
export function RuleRow({
  rule,
  place,
  first,
  last,
  dragged,
  lack,
  currency,
  onChange,
  onMove,
  onDragStart,
  onDragEnd,
  onDragOver,
}: Props) {
  const t = useTranslations("routing");
  const words = useTranslations("routing.rule");
  const row = useRef<HTMLLIElement>(null);
  const name = words(`${rule.rule}.name`);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li
      ref={row}
      onDragOver={(event) => {
        event.preventDefault();
        onDragOver();
      }}
      onDrop={(event) => event.preventDefault()}
      className={cx(
        "grid grid-cols-[auto_auto_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line px-4 py-3 text-13 sm:grid-cols-[auto_auto_auto_minmax(0,1fr)_auto_auto]",
        dragged && "bg-accent-tint",
      )}
    >
      <button
        type="button"
        draggable
        aria-label={t("drag", { rule: name })}
        onKeyDown={onKeyDown}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", rule.rule);
          if (row.current) event.dataTransfer.setDragImage(row.current, 16, 16);
          onDragStart();
        }}
        onDragEnd={onDragEnd}
        className="-mx-1 grid size-5 cursor-grab place-items-center rounded-sm text-ink-3 hover:text-ink active:cursor-grabbing max-sm:hidden [&_svg]:size-4"
      >
        <GripVertical aria-hidden="true" />
      </button>
      <Checkbox checked={rule.on} onChange={(on) => onChange({ ...rule, on })} aria-label={name} className="mt-0.5" />
      <span className="w-4 text-right font-medium text-ink-3 tabular-nums">{place}</span>
      <div className={cx("min-w-0", !rule.on && "text-ink-3")}>
        <p className="font-medium">{name}</p>
        <p className="text-pretty text-12 text-ink-3">{words(`${rule.rule}.about`)}</p>
        {rule.on && lack && <LackLine {...lack} />}
        {!rule.on && rule.rule === "unfilled_units" && <p className="text-12 text-warning">{t("unfilledOff")}</p>}
      </div>
      <span className="max-sm:order-last max-sm:col-start-3 max-sm:col-end-5 max-sm:mt-2">
        {isBanded(rule.rule) && rule.on && (
          <BandField rule={rule.rule} band={rule.band ?? null} currency={currency} onChange={(band) => onChange({ ...rule, band })} />
        )}
      </span>
      <span className="flex">
        <IconButton
          size="sm"
          label={t("up", { rule: name })}
          icon={<ArrowUp />}
          disabledReason={first ? { code: "routing.first" } : null}
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="sm"
          label={t("down", { rule: name })}
          icon={<ArrowDown />}
          disabledReason={last ? { code: "routing.last" } : null}
          onClick={() => onMove(1)}
        />
      </span>
    </li>
  );
}

const whereToFill: Record<Lack["what"], string> = {
  capacity: "/settings/warehouses",
  places: "/settings/warehouses",
  tariffs: "/settings/carriers",
  weights: "/catalog",
};

/** What silences the rule, for all orders or for some, and where to mend it. */
function LackLine({ what, whole }: Lack) {
  const t = useTranslations("routing.lack");
  return (
    <p className={cx("text-pretty text-12", whole ? "text-warning" : "text-ink-2")}>
      {t(`${what}.${whole ? "whole" : "part"}`)}{" "}
      <TextLink href={whereToFill[what]} className="underline">
        {t(`${what}.fill`)}
      </TextLink>
    </p>
  );
}
